"""What a call activity passes in and gives back (`camunda:in`, `camunda:out`; C-09)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine.bpmn.dialects.expressions import SAME_BUSINESS_KEY
from engine.bpmn.settings import ElementSettings, VariableMapping
from engine.errors import ExpressionFailed
from engine.execution.variables import LiveScope

Feel = Callable[[str], Any]


def passed_in(settings: ElementSettings, caller: LiveScope, feel: Feel) -> dict[str, Any]:
    """The variables a called procedure begins with; as in Camunda 7 nothing unless a mapping says so."""
    passed: dict[str, Any] = {}
    for mapping in settings.mappings_in:
        passed.update(caller.variables if mapping.all else _mapped(mapping, caller.variables, feel))
    return passed


def given_back(settings: ElementSettings, called: LiveScope, feel: Feel) -> dict[str, Any]:
    """What the caller gets, in the order it was written: with `all` only what changed inside."""
    back: dict[str, Any] = {}
    for mapping in settings.mappings_out:
        if mapping.all:
            back.update(
                (name, called.variables[name]) for name in sorted(called.changed, key=called.changed.__getitem__)
            )
        else:
            back.update(_mapped(mapping, called.variables, feel))
    return back


def business_key(settings: ElementSettings, caller: LiveScope, feel: Feel) -> str | None:
    """The business key of the called procedure: the caller's, or what an expression gives."""
    text = settings.business_key
    if text is None:
        return None
    if text == SAME_BUSINESS_KEY:
        return caller.business_key
    value = feel(text) if text.startswith("=") else text
    if value is not None and not isinstance(value, str):
        raise ExpressionFailed(f"Udtrykket for sagsnummeret, «{text}», gav «{value}»; det skal være tekst.")
    return value


def _mapped(mapping: VariableMapping, variables: Mapping[str, Any], feel: Feel) -> dict[str, Any]:
    target = mapping.target or mapping.source
    if target is None:
        raise ExpressionFailed("En overførsel af felter i kaldet mangler et mål (target).")
    return {
        target: feel(mapping.source_expression) if mapping.source_expression else variables.get(mapping.source or "")
    }
