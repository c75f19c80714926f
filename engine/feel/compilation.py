"""Turns syntax trees into closures: the register of who compiles which node, and what is known while compiling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from engine.feel.run import Scope
from engine.feel.syntax import Node

Closure = Callable[[Scope], Any]
NodeType = TypeVar("NodeType", bound=Node)
INPUT = "?"  # the name the value of a unary test is bound to


@dataclass
class Unit:
    """One text being compiled, and what it turns out to use."""

    source: str
    names: frozenset[str]
    variables: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Context:
    """Where a node stands: the names bound around it, and whether a filter's elements may bind more (`dynamic`)."""

    unit: Unit
    bound: frozenset[str] = frozenset()
    dynamic: bool = False

    def binding(self, *names: str) -> Context:
        """The context inside a construct that binds these names."""
        return replace(self, bound=self.bound | set(names))

    def is_local(self, name: str) -> bool:
        """Whether the name must be looked for in the scopes when running."""
        return self.dynamic or name in self.bound


_COMPILERS: dict[type[Node], Callable[[Any, Context], Closure]] = {}


def compiles(
    node_type: type[NodeType],
) -> Callable[[Callable[[NodeType, Context], Closure]], Callable[[NodeType, Context], Closure]]:
    """Registers the decorated function as the compiler of a node type."""

    def register(compiler: Callable[[NodeType, Context], Closure]) -> Callable[[NodeType, Context], Closure]:
        _COMPILERS[node_type] = compiler
        return compiler

    return register


def compile_node(node: Node, context: Context) -> Closure:
    """The closure that evaluates a node. Raises FeelSyntaxError for unknown functions and wrong arguments."""
    return _COMPILERS[type(node)](node, context)
