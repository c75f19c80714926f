"""The rule timer-duration-unreadable: varighed, der ikke kan læses."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "timer-duration-unreadable"


def test_whole_durations_and_expressions_are_accepted() -> None:
    draft = process("p").start()
    for number, text in enumerate(("P14D", "P2W", "P3M", "P1Y2M3DT4H5M6S", "PT0S", "=frist", " P1D ")):
        draft.timer(f"t{number}", text)
    assert met(RULE, draft) == []


def test_days_behind_the_t_are_explained() -> None:
    draft = process("p").start().timer("t", "PT14D")
    assert met(RULE, draft) == ["t"]
    assert "skriv P14D" in said(RULE, draft)


def test_fractions_negatives_cycles_cron_and_words_are_refused() -> None:
    draft = process("p").start()
    for number, text in enumerate(
        ("P0.5M", "-P1D", "R3/PT10H", "0 0 12 * * ?", "14 dage", "P", "PT", "P1H", "2030-01-01")
    ):
        draft.timer(f"t{number}", text)
    assert len(met(RULE, draft)) == 9
    assert "cron" in said(RULE, draft)
