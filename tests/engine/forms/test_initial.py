from __future__ import annotations

from typing import Any

import pytest

from engine.forms import initial_values
from tests.engine.forms.documents import component, form

NOTES = component("textarea", "noter")
DECISION = component("radio", "udfald", properties={"decision": "true"})


def shown(written: dict[str, Any], variables: dict[str, Any], draft: dict[str, Any] | None = None) -> Any:
    return initial_values(form(written), variables, draft)[written["key"]]


def test_earlier_answers_are_prefilled_but_decisions_are_answered_again() -> None:
    assert shown(NOTES, {"noter": "før"}) == "før"
    assert shown(DECISION, {"udfald": "ja"}) == ""


def test_a_decision_is_prefilled_when_its_form_says_so_or_has_a_default() -> None:
    assert shown(DECISION | {"properties": {"decision": "true", "prefill": "true"}}, {"udfald": "ja"}) == "ja"
    assert shown(DECISION | {"defaultValue": "nej"}, {}) == "nej"
    assert shown(DECISION | {"defaultValue": "nej"}, {"udfald": "ja"}) == "ja"


def test_a_draft_comes_before_variable_and_default_and_is_untouched() -> None:
    assert shown(NOTES | {"defaultValue": "x"}, {"noter": "før"}, {"noter": "kladde"}) == "kladde"
    assert shown(component("datetime", "dag"), {"dag": "2026-03-09"}, {"dag": "31.2."}) == "31.2."
    assert shown(NOTES, {"noter": "før"}, {"noter": ""}) == ""
    assert shown(NOTES, {"noter": "før"}, {"andet": "x"}) == "før"


@pytest.mark.parametrize(
    ("written", "value", "text"),
    [
        (component("datetime", "a"), "2026-03-09", "09.03.2026"),
        (component("datetime", "a"), "2026-03-09T23:30:00+00:00", "10.03.2026"),
        (component("datetime", "a"), "ugyldig", "ugyldig"),
        (component("datetime", "a", subtype="time"), "14:05:00", "14.05"),
        (component("number", "a"), 1234.5, "1234,5"),
        (component("number", "a"), "14", "14"),
        (component("number", "a"), "x", "x"),
        (component("checkbox", "a"), True, "true"),
        (component("checklist", "a"), ["ja"], ["ja"]),
        (component("checklist", "a"), "ja", []),
        (component("textfield", "a"), 5, "5"),
        (component("textfield", "a"), None, ""),
    ],
)
def test_stored_values_are_shown_as_they_would_be_typed(written: dict[str, Any], value: Any, text: Any) -> None:
    assert shown(written, {"a": value}) == text


def test_a_moment_is_shown_as_date_and_time_in_the_municipalitys_zone() -> None:
    values = initial_values(form(component("datetime", "a", subtype="datetime")), {"a": "2026-07-09T12:05:00+00:00"})
    assert values == {"a": "09.07.2026", "a__tid": "14.05"}
    values = initial_values(form(component("datetime", "a", subtype="datetime")), {"a": "2026-07-09"})
    assert values == {"a": "09.07.2026", "a__tid": ""}


def test_a_nested_variable_is_found() -> None:
    assert initial_values(form(component("textfield", "a.b")), {"a": {"b": "x"}}) == {"a.b": "x"}
    assert initial_values(form(component("textfield", "a.b")), {"a": "ingen"}) == {"a.b": ""}
