"""Spoils a diagram at random, by a seed: what a hand, another tool or a broken transfer may do to the XML."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

from lxml import etree

from engine.bpmn.xml import BPMN, children

CAMUNDA = "http://camunda.org/schema/1.0/bpmn"
OTHERS = ("http://flowable.org/bpmn", "http://www.signavio.com", "urn:x")
VALUES = (
    "",
    " ",
    "x",
    "=",
    "${a.b()}",
    "= [1,2",
    "true",
    "Start",
    "æøå",
    "日本語",
    "a b",
    "../..",
    "P1D",
    "R/P1D",
    "'--",
)
IDS = ("æ", "日本語", "a b", "1x", "x#y", "x/y", "😀", "x" * 200, "Start", "End", "Root", "a:b", "..")
NAMES = ("x" * 300, "x" * 30_000, "a\nb", "\u202etxt", "<script>alert(1)</script>")
TAGS = ("userTask", "task", "scriptTask", "serviceTask", "subProcess", "callActivity", "endEvent", "boundaryEvent",
        "startEvent", "transaction", "parallelGateway", "complexGateway", "sequenceFlow", "process", "lane",
        "documentation", "timerEventDefinition", "errorEventDefinition", "participant", "nonsense")  # fmt: skip
SETTINGS = ("assignee", "dueDate", "asyncBefore", "class", "formKey", "formRef", "noget", "type", "topic", "initiator")
EXTENSIONS = ("in", "out", "properties", "inputOutput", "executionListener", "formData", "field", "noget")
REFERENCES = ("id", "sourceRef", "targetRef", "attachedToRef", "default", "processRef", "errorRef")


def mutant(data: bytes, rng: random.Random) -> bytes:
    """The diagram with one to three things changed, or its bytes written in another way."""
    if rng.random() < 0.15:
        return rng.choice(BYTES)(data, rng)
    root = etree.fromstring(data, etree.XMLParser(remove_comments=True))
    for _ in range(rng.randint(1, 3)):
        rng.choice(CHANGES)(list(root.iter("*")), rng)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _drop_attribute(nodes: list[Any], rng: random.Random) -> None:
    node = rng.choice([node for node in nodes if node.attrib])
    del node.attrib[rng.choice(list(node.attrib))]


def _set_attribute(nodes: list[Any], rng: random.Random) -> None:
    node = rng.choice([node for node in nodes if node.attrib])
    node.set(rng.choice(list(node.attrib)), rng.choice(VALUES))


def _set_name(nodes: list[Any], rng: random.Random) -> None:
    rng.choice(nodes).set("name", rng.choice(NAMES))


def _add_setting(nodes: list[Any], rng: random.Random) -> None:
    rng.choice(nodes).set(f"{{{CAMUNDA}}}{rng.choice(SETTINGS)}", rng.choice(VALUES))


def _add_extension(nodes: list[Any], rng: random.Random) -> None:
    node = rng.choice(nodes)
    around = children(node, "extensionElements") or [node, etree.SubElement(node, f"{{{BPMN}}}extensionElements")]
    etree.SubElement(rng.choice(around), f"{{{CAMUNDA}}}{rng.choice(EXTENSIONS)}").set("name", "x")


def _add_foreign(nodes: list[Any], rng: random.Random) -> None:
    rng.choice(nodes).set(f"{{{rng.choice(OTHERS)}}}noget", "x")


def _drop(nodes: list[Any], rng: random.Random) -> None:
    node = rng.choice(nodes[1:])
    node.getparent().remove(node)


def _double(nodes: list[Any], rng: random.Random) -> None:
    node = rng.choice(nodes[1:])
    node.addnext(copy.deepcopy(node))


def _move(nodes: list[Any], rng: random.Random) -> None:
    node, target = rng.choice(nodes[1:]), rng.choice(nodes)
    if node not in (target, *target.iterancestors()):
        target.append(node)


def _retag(nodes: list[Any], rng: random.Random) -> None:
    rng.choice(nodes[1:]).tag = f"{{{BPMN}}}{rng.choice(TAGS)}"


def _swap(nodes: list[Any], rng: random.Random) -> None:
    places = [(node, key) for node in nodes for key in REFERENCES if node.get(key)]
    (one, first), (other, second) = rng.sample(places, 2)
    one_value, other_value = one.get(first), other.get(second)
    one.set(first, other_value)
    other.set(second, one_value)


def _rename(nodes: list[Any], rng: random.Random) -> None:
    old, new = rng.choice([node.get("id") for node in nodes if node.get("id")]), rng.choice(IDS)
    for node in nodes:
        for key in [key for key, value in node.attrib.items() if value == old]:
            node.set(key, new)
        node.text = new if (node.text or "").strip() == old else node.text


def _bury(nodes: list[Any], rng: random.Random) -> None:
    node = rng.choice(nodes)
    for level in range(rng.choice((5, 30, 60))):
        node = etree.SubElement(node, f"{{{BPMN}}}subProcess", id=f"dyb{level}")


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def _insert(data: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(data))
    return (
        data[:place] + rng.choice((b"<", b"&", b'"', b"\0", b"&#0;", b"<!--", b"<?x y?>", b"\xff\xfe")) + data[place:]
    )


def _in_another_encoding(data: bytes, rng: random.Random) -> bytes:
    declared, written = rng.choice(
        (("UTF-16", "utf-16"), ("ISO-8859-1", "latin-1"), ("ISO-8859-1", "utf-8"), ("x", "utf-8"))
    )
    return data.decode().replace("UTF-8", declared, 1).encode(written, "xmlcharrefreplace")


def _with_doctype(data: bytes, rng: random.Random) -> bytes:
    return data.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', 1)


Change = Callable[[list[Any], random.Random], None]
CHANGES: tuple[Change, ...] = (
    *(_drop_attribute, _set_attribute, _set_name, _add_setting, _add_extension, _add_foreign),
    *(_drop, _double, _move, _retag, _swap, _rename, _bury),
)
BYTES = (_cut, _insert, _in_another_encoding, _with_doctype)
