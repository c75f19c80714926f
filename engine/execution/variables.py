"""Variables of a running instance: one scope for the started procedure, one for each called procedure while it runs.

Every write gets the instance's next number (docs/adr/0006). What a caller passes in is not a write; on return only
what was written inside goes back, so a call does not undo what a parallel branch wrote meanwhile.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from engine.errors import ValueInvalid
from engine.execution.actions import ROOT_SCOPE, Scope

MAX_VALUES = 50_000  # of one variable (expressions.md § 6)
MAX_DEPTH = 60
MAX_TEXT = 100_000
MAX_VOLUME = 200_000  # values and tens of characters written in one action: some 2 MB of text
RESPONSIBLE_TEAM = "ansvarlig_team"  # C-06


class LiveScope:
    """One scope while it is worked on."""

    def __init__(self, scope: Scope) -> None:
        self.id = scope.id
        self.parent_id = scope.parent_id
        self.process_key = scope.process_key
        self.call_element_id = scope.call_element_id
        self.business_key = scope.business_key
        self.variables = dict(scope.variables)
        self.changed = dict(scope.changed)

    def frozen(self) -> Scope:
        """The scope as a value."""
        return Scope(
            id=self.id,
            parent_id=self.parent_id,
            process_key=self.process_key,
            call_element_id=self.call_element_id,
            variables=self.variables,
            changed=self.changed,
            business_key=self.business_key,
        )


class Variables:
    """All live scopes. `on_write` is told of each write: scope id, name, value."""

    def __init__(self, scopes: Iterable[Scope], sequence: int, on_write: Callable[[LiveScope, str, Any], None]) -> None:
        self._scopes = {scope.id: LiveScope(scope) for scope in scopes}
        self.sequence = sequence
        self.volume = 0  # of what this action wrote
        self._on_write = on_write

    def __getitem__(self, scope_id: str) -> LiveScope:
        """A live scope. Raises ValueError for an unknown id."""
        try:
            return self._scopes[scope_id]
        except KeyError:
            raise ValueError(f"no live scope {scope_id!r}") from None

    def write(self, scope_id: str, values: Mapping[str, Any]) -> None:
        """Set variables, in the order of `values`. Raises ValueInvalid for what cannot be stored as JSON."""
        scope = self[scope_id]
        for name, value in values.items():
            self._charge(check_storable(name, value))
            self.sequence += 1
            scope.variables[name] = value
            scope.changed[name] = self.sequence
            self._on_write(scope, name, value)

    def remove(self, scope_id: str, names: Iterable[str]) -> list[str]:
        """Take variables away; gives those that were there. What a caller holds under the same name stays."""
        scope = self[scope_id]
        found = [name for name in dict.fromkeys(names) if name in scope.variables]
        for name in found:
            del scope.variables[name]
            scope.changed.pop(name, None)
        return found

    def _charge(self, volume: int) -> None:
        self.volume += volume
        if self.volume > MAX_VOLUME:
            raise ValueInvalid("Der skrives for mange oplysninger på én gang.")

    def open(self, scope: Scope) -> None:
        """Add the scope of a called procedure."""
        self._scopes[scope.id] = LiveScope(scope)

    def close(self, scope_id: str) -> LiveScope:
        """Take a scope away; gives it for what is to be written back."""
        return self._scopes.pop(scope_id)

    def frozen(self) -> tuple[Scope, ...]:
        """All live scopes as values, callers before called."""
        return tuple(scope.frozen() for scope in self._scopes.values())

    @property
    def responsible_team(self) -> str | None:
        """The newest `ansvarlig_team` written in a live scope; a returned call's counts as its caller's write."""
        writes = [(s.changed[RESPONSIBLE_TEAM], s) for s in self._scopes.values() if RESPONSIBLE_TEAM in s.changed]
        if not writes:
            return None
        newest = max(writes, key=lambda write: write[0])[1]
        value = newest.variables.get(RESPONSIBLE_TEAM)
        return value if isinstance(value, str) and value else None


def root_scope(process_key: str, business_key: str | None) -> Scope:
    """An empty scope for a started procedure."""
    return Scope(ROOT_SCOPE, None, process_key, None, {}, {}, business_key)


def check_storable(name: object, value: Any) -> int:
    """The volume of a variable. Raises ValueInvalid unless it can be kept as JSON within the limits; never recurses."""
    if not isinstance(name, str) or not name or len(name) > 200:
        raise ValueInvalid("Et felt skal have et navn på højst 200 tegn.")
    seen, volume, todo = 0, 0, [(value, 0)]
    while todo:
        item, depth = todo.pop()
        seen += 1
        volume += 1 + (len(item) // 10 if isinstance(item, str) else 0)
        problem = _problem(item, depth) or ("har for mange værdier" if seen > MAX_VALUES else "")
        if problem:
            raise ValueInvalid(f"Feltet «{name}» {problem} og kan ikke gemmes.")
        if isinstance(item, dict):
            todo.extend((inner, depth + 1) for inner in item.values())
        elif isinstance(item, list):
            todo.extend((inner, depth + 1) for inner in item)
    return volume


def _problem(item: Any, depth: int) -> str:
    if depth > MAX_DEPTH:
        return "er indlejret for dybt"
    if item is None or isinstance(item, bool | int):
        return "er et for stort tal" if isinstance(item, int) and item.bit_length() > 1_100 else ""
    if isinstance(item, float):
        return "" if math.isfinite(item) else "er ikke et tal"
    if isinstance(item, str):
        return "er for lang en tekst" if len(item) > MAX_TEXT else ""
    if isinstance(item, dict):
        return "" if all(isinstance(key, str) for key in item) else "har nøgler, der ikke er tekst,"
    return "" if isinstance(item, list) else f"har typen «{type(item).__name__}»"
