from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from engine.feel import FeelSyntaxError
from engine.forms.wording import Data, read_wording

DATA = Data({"team": "tot", "sag": {"nr": 7}}, datetime(2026, 3, 9, tzinfo=UTC), ZoneInfo("Europe/Copenhagen"))


def test_words_are_plain_feel_or_have_holes() -> None:
    assert read_wording("Noter").text(DATA) == "Noter"
    assert read_wording('="Noter fra " + team').text(DATA) == "Noter fra tot"
    assert read_wording("Sag {{ sag.nr }} hos {{team}}{{ findes_ikke }}").text(DATA) == "Sag 7 hos tot"


def test_without_data_only_what_is_certain_is_said() -> None:
    assert read_wording('="Noter fra " + team').plain == ""
    assert read_wording("Sag {{ sag.nr }} hos dig").plain == "Sag hos dig"
    assert read_wording("Sag {{ sag.nr }}").paths == ("sag.nr",)


@pytest.mark.parametrize("written", ["{{ 1 + 1 }}", "{{#loop x}}a{{/loop}}", "{{ x.__class__() }}", "{{}}"])
def test_more_than_a_path_in_a_hole_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"\{\{"):
        read_wording(written)


def test_bad_feel_is_a_syntax_error() -> None:
    with pytest.raises(FeelSyntaxError):
        read_wording("=a +")


def test_an_expression_that_runs_into_the_limits_is_null() -> None:
    heavy = read_wording("=for x in 1..1000, y in 1..1000, z in 1..1000 return x")
    assert heavy.text(DATA) == ""
