import pytest

from engine.actor import Actor
from engine.errors import (
    ExecutionFailed,
    FormInvalid,
    InstanceSuspended,
    NotACandidate,
    NotTheAssignee,
    RoleMissing,
    TaskAlreadyClaimed,
    TaskNotFound,
    TaskNotOpen,
    UserNotFound,
    ValueInvalid,
)
from engine.process_engine import ProcessEngine
from tests.support.cases import (
    ADMIN,
    MANAGER,
    at_once,
    choosing,
    deploy,
    form,
    kinds,
    of,
    start,
    task,
    text_field,
    two_steps,
    waits,
)
from tests.support.diagrams import process

ANNA, BENT = of("tot", "anna"), of("tot", "bent")


@pytest.fixture
def task_id(process_engine: ProcessEngine) -> str:
    deploy(process_engine, two_steps())
    return task(process_engine, start(process_engine, sag_id="S-1")).id


@pytest.fixture
def form_task_id(process_engine: ProcessEngine) -> str:
    draft = process("p").start().user("a", groups="tot", formRef="f", formRefBinding="deployment").end()
    fields = form("f", text_field("note", required=True), text_field("extra"))
    deploy(process_engine, draft.path("start", "a", "end"), files={"f.form": fields})
    return task(process_engine, start(process_engine)).id


def test_a_task_is_claimed_by_a_candidate(process_engine: ProcessEngine, task_id: str) -> None:
    process_engine.tasks.claim(task_id, ANNA)
    assert process_engine.read.task(task_id, ANNA).assignee == "anna"


def test_a_second_adviser_cannot_claim(process_engine: ProcessEngine, task_id: str) -> None:
    process_engine.tasks.claim(task_id, ANNA)
    with pytest.raises(TaskAlreadyClaimed) as refusal:
        process_engine.tasks.claim(task_id, BENT)
    assert refusal.value.by == "anna"


def test_claiming_what_one_already_has_is_no_error(process_engine: ProcessEngine, task_id: str) -> None:
    process_engine.tasks.claim(task_id, ANNA)
    process_engine.tasks.claim(task_id, ANNA)


def test_an_outsider_neither_sees_nor_claims_nor_completes(process_engine: ProcessEngine, task_id: str) -> None:
    outsider = of("jobcenter")
    with pytest.raises(TaskNotFound):
        process_engine.read.task(task_id, outsider)
    with pytest.raises(NotACandidate):
        process_engine.tasks.claim(task_id, outsider)
    with pytest.raises(NotACandidate):
        process_engine.tasks.complete(task_id, {}, outsider)


def test_an_unknown_task_is_not_found(process_engine: ProcessEngine) -> None:
    with pytest.raises(TaskNotFound):
        process_engine.tasks.claim("nothing", ANNA)


def test_of_two_who_claim_at_once_exactly_one_wins(process_engine: ProcessEngine, task_id: str) -> None:
    people = [of("tot", name) for name in ("anna", "bent", "carl", "dorte")]
    results = at_once(*(lambda who=who: process_engine.tasks.claim(task_id, who) for who in people))
    winner = process_engine.read.task(task_id, ADMIN).assignee
    assert [type(result) for result in results].count(TaskAlreadyClaimed) == 3
    assert {result.by for result in results if result is not None} == {winner}


def test_of_two_who_complete_at_once_exactly_one_wins(process_engine: ProcessEngine, task_id: str) -> None:
    instance_id = process_engine.read.task(task_id, ADMIN).instance_id
    results = at_once(
        lambda: process_engine.tasks.complete(task_id, {"who": "anna"}, ANNA),
        lambda: process_engine.tasks.complete(task_id, {"who": "bent"}, BENT),
    )
    assert sorted(isinstance(result, TaskNotOpen) for result in results) == [False, True]
    assert kinds(process_engine, instance_id, "task-completed") == ["task-completed"]
    winner = process_engine.read.task(task_id, ADMIN).assignee
    assert process_engine.read.variables(instance_id, ADMIN)["who"] == winner


def test_a_candidate_completes_an_unclaimed_task_and_has_claimed_it(
    process_engine: ProcessEngine, task_id: str
) -> None:
    case = process_engine.tasks.complete(task_id, {"note": "x"}, ANNA)
    done = process_engine.read.task(task_id, ANNA)
    assert (done.status, done.assignee) == ("completed", "anna")
    assert (case.waits_at, case.open_tasks) == ("b", 1)


