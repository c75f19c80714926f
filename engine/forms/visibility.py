"""What of a form is shown for given data: `conditional.hide` in FEEL, decided on the server alone.

A hidden field's value does not count for other conditions, so the answer is sought until it no longer changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.forms import paths
from engine.forms.schema import Component, Form, Group
from engine.forms.wording import Data

_ROUNDS = 10  # conditions that keep contradicting each other are left as they stand then


def visible_keys(form: Form, values: Mapping[str, Any], *, now: datetime, zone: ZoneInfo) -> frozenset[str]:
    """The keys of the fields that are shown when the variables and answers are `values`."""
    hidden = hidden_components(form, Data(values, now, zone))
    return frozenset(field.key for field in form.fields() if field.id not in hidden)


def hidden_components(form: Form, data: Data) -> frozenset[str]:
    """The ids of the components that are hidden, those in hidden groups included."""
    hidden: frozenset[str] = frozenset()
    for _ in range(_ROUNDS):
        found = frozenset(_hidden(form.components, without(form, hidden, data), inside=False))
        if found == hidden:
            break
        hidden = found
    return hidden


def without(form: Form, hidden: frozenset[str], data: Data) -> Data:
    """The data with null for every hidden field."""
    if not hidden:
        return data
    values = dict(data.values)
    for field in form.fields():
        if field.id in hidden:
            paths.put(values, field.path, None)
    return Data(values, data.now, data.zone)


def _hidden(components: tuple[Component, ...], data: Data, *, inside: bool) -> Iterator[str]:
    for component in components:
        hides = inside or bool(component.hide and data.holds(component.hide))
        if hides:
            yield component.id
        if isinstance(component, Group):
            yield from _hidden(component.components, data, inside=hides)
