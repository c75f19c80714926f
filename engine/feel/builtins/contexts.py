"""Built-in functions on contexts, and those on values of any kind (DMN 1.5, tables 80 and 81, and Camunda's own)."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from engine.feel.builtins.registry import builtin
from engine.feel.comparison import same
from engine.feel.failures import NoValue
from engine.feel.run import Run
from engine.feel.values import kind


@builtin("get value(m: context|null, key: string|list)", "get value(context: context|null, keys: list)")
def get_value(_run: Run, _signature: int, context: dict[str, Any] | None, key: str | list[Any]) -> Any:
    """The entry of a key, or by a list of keys the entry within the entry; null without one."""
    found: Any = context
    for step in [key] if isinstance(key, str) else key:
        found = found.get(step) if isinstance(found, dict) and isinstance(step, str) else None
    return found if key else None


@builtin("get entries(m: context)")
def get_entries(_run: Run, context: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries as list of key and value."""
    return [{"key": key, "value": value} for key, value in context.items()]


@builtin("context(entries: list)")
def context_of(_run: Run, entries: list[Any]) -> dict[str, Any]:
    """A context from a list of key and value."""
    made: dict[str, Any] = {}
    for entry in entries:
        fits = isinstance(entry, dict) and isinstance(entry.get("key"), str) and "value" in entry
        if not fits or entry["key"] in made:
            raise NoValue("argument-value", function="context", argument="entries", value=str(kind(entry)))
        made[entry["key"]] = entry["value"]
    return made


@builtin(
    "context put(context: context, key: string, value: any)", "context put(context: context, keys: list, value: any)"
)
def context_put(
    _run: Run, _signature: int, context: dict[str, Any], key: str | list[Any], value: Any
) -> dict[str, Any]:
    """The context with one entry set; a list of keys leads into contexts within."""
    keys = [key] if isinstance(key, str) else key
    if not keys or not all(isinstance(step, str) for step in keys):
        raise NoValue("argument-value", function="context put", argument="keys", value="[]")
    return _put(context, keys, value)


def _put(context: Any, keys: list[str], value: Any) -> dict[str, Any]:
    if context is not None and not isinstance(context, dict):
        raise NoValue(
            "argument-type", function="context put", argument="keys", expected_kinds=["context"], kind=kind(context)
        )
    key, *rest = keys
    inner = (context or {}).get(key)
    return {**(context or {}), key: _put(inner, rest, value) if rest else value}


@builtin("context merge(contexts: list...)")
def context_merge(_run: Run, *contexts: Any) -> dict[str, Any]:
    """The entries of all contexts; later ones win."""
    merged: dict[str, Any] = {}
    for context in (item for items in contexts for item in items):
        if not isinstance(context, dict):
            facts = {"function": "context merge", "argument": "contexts", "expected_kinds": ["context"]}
            raise NoValue("argument-type", **facts, kind=kind(context))
        merged |= context
    return merged


@builtin("get or else(value: any, default: any)")
def get_or_else(_run: Run, value: Any, default: Any) -> Any:
    """The value, or the default when it is null."""
    return default if value is None else value


@builtin("assert(value: any, condition: any, cause?: string|null)")
def assertion(_run: Run, value: Any, condition: Any, _cause: str | None) -> Any:
    """The value when the condition holds, else null with a reason."""
    if condition is not True:
        raise NoValue("asserted")
    return value


@builtin("is(value1: any, value2: any)")
def is_same(_run: Run, first: Any, second: Any) -> bool:
    """Whether two values are the same without any conversion: same type, and for times the same zone."""
    if isinstance(first, (datetime, time)) and isinstance(second, (datetime, time)):
        return type(first) is type(second) and str(first.tzinfo) == str(second.tzinfo) and same(first, second)
    return type(first) is type(second) and same(first, second)
