from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.forms import Form
from engine.forms.visibility import visible_keys
from tests.engine.forms.documents import component, form

NOW, ZONE = datetime(2026, 3, 9, tzinfo=UTC), ZoneInfo("Europe/Copenhagen")


def visible(found: Form, **values: Any) -> set[str]:
    return set(visible_keys(found, values, now=NOW, zone=ZONE))


def test_a_field_is_hidden_when_its_condition_is_exactly_true() -> None:
    found = form(component("radio", "a"), component("textfield", "b", hide='=a != "ja"'))
    assert visible(found, a="ja") == {"a", "b"}
    assert visible(found, a="nej") == {"a"}


def test_a_condition_that_is_null_or_no_boolean_hides_nothing() -> None:
    found = form(component("textfield", "b", hide="=a > 3"), component("textfield", "c", hide='="x"'))
    assert visible(found) == {"b", "c"}


def test_what_stands_in_a_hidden_group_is_hidden() -> None:
    found = form(component("group", hide="=skjul", components=[component("textfield", "b")]))
    assert visible(found, skjul=True) == set()
    assert visible(found, skjul=False) == {"b"}


def test_a_hidden_fields_value_does_not_count_for_other_conditions() -> None:
    found = form(
        component("textfield", "c", hide='=b != "x"'),
        component("textfield", "b", hide='=a = "nej"'),
        component("radio", "a"),
    )
    assert visible(found, a="ja", b="x") == {"a", "b", "c"}
    assert visible(found, a="nej", b="x") == {"a"}


def test_conditions_that_contradict_each_other_come_to_an_end() -> None:
    found = form(component("textfield", "a", hide='=b = "x"'), component("textfield", "b", hide='=a = "x"'))
    assert visible(found, a="x", b="x") <= {"a", "b"}


def test_conditions_see_variables_that_are_no_fields_and_keys_in_groups() -> None:
    inner = component("group", path="g", components=[component("radio", "a")])
    found = form(inner, component("textfield", "b", hide='=g.a = "ja" and team = "tot"'))
    assert visible(found, g={"a": "ja"}, team="tot") == {"g.a"}
    assert visible(found, g={"a": "ja"}, team="fagteam") == {"g.a", "b"}
