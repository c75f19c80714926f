from collections.abc import Callable

import pytest

from engine.clock import FixedClock
from engine.errors import (
    AlreadyStarted,
    DefinitionNotFound,
    InstanceSuspended,
    NotACandidate,
    Refused,
    TaskNotFound,
    TaskNotOpen,
)
from engine.process_engine import ProcessEngine
from tests.support.cases import ADMIN, MANAGER, at_once, deploy, kinds, of, start, task, two_steps, waits
from tests.support.diagrams import Draft, process


def afvigelse() -> Draft:
    """As the catalogue's: describe, discuss, and responsibility passes when a deviation is agreed."""
    draft = process("afvigelse").start().user("beskriv", groups="=ansvarlig_team").user("droeft", groups="teamleder")
    draft.exclusive("g").script("skift", "{ansvarlig_team: afvigelse_ansvarlig_team}")
    draft.end("End_afvigelse_aftalt", "End_aftale_foelges").path("start", "beskriv", "droeft", "g")
    draft.flow("g", "skift", 'afvigelse_udfald = "afvigelse_aftalt"').flow("g", "End_aftale_foelges", default=True)
    return draft.path("skift", "End_afvigelse_aftalt")


def with_timer(key: str = "p") -> Draft:
    """A task with a deadline beside another task."""
    draft = process(key).start().parallel("split", "join").user("a", groups="tot").user("b", groups="fagteam")
    draft.boundary("late", "a", "P14D", interrupting=False).user("c", groups="tot").end("End_done")
    draft.path("start", "split", "a", "join", "End_done").path("split", "b", "join").path("late", "c", "End_done")
    return draft


def raised(engine: ProcessEngine, instance_id: str, element_id: str = "a", team: str = "tot") -> str:
    return engine.deviations.raise_from(task(engine, instance_id, element_id).id, of(team)).id


def agree(engine: ProcessEngine, deviation_id: str, udfald: str = "afvigelse_aftalt", team: str = "fagteam") -> None:
    describe = task(engine, deviation_id)
    engine.tasks.complete(describe.id, {}, of(describe.candidate_groups[0]))
    values = {"afvigelse_udfald": udfald, "afvigelse_ansvarlig_team": team}
    engine.tasks.complete(task(engine, deviation_id).id, values, of("teamleder"))


@pytest.fixture
def case(process_engine: ProcessEngine) -> str:
    deploy(process_engine, with_timer())
    deploy(process_engine, afvigelse())
    return start(
        process_engine, sag_id="S-1", borger_ref="B-1", ansvarlig_team="tot", distrikt="nord", afvigelse_udfald="x"
    )


def test_a_deviation_is_a_case_of_its_own_with_the_values_of_the_case(process_engine: ProcessEngine, case: str) -> None:
    deviation = process_engine.read.instance(raised(process_engine, case), ADMIN)
    assert (deviation.business_key, deviation.responsible_team, deviation.district) == ("S-1", "tot", "nord")
    assert (deviation.origin_kind, deviation.origin_instance_id, deviation.started_by) == ("deviation", case, "tot")
    assert process_engine.read.variables(deviation.id, ADMIN) == {
        "sag_id": "S-1",
        "borger_ref": "B-1",
        "ansvarlig_team": "tot",
        "distrikt": "nord",
        "udloesende_procedure": "Procedure p",
        "udloesende_opgave": "a",
    }
    assert task(process_engine, deviation.id).candidate_groups == ("tot",)


def test_the_two_cases_know_each_other(process_engine: ProcessEngine, case: str) -> None:
    deviation = raised(process_engine, case)
    assert [each.id for each in process_engine.read.relatives(case, of("tot")).offspring] == [deviation]
    origin = process_engine.read.relatives(deviation, of("tot")).origin
    assert origin is not None
    assert origin.id == case


def test_an_agreed_deviation_ends_the_case_with_the_agreed_team(
    process_engine: ProcessEngine, case: str, clock: FixedClock
) -> None:
    agree(process_engine, raised(process_engine, case))
    ended = process_engine.read.instance(case, ADMIN)
    assert (ended.status, ended.end_state, ended.end_name) == ("completed", "afvigelse_aftalt", "Afvigelse er aftalt")
    assert (ended.responsible_team, ended.ended_at) == ("fagteam", clock.now())
    assert process_engine.read.variables(case, ADMIN)["ansvarlig_team"] == "fagteam"
    assert waits(process_engine, case) == []
    assert process_engine.read.tasks(ADMIN, instance_id=case).tasks == ()
    told = kinds(process_engine, case, "deviation-raised", "deviation-agreed", "variable-set", "instance-ended")
    assert told[-4:] == ["deviation-raised", "deviation-agreed", "variable-set", "instance-ended"]
    clock.advance(days=30)
    assert process_engine.jobs.run_due() == 0


