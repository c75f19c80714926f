from __future__ import annotations

from tests.webforms.cases.records import event, incident, scope, state, visit
from webforms.cases.diagram import drawn_procedures, marks


def test_the_started_procedure_comes_first_then_running_calls_then_ended_ones_each_once() -> None:
    scopes = [scope("moder:1", live=True), scope("slut:1", live=False), scope("i_gang:1", live=True)]
    drawn = drawn_procedures(state(scopes=[*scopes, scope("slut:1", live=False)]))
    assert [each.definition_id for each in drawn] == ["moder:1", "i_gang:1", "slut:1"]


def test_each_element_is_marked_once_and_now_wins_over_before() -> None:
    visits = [
        visit("A", over=True),
        visit("B", over=True),
        visit("B", over=False),
        visit("C", over=False),
        visit("C", over=False),
        visit("D", over=True, canceled=True),
        visit("X", over=False, definition_id="andet:1"),
    ]
    case = state(activities=visits)
    found = marks(case, drawn_procedures(case)[0])
    assert found["active"] == [{"id": "B", "text": "Nu"}, {"id": "C", "text": "2 nu"}]
    assert found["done"] == ["A"]


def test_where_it_failed_is_marked_as_failed_alone() -> None:
    case = state(activities=[visit("A", over=True)], incidents=[incident("A")])
    found = marks(case, drawn_procedures(case)[0])
    assert (found["failed"], found["done"]) == (["A"], [])


def test_the_flows_taken_are_those_history_tells_of() -> None:
    taken = [event(at, "flow-taken", details={"flow": flow}) for at, flow in enumerate(["F2", "F1", "F2"])]
    case = state(history=[*taken, event(9, "activity-completed")])
    assert marks(case, drawn_procedures(case)[0])["flows"] == ["F1", "F2"]
