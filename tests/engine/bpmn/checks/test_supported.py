"""The table of what runs is what the compiler builds."""

from __future__ import annotations

from engine.bpmn.checks.supported import CONSTRUCTS, construct, refused, refused_loop, runs
from engine.bpmn.compiler import SPEC_CLASSES
from engine.bpmn.model import Element


def element(kind: str, event: str = "", loop: str = "", triggered: bool = False) -> Element:
    return Element("a", kind, "A", 1, "p", "p", event=event, loop=loop, triggered_by_event=triggered)


def test_the_table_says_what_the_compiler_builds() -> None:
    assert {(row.type, row.event) for row in CONSTRUCTS if row.runs} == set(SPEC_CLASSES)


def test_every_kind_stands_in_the_table_once() -> None:
    keys = [(row.type, row.event) for row in CONSTRUCTS]
    assert len(keys) == len(set(keys))


def test_an_event_subprocess_is_not_an_ordinary_one() -> None:
    assert runs(element("subProcess"))
    assert not runs(element("subProcess", triggered=True))


def test_what_the_table_does_not_know_is_refused_by_its_name() -> None:
    assert construct(element("choreographyTask")) is None
    row = refused(element("choreographyTask"))
    assert row is not None
    assert "choreographyTask" in row.name


def test_a_loop_marker_is_refused_apart_from_its_element() -> None:
    marked = element("userTask", loop="parallel")
    assert refused(marked) is None
    assert refused_loop(marked) is not None
    assert refused_loop(element("userTask")) is None
