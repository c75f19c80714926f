"""Moves a running case to other versions of its procedures, in memory; the what-if and the migration both ask here.

Tokens keep their ids, and with them tasks their drafts and timers their due times. Nothing is evaluated again but what
the new version says differently: who gets a task when that changed, and dates when the owner asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from engine.bpmn.model import Element
from engine.bpmn.runtime import Runtime
from engine.errors import ExecutionFailed
from engine.execution.actions import Fact, InstanceState
from engine.execution.liveness import starving, unjoined
from engine.execution.marking import Place, Tree, read_marking, write_marking
from engine.execution.moved_instance import Dates, KeptTask, Moved, MovedInstance, Step
from engine.execution.placing import ENTERS, Mapped, Pair, Placing, Reason
from engine.execution.rewriting import Rewriting, spec_of, standings
from engine.execution.running import Processes, RunningInstance
from engine.execution.tokens import cut_off

__all__ = ["Dates", "KeptTask", "Mapped", "Moved", "Reason", "Step", "Versions", "move"]


@dataclass(frozen=True)
class Versions:
    """What a case started as `key` runs on and what it is to run on: the same procedures, some in another version."""

    key: str
    old: Processes
    new: Processes
    mapping: Mapped


def move(versions: Versions, state: InstanceState, runtime: Runtime, dates: Dates) -> Moved:
    """Place the tokens of `state` into the new versions and step on until it waits.

    Nothing is changed that was given. What a diagram or a mapping cannot do gives reasons; nothing is raised for it.
    """
    placing = Placing(_pairs(versions), versions.key)
    placing.go_through(read_marking(state.tokens))
    return replace(_moved(versions, state, placing, runtime, dates), stands=tuple(_stands(placing)))


def _moved(versions: Versions, state: InstanceState, placing: Placing, runtime: Runtime, dates: Dates) -> Moved:
    if placing.reasons:
        return Moved(tuple(placing.reasons))
    try:
        begun, facts = _cut_off(versions, state, placing, runtime)
        rewriting = Rewriting(placing)
        tokens = rewriting.rewrite(read_marking(begun.tokens))
        reasons = [*rewriting.reasons, *_never_joined(tokens, placing)]
        if reasons:
            return Moved(tuple(reasons))
        placed = InstanceState(write_marking(tokens), begun.scopes, begun.sequence)
        instance = MovedInstance(versions.new, versions.key, placed, runtime, dates)
        return instance.settle(placing, rewriting, facts)
    except ExecutionFailed as failure:
        return Moved((_reason(failure, versions.key),))


def _stands(placing: Placing) -> Iterator[Element]:
    for placed in placing.placed.values():
        if placing.pairs[placed.place.process_key].is_moved and placed.element.type != "boundaryEvent":
            yield placed.element


def _pairs(versions: Versions) -> dict[str, Pair]:
    old, new = versions.old, versions.new
    return {key: Pair(old[key], new[key], versions.mapping.get(key, {})) for key in old}


def _cut_off(
    versions: Versions, state: InstanceState, placing: Placing, runtime: Runtime
) -> tuple[InstanceState, list[Fact]]:
    """Cancel the tokens that begin anew elsewhere, in the old version; with them go their timers and inner trees."""
    gone = [placed for placed in placing.placed.values() if placed.how == ENTERS]
    if not gone:
        return state, []
    instance = RunningInstance(versions.old, versions.key, state, runtime)
    instance.engine.begin(runtime)
    for placed in gone:
        cut_off(instance.live(placed.id))
    advance = instance.advance()
    return advance.state, list(advance.facts)


def _never_joined(tokens: list[Tree], placing: Placing) -> Iterator[Reason]:
    for place, moved in standings(tokens, placing):
        pair = placing.pairs[place.process_key]
        old, new = spec_of(pair.old, place.container_id), spec_of(pair.new, pair.container(place.container_id) or "")
        before = set(starving(old, moved))
        for join, missing in starving(new, moved.values()).items():
            if join not in before:
                yield _starved(pair, place, new.task_specs[join].element, new.task_specs[missing])
        for join in unjoined(old, new, moved):
            element = old.task_specs[join].element
            sentence = (
                f"Samlingen «{element.name or element.id}» samler ikke længere de veje, som sagen er på: det, der "
                "følger efter, ville blive udført flere gange."
            )
            yield Reason(place.process_key, element.id, element.name, sentence)


def _starved(pair: Pair, place: Place, join: Element, missing: Any) -> Reason:
    way = getattr(missing, "element", None)
    named = f" fra «{way.name or way.id}»" if way is not None else ""
    sentence = (
        f"Samlingen «{join.name or join.id}» ville vente for evigt: den venter på en vej{named}, og den vej er sagen "
        "allerede kommet forbi."
    )
    return Reason(place.process_key, join.id, join.name, sentence)


def _reason(failure: ExecutionFailed, key: str) -> Reason:
    name = failure.element_name or failure.element_id
    where = f" ved «{name}»" if name else ""
    sentence = f"Sagen kan ikke gå videre{where} i den nye version: {failure.message}"
    return Reason(failure.process_key or key, failure.element_id, failure.element_name, sentence)
