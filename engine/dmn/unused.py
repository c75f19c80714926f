"""What a decision file says beyond DMN that nothing here reads: each name is reported once, where it is met first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from engine.dmn.cells import Report
from engine.dmn.xml import EXTENSIONS, NAMESPACES

_READ_ON = {"versionTag": "decision", "inputVariable": "input"}
_HARMLESS = {"diagramRelationId"}  # the Modeler's own link to a diagram
_DRAWN = ("/DMNDI/", "/DI/", "/DC/", "//bpmn.io/")  # parts of namespaces that hold the drawing
_TOOLS = {
    "",
    "http://camunda.org/schema/modeler/1.0",
    "http://www.w3.org/2001/XMLSchema-instance",
    "http://www.w3.org/XML/1998/namespace",
}


def report_unused(report: Report, root: etree._Element) -> None:
    """Warn of each attribute and element that is neither DMN's nor read by us."""
    said: set[str] = set()
    for name, element in _unused(root):
        if name not in said:
            said.add(name)
            sentence = f"Indstillingen {name} bruges ikke. Fjern den, eller spørg, om den skal understøttes."
            report.warn("dmn-setting-unused", sentence, element)


def _unused(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    walk: Any = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        namespace = etree.QName(element).namespace or ""
        if namespace not in NAMESPACES:
            walk.skip_subtree()  # what stands inside is part of it
            if not _is_drawing(namespace):
                yield _written(element.prefix, element.tag), element
            continue
        for key in map(etree.QName, element.attrib):
            if not _is_read(key, element):
                prefix = next((short for short, full in element.nsmap.items() if full == key.namespace), None)
                yield _written(prefix, key), element


def _written(prefix: str | None, name: Any) -> str:
    plain = str(etree.QName(name).localname)
    return f"{prefix}:{plain}" if prefix else plain


def _is_read(key: etree.QName, element: etree._Element) -> bool:
    namespace = key.namespace or ""
    if namespace in EXTENSIONS:
        return key.localname in _HARMLESS or _READ_ON.get(key.localname) == etree.QName(element).localname
    return _is_drawing(namespace)


def _is_drawing(namespace: str) -> bool:
    return namespace in _TOOLS or any(part in namespace for part in _DRAWN)
