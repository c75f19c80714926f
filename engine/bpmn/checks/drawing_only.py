"""Noter, datasymboler, grupper og lignende er kun tegning.

Hvorfor: De hjælper den, der læser, men gør ingen forskel for sagen.

Forkert: Et datasymbol «Journal», som forventes at gemme noget.

Rigtigt: En brugeropgave, der beder om, at noget journaliseres.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.context import CheckContext
from engine.bpmn.checks.places import Met, Spot
from engine.bpmn.model import Diagram

_NAMES = {
    "dataStoreReference": "et datalager",
    "dataStore": "et datalager",
    "dataObjectReference": "et dataobjekt",
    "dataObject": "et dataobjekt",
    "dataInputAssociation": "en dataforbindelse",
    "dataOutputAssociation": "en dataforbindelse",
    "messageFlow": "et beskedflow",
    "participant": "en pool uden procedure",
    "ioSpecification": "en beskrivelse af data (ioSpecification)",
    "property": "et datafelt (property)",
    "choreography": "en koreografi",
    **dict.fromkeys(("conversation", "subConversation", "callConversation", "globalConversation"), "en samtale"),
    "conversationLink": "et samtaleflow",
}
_SILENT = {"textAnnotation", "association", "group", "category", "dataObject"}  # nobody expects anything of these


def check_file(diagram: Diagram, context: CheckContext) -> Iterator[Met]:
    """What the reader kept as drawing, as far as somebody might expect it to do something."""
    for kind, identifier, name, line in diagram.drawing:
        if kind not in _SILENT:
            what = _NAMES.get(kind, f"et element af typen {kind}")
            yield Met(
                Spot(identifier, name, line),
                f"Her er {what}, som kun er tegning og ikke gør nogen forskel for sagen.",
            )
