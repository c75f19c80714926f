"""Whether a join can still fire with the tokens that are there: what a changed diagram may break for running cases.

Seen from the tokens alone, conditions left aside: a parallel join starves when a way into it has neither an arrival nor
a token that can come along it. Where old ways met in a join and the new ones do so without one, all behind it would be
done several times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from engine.bpmn.gateways import InclusiveGateway, Join, ParallelGateway


@dataclass(frozen=True)
class Standing:
    """One token by its spec's name. `came_from` is the spec it came from, of one that waits at a join."""

    spec: str
    came_from: str = ""


def before(spec: Any, name: str, without: str) -> set[str]:
    """All specs from which a token can come to `name`, itself included, without passing `without`."""
    return _walk(spec, name, without, "_inputs")


def after(spec: Any, name: str, without: str = "") -> set[str]:
    """All specs that a token at `name` can come to, itself included, without passing `without`."""
    return _walk(spec, name, without, "_outputs")


def starving(spec: Any, tokens: Iterable[Standing]) -> dict[str, str]:
    """The parallel joins that would wait for ever: join → the way into it that nobody is on."""
    standing = list(tokens)
    found: dict[str, str] = {}
    for join in _joins(spec):
        if not isinstance(join, ParallelGateway):
            continue
        covered = {name: _covers(spec, join, name, standing) for name in join._inputs}
        empty = [name for name, tokens_of in covered.items() if not tokens_of]
        if empty and any(covered.values()):
            found[join.name] = empty[0]
    return found


def unjoined(old: Any, new: Any, moved: Mapping[Standing, Standing]) -> Iterator[str]:
    """The joins of the old spec that no join of the new one replaces for tokens whose ways still meet."""
    for join in _joins(old):
        if len(join._inputs) < 2:
            continue
        ways = {way: name for name in join._inputs for way in _covers(old, join, name, moved)}
        pairs = ((moved[one], moved[other]) for one, other in combinations(ways, 2) if ways[one] != ways[other])
        if any(_meet(new, *pair) and not _joined(new, *pair) for pair in pairs):
            yield join.name


def _joins(spec: Any) -> Iterator[Any]:
    return (each for each in spec.task_specs.values() if isinstance(each, (ParallelGateway, InclusiveGateway, Join)))


def _covers(spec: Any, join: Any, name: str, tokens: Iterable[Standing]) -> list[Standing]:
    """The tokens that have come or may come into a join by the spec `name`."""
    upstream = before(spec, name, join.name)
    return [
        token for token in tokens if (token.came_from == name if token.spec == join.name else token.spec in upstream)
    ]


def _joined(new: Any, one: Standing, other: Standing) -> bool:
    return any(
        len(join._inputs) > 1
        and all(any(_covers(new, join, name, [token]) for name in join._inputs) for token in (one, other))
        for join in _joins(new)
    )


def _meet(new: Any, one: Standing, other: Standing) -> bool:
    """Whether what one token goes through the other goes through, too; ends apart."""
    shared = after(new, one.spec) & after(new, other.spec)
    return any(not _is_end(new.task_specs[name]) for name in shared)


def _is_end(spec: Any) -> bool:
    element = getattr(spec, "element", None)
    return element is None or element.type == "endEvent"


def _walk(spec: Any, name: str, without: str, along: str) -> set[str]:
    seen, todo = {name}, [name]
    while todo:
        ahead = [each for each in getattr(spec.task_specs[todo.pop()], along) if each not in seen and each != without]
        seen.update(ahead)
        todo += ahead
    return seen
