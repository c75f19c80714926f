"""Reads and writes values under dotted keys in nested variables, never changing what was given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def get(values: Mapping[str, Any], path: Sequence[str]) -> Any:
    """The value at `path`, None if there is none."""
    found: Any = values
    for part in path:
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def put(values: dict[str, Any], path: Sequence[str], value: Any) -> None:
    """Set `path` in `values` to `value`; objects on the way are copied, what is no object is replaced."""
    for part in path[:-1]:
        inner = values.get(part)
        values[part] = dict(inner) if isinstance(inner, Mapping) else {}
        values = values[part]
    values[path[-1]] = value
