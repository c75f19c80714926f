"""Moving running cases to another version: the what-if, the batch, and taking it back, on real databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session, sessionmaker

from engine.clock import FixedClock
from engine.errors import BatchNotFound, DefinitionNotFound, Refused, RoleMissing, ValueInvalid
from engine.process_engine import ProcessEngine
from tests.support.cases import (
    ADMIN,
    MANAGER,
    OWNER,
    choosing,
    form,
    kinds,
    of,
    start,
    task,
    text_field,
    two_steps,
    waits,
)
from tests.support.diagrams import Draft, process
from tests.support.moving import moved, rows, version

ANNA = of("tot", "anna")


def test_only_owners_and_administrators_may_move_cases(process_engine: ProcessEngine) -> None:
    old, new = version(process_engine, two_steps()), version(process_engine, two_steps(second="tot"))
    for actor in (ANNA, MANAGER):
        with pytest.raises(RoleMissing):
            process_engine.migration.what_if(old, new, actor)
        with pytest.raises(RoleMissing):
            process_engine.migration.migrate(old, new, actor, reason="x")
    with pytest.raises(BatchNotFound):
        process_engine.migration.batch("nothing", OWNER)


def test_wrong_wishes_are_refused(process_engine: ProcessEngine) -> None:
    old, new = version(process_engine, two_steps()), version(process_engine, two_steps(second="tot"))
    other = version(process_engine, two_steps("q"))
    migration = process_engine.migration
    with pytest.raises(DefinitionNotFound):
        migration.what_if(old, other, OWNER)
    with pytest.raises(ValueInvalid):
        migration.what_if(old, old, OWNER)
    with pytest.raises(ValueInvalid, match="findes_ikke"):
        migration.what_if(old, new, OWNER, mapping={"a": "findes_ikke"})
    with pytest.raises(Refused):
        migration.migrate(old, new, OWNER, reason="Ny lov")
    start(process_engine)
    with pytest.raises(ValueInvalid):
        migration.migrate(old, new, OWNER, reason=" ")


def test_a_what_if_changes_nothing_and_tells_per_case(
    process_engine: ProcessEngine, sessions: sessionmaker[Session]
) -> None:
    old = version(process_engine, two_steps())
    first, second = start(process_engine, sag_id="S-1"), start(process_engine, sag_id="S-2")
    process_engine.tasks.complete(task(process_engine, second).id, {}, ANNA)
    new = version(process_engine, process("p").start().user("a", groups="jobcenter").end().path("start", "a", "end"))
    before = rows(sessions)
    plan = process_engine.migration.what_if(old, new, OWNER)
    assert rows(sessions) == before
    assert [(case.business_key, case.can_move) for case in plan.cases] == [("S-1", True), ("S-2", False)]
    assert "Opgaven «b» findes ikke" in plan.stuck[0].reasons[0]
    assert plan.by_team == (("jobcenter", 0, 1), ("tot", 1, 0))
    assert [(line.old.id, line.new_id, line.why, line.cases) for line in plan.mapping] == [
        ("a", "a", "same", 1),
        ("b", "", "none", 1),
    ]
    assert first == plan.movable[0].instance_id


def test_a_moved_case_goes_on_in_the_new_version(process_engine: ProcessEngine) -> None:
    old = version(process_engine, two_steps())
    instance_id = start(process_engine)
    new = version(process_engine, two_steps(first="tot", second="jobcenter"))
    expected = process_engine.migration.what_if(old, new, OWNER)
    batch = moved(process_engine, old, new)
    assert batch.counts == {"moved": 1}
    assert batch.items[0].plan == expected.cases[0]
    case = process_engine.read.instance(instance_id, ADMIN)
    assert (case.definition_id, case.version) == (new, 2)
    process_engine.tasks.complete(task(process_engine, instance_id).id, {}, ANNA)
    assert task(process_engine, instance_id).candidate_groups == ("jobcenter",)
    assert task(process_engine, instance_id).definition_id == new
    (event,) = [e for e in process_engine.read.history_events(ADMIN, instance_id=instance_id) if "migrated" in e.kind]
    assert (event.actor, event.details["reason"], event.details["to_version"]) == ("procesejer", "Ny lov", 2)


def test_a_task_changes_team_name_and_form_and_keeps_its_draft_and_due_date(
    process_engine: ProcessEngine, clock: FixedClock
) -> None:
    def drawn(name: str, team: str, days: int) -> Draft:
        due = f'=now() + duration("P{days}D")'
        draft = process("p").start().element("userTask", "a", name=name, groups=team, due=due, formRef="f")
        return draft.end().path("start", "a", "end")

    old = version(process_engine, drawn("Skriv", "tot", 14), files={"f.form": form("f", text_field("x"))})
    instance_id = start(process_engine)
    open_task = task(process_engine, instance_id)
    process_engine.tasks.claim(open_task.id, ANNA)
    process_engine.tasks.save_draft(open_task.id, {"x": ["halvt"]}, ANNA)
    clock.advance(days=3)
    newer = form("f", text_field("x"), text_field("y"))
    new = version(process_engine, drawn("Skriv brev", "fagteam", 10), files={"f.form": newer})
    plan = process_engine.migration.what_if(old, new, OWNER).cases[0]
    (deadline,) = plan.deadlines
    assert (deadline.old, deadline.new) == (open_task.due_at, open_task.due_at)
    assert deadline.proposed == open_task.created_at + timedelta(days=10)
    assert plan.unassigned == ("Skriv",)
    moved(process_engine, old, new)
    found = task(process_engine, instance_id)
    assert (found.id, found.name, found.candidate_groups) == (open_task.id, "Skriv brev", ("fagteam",))
    assert (found.assignee, found.due_at) == (None, open_task.due_at)
    detail = process_engine.read.task_detail(found.id, ADMIN)
    assert detail.form is not None
    assert [field.key for field in detail.form.fields()] == ["x", "y"]
    assert process_engine.read.tasks(of("fagteam")).total == 1
    assert process_engine.read.tasks(of("tot", "bo")).total == 0
    assert process_engine.read.instance(instance_id, of("fagteam")).id == instance_id


def test_due_dates_are_reckoned_again_when_the_owner_says_so(process_engine: ProcessEngine, clock: FixedClock) -> None:
    def drawn(days: int) -> Draft:
        draft = process("p").start().user("a", groups="tot", due=f'=now() + duration("P{days}D")')
        return draft.boundary("t", "a", f"P{days + 1}D").end().path("start", "a", "end").path("t", "end")

    old = version(process_engine, drawn(14))
    instance_id = start(process_engine)
    began = clock.now()
    clock.advance(days=3)
    new = version(process_engine, drawn(10))
    plan = process_engine.migration.what_if(old, new, OWNER, recompute=True).cases[0]
    assert [(d.kind, d.new) for d in plan.deadlines] == [
        ("task", began + timedelta(days=10)),
        ("timer", began + timedelta(days=11)),
    ]
    batch = moved(process_engine, old, new, recompute=True)
    assert batch.items[0].plan == plan
    assert task(process_engine, instance_id).due_at == began + timedelta(days=10)
    (timer,) = process_engine.read.jobs(ADMIN, instance_id=instance_id)
    assert timer.due_at == began + timedelta(days=11)
    clock.advance(days=8)
    process_engine.jobs.run_due()
    assert process_engine.read.instance(instance_id, ADMIN).status == "completed"


def test_only_the_chosen_cases_are_moved(process_engine: ProcessEngine) -> None:
    old = version(process_engine, two_steps())
    first, second = start(process_engine), start(process_engine)
    new = version(process_engine, two_steps(second="tot"))
    moved(process_engine, old, new, instance_ids=[second])
    assert process_engine.read.instance(first, ADMIN).version == 1
    assert process_engine.read.instance(second, ADMIN).version == 2
    assert [case.instance_id for case in process_engine.migration.what_if(old, new, OWNER).cases] == [first]


def test_a_case_that_cannot_be_moved_says_why_and_the_others_go_on(process_engine: ProcessEngine) -> None:
    old = version(process_engine, two_steps())
    stuck, free = start(process_engine), start(process_engine)
    process_engine.tasks.complete(task(process_engine, stuck).id, {}, ANNA)
    new = version(process_engine, process("p").start().user("a", groups="tot").end().path("start", "a", "end"))
    batch = moved(process_engine, old, new)
    assert {item.instance_id: item.status for item in batch.items} == {stuck: "refused", free: "moved"}
    assert "«b» findes ikke" in next(item.message for item in batch.items if item.instance_id == stuck)
    assert process_engine.read.instance(stuck, ADMIN).version == 1
    assert kinds(process_engine, stuck, "instance-migrated") == []


def test_a_renamed_task_is_proposed_by_its_name(process_engine: ProcessEngine) -> None:
    old = version(process_engine, two_steps())
    instance_id = start(process_engine)
    draft = process("p").start().element("userTask", "ny", name="a", groups="tot").user("b", groups="fagteam")
    new = version(process_engine, draft.end("End_done").path("start", "ny", "b", "End_done"))
    plan = process_engine.migration.what_if(old, new, OWNER)
    assert [(line.old.id, line.new_id, line.why) for line in plan.mapping if line.old.id == "a"] == [
        ("a", "ny", "name")
    ]
    moved(process_engine, old, new)
    assert waits(process_engine, instance_id) == ["ny"]
    visits = process_engine.read.history_activities(ADMIN, instance_id=instance_id)
    assert [(visit.element_id, visit.ended_at is None) for visit in visits] == [("start", False), ("ny", True)]


def test_a_case_inside_a_called_procedure_is_moved_in_both(process_engine: ProcessEngine) -> None:
    def caller(name: str) -> Draft:
        draft = process("p").start().call("k", "q").user(name, groups="tot").end()
        return draft.path("start", "k", name, "end")

    old = version(process_engine, caller("z"), two_steps("q"))
    called = process_engine.read.definition_by_key("q").id
    instance_id = start(process_engine)
    new = version(process_engine, caller("y"))
    moved(process_engine, old, new)
    assert process_engine.read.instance(instance_id, ADMIN).definition_id == new
    assert task(process_engine, instance_id).definition_id == called
    newer = version(process_engine, two_steps("q", second="jobcenter"))
    plan = process_engine.migration.what_if(called, newer, OWNER)
    assert [case.instance_id for case in plan.cases] == [instance_id]
    moved(process_engine, called, newer)
    assert process_engine.read.instance(instance_id, ADMIN).definition_id == new
    process_engine.tasks.complete(task(process_engine, instance_id).id, {}, ANNA)
    process_engine.tasks.complete(task(process_engine, instance_id).id, {}, of("jobcenter"))
    assert waits(process_engine, instance_id) == ["y"]


def test_a_paused_case_is_moved_and_stays_paused(process_engine: ProcessEngine, clock: FixedClock) -> None:
    old = version(process_engine, two_steps())
    instance_id = start(process_engine)
    process_engine.instances.suspend(instance_id, ADMIN)
    new = version(process_engine, two_steps().boundary("t", "a", "P1D").path("t", "End_done"))
    moved(process_engine, old, new)
    clock.advance(days=2)
    assert process_engine.jobs.run_due() == 0
    process_engine.instances.resume(instance_id, ADMIN)
    assert process_engine.jobs.run_due() == 1
    assert process_engine.read.instance(instance_id, ADMIN).status == "completed"


def test_a_case_whose_start_failed_begins_in_the_new_version(process_engine: ProcessEngine) -> None:
    broken = process("p").start().exclusive("g").user("a", groups="tot").end().path("start", "g").path("a", "end")
    old = version(process_engine, broken.flow("g", "a", 'udfald = "ja"').flow("g", "end", 'udfald = "nej"'))
    instance_id = start(process_engine, udfald="måske")
    new = version(process_engine, two_steps())
    moved(process_engine, old, new)
    (incident,) = process_engine.read.incidents(ADMIN, instance_id=instance_id)
    process_engine.incidents.retry(incident.id, ADMIN)
    assert waits(process_engine, instance_id) == ["a"]


def test_an_answer_that_could_not_be_taken_up_goes_along_and_is_never_lost(process_engine: ProcessEngine) -> None:
    old = version(process_engine, choosing())
    instance_id = start(process_engine)
    process_engine.tasks.complete(task(process_engine, instance_id).id, {"udfald": "måske"}, ANNA)
    without = version(process_engine, two_steps(first="tot", second="fagteam"))
    plan = process_engine.migration.what_if(old, without, OWNER, mapping={"a": "End_done"})
    assert "svar, der ikke må gå tabt" in plan.stuck[0].reasons[0]
    moved(process_engine, old, without)
    (incident,) = process_engine.read.incidents(ADMIN, instance_id=instance_id)
    assert incident.definition_id == without
    process_engine.incidents.retry(incident.id, ADMIN)
    assert waits(process_engine, instance_id) == ["b"]
    assert process_engine.read.variables(instance_id, ADMIN)["udfald"] == "måske"


def test_a_draft_is_asked_about_but_nothing_moves_to_it(process_engine: ProcessEngine) -> None:
    old = version(process_engine, two_steps())
    start(process_engine)
    files = {"p.bpmn": two_steps(second="jobcenter").file()}
    made = process_engine.deployments.deploy("p", files, OWNER, draft=True)
    new = made.definitions[0].id
    assert len(process_engine.migration.what_if(old, new, OWNER).movable) == 1
    with pytest.raises(Refused, match="kladde"):
        process_engine.migration.migrate(old, new, OWNER, reason="Ny lov")
    process_engine.releases.activate(made.id, OWNER)
    assert moved(process_engine, old, new).counts == {"moved": 1}
