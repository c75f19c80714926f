"""The rule meaning-not-run: indstilling, der ændrer forløbet."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "meaning-not-run"


def test_settings_at_their_default_are_accepted() -> None:
    assert met(RULE, process("p").start().user("a", _isForCompensation="false", _startQuantity="1")) == []


def test_compensation_and_token_numbers_are_refused() -> None:
    assert met(RULE, process("p").start().user("a", _isForCompensation="true").user("b", _startQuantity="2")) == [
        "a",
        "b",
    ]
