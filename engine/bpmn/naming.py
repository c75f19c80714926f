"""How sentences name an element of a diagram: Opgaven «Skriv brevet»."""

from __future__ import annotations

from engine.bpmn.model import Element

_NOUNS = {
    "userTask": "Opgaven",
    "manualTask": "Opgaven",
    "scriptTask": "Det automatiske trin",
    "serviceTask": "Det automatiske trin",
    "businessRuleTask": "Beslutningen",
    "callActivity": "Kaldet",
    "exclusiveGateway": "Vejvalget",
    "inclusiveGateway": "Vejvalget",
    "parallelGateway": "Opdelingen",
    "startEvent": "Starten",
    "endEvent": "Slutningen",
    "intermediateCatchEvent": "Ventetiden",
    "boundaryEvent": "Fristen",
    "subProcess": "Delprocessen",
}


def subject(element: Element) -> str:
    """An element as a sentence names it: Opgaven «Skriv brevet»."""
    kind = noun(element) or "Elementet"
    return f"{kind} «{element.name}»" if element.name else f"{kind} «{element.id}»"


def noun(element: Element) -> str:
    """What kind of thing it is to people; empty for what nobody calls anything."""
    is_caught = element.error is not None and element.type == "boundaryEvent"
    return "Fejlen" if is_caught else _NOUNS.get(element.type, "")
