"""Reads XML that somebody uploaded: no entities, no network, bounded in size, number and depth of elements.

Limits: issue text of the engine (5 MB, 2,000 elements, 50 levels); entity bombs and external entities are refused
with the document type declaration that would carry them. The further limits keep any file within the Modeler's five
seconds; diagrams that were met in the wild stay far below them.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from engine.bpmn.report import Report

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
MODELER = "http://camunda.org/schema/modeler/1.0"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"  # what Camunda 8 adds to an element
MAX_BYTES = 5 * 1024 * 1024
MAX_ELEMENTS = 2_000
MAX_DEPTH = 50
MAX_NODES = 40_000  # XML elements of any kind, the drawing included
MAX_ATTRIBUTES = 200  # of one element
MAX_ATTRIBUTE = 20_000  # characters
MAX_ID = 255  # characters: it is a key of tables
MAX_EXPRESSIONS = 150_000  # characters of expressions, all together
_TEXTS = ("incoming", "outgoing", "documentation", "extensionElements")
_HOLDERS = ("definitions", "collaboration", "process", "subProcess", "transaction", "adHocSubProcess", "laneSet")
_MARKS = ("=", "$", "#")
_EXPRESSIONS = ("conditionExpression", "script", "timeDate", "timeDuration", "timeCycle")


def local(node: Any) -> str:
    """The local name of a BPMN element; an empty text for elements of other namespaces."""
    namespace, _, name = str(node.tag).rpartition("}")
    return name if namespace == "{" + BPMN else ""


def children(node: Any, *names: str) -> list[Any]:
    """The BPMN children of `node` with one of the local names, in file order."""
    return [child for child in node if local(child) in names]


def text_of(node: Any) -> str:
    """The text of an element without the white space around it."""
    return "".join(node.itertext()).strip()


def parse_bpmn(data: bytes, report: Report) -> Any | None:
    """Parse an uploaded diagram; None, and a finding, when it cannot be read or is over a limit."""
    if len(data) > MAX_BYTES:
        report.error("too-large", "Filen er over 5 MB. Et diagram skal være mindre.", line=1)
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        report.error("not-xml", _syntax_sentence(error), line=getattr(error, "lineno", None) or 1)
        return None
    return root if _acceptable(root, report) else None


def _syntax_sentence(error: Exception) -> str:
    text = str(error)
    if "xcessive depth" in text:
        return f"Filen er indlejret i mere end {MAX_DEPTH} niveauer."
    line = getattr(error, "lineno", None)
    place = f" Fejlen er i linje {line}." if line else ""
    return f"Filen er ikke gyldig XML og kan ikke læses.{place} Gem diagrammet igen i Camunda Modeler."


def _acceptable(root: Any, report: Report) -> bool:
    info = root.getroottree().docinfo
    if info.doctype or info.internalDTD is not None:
        sentence = "Filen har en dokumenttype (DOCTYPE). Det er ikke tilladt; gem den igen i Camunda Modeler."
        report.error("doctype", sentence, root)
    elif root.tag != f"{{{BPMN}}}definitions":
        sentence = "Filen er ikke et BPMN 2.0-diagram: det yderste element skal være «definitions»."
        report.error("not-bpmn", sentence, root)
    elif (too_deep := _too_deep(root)) is not None:
        report.error("too-deep", f"Filen er indlejret i mere end {MAX_DEPTH} niveauer.", too_deep)
    elif sum(1 for _ in root.iter("*")) > MAX_NODES or sum(map(_weight, root.iter("{*}*"))) > MAX_ELEMENTS:
        sentence = f"Diagrammet har mere end {MAX_ELEMENTS} elementer. Del det op i flere procedurer."
        report.error("too-many-elements", sentence, root)
    elif any(_report_length(node, report) for node in root.iter("{*}*")):
        return False
    elif sum(map(_expression_length, root.iter("{*}*"))) > MAX_EXPRESSIONS:
        sentence = f"Diagrammets udtryk fylder mere end {MAX_EXPRESSIONS} tegn. Brug en beslutningstabel."
        report.error("too-long", sentence, root)
    else:
        return True
    return False


def _weight(node: Any) -> int:
    """What counts as an element: what has an id or ought to have one, and each field handed over in a call."""
    if not local(node):
        return 1 if str(node.tag).endswith(("}in", "}out")) else 0
    stands_in_a_process = local(node.getparent()) in _HOLDERS if node.getparent() is not None else True
    return 1 if node.get("id") or (stands_in_a_process and local(node) not in _TEXTS) else 0


def _expression_length(node: Any) -> int:
    written = sum(len(value) for value in node.attrib.values() if value.lstrip().startswith(_MARKS))
    return written + (len(text_of(node)) if local(node) in _EXPRESSIONS else len(node.get("sourceExpression") or ""))


def _report_length(node: Any, report: Report) -> bool:
    """Whether an element is refused for what is written on it."""
    if len(node.attrib) > MAX_ATTRIBUTES:
        sentence = f"Elementet har mere end {MAX_ATTRIBUTES} indstillinger. Slet dem, der ikke bruges."
    elif len(node.get("id") or "") > MAX_ID:
        sentence = f"Elementets id er længere end {MAX_ID} tegn. Giv det et kortere."
    elif any(len(value) > MAX_ATTRIBUTE for value in node.attrib.values()):
        sentence = f"En indstilling på elementet er længere end {MAX_ATTRIBUTE} tegn. Skriv den kortere."
    else:
        return False
    report.error("too-long", sentence, node)
    return True


def _too_deep(root: Any) -> Any | None:
    """The first element that stands deeper than is allowed."""
    depth = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            return node
    return None
