from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine.forms.rules import is_missing, is_required, problem_with
from engine.forms.wording import Data
from tests.engine.forms.documents import component, form


def data(**values: Any) -> Data:
    return Data(values, datetime(2026, 3, 9, tzinfo=UTC), ZoneInfo("Europe/Copenhagen"))


@pytest.mark.parametrize("value", [None, "", " \n", False, []])
def test_nothing_white_space_and_an_unticked_box_count_as_missing(value: Any) -> None:
    (field,) = form(component("textfield", "a")).fields()
    assert is_missing(field, value)


@pytest.mark.parametrize("value", [0, "0", True, ["ja"]])
def test_zero_is_an_answer(value: Any) -> None:
    (field,) = form(component("number", "a")).fields()
    assert not is_missing(field, value)


def test_a_field_is_required_always_or_for_some_answers_or_as_a_whole_list() -> None:
    always, sometimes, whole, never = form(
        component("textfield", "a", required=True),
        component("textfield", "b", properties={"requiredIf": 'x = "ja"'}),
        component("checklist", "c", properties={"allRequired": "true"}),
        component("textfield", "d"),
    ).fields()
    assert [is_required(field, data(x="nej")) for field in (always, sometimes, whole, never)] == [1, 0, 1, 0]
    assert is_required(sometimes, data(x="ja"))


def test_a_condition_that_cannot_be_answered_requires_nothing() -> None:
    (field,) = form(component("textfield", "b", properties={"requiredIf": "x > 3"})).fields()
    assert not is_required(field, data())


def test_a_limit_that_gives_no_number_is_no_limit() -> None:
    (field,) = form(component("number", "a", validate={"max": "=loft"})).fields()
    assert problem_with(field, 10, data(loft="mange")) == ""
    assert problem_with(field, 10, data(loft=9)) == "Tallet i «A» må højst være 9."


def test_a_sentence_names_the_field_by_its_label_for_these_data() -> None:
    (field,) = form(component("textfield", "a", label='="Noter fra " + team', required=True)).fields()
    assert problem_with(field, "", data(team="tot")) == "Udfyld «Noter fra tot»."
