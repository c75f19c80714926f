from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine.forms.wording import Data
from tests.engine.forms.documents import component, form
from webforms.forms.display import display_any, display_form, display_value

ZONE = ZoneInfo("Europe/Copenhagen")


@pytest.mark.parametrize(
    ("written", "value", "words"),
    [
        (component("datetime", "a"), "2026-03-09", "09.03.2026"),
        (component("datetime", "a", subtype="datetime"), "2026-03-09T13:05:00+00:00", "09.03.2026 kl. 14.05"),
        (component("datetime", "a", subtype="time"), "14:05:00", "kl. 14.05"),
        (component("number", "a"), 1234.5, "1.234,5"),
        (component("checkbox", "a"), True, "Ja"),
        (component("checkbox", "a"), False, "Nej"),
        (component("radio", "a"), "ja", "Ja"),
        (component("checklist", "a"), ["ja", "nej"], "Ja, Nej"),
        (component("checklist", "a"), [], "–"),
        (component("textarea", "a"), "2026-03-09", "2026-03-09"),
        (component("textarea", "a"), None, "–"),
    ],
)
def test_values_are_shown_in_danish(written: dict[str, Any], value: Any, words: str) -> None:
    (field,) = form(written).fields()
    assert display_value(field, value, zone=ZONE) == words


def test_values_without_a_field_are_shown_as_well_as_can_be() -> None:
    values = [None, True, 1000, "2026-03-09", ["a", 2], {"b": {"c": False}}]
    assert [display_any(value) for value in values] == ["–", "Ja", "1.000", "09.03.2026", "a, 2", "b: c: Nej"]


def test_a_filled_in_form_is_read_with_its_labels_in_its_order() -> None:
    found = form(component("textfield", "b.c", label='="Felt for " + team'), component("radio", "a"))
    values = {"a": "nej", "b": {"c": "x"}, "andet": 1}
    data = Data({"team": "tot"}, datetime(2026, 3, 9, tzinfo=UTC), ZONE)
    assert [(line.label, line.value) for line in display_form(found, values, data)] == [
        ("Felt for tot", "x"),
        ("A", "Nej"),
    ]
    assert display_form(found, {}, data) == ()
