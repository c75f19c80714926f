from datetime import timedelta
from typing import Any

import pytest

from engine.actor import Actor
from engine.clock import FixedClock
from engine.errors import TaskNotFound
from engine.process_engine import ProcessEngine
from tests.support.cases import ADMIN, MANAGER, deploy, of, start, task, two_steps
from tests.support.diagrams import Draft, process

TOT = of("tot", "anna")


def due_by_variable(key: str = "p", groups: str = "tot", **more: str) -> Draft:
    """One task, due when `frist` says."""
    draft = process(key).start().user("a", groups=groups, due="=frist", **more).end()
    return draft.path("start", "a", "end")


def numbers(engine: ProcessEngine, actor: Actor, **wanted: Any) -> list[str]:
    """The case numbers of a list, in order."""
    return [each.business_key for each in engine.read.tasks(actor, **wanted).tasks]


def begin(engine: ProcessEngine, number: str, day: int | None = None, **variables: Any) -> str:
    frist = f"2026-03-{day:02}T12:00:00+01:00" if day else None
    return start(engine, sag_id=number, frist=frist, **variables)


def test_tasks_come_by_due_date_and_those_without_one_last(process_engine: ProcessEngine) -> None:
    deploy(process_engine, due_by_variable())
    for number, day in (("none", None), ("late", 20), ("soon", 5)):
        begin(process_engine, number, day)
    for actor in (TOT, ADMIN):
        assert numbers(process_engine, actor) == ["soon", "late", "none"]


def test_an_adviser_sees_the_tasks_of_their_teams_only(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps(), two_steps("q", "icm"))
    start(process_engine, sag_id="1")
    start(process_engine, "q", sag_id="2")
    assert numbers(process_engine, TOT) == ["1"]
    assert numbers(process_engine, of("jobcenter")) == []
    assert numbers(process_engine, Actor("nobody")) == []
    both = Actor("both", groups=frozenset({"tot", "icm"}))
    assert sorted(numbers(process_engine, both)) == ["1", "2"]
    for actor in (ADMIN, MANAGER):
        assert sorted(numbers(process_engine, actor)) == ["1", "2"]


def test_a_task_of_two_of_ones_teams_stands_in_the_list_once(process_engine: ProcessEngine) -> None:
    deploy(process_engine, due_by_variable(groups="tot,icm"))
    begin(process_engine, "1")
    both = Actor("both", groups=frozenset({"tot", "icm"}))
    assert numbers(process_engine, both) == ["1"]
    assert process_engine.read.tasks(both, page=1, size=1).total == 1


def test_tasks_of_the_own_district_come_first(process_engine: ProcessEngine) -> None:
    deploy(process_engine, due_by_variable())
    for number, day, district in (("s1", 3, "syd"), ("n1", 9, "nord"), ("s2", 4, "syd"), ("n2", 8, "nord")):
        begin(process_engine, number, day, distrikt=district)
    north = of("tot", "anna", district="nord")
    assert numbers(process_engine, north) == ["n2", "n1", "s1", "s2"]
    pages = [numbers(process_engine, north, page=page, size=1) for page in (1, 2, 3, 4, 5)]
    assert pages == [["n2"], ["n1"], ["s1"], ["s2"], []]
    assert numbers(process_engine, TOT) == ["s1", "s2", "n2", "n1"]


def test_ones_own_task_of_another_team_comes_once_in_its_district(process_engine: ProcessEngine) -> None:
    deploy(process_engine, due_by_variable("p", "", assignee="anna"), due_by_variable("q"))
    start(process_engine, "p", sag_id="mine", frist="2026-03-09T12:00:00+01:00", distrikt="nord")
    start(process_engine, "q", sag_id="team", frist="2026-03-03T12:00:00+01:00", distrikt="syd")
    assert numbers(process_engine, of("tot", "anna", district="nord")) == ["mine", "team"]
    assert numbers(process_engine, of("tot", "anna", district="syd")) == ["team", "mine"]
    assert numbers(process_engine, TOT) == ["team", "mine"]


