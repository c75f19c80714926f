"""The drawing guide for process owners says what the rules say."""

from __future__ import annotations

from pathlib import Path

from engine.bpmn.checks.catalogue import READING, RULES
from engine.bpmn.checks.guide import constructs, in_step, rules
from engine.bpmn.checks.supported import CONSTRUCTS, LOOPS

PAGE = Path(__file__).parents[4] / "docs" / "process-owners.md"


def test_the_page_is_in_step_with_the_rules() -> None:
    page = PAGE.read_text("utf-8")
    assert in_step(page) == page, "python -m engine.bpmn.checks.guide docs/process-owners.md brings it in step"


def test_every_rule_has_its_title_weight_and_page() -> None:
    text = rules()
    for rule in RULES.values():
        assert f"#### {rule.title}\n" in text
        assert f"`{rule.id}` · " in text
    assert text.count("* **Hvorfor:**") == text.count("* **Forkert:**") == text.count("* **Rigtigt:**") == len(RULES)
    assert all(f"`{rule.id}`" in text for rule in READING)


def test_what_runs_and_what_does_not_are_both_told_with_advice() -> None:
    text = constructs()
    assert text.count("\n* ") == len(CONSTRUCTS) + len(LOOPS)
    assert all(row.advice.endswith(".") for row in (*CONSTRUCTS, *LOOPS) if not row.runs)


def test_what_is_written_by_hand_stays() -> None:
    assert in_step("# Titel\n\nTekst\n") == "# Titel\n\nTekst\n"
