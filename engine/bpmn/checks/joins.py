"""Finds where the branches of a split come together: the first element that all ways to an end pass through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.bpmn.checks.graph import after, reached
from engine.bpmn.model import Element

if TYPE_CHECKING:
    from engine.bpmn.checks.subject import Subject

SPLITS = ("exclusiveGateway", "parallelGateway", "inclusiveGateway")


@dataclass(frozen=True)
class Closing:
    """A split and the element that closes it; `branches` are the ids standing between them, by outgoing flow."""

    split: Element
    join: Element
    branches: dict[str, set[str]]
    entering: int  # how many flows into the join come from the split's branches


def closings(subject: Subject) -> Iterator[Closing]:
    """Every gateway with several ways out whose ways meet again before an end."""
    for level in subject.levels:
        meeting = _meeting_points(subject, level)
        for split in subject.process.children(level):
            if split.type in SPLITS and len(subject.flows_out(split)) > 1 and split.id in meeting:
                yield _closing(subject, split, subject.process.elements[meeting[split.id]])


def _step(subject: Subject, element: Element) -> list[Element]:
    return [e for e in after(subject, element) if e.type != "boundaryEvent" or e.cancel_activity]


def _closing(subject: Subject, split: Element, join: Element) -> Closing:
    elements = subject.process.elements
    branches: dict[str, set[str]] = {}
    for flow in subject.flows_out(split):
        starts = [elements[flow.target]] if flow.target in elements else []
        ids = reached(starts, lambda e: _step(subject, e), lambda e: e.id in (split.id, join.id))
        branches[flow.id] = ids - {split.id, join.id}
    between = set().union(*branches.values()) | {split.id}
    entering = sum(1 for flow in subject.flows_in(join) if flow.source in between)
    return Closing(split, join, branches, entering)


def _meeting_points(subject: Subject, level: str) -> dict[str, str]:
    """The nearest post-dominator of each element by id, worked out on bit sets.

    The spare bit marks what has not been seen to reach an end; such elements have no meeting point.
    """
    nodes = list(subject.process.children(level))
    bit = {element.id: 1 << number for number, element in enumerate(nodes)}
    spare = 1 << len(nodes)
    following = {e.id: [t.id for t in _step(subject, e) if t.id in bit] for e in nodes}
    passed = {e.id: (2 * spare - 1) if following[e.id] else bit[e.id] for e in nodes}
    while _pass(bit, following, passed):
        pass
    by_distance = sorted(nodes, key=lambda e: passed[e.id].bit_count(), reverse=True)
    nearest: dict[str, str] = {}
    for element in nodes:
        later = passed[element.id] & ~bit[element.id]
        if element.type in SPLITS and later and not later & spare:
            nearest[element.id] = next(e.id for e in by_distance if later & bit[e.id])
    return nearest


def _pass(bit: dict[str, int], following: dict[str, list[str]], passed: dict[str, int]) -> bool:
    changed = False
    for element_id in reversed(bit):
        if not following[element_id]:
            continue
        common = -1
        for target in following[element_id]:
            common &= passed[target]
        common |= bit[element_id]
        if common != passed[element_id]:
            passed[element_id], changed = common, True
    return changed
