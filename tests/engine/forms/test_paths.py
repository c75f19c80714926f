from __future__ import annotations

from typing import Any

from engine.forms import paths


def test_a_value_is_found_at_its_path_or_none() -> None:
    assert paths.get({"a": {"b": 1}}, ("a", "b")) == 1
    assert paths.get({"a": 1}, ("a", "b")) is None
    assert paths.get({}, ("a",)) is None


def test_putting_copies_the_objects_on_the_way() -> None:
    inner = {"c": 1}
    values: dict[str, Any] = {"a": inner, "d": "tekst"}
    paths.put(values, ("a", "b"), 2)
    paths.put(values, ("d", "e"), 3)
    assert values == {"a": {"c": 1, "b": 2}, "d": {"e": 3}}
    assert inner == {"c": 1}