def test_when_the_agreement_is_followed_nothing_changes(process_engine: ProcessEngine, case: str) -> None:
    before = waits(process_engine, case)
    agree(process_engine, raised(process_engine, case), "aftale_foelges")
    assert waits(process_engine, case) == before
    assert process_engine.read.instance(case, ADMIN).status == "active"


def test_a_canceled_deviation_changes_nothing(process_engine: ProcessEngine, case: str) -> None:
    process_engine.instances.cancel(raised(process_engine, case), MANAGER)
    assert process_engine.read.instance(case, ADMIN).status == "active"


def test_a_paused_case_ends_too_and_one_that_is_over_stays_as_it_is(process_engine: ProcessEngine, case: str) -> None:
    first = raised(process_engine, case)
    second = raised(process_engine, case, "b", "fagteam")
    process_engine.instances.suspend(case, MANAGER)
    agree(process_engine, first, team="hjemindsats")
    agree(process_engine, second, team="team_107")
    ended = process_engine.read.instance(case, ADMIN)
    assert (ended.status, ended.responsible_team) == ("completed", "hjemindsats")


def test_one_deviation_of_a_task_at_a_time(process_engine: ProcessEngine, case: str) -> None:
    first = raised(process_engine, case)
    with pytest.raises(AlreadyStarted) as refusal:
        raised(process_engine, case)
    assert refusal.value.instance_id == first
    assert process_engine.read.task_detail(task(process_engine, case, "a").id, of("tot")).deviation_id == first
    agree(process_engine, first, "aftale_foelges")
    assert raised(process_engine, case) != first


def test_only_who_has_the_task_may_raise_one_and_only_while_it_is_open(
    process_engine: ProcessEngine, case: str
) -> None:
    open_task = task(process_engine, case, "a")
    with pytest.raises(NotACandidate):
        process_engine.deviations.raise_from(open_task.id, of("fagteam"))
    with pytest.raises(TaskNotFound):
        process_engine.deviations.raise_from("nowhere", of("tot"))
    process_engine.instances.suspend(case, MANAGER)
    with pytest.raises(InstanceSuspended):
        process_engine.deviations.raise_from(open_task.id, of("tot"))
    process_engine.instances.resume(case, MANAGER)
    process_engine.tasks.complete(open_task.id, {}, of("tot"))
    with pytest.raises(TaskNotOpen):
        process_engine.deviations.raise_from(open_task.id, of("tot"))


def test_a_deviation_is_not_deviated_from(process_engine: ProcessEngine, case: str) -> None:
    deviation = raised(process_engine, case)
    own = task(process_engine, deviation)
    with pytest.raises(Refused, match="allerede"):
        process_engine.deviations.raise_from(own.id, of("tot"))
    assert not process_engine.read.task_detail(own.id, of("tot")).may_deviate


def test_without_the_procedure_the_action_is_not_offered(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    instance_id = start(process_engine)
    first = task(process_engine, instance_id)
    assert not process_engine.read.task_detail(first.id, of("tot")).may_deviate
    with pytest.raises(DefinitionNotFound):
        process_engine.deviations.raise_from(first.id, of("tot"))


def test_a_case_without_responsible_team_is_discussed_by_the_tasks_team(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    deploy(process_engine, afvigelse())
    deviation = raised(process_engine, start(process_engine))
    assert task(process_engine, deviation).candidate_groups == ("tot",)


def test_agreeing_while_the_case_goes_on_never_locks_up(process_engine: ProcessEngine, case: str) -> None:
    deviations = [raised(process_engine, case), raised(process_engine, case, "b", "fagteam")]
    for each in deviations:
        process_engine.tasks.complete(task(process_engine, each).id, {}, of("tot"))
    agreed = {"afvigelse_udfald": "afvigelse_aftalt", "afvigelse_ansvarlig_team": "fagteam"}
    last = [task(process_engine, each).id for each in deviations]
    going_on = task(process_engine, case, "a").id

    def complete(task_id: str, team: str) -> Callable[[], object]:
        return lambda: process_engine.tasks.complete(task_id, agreed, of(team))

    results = at_once(complete(last[0], "teamleder"), complete(last[1], "teamleder"), complete(going_on, "tot"))
    assert [each for each in results if isinstance(each, Exception) and not isinstance(each, TaskNotOpen)] == []
    assert process_engine.read.instance(case, ADMIN).end_state == "afvigelse_aftalt"
    assert kinds(process_engine, case, "deviation-agreed") == ["deviation-agreed"]
