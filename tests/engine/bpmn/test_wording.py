"""Deadlines and assignments in plain Danish."""

from __future__ import annotations

import pytest

from engine.bpmn.wording import Words, duration, moment

WORDS = Words({"frist": "Frist"}, {"tot": "TOT"})


@pytest.mark.parametrize(
    ("text", "said"),
    [("P3M", "3 måneder"), ("P1D", "1 dag"), ("P1DT2H", "1 dag og 2 timer"), ("om lidt", "om lidt")],
)
def test_a_duration_is_said_in_words(text: str, said: str) -> None:
    assert duration(text) == said


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ('=now() + duration("P14D")', "14 dage efter at trinnet nås"),
        ("=now()", "straks"),
        ("=date(date and time(frist))", "«Frist»"),
        ('=date and time(frist) - duration("P1M")', "1 måned før «Frist»"),
        ("=if a then b else c", "beregnes: if a then b else c"),
        ("P14D", "14 dage"),
        (None, ""),
    ],
)
def test_a_due_date_is_said_in_words_or_shown_as_it_is(expression: str | None, said: str) -> None:
    assert moment(expression, WORDS) == said


def test_a_team_is_called_by_its_name_and_a_role_by_its_label() -> None:
    assert WORDS.team("tot") == "TOT"
    assert WORDS.team("=frist") == "«Frist»"
