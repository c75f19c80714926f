"""Variables: scopes, numbered writes, what can be stored."""

from __future__ import annotations

from typing import Any

import pytest

from engine.errors import ValueInvalid
from engine.execution.actions import ROOT_SCOPE, Scope
from engine.execution.variables import LiveScope, Variables, check_storable, root_scope


def variables() -> tuple[Variables, list[tuple[str, str, Any]]]:
    written: list[tuple[str, str, Any]] = []

    def note(scope: LiveScope, name: str, value: Any) -> None:
        written.append((scope.id, name, value))

    return Variables([root_scope("p", "sag-1")], 0, note), written


def test_every_write_gets_the_next_number_and_is_told() -> None:
    found, written = variables()
    found.write(ROOT_SCOPE, {"b": 1, "a": 2})
    found.write(ROOT_SCOPE, {"b": 1})
    (scope,) = found.frozen()
    assert scope.variables == {"b": 1, "a": 2}
    assert scope.changed == {"b": 3, "a": 2}
    assert written == [("root", "b", 1), ("root", "a", 2), ("root", "b", 1)]


def test_what_is_passed_in_is_no_write() -> None:
    found, _ = variables()
    found.open(Scope("k", ROOT_SCOPE, "q", "Call_q", {"a": 1}, {}))
    found.write("k", {"b": 2})
    assert found["k"].changed == {"b": 1}
    assert found["k"].variables == {"a": 1, "b": 2}


def test_the_responsible_team_is_the_newest_in_a_live_scope() -> None:
    found, _ = variables()
    assert found.responsible_team is None
    found.write(ROOT_SCOPE, {"ansvarlig_team": "tot"})
    found.open(Scope("k", ROOT_SCOPE, "q", "Call_q", {"ansvarlig_team": "tot"}, {}))
    found.write("k", {"ansvarlig_team": "fagteam"})
    assert found.responsible_team == "fagteam"
    found.close("k")
    assert found.responsible_team == "tot"
    found.write(ROOT_SCOPE, {"ansvarlig_team": None})
    assert found.responsible_team is None


def test_what_is_taken_away_is_neither_known_nor_written_back_and_what_a_caller_holds_stays() -> None:
    found, _ = variables()
    found.write(ROOT_SCOPE, {"a": 1, "ansvarlig_team": "tot"})
    found.open(Scope("k", ROOT_SCOPE, "q", "Call_q", {"a": 1}, {}))
    found.write("k", {"a": 2, "ansvarlig_team": "fagteam"})
    assert found.remove("k", ["a", "ansvarlig_team", "b", "a"]) == ["a", "ansvarlig_team"]
    assert (found["k"].variables, found["k"].changed) == ({}, {})
    assert found[ROOT_SCOPE].variables == {"a": 1, "ansvarlig_team": "tot"}
    assert found.responsible_team == "tot"


def test_an_unknown_scope_is_a_wrong_call() -> None:
    found, _ = variables()
    with pytest.raises(ValueError, match="scope"):
        found.write("other", {"a": 1})


@pytest.mark.parametrize("value", [None, True, 0, -1.5, "", "æøå 🙂", [], {}, {"typename": "x"}, [[{"a": [None]}]]])
def test_json_can_be_stored(value: Any) -> None:
    check_storable("navn", value)


def deep(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), object(), {1: 2}, (1,), {1, 2}, b"x", deep(100), deep(100_000), [0] * 60_000,
     "x" * 100_001, 10**400, [{"a": [object()]}]],
)  # fmt: skip
def test_what_is_no_json_or_too_much_cannot_be_stored(value: Any) -> None:
    with pytest.raises(ValueInvalid, match="navn"):
        check_storable("navn", value)


@pytest.mark.parametrize("name", ["", "x" * 201, 5, None])
def test_a_variable_has_a_name(name: Any) -> None:
    with pytest.raises(ValueInvalid):
        check_storable(name, 1)


def test_one_action_cannot_write_without_end() -> None:
    found, _ = variables()
    for _ in range(10):
        found.write(ROOT_SCOPE, {"a": ["x" * 10_000] * 10})
    with pytest.raises(ValueInvalid, match="på én gang"):
        found.write(ROOT_SCOPE, {"a": ["x" * 10_000] * 100})
