"""Builds small .dmn files for the tests of this folder."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/"
CAMUNDA = "http://camunda.org/schema/1.0/dmn"


def definitions(*decisions: str, namespace: str = NAMESPACE, attributes: str = "") -> bytes:
    head = f'<definitions xmlns="{namespace}" xmlns:camunda="{CAMUNDA}" id="d" name="d" namespace="x" {attributes}>'
    return f"<?xml version='1.0' encoding='UTF-8'?>{head}{''.join(decisions)}</definitions>".encode()


def table(
    rows: Sequence[tuple[Sequence[str], Sequence[str]]],
    *,
    key: str = "tabel",
    inputs: Sequence[str] = ("a",),
    outputs: Sequence[str] = ("svar",),
    policy: str = "UNIQUE",
    aggregation: str = "",
    types: Sequence[str] = (),
    requires: Sequence[str] = (),
    allowed_out: str = "",
    allowed_in: str = "",
    attributes: str = "",
    input_attributes: str = "",
) -> str:
    kinds = [*types, *[""] * len(inputs)]
    columns = "".join(
        f'<input id="i{n}" label={quoteattr(text)} {input_attributes}>'
        f"<inputExpression id='e{n}' typeRef={quoteattr(kinds[n])}><text>{escape(text)}</text></inputExpression>"
        f"{_values('inputValues', allowed_in)}</input>"
        for n, text in enumerate(inputs)
    )
    columns += "".join(
        f'<output id="o{n}" name="{name}">{_values("outputValues", allowed_out)}</output>'
        for n, name in enumerate(outputs)
    )
    lines = "".join(
        f'<rule id="r{n}">{_cells("inputEntry", conditions)}{_cells("outputEntry", results)}</rule>'
        for n, (conditions, results) in enumerate(rows, 1)
    )
    needs = "".join(
        f'<informationRequirement><requiredDecision href="#{other}"/></informationRequirement>' for other in requires
    )
    summed = f' aggregation="{aggregation}"' if aggregation else ""
    return (
        f'<decision id="{key}" name="Navn på {key}" {attributes}>{needs}'
        f'<decisionTable hitPolicy="{policy}"{summed}>{columns}{lines}</decisionTable></decision>'
    )


def literal(text: str, *, key: str = "udtryk", requires: Sequence[str] = ()) -> str:
    needs = "".join(
        f'<informationRequirement><requiredDecision href="#{other}"/></informationRequirement>' for other in requires
    )
    return (
        f'<decision id="{key}" name="Navn på {key}"><variable name="{key}_svar"/>{needs}'
        f"<literalExpression><text>{escape(text)}</text></literalExpression></decision>"
    )


def _values(name: str, text: str) -> str:
    return f"<{name}><text>{escape(text)}</text></{name}>" if text else ""


def _cells(name: str, texts: Sequence[str]) -> str:
    return "".join(f"<{name}><text>{escape(text)}</text></{name}>" for text in texts)
