import pytest

from engine.actor import Actor
from engine.errors import (
    DefinitionNotFound,
    FormInvalid,
    InstanceEnded,
    InstanceNotFound,
    RoleMissing,
    TaskNotOpen,
    ValueInvalid,
)
from engine.process_engine import ProcessEngine
from tests.support.cases import (
    ADMIN,
    MANAGER,
    OWNER,
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

ANNA = of("tot", "anna")


def test_the_case_number_is_the_business_key_and_the_other_way_round(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    by_key = process_engine.instances.start("p", business_key="S-1", variables={}, actor=ADMIN)
    assert process_engine.read.variables(by_key.id, ADMIN) == {"sag_id": "S-1"}
    by_number = process_engine.instances.start("p", variables={"sag_id": "S-2"}, actor=ADMIN)
    assert by_number.business_key == "S-2"
    same = process_engine.instances.start("p", business_key="S-3", variables={"sag_id": "S-3"}, actor=ADMIN)
    assert same.business_key == "S-3"


def test_two_different_case_numbers_are_refused(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    with pytest.raises(ValueInvalid, match="S-1"):
        process_engine.instances.start("p", business_key="S-1", variables={"sag_id": "S-2"}, actor=ADMIN)
    with pytest.raises(ValueInvalid):
        process_engine.instances.start("p", business_key="S\n1", variables={}, actor=ADMIN)
    assert len(process_engine.read.instances(ADMIN)) == 0


def test_a_default_fills_what_is_empty_and_what_the_procedure_mentions(process_engine: ProcessEngine) -> None:
    called = two_steps("q", first="=handicap_team")
    deploy(process_engine, process("p").start().call("c", "q").end().path("start", "c", "end"), called)
    assert process_engine.read.variables(start(process_engine), ADMIN) == {"handicap_team": "fagteam"}
    given = start(process_engine, handicap_team="tot")
    assert process_engine.read.variables(given, ADMIN) == {"handicap_team": "tot"}
    empty = start(process_engine, handicap_team="")
    assert process_engine.read.variables(empty, ADMIN) == {"handicap_team": "fagteam"}


def test_who_may_start(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps("open"), two_steps("closed", candidateStarterGroups="tot, fagteam"))
    assert process_engine.instances.start("open", variables={}, actor=of("jobcenter")).status == "active"
    with pytest.raises(RoleMissing):
        process_engine.instances.start("open", variables={}, actor=OWNER)
    with pytest.raises(RoleMissing):
        process_engine.instances.start("closed", variables={}, actor=of("jobcenter"))
    for actor in (ANNA, of("fagteam"), ADMIN):
        assert process_engine.instances.start("closed", variables={}, actor=actor).status == "active"
    assert [each.key for each in process_engine.read.startable(of("jobcenter"))] == ["open"]
    assert process_engine.read.startable(OWNER) == []


def test_an_unknown_procedure_cannot_be_started(process_engine: ProcessEngine) -> None:
    with pytest.raises(DefinitionNotFound):
        start(process_engine, "nothing")


def test_a_case_is_started_with_its_form(process_engine: ProcessEngine) -> None:
    draft = process("p").start(formRef="f", formRefBinding="deployment").user("a", groups="tot").end()
    fields = form("f", text_field("sag_id", required=True), text_field("delmaal_status"))
    deploy(process_engine, draft.path("start", "a", "end"), files={"f.form": fields})
    found, definition = process_engine.read.start_form("p", ANNA)
    assert found is not None
    assert (found.id, definition.key) == ("f", "p")
    with pytest.raises(FormInvalid):
        process_engine.instances.start_with_form("p", {"sag_id": [""]}, ANNA)
    case = process_engine.instances.start_with_form("p", {"sag_id": ["S-7"], "delmaal_status": [""]}, ANNA)
    assert (case.business_key, case.started_by) == ("S-7", "anna")
    values = process_engine.read.variables(case.id, ADMIN)
    assert (values["sag_id"], values["delmaal_status"]) == ("S-7", "mangler")


def test_a_running_case_keeps_the_versions_it_started_on(process_engine: ProcessEngine) -> None:
    caller = process("p").start().user("a", groups="tot").call("c", "q").end().path("start", "a", "c", "end")
    deploy(process_engine, caller, two_steps("q"))
    running = start(process_engine)
    newer = process("q").start().user("newer", groups="tot").end().path("start", "newer", "end")
    deploy(process_engine, newer)
    process_engine.tasks.complete(task(process_engine, running).id, {}, ANNA)
    assert waits(process_engine, running) == ["a"]
    started_later = start(process_engine)
    process_engine.tasks.complete(task(process_engine, started_later).id, {}, ANNA)
    assert waits(process_engine, started_later) == ["newer"]


def test_an_older_version_can_be_started_by_its_id(process_engine: ProcessEngine) -> None:
    old = deploy(process_engine, two_steps()).definitions[0]
    deploy(process_engine, process("p").start().user("newer", groups="tot").end().path("start", "newer", "end"))
    case = process_engine.instances.start("p", variables={}, actor=ADMIN, definition_id=old.id)
    assert (case.version, case.waits_at) == (1, "a")


def test_a_case_ends_in_the_state_of_its_end_event(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    instance_id = start(process_engine)
    process_engine.tasks.complete(task(process_engine, instance_id).id, {}, ANNA)
    case = process_engine.tasks.complete(task(process_engine, instance_id).id, {}, of("fagteam"))
    assert (case.status, case.end_event_id, case.end_state) == ("completed", "End_done", "done")
    assert case.ended_at is not None
    with pytest.raises(InstanceEnded):
        process_engine.instances.cancel(instance_id, ADMIN)


def test_a_task_of_a_called_procedure_belongs_to_the_started_case(process_engine: ProcessEngine) -> None:
    caller = process("p").start().call("c", "q").end().path("start", "c", "end")
    deploy(process_engine, caller, two_steps("q"))
    case = process_engine.instances.start("p", business_key="S-1", variables={"ansvarlig_team": "tot"}, actor=ADMIN)
    (found,) = process_engine.read.tasks(ADMIN, business_key="S-1").tasks
    assert (found.instance_id, found.process_key, found.root_process_key) == (case.id, "q", "p")
    assert case.responsible_team == "tot"
    assert process_engine.read.task_detail(found.id, ANNA).values == {"ansvarlig_team": "tot", "sag_id": "S-1"}


def test_the_scope_of_a_called_procedure_stays_readable_after_the_call(process_engine: ProcessEngine) -> None:
    caller = process("p").start().call("c", "q").user("z", groups="tot").end().path("start", "c", "z", "end")
    deploy(process_engine, caller, process("q").start().user("a", groups="tot").end().path("start", "a", "end"))
    instance_id = start(process_engine)
    process_engine.tasks.complete(task(process_engine, instance_id).id, {"fundet": "ja"}, ANNA)
    started, called = process_engine.read.history_variables(ADMIN, instance_id=instance_id)
    assert (started.parent_id, started.live, started.variables) == (None, True, {"fundet": "ja"})
    assert (called.process_key, called.live, called.variables) == ("q", False, {"fundet": "ja"})


def test_a_variable_is_corrected_with_a_line_in_history(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    instance_id = start(process_engine, udfald="ja")
    with pytest.raises(RoleMissing):
        process_engine.instances.set_variable(instance_id, "udfald", "nej", ANNA)
    process_engine.instances.set_variable(instance_id, "udfald", "nej", MANAGER, reason="Tastefejl")
    assert process_engine.read.variables(instance_id, ADMIN) == {"udfald": "nej"}
    events = process_engine.read.history_events(ADMIN, instance_id=instance_id)
    (corrected,) = [event for event in events if event.kind == "variable-corrected"]
    assert corrected.details == {"name": "udfald", "old": "ja", "new": "nej", "reason": "Tastefejl"}
    assert corrected.actor == "teamleder"
    with pytest.raises(ValueInvalid):
        process_engine.instances.set_variable(instance_id, "udfald", "ja", MANAGER, scope_id="nothing")


def test_the_responsible_team_follows_a_correction(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    instance_id = start(process_engine, ansvarlig_team="tot")
    case = process_engine.instances.set_variable(instance_id, "ansvarlig_team", "jobcenter", ADMIN)
    assert case.responsible_team == "jobcenter"
    assert process_engine.read.instance(instance_id, of("jobcenter")).id == instance_id


def test_pausing_and_resuming(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    instance_id = start(process_engine)
    with pytest.raises(RoleMissing):
        process_engine.instances.suspend(instance_id, ANNA)
    assert process_engine.instances.suspend(instance_id, MANAGER).status == "suspended"
    assert process_engine.instances.resume(instance_id, MANAGER).status == "active"
    assert kinds(process_engine, instance_id)[-2:] == ["instance-suspended", "instance-resumed"]


def test_cancelling_closes_everything(process_engine: ProcessEngine) -> None:
    draft = process("p").start().user("a", groups="tot").boundary("late", "a", "P14D").user("b", groups="tot").end()
    deploy(process_engine, draft.path("start", "a", "end").path("late", "b", "end"))
    instance_id = start(process_engine)
    open_task = task(process_engine, instance_id)
    case = process_engine.instances.cancel(instance_id, MANAGER, "Borger er flyttet")
    assert (case.status, case.end_state, case.waits_at) == ("canceled", None, "")
    assert waits(process_engine, instance_id) == []
    with pytest.raises(TaskNotOpen):
        process_engine.tasks.complete(open_task.id, {}, ANNA)
    visits = process_engine.read.history_activities(ADMIN, instance_id=instance_id)
    assert [(each.element_id, each.canceled) for each in visits] == [("start", False), ("a", True)]


def test_a_district_follows_the_variable(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    instance_id = start(process_engine, distrikt="nord")
    assert process_engine.read.instance(instance_id, ADMIN).district == "nord"
    assert process_engine.instances.set_variable(instance_id, "distrikt", "syd", ADMIN).district == "syd"
    assert task(process_engine, instance_id).district == "syd"


def test_an_unknown_case_is_not_found(process_engine: ProcessEngine) -> None:
    with pytest.raises(InstanceNotFound):
        process_engine.instances.cancel("nothing", ADMIN)
    with pytest.raises(InstanceNotFound):
        process_engine.read.instance("nothing", Actor("x"))
