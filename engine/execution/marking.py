"""The running state as plain data: which tokens stand where, without specs; for moving them between versions.

The format is the codec's; here it is only unfolded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from engine.bpmn.events import INTERNAL
from engine.execution.codec import VERSION

SPLIT = "#boundary"  # the compiler's name for what stands before an activity with boundary events


@dataclass
class Token:
    """One token of a tree; a split's children are an activity and the timers on its edge. A split has no id."""

    spec: str
    state: int
    id: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    children: list[Token] = field(default_factory=list)

    @property
    def element_id(self) -> str:
        """The id of the element it stands at."""
        return self.spec.partition("#")[0]


@dataclass
class Tree:
    """The tokens of one procedure or subprocess; `owner` is the id of the token it belongs to, None for the started."""

    owner: str | None
    end: str | None
    tokens: list[Token]

    def live(self) -> Iterator[Token]:
        """The tokens that wait."""
        for token in self.tokens:
            yield from token.children if token.spec.endswith(SPLIT) else (token,)


@dataclass(frozen=True)
class Place:
    """Where a tree stands: in a procedure, or in one of its embedded subprocesses (`container_id`)."""

    process_key: str
    container_id: str


def read_marking(text: str) -> list[Tree]:
    """The trees of a state, callers before called. Raises ValueError for another version's text."""
    state = json.loads(text)
    if state.get("v") != VERSION:
        raise ValueError(f"state of format {state.get('v')!r}, expected {VERSION}")
    return [Tree(owner, end, [_token(each) for each in tokens]) for owner, end, tokens in state["t"]]


def write_marking(trees: list[Tree]) -> str:
    """The text of a state."""
    written = [[tree.owner, tree.end, [_written(token) for token in tree.tokens]] for tree in trees]
    return json.dumps({"v": VERSION, "t": written}, separators=(",", ":"), ensure_ascii=False)


def spec_name(element_id: str) -> str:
    """What the compiler calls an element's spec."""
    return f"{element_id}#element" if element_id in INTERNAL else element_id


def _token(written: list[Any]) -> Token:
    empty: list[Any] = ["", {}, []]
    spec, state, identifier, data, children = [*written, *empty[len(written) - 2 :]]
    return Token(spec, state, identifier, dict(data), [_token(each) for each in children])


def _written(token: Token) -> list[Any]:
    written = [token.spec, token.state, token.id, token.data, [_written(each) for each in token.children]]
    while not written[-1]:
        written.pop()
    return written