def test_a_task_of_somebody_else_cannot_be_completed(process_engine: ProcessEngine, task_id: str) -> None:
    process_engine.tasks.claim(task_id, ANNA)
    with pytest.raises(TaskAlreadyClaimed):
        process_engine.tasks.complete(task_id, {}, BENT)


def test_who_comes_too_late_is_told_who_was_first(process_engine: ProcessEngine, task_id: str) -> None:
    process_engine.people.create_user("anna", "Anna på TOT", "x", ["tot"])
    process_engine.tasks.complete(task_id, {}, ANNA)
    with pytest.raises(TaskNotOpen, match="Anna på TOT"):
        process_engine.tasks.complete(task_id, {}, BENT)


def test_history_says_who_completed_with_which_values(process_engine: ProcessEngine, task_id: str) -> None:
    case = process_engine.tasks.complete(task_id, {"note": "æøå", "tal": 2}, ANNA)
    (done,) = [
        event
        for event in process_engine.read.history_events(ADMIN, instance_id=case.id)
        if event.kind == "task-completed"
    ]
    assert (done.actor, done.element_id, done.task_id) == ("anna", "a", task_id)
    assert done.details == {"values": {"note": "æøå", "tal": 2}, "assignee": "anna"}


def test_an_administrator_completes_anything(process_engine: ProcessEngine, task_id: str) -> None:
    process_engine.tasks.claim(task_id, ANNA)
    assert process_engine.tasks.complete(task_id, {}, ADMIN).waits_at == "b"
    assert process_engine.read.task(task_id, ADMIN).assignee == "anna"


def test_a_value_that_cannot_be_kept_leaves_the_task_open(process_engine: ProcessEngine, task_id: str) -> None:
    with pytest.raises(ValueInvalid):
        process_engine.tasks.complete(task_id, {"note": "x" * 200_000}, ANNA)
    assert process_engine.read.task(task_id, ANNA).status == "open"


def test_nothing_is_done_in_a_case_on_pause(process_engine: ProcessEngine, task_id: str) -> None:
    instance_id = process_engine.read.task(task_id, ADMIN).instance_id
    process_engine.instances.suspend(instance_id, MANAGER)
    with pytest.raises(InstanceSuspended):
        process_engine.tasks.complete(task_id, {}, ANNA)
    assert process_engine.read.task(task_id, ANNA).suspended


def test_only_the_assignee_or_a_manager_gives_a_task_back(process_engine: ProcessEngine, task_id: str) -> None:
    process_engine.tasks.claim(task_id, ANNA)
    with pytest.raises(NotTheAssignee):
        process_engine.tasks.unclaim(task_id, BENT)
    process_engine.tasks.unclaim(task_id, ANNA)
    process_engine.tasks.claim(task_id, BENT)
    process_engine.tasks.unclaim(task_id, MANAGER)
    assert process_engine.read.task(task_id, ANNA).assignee is None


def test_a_manager_assigns_to_somebody_of_the_team(process_engine: ProcessEngine, task_id: str) -> None:
    process_engine.people.create_user("anna", "Anna", "x", ["tot"])
    process_engine.people.create_user("erik", "Erik", "x", ["jobcenter"])
    with pytest.raises(RoleMissing):
        process_engine.tasks.assign(task_id, "anna", BENT)
    with pytest.raises(UserNotFound):
        process_engine.tasks.assign(task_id, "nobody", MANAGER)
    with pytest.raises(NotACandidate):
        process_engine.tasks.assign(task_id, "erik", MANAGER)
    process_engine.tasks.assign(task_id, "anna", MANAGER)
    assert process_engine.read.task(task_id, ANNA).assignee == "anna"


def test_a_page_post_is_checked_and_typed_by_the_form(process_engine: ProcessEngine, form_task_id: str) -> None:
    case = process_engine.tasks.submit(form_task_id, {"note": [" hej "], "unknown": ["x"]}, ANNA)
    assert case.status == "completed"
    assert "unknown" not in process_engine.read.variables(case.id, ADMIN)


def test_an_invalid_form_changes_nothing_and_keeps_the_text(process_engine: ProcessEngine, form_task_id: str) -> None:
    with pytest.raises(FormInvalid) as refusal:
        process_engine.tasks.submit(form_task_id, {"note": [""], "extra": ["lang tekst"]}, ANNA)
    assert set(refusal.value.errors) == {"note"}
    detail = process_engine.read.task_detail(form_task_id, ANNA)
    assert detail.task.status == "open"
    assert detail.draft["extra"] == "lang tekst"


