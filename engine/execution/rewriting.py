"""Writes the marking of a running case anew in the names of another version, once every token has its place.

An activity stands under its split in the new version exactly when it has events on its edge there. A timer that only
the new version has is armed later, by the running instance; one that has fired already is not armed again. Nothing
stands at an error's event before the error comes (docs/adr/0020).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from SpiffWorkflow import TaskState

from engine.bpmn.gateways import CAME_FROM
from engine.bpmn.model import Element
from engine.execution.liveness import Standing, after, before
from engine.execution.marking import SPLIT, Place, Token, Tree, spec_name
from engine.execution.placing import DROPPED, ENTERS, KEEPS, UNTOUCHED, Pair, Placed, Placing, Reason


@dataclass(frozen=True)
class ToArm:
    """A timer of the new version that is missing on the edge of a token's activity."""

    token_id: str
    element_id: str


class Rewriting:
    """Rewrites trees by what `placing` decided; `to_arm` and `reasons` are what else came of it."""

    def __init__(self, placing: Placing) -> None:
        self.placing = placing
        self.to_arm: list[ToArm] = []
        self.reasons: list[Reason] = []

    def rewrite(self, trees: Iterable[Tree]) -> list[Tree]:
        """The trees in the new names; tokens that begin anew elsewhere are left out."""
        return [Tree(tree.owner, tree.end, list(self._tokens(tree))) for tree in trees]

    def _tokens(self, tree: Tree) -> Iterator[Token]:
        place = self.placing.places[tree.owner]
        pair = self.placing.pairs[place.process_key]
        arrivals = Arrivals(pair, place, tree, self.placing)
        for token in tree.tokens:
            live = token.children if token.spec.endswith(SPLIT) else [token]
            decided = [self.placing.placed[each.id] for each in live]
            host = next((each for each in decided if each.element.type != "boundaryEvent"), None)
            if host is None or host.how in (ENTERS, DROPPED):
                continue
            if host.how == UNTOUCHED:
                yield token
            elif CAME_FROM in host.token.data:
                yield from self._arrival(arrivals, host)
            else:
                yield self._activity(host, [each for each in decided if each is not host], pair)

    def _activity(self, host: Placed, timers: list[Placed], pair: Pair) -> Token:
        target = _new(host)
        kept = _renamed(host)
        edges = [e for e in pair.new.process.elements.values() if e.attached_to == target.id]
        if not edges:
            return kept
        known = {found.id for e in _edges_of(host.element, pair) if (found := pair.counterpart(e.id))}
        self.to_arm += [ToArm(kept.id, edge.id) for edge in edges if edge.timer and edge.id not in known]
        stays = [_renamed(timer) for timer in timers if timer.how == KEEPS]
        return Token(f"{target.id}{SPLIT}", TaskState.COMPLETED, children=[kept, *stays])

    def _arrival(self, arrivals: Arrivals, placed: Placed) -> Iterator[Token]:
        came_from = arrivals.way(placed)
        if came_from is None:
            self.placing.placed[placed.token.id] = replace(placed, target=None, how=DROPPED)
            return
        if not came_from:
            name = placed.element.name or placed.element.id
            sentence = f"Sagen venter ved samlingen «{name}» ad en vej, der ikke kan genkendes i den nye version."
            place = placed.place
            self.reasons.append(Reason(place.process_key, placed.element.id, placed.element.name, sentence))
            return
        token = placed.token
        yield Token(spec_name(_new(placed).id), token.state, token.id, {**token.data, CAME_FROM: came_from})


class Arrivals:
    """Finds the way into the new join for what waits at the old one."""

    def __init__(self, pair: Pair, place: Place, tree: Tree, placing: Placing) -> None:
        self.pair = pair
        self.container = pair.container(place.container_id) if pair.is_moved else None
        self.others = [
            spec_name(each.target.id)
            for token in tree.live()
            if CAME_FROM not in token.data
            and (each := placing.placed[token.id]).target is not None
            and each.element.type != "boundaryEvent"
        ]
        self.taken: dict[tuple[str, str], str | None] = {}

    def way(self, placed: Placed) -> str | None:
        """The spec an arrival now came from; empty when that is not clear, None when its way has been removed."""
        key = (placed.element.id, str(placed.token.data[CAME_FROM]))
        if key not in self.taken:
            self.taken[key] = self._way(key[1], _new(placed).id)
        return self.taken[key]

    def _way(self, came_from: str, join: str) -> str | None:
        spec = spec_of(self.pair.new, self.container or "")
        name = spec_name(join)
        free: list[str] = [each for each in spec.task_specs[name]._inputs if each not in self.taken.values()]
        source = self._source(came_from)
        counterpart = self.pair.counterpart(source)
        straight: list[str] = [
            each for each in free if counterpart is not None and _leads(spec, each) == counterpart.id
        ]
        if straight:
            return came_from if came_from in straight else straight[0]
        if counterpart is not None:
            free = [each for each in free if each in after(spec, spec_name(counterpart.id), name)]
        unexpected: list[str] = [each for each in free if not set(self.others) & before(spec, each, name)]
        if len(unexpected) == 1:
            return unexpected[0]
        return "" if unexpected else None

    def _source(self, came_from: str) -> str:
        """The element of the old version before the join; a flow drawn twice is a step of its own."""
        flow = self.pair.old.process.flows.get(came_from.removesuffix("#flow"))
        return flow.source if came_from.endswith("#flow") and flow else came_from.partition("#")[0]


def standings(trees: Iterable[Tree], placing: Placing) -> Iterator[tuple[Place, dict[Standing, Standing]]]:
    """Old and new standing of every token of the moved trees, timers on edges left aside. For rewritten `trees`."""
    rewritten = {token.id: token for tree in trees for token in tree.live()}
    by_place: dict[Place, dict[Standing, Standing]] = {}
    for placed in placing.placed.values():
        if placed.how not in (KEEPS, ENTERS) or placed.element.type == "boundaryEvent" or placed.target is None:
            continue
        token, now = placed.token, rewritten.get(placed.token.id)
        old = Standing(token.spec, str(token.data.get(CAME_FROM, "")))
        data: Mapping[str, Any] = now.data if now else {}
        if now is None and old.came_from:
            continue
        new = Standing(now.spec if now else spec_name(placed.target.id), str(data.get(CAME_FROM, "")))
        by_place.setdefault(placed.place, {})[old] = new
    yield from by_place.items()


def spec_of(process: Any, container_id: str) -> Any:
    """The spec of a process or of an embedded subprocess in it."""
    return process.spec if container_id == process.key else process.inner[f"{process.key}#{container_id}"]


def _leads(spec: Any, name: str) -> str:
    """The element behind a spec before a join."""
    found = spec.task_specs[name]
    if not hasattr(found, "element"):  # a flow drawn twice
        found = spec.task_specs[found._inputs[0]]
    element: Element = found.element
    return element.id


def _edges_of(host: Element, pair: Pair) -> Iterator[Element]:
    return (e for e in pair.old.process.elements.values() if e.attached_to == host.id)


def _renamed(placed: Placed) -> Token:
    token = placed.token
    return Token(spec_name(_new(placed).id), token.state, token.id, dict(token.data))


def _new(placed: Placed) -> Element:
    if placed.target is None:
        raise ValueError(f"{placed.element.id!r} has no place")
    return placed.target
