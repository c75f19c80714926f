import pytest

from engine.actor import Actor
from engine.clock import FixedClock
from engine.errors import InstanceNotFound, RoleMissing
from engine.process_engine import ProcessEngine
from engine.records.people import TeamRecord
from tests.support.cases import ADMIN, MANAGER, choosing, deploy, of, start, task, two_steps
from tests.support.diagrams import process

TOT, FAGTEAM = of("tot", "anna"), of("fagteam")


def sees(engine: ProcessEngine, actor: Actor, instance_id: str) -> bool:
    try:
        engine.read.process_state(instance_id, actor)
    except InstanceNotFound:
        return False
    return True


def test_a_case_is_seen_by_teams_that_have_or_had_a_task_or_the_responsibility(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    instance_id = start(process_engine, ansvarlig_team="icm")
    seen = [sees(process_engine, who, instance_id) for who in (TOT, of("icm"), FAGTEAM, of("jobcenter"), MANAGER)]
    assert seen == [True, True, False, False, True]
    process_engine.tasks.complete(task(process_engine, instance_id).id, {}, TOT)
    seen = [sees(process_engine, who, instance_id) for who in (TOT, of("icm"), FAGTEAM, of("jobcenter"))]
    assert seen == [True, True, True, False]


def test_who_started_a_case_sees_it(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    starter = of("jobcenter")
    assert sees(process_engine, starter, start(process_engine, actor=starter))


def test_what_may_not_be_seen_is_nowhere(process_engine: ProcessEngine) -> None:
    draft = process("p").start().user("a", groups="tot").boundary("late", "a", "P14D").end("end", "cut")
    deploy(process_engine, draft.path("start", "a", "end").path("late", "cut"))
    instance_id = start(process_engine)
    outsider = of("jobcenter")
    assert len(process_engine.read.instances(outsider)) == 0
    assert process_engine.read.jobs(outsider) == []
    for query in (process_engine.read.history_activities, process_engine.read.history_variables):
        with pytest.raises(InstanceNotFound):
            query(outsider, instance_id=instance_id)
    with pytest.raises(InstanceNotFound):
        process_engine.read.variables(instance_id, outsider)


def test_cases_are_listed_newest_first_with_their_counts(process_engine: ProcessEngine, clock: FixedClock) -> None:
    draft = process("p").start().user("a", groups="tot", due='=now() + duration("P7D")').end()
    deploy(process_engine, draft.path("start", "a", "end"))
    start(process_engine, sag_id="1", ansvarlig_team="tot")
    clock.advance(days=5)
    start(process_engine, sag_id="2", ansvarlig_team="icm")
    clock.advance(days=3)
    found = process_engine.read.instances(ADMIN)
    assert [each.business_key for each in found] == ["2", "1"]
    assert [(each.open_tasks, each.overdue_tasks, each.waits_at) for each in found] == [(1, 0, "a"), (1, 1, "a")]
    assert [each.business_key for each in process_engine.read.instances(ADMIN, overdue=True)] == ["1"]
    assert [each.business_key for each in process_engine.read.instances(ADMIN, team="icm")] == ["2"]
    assert [each.business_key for each in process_engine.read.instances(ADMIN, business_key="1")] == ["1"]
    assert len(process_engine.read.instances(ADMIN, status="completed")) == 0
    second = process_engine.read.instances(ADMIN, page=2, size=1)
    assert ([each.business_key for each in second], second.total, second.pages) == (["1"], 2, 2)


def test_the_state_of_a_case_holds_all_that_its_page_shows(process_engine: ProcessEngine) -> None:
    draft = process("p").start().user("a", groups="tot").boundary("late", "a", "P14D").end("end", "cut")
    deploy(process_engine, draft.path("start", "a", "end").path("late", "cut"))
    instance_id = start(process_engine, sag_id="S-1", ansvarlig_team="tot")
    state = process_engine.read.process_state(instance_id, TOT)
    assert (state.instance.business_key, state.instance.waits_at) == ("S-1", "a, late")
    assert [each.element_id for each in state.tasks] == ["a"]
    assert [each.element_id for each in state.timers] == ["late"]
    assert [each.variables for each in state.scopes] == [{"ansvarlig_team": "tot", "sag_id": "S-1"}]
    assert [(each.element_id, each.ended_at is None) for each in state.activities][:2] == [
        ("start", False),
        ("a", True),
    ]
    assert state.history[0].kind == "instance-started"


def test_visits_carry_types_keys_and_people(process_engine: ProcessEngine) -> None:
    caller = process("p").start().call("c", "q").end("End_done").path("start", "c", "End_done")
    called = process("q").start().user("a", groups="tot").end("End_q").path("start", "a", "End_q")
    made = deploy(process_engine, caller, called)
    by_key = {each.key: each.id for each in made.definitions}
    instance_id = start(process_engine)
    process_engine.tasks.complete(task(process_engine, instance_id).id, {}, TOT)
    visits = process_engine.read.history_activities(ADMIN, instance_id=instance_id)
    told = {(each.process_key, each.element_id): each for each in visits}
    assert told["p", "c"].element_type == "callActivity"
    assert told["p", "End_done"].element_type == "noneEndEvent"
    inner = told["q", "a"]
    assert (inner.element_type, inner.assignee, inner.instance_id) == ("userTask", "anna", instance_id)
    assert (inner.definition_id, told["p", "c"].definition_id) == (by_key["q"], by_key["p"])
    assert all(each.ended_at is not None and not each.canceled for each in visits)


def test_the_workload_counts_by_team_and_procedure(process_engine: ProcessEngine) -> None:
    process_engine.people.set_teams([TeamRecord("fagteam", "Fagteam"), TeamRecord("tot", "TOT")])
    deploy(process_engine, two_steps(), choosing("q"))
    first = start(process_engine, ansvarlig_team="tot")
    start(process_engine, ansvarlig_team="tot")
    failing = start(process_engine, "q", ansvarlig_team="fagteam")
    process_engine.tasks.claim(task(process_engine, first).id, TOT)
    process_engine.tasks.complete(task(process_engine, failing).id, {}, TOT)
    load = process_engine.read.workload(MANAGER)
    assert (load.cases, load.open_tasks, load.unassigned_tasks, load.incidents) == (3, 2, 1, 1)
    assert [(each.id, each.name, each.cases, each.open_tasks) for each in load.teams] == [
        ("fagteam", "Fagteam", 1, 0),
        ("tot", "TOT", 2, 2),
    ]
    assert [(each.id, each.cases, each.open_tasks) for each in load.procedures] == [("p", 2, 2), ("q", 1, 0)]
    with pytest.raises(RoleMissing):
        process_engine.read.workload(TOT)


@pytest.mark.parametrize(
    ("typed", "found"), [("s-1", ["S-1", "S-12"]), ("S-12", ["S-12"]), ("12", []), ("S_1", []), ("%", ["%"]), ("Ø", [])]
)
def test_lists_find_cases_by_what_their_number_begins_with(
    process_engine: ProcessEngine, typed: str, found: list[str]
) -> None:
    deploy(process_engine, two_steps())
    for number in ("S-1", "S-12", "X-1", "%"):
        start(process_engine, sag_id=number)
    cases = process_engine.read.instances(ADMIN, number=typed)
    assert sorted(each.business_key for each in cases) == found
    assert sorted(each.business_key for each in process_engine.read.tasks(ADMIN, number=typed).tasks) == found
