"""Literal times are judged as the engine will read them, and what is wrong is said in words."""

from __future__ import annotations

import pytest

from engine.bpmn.checks.times import duration_problem, moment_or_duration_problem, moment_problem


@pytest.mark.parametrize("text", ["P14D", "P2W", "P3M", "P1Y2M3DT4H5M6S", "PT0S", " PT4H "])
def test_durations_in_whole_numbers_are_read(text: str) -> None:
    assert duration_problem(text) == ""


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("PT14D", "skriv P14D"),
        ("P0.5M", "hele tal"),
        ("P0,5M", "hele tal"),
        ("-P1D", "tilbage i tiden"),
        ("R/P1D", "Gentagelser"),
        ("${frist}", "=frist"),
        ("0 0 9 ? * MON-FRI", "cron"),
        ("fjorten dage", "P14D"),
        ("P", "P14D"),
    ],
)
def test_other_durations_are_explained(text: str, advice: str) -> None:
    assert advice in duration_problem(text)


@pytest.mark.parametrize(
    "text", ["2030-12-31", "2030-12-31T12:00:00", "2030-12-31T12:00:00Z", "2030-12-31T12:00+01:00"]
)
def test_iso_dates_are_read(text: str) -> None:
    assert moment_problem(text) == ""


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("2030-01-01T10:00:00+01:00[Europe/Copenhagen]", "2030-01-01T10:00:00+01:00."),
        ("1/2-2030", "2030-02-01"),
        ("31-02-2030", "2026-12-31"),
        ("1.2.2030", "2030-02-01"),
        ("frist", "=frist"),
        ("#{frist}", "=frist"),
        ("P14D", "varighed"),
        ("2030-02-30", "2026-12-31"),
    ],
)
def test_other_dates_are_explained(text: str, advice: str) -> None:
    assert advice in moment_problem(text, {"frist"})


def test_a_deadline_may_be_either() -> None:
    assert moment_or_duration_problem("P14D") == moment_or_duration_problem("2030-12-31") == ""
    assert "tilbage" in moment_or_duration_problem("-P1D")
