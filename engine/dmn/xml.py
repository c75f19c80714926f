"""Reads a .dmn file's XML safely: no entities, no document type, no network, and limits on size and depth."""

from __future__ import annotations

from typing import Any

from lxml import etree

from engine.findings import Finding

MAX_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 50

NAMESPACES = frozenset(
    {
        "https://www.omg.org/spec/DMN/20191111/MODEL/",  # Camunda Modeler
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",  # DMN 1.5
    }
)
_TAGS: dict[str, frozenset[str]] = {}  # element name → its tags in all namespaces
EXTENSIONS = frozenset(
    {"http://camunda.org/schema/1.0/dmn", "http://activiti.org/bpmn", "http://operaton.org/schema/1.0/dmn"}
)


def read_xml(data: bytes, file: str) -> tuple[etree._Element | None, tuple[Finding, ...]]:
    """The root element of `data`, or None and the finding that says why it is refused."""
    if len(data) > MAX_BYTES:
        return None, (_finding(file, "Filen er for stor. Grænsen er 5 MB.", 1),)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        at, column = error.position
        sentence = f"Filen er ikke gyldig XML. Fejlen er i linje {at or 1}. Gem den igen fra Camunda Modeler."
        return None, (_finding(file, sentence, at or 1, column or 0),)
    except ValueError:
        return None, (_finding(file, "Filen er ikke gyldig XML. Gem den igen fra Camunda Modeler.", 1),)
    reason = _refusal(root)
    return (None, (_finding(file, reason, line(root)),)) if reason else (root, ())


def _refusal(root: etree._Element) -> str:
    document = root.getroottree().docinfo
    if document.internalDTD is not None or document.externalDTD is not None:
        return "Filen har en dokumenttype (DOCTYPE), og det er ikke tilladt. Gem den igen fra Camunda Modeler."
    if _deeper_than(root, MAX_DEPTH):
        return f"Filen har elementer i mere end {MAX_DEPTH} niveauer."
    name = etree.QName(root)
    if name.localname != "definitions" or name.namespace not in NAMESPACES:
        return "Filen er ikke en DMN-fil: det yderste element skal være «definitions» i et af DMN's navnerum."
    return ""


def _deeper_than(root: etree._Element, limit: int) -> bool:
    level = [root]
    for _ in range(limit):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def local(element: etree._Element) -> str:
    """The element's name without namespace; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(element: etree._Element, name: str) -> list[etree._Element]:
    """The child elements of that name in a DMN namespace."""
    tags = _TAGS.get(name) or _TAGS.setdefault(name, frozenset(f"{{{namespace}}}{name}" for namespace in NAMESPACES))
    return [child for child in element if child.tag in tags]


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first of `children`."""
    found = children(element, name)
    return found[0] if found else None


def text(element: etree._Element | None) -> str:
    """The text of the element's `text` child, stripped."""
    inner = child(element, "text") if element is not None else None
    return content(inner) if inner is not None else ""


def extension(element: etree._Element, name: str) -> str:
    """A Camunda attribute of the element, empty if it has none."""
    found = (element.get(f"{{{namespace}}}{name}") for namespace in EXTENSIONS)
    return next((value for value in found if value), "")


def line(element: etree._Element) -> int:
    """The line the element starts on."""
    number: Any = element.sourceline
    return number if isinstance(number, int) else 0


def content(element: etree._Element) -> str:
    """All text inside the element, stripped."""
    return "".join(str(part) for part in element.itertext()).strip()


def _finding(file: str, message: str, at: int, column: int = 0) -> Finding:
    return Finding(file=file, line=at, column=column, rule="dmn-file", message=message)
