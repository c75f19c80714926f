"""What is overdue, by team and procedure (C-22), and tasks by district (C-21)."""

from engine.clock import FixedClock
from engine.process_engine import ProcessEngine
from engine.records.people import TeamRecord
from tests.support.cases import ADMIN, MANAGER, deploy, of, start, task
from tests.support.diagrams import Draft, process


def due_in_a_week(key: str) -> Draft:
    draft = process(key).start().user("a", groups="tot", due='=now() + duration("P7D")').user("b", groups="fagteam")
    return draft.end().path("start", "a", "b", "end")


def test_overdue_tasks_are_counted_by_team_and_procedure(process_engine: ProcessEngine, clock: FixedClock) -> None:
    process_engine.people.set_teams([TeamRecord("tot", "TOT"), TeamRecord("fagteam", "Fagteam")])
    deploy(process_engine, due_in_a_week("p"), due_in_a_week("q"))
    start(process_engine, "p")
    process_engine.tasks.complete(task(process_engine, start(process_engine, "p")).id, {}, of("tot"))
    clock.advance(days=8)
    start(process_engine, "p")
    start(process_engine, "q")
    counted = [
        (each.team_name, each.process_name, each.open_tasks, each.overdue_tasks)
        for each in process_engine.read.overdue_counts(MANAGER)
    ]
    assert counted == [("TOT", "Procedure p", 2, 1), ("Fagteam", "Procedure p", 1, 0), ("TOT", "Procedure q", 1, 0)]


def test_a_team_sees_its_own_numbers(process_engine: ProcessEngine) -> None:
    deploy(process_engine, due_in_a_week("p"))
    start(process_engine, "p")
    assert [each.team for each in process_engine.read.overdue_counts(of("tot"))] == ["tot"]
    assert process_engine.read.overdue_counts(of("fagteam")) == []


def test_tasks_can_be_asked_for_by_district(process_engine: ProcessEngine) -> None:
    deploy(process_engine, due_in_a_week("p"))
    north, _south = (start(process_engine, "p", distrikt=district) for district in ("nord", "syd"))
    for actor in (of("tot"), ADMIN):
        found = process_engine.read.tasks(actor, district="nord").tasks
        assert [each.instance_id for each in found] == [north]
