"""The rule binding-not-found: binding til en version, der ikke findes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import Draft, process

RULE = "binding-not-found"
VERSIONS = {("process", "q"): frozenset({1, 2}), ("decision", "d"): frozenset({1, 2}), ("form", "f"): frozenset({1, 2})}


def call(**attributes: Any) -> Draft:
    return process("p").start().call("c", "q", **{f"calledElement{name}": text for name, text in attributes.items()})


def rule(**attributes: Any) -> Draft:
    named = {f"decisionRef{name}": text for name, text in attributes.items()}
    return process("p").start().element("businessRuleTask", "c", decisionRef="d", **named)


def form(**attributes: Any) -> Draft:
    return process("p").start().user("c", formRef="f", **{f"formRef{name}": text for name, text in attributes.items()})


ALL = pytest.mark.parametrize("draw", [call, rule, form], ids=["call", "decision", "form"])


@ALL
@pytest.mark.parametrize("binding", ["latest", "deployment"])
def test_what_needs_no_version_is_accepted(draw: Any, binding: str) -> None:
    assert met(RULE, draw(Binding=binding), versions=VERSIONS) == []


@ALL
def test_a_version_that_is_there_is_accepted(draw: Any) -> None:
    assert met(RULE, draw(Binding="version", Version="2"), versions=VERSIONS) == []


@ALL
def test_a_version_that_nobody_has_deployed_is_met(draw: Any) -> None:
    drawn = draw(Binding="version", Version="7")
    assert met(RULE, drawn, versions=VERSIONS) == ["c"]
    assert "Den har version 1, 2." in said(RULE, drawn, versions=VERSIONS)
    assert met(RULE, drawn) == []  # nobody knows which there are


@ALL
@pytest.mark.parametrize("version", [None, "syv", "${v}"])
def test_a_version_that_is_no_number_is_met(draw: Any, version: str | None) -> None:
    given = {"Version": version} if version else {}
    assert met(RULE, draw(Binding="version", **given)) == ["c"]


@ALL
def test_a_binding_that_does_not_run_is_met(draw: Any) -> None:
    assert "«versionTag»" in said(RULE, draw(Binding="versionTag"))
