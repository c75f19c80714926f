"""Decides where each token of a running case stands in other versions of its procedures, or why it cannot be placed.

A token keeps its element when that is there and of the same kind, or the element that the owner mapped it to. One that
the owner maps to an element of another kind begins anew there. Whatever has no sensible answer is a reason in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from engine.bpmn.alignment import kind
from engine.bpmn.compiler import ExecutableProcess
from engine.bpmn.model import Element, Process
from engine.bpmn.naming import subject
from engine.execution.marking import Place, Token, Tree

Mapped = Mapping[str, Mapping[str, str]]  # process key → old element id → new element id; empty text: nowhere
KEEPS, ENTERS, DROPPED, UNTOUCHED = "keeps", "enters", "dropped", "untouched"
NO_ENTRY = frozenset({"startEvent", "boundaryEvent"})


@dataclass(frozen=True)
class Reason:
    """Why a case cannot be moved; the element is one of the old version."""

    process_key: str
    element_id: str
    element_name: str
    sentence: str


@dataclass(frozen=True)
class Placed:
    """What becomes of one token. `target` is its new element; None where it is dropped."""

    token: Token
    place: Place
    element: Element
    target: Element | None
    how: str  # keeps, enters, dropped, untouched

    @property
    def id(self) -> str:
        """The token's id as rows and actions have it."""
        return str(UUID(hex=self.token.id))


@dataclass(frozen=True)
class Pair:
    """Two versions of one procedure and the owner's mapping between them."""

    old: ExecutableProcess
    new: ExecutableProcess
    mapping: Mapping[str, str]

    @property
    def is_moved(self) -> bool:
        """Whether anything is to be done at all."""
        return self.old is not self.new

    def counterpart(self, element_id: str) -> Element | None:
        """The element of the new version that stands for one of the old; mapped to nowhere, or gone: None."""
        return self.new.process.elements.get(self.mapping.get(element_id, element_id))

    def container(self, container_id: str) -> str | None:
        """The same of a process or embedded subprocess."""
        if container_id == self.old.key:
            return self.new.key
        found = self.counterpart(container_id)
        return found.id if found is not None and found.type == "subProcess" else None


class Placing:
    """Goes through all tokens of a marking once; `placed` and `reasons` say what came of it."""

    def __init__(self, pairs: Mapping[str, Pair], key: str) -> None:
        self.pairs = pairs
        self.places: dict[str | None, Place] = {None: Place(key, key)}
        self.placed: dict[str, Placed] = {}
        self.reasons: list[Reason] = []

    def go_through(self, trees: list[Tree]) -> None:
        """Decide on every token; those of a call or subprocess that begins anew somewhere are cut off with it."""
        for tree in trees:
            place = self.places.get(tree.owner)
            if place is not None:
                for token in tree.live():
                    self._decide(token, place)

    def _decide(self, token: Token, place: Place) -> None:
        pair = self.pairs[place.process_key]
        element = pair.old.process.elements[token.element_id]
        placed = self._placed(token, place, element, pair)
        self.placed[token.id] = placed
        if placed.how != ENTERS and (inner := _inner(element, place)):
            self.places[token.id] = inner

    def _placed(self, token: Token, place: Place, element: Element, pair: Pair) -> Placed:
        if not pair.is_moved:
            return Placed(token, place, element, element, UNTOUCHED)
        target = pair.counterpart(element.id)
        if element.type == "boundaryEvent":
            return _edge(token, place, element, target, pair)
        chosen = target is not None and target.id != element.id
        problems = list(_problems(element, target, pair, chosen=chosen))
        for sentence in problems:
            self.reasons.append(Reason(place.process_key, element.id, element.name, sentence))
        how = KEEPS if target is not None and is_same(element, target) else ENTERS
        return Placed(token, place, element, target, how)


def is_same(old: Element, new: Element) -> bool:
    """Whether a token can go on standing at the element as it does: drafts, due times and called procedures survive."""
    return kind(old) == kind(new) and old.settings.called_element == new.settings.called_element


def _inner(element: Element, place: Place) -> Place | None:
    if element.type == "subProcess":
        return Place(place.process_key, element.id)
    called = element.settings.called_element
    return Place(called, called) if element.type == "callActivity" and called else None


def _edge(token: Token, place: Place, element: Element, target: Element | None, pair: Pair) -> Placed:
    """A timer on the edge of an activity stays where its activity has it still, else it is disarmed."""
    host = pair.counterpart(element.attached_to or "")
    stays = target is not None and host is not None and target.attached_to == host.id
    return Placed(token, place, element, target if stays else None, KEEPS if stays else DROPPED)


def _problems(element: Element, target: Element | None, pair: Pair, *, chosen: bool) -> Iterator[str]:
    name = subject(element)
    if target is None:
        yield f"{name} findes ikke i den nye version, og der er ikke valgt et andet sted."
        return
    container = pair.container(element.parent_id)
    if container is None:
        yield f"{name} ligger i en delproces, der ikke findes i den nye version."
    elif target.parent_id != container:
        yield f"{name} ligger i den nye version et andet sted: ind i eller ud af en delproces kan en sag ikke flyttes."
    elif not is_same(element, target) and (problem := _other_kind(element, target, pair, chosen=chosen)):
        yield problem


def _other_kind(element: Element, target: Element, pair: Pair, *, chosen: bool) -> str:
    """Why a token cannot begin anew at an element of another kind; empty when it can."""
    name = subject(element)
    if kind(element) == "join":
        return f"Sagen venter ved samlingen «{element.name or element.id}», som ikke længere er en samling."
    if not chosen and kind(element) == kind(target):
        return f"{name} kalder nu en anden procedure, og sagen er midt i den gamle."
    if not chosen:
        return f"{name} er i den nye version {_indefinite(target)}. Vælg, hvor sagen skal stå i stedet."
    return cannot_enter(target, pair.new.process)


def cannot_enter(target: Element, process: Process) -> str:
    """Why nothing can begin at an element; empty when it can."""
    if target.type in NO_ENTRY:
        return f"{subject(target)} kan en sag ikke flyttes til: den begynder af sig selv."
    if kind(target) == "join" and len(target.incoming) > 1:
        return f"{subject(target)} samler flere veje; en sag kan ikke flyttes direkte til den."
    return ""


_INDEFINITE = {
    "userTask": "en opgave",
    "manualTask": "en opgave",
    "callActivity": "et kald af en anden procedure",
    "exclusiveGateway": "et vejvalg",
    "parallelGateway": "en opdeling",
    "inclusiveGateway": "et vejvalg",
    "subProcess": "en delproces",
    "endEvent": "en slutning",
    "businessRuleTask": "en beslutning",
    "intermediateCatchEvent": "en ventetid",
}


def _indefinite(element: Element) -> str:
    return _INDEFINITE.get(element.type, "et automatisk trin")
