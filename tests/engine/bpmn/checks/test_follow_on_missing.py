"""The rule follow-on-missing: procedure, der skal følge efter, findes ikke."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import Draft, process

RULE = "follow-on-missing"
KNOWN = frozenset({"vum_sagsforloeb", "p107_sag"})


def named(tag: str, **properties: str) -> Draft:
    written = "".join(f'<camunda:property name="{name}" value="{text}" />' for name, text in properties.items())
    inner = f"<bpmn:extensionElements><camunda:properties>{written}</camunda:properties></bpmn:extensionElements>"
    return process("p").start().element(tag, "e", inner)


def test_known_procedures_and_expressions_are_accepted() -> None:
    assert met(RULE, named("endEvent", efterfoelger="vum_sagsforloeb, p107_sag"), processes=KNOWN) == []
    assert met(RULE, named("endEvent", efterfoelger="=naeste_procedure"), processes=KNOWN) == []
    assert met(RULE, named("scriptTask", efterfoelger_straks="p107_sag"), processes=KNOWN) == []


def test_an_unknown_procedure_is_met_with_the_nearest_name() -> None:
    draft = named("endEvent", efterfoelger="p107_sag,vum_sagsforlob")
    assert met(RULE, draft, processes=KNOWN) == ["e"]
    assert "«vum_sagsforloeb»" in said(RULE, draft, processes=KNOWN)
    assert met(RULE, named("userTask", efterfoelger_straks="bfu"), processes=KNOWN) == ["e"]


def test_what_is_offered_stands_on_an_end_event() -> None:
    assert met(RULE, named("userTask", efterfoelger="p107_sag"), processes=KNOWN) == ["e"]