def test_claimed_tasks_are_mine_and_still_the_teams(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    claimed = start(process_engine, sag_id="1")
    start(process_engine, sag_id="2")
    process_engine.tasks.claim(task(process_engine, claimed).id, TOT)
    assert numbers(process_engine, TOT, mine=True) == ["1"]
    assert numbers(process_engine, TOT, unassigned=True) == ["2"]
    assert numbers(process_engine, TOT, unassigned=False) == ["1"]
    other = of("tot", "bent")
    assert sorted(numbers(process_engine, other)) == ["1", "2"]
    assert numbers(process_engine, other, mine=True) == []
    assert numbers(process_engine, other, assignee="anna") == ["1"]


def test_a_group_is_asked_for_within_what_one_may_see(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps(), two_steps("q", "icm"))
    start(process_engine, sag_id="1")
    start(process_engine, "q", sag_id="2")
    assert numbers(process_engine, ADMIN, group="icm") == ["2"]
    assert numbers(process_engine, of("icm"), group="icm") == ["2"]
    assert numbers(process_engine, TOT, group="icm") == []
    assert numbers(process_engine, TOT, group="tot") == ["1"]


def test_a_candidate_user_sees_the_task(process_engine: ProcessEngine) -> None:
    draft = process("p").start().user("a", users="anna, bent").end().path("start", "a", "end")
    deploy(process_engine, draft)
    start(process_engine, sag_id="1")
    assert numbers(process_engine, Actor("bent")) == ["1"]
    assert numbers(process_engine, Actor("carl")) == []


def test_filters(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, due_by_variable(), due_by_variable("q"))
    first = begin(process_engine, "1", 5)
    start(process_engine, "q", sag_id="2")
    for actor in (TOT, ADMIN):
        assert numbers(process_engine, actor, instance_id=first) == ["1"]
        assert numbers(process_engine, actor, business_key="2") == ["2"]
        assert numbers(process_engine, actor, process_key="q") == ["2"]
        assert numbers(process_engine, actor, overdue=True) == []
    clock.advance(days=10)
    for actor in (TOT, ADMIN):
        assert numbers(process_engine, actor, overdue=True) == ["1"]
        assert numbers(process_engine, actor, overdue=False) == ["2"]


def test_other_orders(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, due_by_variable())
    for number, day in (("first", 20), ("second", 5)):
        begin(process_engine, number, day)
        clock.advance(minutes=1)
    assert numbers(process_engine, TOT, sort="created") == ["second", "first"]
    assert numbers(process_engine, TOT, sort="due") == ["second", "first"]
    assert numbers(process_engine, TOT, sort="unheard of") == ["second", "first"]


def test_pages_and_totals(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    for number in range(7):
        start(process_engine, sag_id=str(number))
    for actor in (TOT, ADMIN):
        page = process_engine.read.tasks(actor, page=2, size=3)
        assert (len(page.tasks), page.total, page.pages, page.more) == (3, 7, 3, False)
        seen = [number for at in (1, 2, 3) for number in numbers(process_engine, actor, page=at, size=3)]
        assert sorted(seen) == [str(number) for number in range(7)]
        limited = process_engine.read.tasks(actor, page=1, size=2, count_limit=4)
        assert (limited.total, limited.more, limited.pages) == (4, True, 2)
        last = process_engine.read.tasks(actor, page=4, size=2, count_limit=4)
        assert (len(last.tasks), last.pages) == (1, 4)
        assert process_engine.read.tasks(actor, page=1, size=2, count_limit=None).total == 7


def test_a_task_that_is_done_is_seen_by_its_case_and_leaves_the_list(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    instance_id = start(process_engine, sag_id="1")
    done = task(process_engine, instance_id).id
    process_engine.tasks.complete(done, {}, TOT)
    assert numbers(process_engine, TOT) == []
    assert process_engine.read.task(done, of("fagteam")).status == "completed"
    with pytest.raises(TaskNotFound):
        process_engine.read.task(done, of("jobcenter"))


def test_the_details_of_a_task(process_engine: ProcessEngine) -> None:
    draft = process("p").start()
    draft.raw(
        '<bpmn:userTask id="a" name="Vurdér sagen" camunda:candidateGroups="tot"><bpmn:documentation>Husk VUM.'
        '</bpmn:documentation><bpmn:extensionElements><camunda:properties><camunda:property name="kilde" value="000" />'
        "</camunda:properties></bpmn:extensionElements></bpmn:userTask>"
    )
    deploy(process_engine, draft.end().path("start", "a", "end"))
    instance_id = start(process_engine, sag_id="S-1", ansvarlig_team="tot", borger_ref="B-9")
    detail = process_engine.read.task_detail(task(process_engine, instance_id).id, TOT)
    assert (detail.task.name, detail.documentation, detail.source) == ("Vurdér sagen", "Husk VUM.", {"kilde": "000"})
    assert (detail.form, detail.may_claim, detail.may_complete) == (None, True, True)
    assert dict(detail.case_facts)["Sag"] == "S-1"
    assert dict(detail.case_facts)["Borger"] == "B-9"
    process_engine.tasks.claim(detail.task.id, of("tot", "bent"))
    taken = process_engine.read.task_detail(detail.task.id, TOT)
    assert (taken.may_claim, taken.may_complete) == (False, False)
    assert process_engine.read.task_detail(detail.task.id, ADMIN).may_complete


def test_due_dates_are_aware_and_in_utc(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, due_by_variable())
    begin(process_engine, "1", 5)
    (found,) = process_engine.read.tasks(TOT).tasks
    assert found.created_at == clock.now()
    assert found.due_at is not None
    assert found.due_at.utcoffset() == timedelta(0)
    assert found.due_at.isoformat() == "2026-03-05T11:00:00+00:00"
