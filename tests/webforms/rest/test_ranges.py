"""Dates and numbers are looked up in rows, to the millisecond that answers show."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine.errors import ValueInvalid
from engine.records.ranges import Range
from tests.support.diagrams import process
from tests.support.rest_client import RestClient
from webforms.rest import ranges
from webforms.rest.parameters import Parameters

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
TABLE = {
    "before": ranges.before("due"),
    "after": ranges.after("due"),
    "at": ranges.at("due"),
    "number": ranges.equal("priority"),
    "least": ranges.at_least("priority"),
    "most": ranges.at_most("priority"),
}


def instant(millisecond: int) -> datetime:
    return datetime(2026, 3, 2, 8, 0, 0, millisecond * 1000, tzinfo=UTC)


def asked(**values: Any) -> tuple[Range, ...]:
    return ranges.ranges(Parameters(values, COPENHAGEN), TABLE)


def test_a_stretch_holds_the_whole_millisecond_that_answers_show() -> None:
    assert asked() == ()
    assert asked(before="2026-03-02T09:00:00.005+0100") == (Range("due", until=instant(6)),)
    assert asked(after="2026-03-02T08:00:00.005Z") == (Range("due", since=instant(5)),)
    assert asked(after="2026-03-02T08:00:00.005001Z") == (Range("due", since=instant(6)),)
    assert asked(at="2026-03-02T08:00:00.005Z") == (Range("due", since=instant(5), until=instant(6)),)
    assert asked(number="5", least=1, most=9) == (
        Range("priority", 5, 6),
        Range("priority", since=1),
        Range("priority", until=10),
    )


def test_the_end_of_time_and_what_is_no_date_are_no_faults() -> None:
    (found,) = asked(before="9999-12-31T22:59:59.999999Z")
    assert found.until is not None
    for wrong in ({"at": "i går"}, {"at": ""}, {"number": "mange"}):
        with pytest.raises(ValueInvalid):
            asked(**wrong)


@pytest.fixture
def case(api: RestClient) -> Any:
    """Three tasks: one without dates, and two a day apart with a priority each."""
    draft = process("frister").start().parallel("g").user("uden", groups="tot", priority="1").end()
    for number in (1, 2):
        due, follow_up = (f'=date and time("2026-0{month}-0{number}T12:00:00Z")' for month in (5, 4))
        draft.user(f"frist{number}", groups="tot", due=due, followUpDate=follow_up, priority=str(number * 10))
        draft.path("g", f"frist{number}", "end")
    api.deploy({"frister.bpmn": draft.path("start", "g", "uden", "end").file()}, "frister")
    return api.start("frister")


FOUND: list[tuple[dict[str, Any], str]] = [
    ({"minPriority": 10}, "frist1 frist2"),
    ({"minPriority": 11}, "frist2"),
    ({"maxPriority": 10, "minPriority": 2}, "frist1"),
    ({"priority": 20}, "frist2"),
    ({"dueBefore": "2026-05-01T14:00:00.000+0200"}, "frist1"),
    ({"dueAfter": "2026-05-01T12:00:00.001Z"}, "frist2"),
    ({"dueDate": "2026-05-02T12:00:00.000Z"}, "frist2"),
    ({"due": "2026-05-02T12:00:00.000Z"}, "frist2"),
    ({"withoutDueDate": "true"}, "uden"),
    ({"followUpBefore": "2026-04-01T12:00:00.000Z"}, "frist1"),
    ({"followUpAfter": "2026-04-02T12:00:00.000Z"}, "frist2"),
    ({"followUpDate": "2026-04-01T12:00:00.000Z"}, "frist1"),
    ({"followUpBeforeOrNotExistent": "2026-04-01T12:00:00.000Z"}, "frist1 uden"),
    ({"createdAfter": "2020-01-01T00:00:00.000Z", "minPriority": 20}, "frist2"),
    ({"createdBefore": "2020-01-01T00:00:00.000Z"}, ""),
    ({"nameNotEqual": "frist1", "minPriority": 2}, "frist2"),
    ({"taskDefinitionKeyNotIn": "uden,frist2"}, "frist1"),
    ({"candidateGroupLike": "to%", "priority": 10}, "frist1"),
    ({"tenantIdIn": "aarhus"}, ""),
    ({"withoutTenantId": "true", "priority": 10}, "frist1"),
]


def test_tasks_are_found_by_dates_and_priority(api: RestClient, case: Any) -> None:
    def names(found: list[Any]) -> set[str]:
        return {task["taskDefinitionKey"] for task in found}

    for query, listed in FOUND:
        expected = set(listed.split())
        assert names(api.get("/task", **query)) == names(api.post("/task", query)) == expected, query
        assert names(api.get("/task", "tot", maxResults=50, **query)) == expected, query
        assert api.get("/task/count", **query) == {"count": len(expected)}
        assert api.get("/task", "fagteam", **query) == []


def test_tasks_bring_their_variables_where_that_is_asked_for(api: RestClient, case: Any) -> None:
    api.call("PUT", f"/process-instance/{case['id']}/variables/antal", json={"value": 3})
    (task,) = api.get("/task", "tot", priority=10)
    api.call("PUT", f"/task/{task['id']}/localVariables/eget", "tot", json={"value": "x"})
    (found,) = api.get("/task", "tot", priority=10, withTaskVariablesInReturn="true")
    assert {name: each["value"] for name, each in found["variables"].items()} == {"antal": 3, "eget": "x"}
    (own,) = api.post("/task", {"priority": 10, "withTaskLocalVariablesInReturn": True}, "tot")
    assert own == task | {"variables": {"eget": {"type": "String", "value": "x", "valueInfo": {}}}}
    assert api.get(f"/task/{task['id']}", "tot", withTaskLocalVariablesInReturn="true") == own
