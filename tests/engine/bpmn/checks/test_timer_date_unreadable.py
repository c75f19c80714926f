"""The rule timer-date-unreadable: dato, der ikke kan læses."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "timer-date-unreadable"


def test_iso_dates_and_expressions_are_accepted() -> None:
    draft = process("p").start()
    for number, text in enumerate(("2030-12-31", "2030-12-31T12:00:00", "2030-12-31T12:00:00+01:00", "=frist")):
        draft.timer(f"t{number}", text, kind="date")
    assert met(RULE, draft) == []


def test_a_zone_name_is_explained() -> None:
    draft = process("p").start().timer("t", "2030-01-01T10:00:00+01:00[Europe/Copenhagen]", kind="date")
    assert "2030-01-01T10:00:00+01:00." in said(RULE, draft)


def test_a_danish_date_is_explained() -> None:
    assert "2026-12-31" in said(RULE, process("p").start().timer("t", "31-12-2026", kind="date"))


def test_a_field_without_the_equals_sign_is_explained() -> None:
    draft = process("p").start().script("a", "{frist: today()}").timer("t", "frist", kind="date")
    assert "=frist" in said(RULE, draft)


def test_durations_impossible_days_and_words_are_refused() -> None:
    draft = process("p").start()
    for number, text in enumerate(("P14D", "2030-02-30", "i morgen", "2030-1-1", "2030-01-01T10:00:00@Mars/Base")):
        draft.timer(f"t{number}", text, kind="date")
    assert len(met(RULE, draft)) == 5
