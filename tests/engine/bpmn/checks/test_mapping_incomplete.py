"""The rule mapping-incomplete: ufuldstændig overførsel af et felt."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "mapping-incomplete"


def test_whole_mappings_are_accepted() -> None:
    given = '<camunda:in source="a" target="b" /><camunda:in sourceExpression="=a + 1" target="c" />'
    assert met(RULE, process("p").start().call("c", "q", given=given)) == []


def test_a_mapping_without_a_source_or_without_a_place_for_its_expression_is_refused() -> None:
    given, back = '<camunda:in target="b" />', '<camunda:out sourceExpression="=a + 1" />'
    assert met(RULE, process("p").start().call("c", "q", given=given, back=back)) == ["c", "c"]