def test_who_loses_a_task_keeps_the_text_as_draft(process_engine: ProcessEngine, form_task_id: str) -> None:
    process_engine.tasks.claim(form_task_id, ANNA)
    with pytest.raises(TaskAlreadyClaimed):
        process_engine.tasks.submit(form_task_id, {"note": ["fra Bent"]}, BENT)
    assert process_engine.read.task_detail(form_task_id, BENT).draft == {"note": "fra Bent"}
    assert process_engine.read.task_detail(form_task_id, ANNA).draft == {}


def test_text_that_comes_after_the_task_is_done_is_kept_too(process_engine: ProcessEngine, form_task_id: str) -> None:
    process_engine.tasks.submit(form_task_id, {"note": ["fra Anna"]}, ANNA)
    with pytest.raises(TaskNotOpen):
        process_engine.tasks.submit(form_task_id, {"note": ["fra Bent"]}, BENT)
    assert process_engine.read.task_detail(form_task_id, BENT).draft == {"note": "fra Bent"}


def test_an_outsider_leaves_no_draft(process_engine: ProcessEngine, form_task_id: str) -> None:
    outsider = of("jobcenter")
    with pytest.raises(NotACandidate):
        process_engine.tasks.submit(form_task_id, {"note": ["x"]}, outsider)
    with pytest.raises(NotACandidate):
        process_engine.tasks.save_draft(form_task_id, {"note": ["x"]}, outsider)


def test_a_draft_is_saved_for_oneself_and_gone_when_submitted(process_engine: ProcessEngine, form_task_id: str) -> None:
    process_engine.tasks.save_draft(form_task_id, {"note": ["halv"]}, ANNA)
    assert process_engine.read.task(form_task_id, ANNA).has_draft
    assert not process_engine.read.task(form_task_id, BENT).has_draft
    process_engine.tasks.submit(form_task_id, {"note": ["hel"]}, ANNA)
    assert not process_engine.read.task(form_task_id, ANNA).has_draft


def test_json_values_are_checked_against_the_form(process_engine: ProcessEngine, form_task_id: str) -> None:
    with pytest.raises(FormInvalid):
        process_engine.tasks.submit_values(form_task_id, {"extra": "x"}, ANNA)
    case = process_engine.tasks.submit_values(form_task_id, {"note": "x"}, ANNA)
    assert process_engine.read.variables(case.id, ADMIN)["note"] == "x"


def test_a_failing_diagram_keeps_the_submission_as_an_incident(process_engine: ProcessEngine) -> None:
    deploy(process_engine, choosing())
    instance_id = start(process_engine)
    case = process_engine.tasks.complete(task(process_engine, instance_id).id, {"udfald": "måske"}, ANNA)
    assert (case.status, case.incidents, case.open_tasks) == ("active", 1, 0)
    (incident,) = process_engine.read.incidents(ADMIN, instance_id=instance_id)
    assert (incident.kind, incident.element_id) == ("no-flow-taken", "g")
    assert "udfald" not in process_engine.read.variables(instance_id, ADMIN)
    completed = kinds(process_engine, instance_id, "task-completed", "incident-opened")
    assert completed == ["task-completed", "incident-opened"]


def test_assignments_are_evaluated_in_the_case(process_engine: ProcessEngine) -> None:
    draft = process("p").start().user("a", groups="=ansvarlig_team", due='=date("2026-03-09")', priority="80").end()
    deploy(process_engine, draft.path("start", "a", "end"))
    found = task(process_engine, start(process_engine, ansvarlig_team="fagteam"))
    assert (found.candidate_groups, found.priority) == (("fagteam",), 80)
    assert found.due_at is not None
    assert found.due_at.isoformat() == "2026-03-09T22:59:59+00:00"


def test_an_assignee_in_the_diagram_has_the_task(process_engine: ProcessEngine) -> None:
    draft = process("p").start().user("a", assignee="anna").end()
    deploy(process_engine, draft.path("start", "a", "end"))
    instance_id = start(process_engine)
    anna = Actor("anna")
    assert [each.element_id for each in process_engine.read.tasks(anna, mine=True).tasks] == ["a"]
    process_engine.tasks.complete(task(process_engine, instance_id).id, {}, anna)
    assert waits(process_engine, instance_id) == []


def test_execution_failed_never_reaches_the_adviser(process_engine: ProcessEngine) -> None:
    draft = process("p").start().user("a", groups="tot").script("s", "ukendt + 1", result="x").end()
    deploy(process_engine, draft.path("start", "a", "s", "end"))
    instance_id = start(process_engine)
    try:
        process_engine.tasks.complete(task(process_engine, instance_id).id, {}, ANNA)
    except ExecutionFailed as failure:
        pytest.fail(f"{failure}")
