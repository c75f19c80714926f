import pytest

from engine.clock import FixedClock
from engine.errors import RoleMissing
from engine.process_engine import ProcessEngine
from tests.support.cases import ADMIN, MANAGER, deploy, of, start, task
from tests.support.diagrams import process


def test_people_are_listed_by_what_is_overdue_then_by_how_much_they_have(
    process_engine: ProcessEngine, clock: FixedClock
) -> None:
    people = process_engine.people
    for name, groups in (("anna", ["tot"]), ("bo", ["tot"]), ("carl", ["tot"]), ("dorte", []), ("erik", ["tot"])):
        people.create_user(name, name.title(), "x", groups)
    draft = process("p").start().user("a", groups="tot", dueDate='=now() + duration("P1D")').end()
    deploy(process_engine, draft.path("start", "a", "end"))
    late = start(process_engine)
    clock.advance(days=2)
    for person in ("anna", "anna", "carl"):
        process_engine.tasks.assign(task(process_engine, start(process_engine)).id, person, MANAGER)
    process_engine.tasks.assign(task(process_engine, late).id, "bo", MANAGER)
    process_engine.tasks.claim(task(process_engine, start(process_engine)).id, of("tot", "gone"))
    people.deactivate("carl")
    loads = process_engine.read.people_load(MANAGER)
    assert [(each.user_id, each.open_tasks, each.overdue_tasks, each.active) for each in loads] == [
        ("bo", 1, 1, True),
        ("anna", 2, 0, True),
        ("carl", 1, 0, False),
        ("gone", 1, 0, False),
        ("erik", 0, 0, True),
    ]
    assert (loads[0].name, loads[0].groups) == ("Bo", ("tot",))


def test_only_managers_see_who_has_how_much(process_engine: ProcessEngine) -> None:
    assert process_engine.read.people_load(ADMIN) == []
    with pytest.raises(RoleMissing):
        process_engine.read.people_load(of("tot"))
