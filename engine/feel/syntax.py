"""The syntax tree of FEEL: frozen nodes that know their place in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from engine.feel.budget import MAX_HEIGHT, FeelLimitError
from engine.feel.types import Type


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """Any part of an expression; `start` and `end` are its place in the source."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Literal(Node):
    """A number, text, true, false, null or @"…" value."""

    value: Any


@dataclass(frozen=True, slots=True, eq=False)
class Name(Node):
    """A variable, or the name of a function before its call."""

    name: str


@dataclass(frozen=True, slots=True, eq=False)
class InputValue(Node):
    """The `?` of unary tests."""


@dataclass(frozen=True, slots=True, eq=False)
class Path(Node):
    """`source.name`."""

    source: Node
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Filter(Node):
    """`source[condition]`, or a position counted from 1."""

    source: Node
    condition: Node


@dataclass(frozen=True, slots=True, eq=False)
class ListLiteral(Node):
    """`[a, b]`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Entry(Node):
    """One `key: value` of a context."""

    key: str
    value: Node


@dataclass(frozen=True, slots=True, eq=False)
class ContextLiteral(Node):
    """`{key: value}`; later entries see earlier ones."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RangeLiteral(Node):
    """`[low..high]`, `(low..high)`, `]low..high[`, or one-sided as `(< high)`; a missing end is None."""

    low: Node | None
    high: Node | None
    low_included: bool
    high_included: bool


@dataclass(frozen=True, slots=True, eq=False)
class Negation(Node):
    """`-operand`."""

    operand: Node


@dataclass(frozen=True, slots=True, eq=False)
class Arithmetic(Node):
    """`left operator right` with + - * / or **."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class Comparison(Node):
    """`left operator right` with = != < <= > or >=."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True, eq=False)
class Logic(Node):
    """A row of operands joined by `and`, or by `or`."""

    operator: str
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Between(Node):
    """`value between low and high`."""

    value: Node
    low: Node
    high: Node


@dataclass(frozen=True, slots=True, eq=False)
class UnaryComparison(Node):
    """A unary test such as `< 5`."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True, eq=False)
class Alternatives(Node):
    """A row of unary tests, one of which must hold; with `negated` none may."""

    tests: tuple[Node, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Membership(Node):
    """`value in tests`."""

    value: Node
    tests: Alternatives


@dataclass(frozen=True, slots=True, eq=False)
class InstanceOf(Node):
    """`value instance of type`."""

    value: Node
    type: Type


@dataclass(frozen=True, slots=True, eq=False)
class Conditional(Node):
    """`if condition then positive else negative`."""

    condition: Node
    positive: Node
    negative: Node


@dataclass(frozen=True, slots=True, eq=False)
class Iteration(Node):
    """`name in domain`, or `name in domain..last` over whole numbers or days."""

    name: str
    domain: Node
    last: Node | None


@dataclass(frozen=True, slots=True, eq=False)
class For(Node):
    """`for iterators return body`."""

    iterators: tuple[Iteration, ...]
    body: Node


@dataclass(frozen=True, slots=True, eq=False)
class Quantified(Node):
    """`some` or `every` iterators `satisfies` body."""

    every: bool
    iterators: tuple[Iteration, ...]
    body: Node


@dataclass(frozen=True, slots=True, eq=False)
class FunctionLiteral(Node):
    """`function(parameters) body`; a parameter without a type takes anything."""

    parameters: tuple[tuple[str, Type], ...]
    body: Node


@dataclass(frozen=True, slots=True, eq=False)
class Call(Node):
    """`function(arguments)`; `names` are the arguments' names when they are given by name."""

    function: Node
    arguments: tuple[Node, ...]
    names: tuple[str, ...]


_ROWS_OF_NODES = frozenset({"entries", "tests", "iterators"})
_CHILD_FIELDS = {
    node_type: tuple(item.name for item in fields(node_type) if "Node" in str(item.type) or item.name in _ROWS_OF_NODES)
    for node_type in Node.__subclasses__()
}


def children(node: Node) -> Iterator[Node]:
    """The parts directly below a node."""
    for name in _CHILD_FIELDS[type(node)]:
        part = getattr(node, name)
        if isinstance(part, tuple):
            yield from part
        elif part is not None:
            yield part


def walk(node: Node) -> Iterator[Node]:
    """The node and all parts below it, in no particular order."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(children(part))


def size(node: Node) -> int:
    """The number of nodes: what one evaluation of it costs in steps."""
    return sum(1 for _ in walk(node))


def check_height(node: Node) -> None:
    """Raises FeelLimitError when the tree is higher than evaluation may recurse."""
    level, height = [node], 0
    while level:
        height += 1
        if height > MAX_HEIGHT:
            raise FeelLimitError("too-deep")
        level = [child for part in level for child in children(part)]
