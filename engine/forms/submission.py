"""Judges what is submitted: read, decide what is shown, check, and give the typed values, or all errors at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.errors import FormInvalid
from engine.feel import Expression
from engine.forms import paths, reading, schema
from engine.forms.initial import fixed_value, initial_value
from engine.forms.reading import TIME_SUFFIX, Reading
from engine.forms.rules import problem_with
from engine.forms.visibility import hidden_components, without
from engine.forms.wording import Data

ON_PAGE = "__felter"  # posted by a page for each field that posts nothing when it is left empty

_Read = Callable[[schema.Field, Data], Reading]


@dataclass(frozen=True)
class Filled:
    """A form with what was given: a reading per field key, the ids of what is hidden, and the data expressions see."""

    readings: Mapping[str, Reading]
    fixed: frozenset[str]
    hidden: frozenset[str]
    data: Data


def read_posted(
    form: schema.Form,
    posted: Mapping[str, Sequence[str]],
    variables: Mapping[str, Any],
    *,
    now: datetime,
    zone: ZoneInfo,
) -> dict[str, Any]:
    """The variables a page's post sets: those of fields that are shown and may be changed, and of fixed fields.

    Raises FormInvalid with one sentence per field that cannot be accepted.
    """
    return _accepted(form, fill_posted(form, posted, variables, now=now, zone=zone), variables)


def check_values(
    form: schema.Form, values: Mapping[str, Any], variables: Mapping[str, Any], *, now: datetime, zone: ZoneInfo
) -> dict[str, Any]:
    """The same for JSON values, nested or under dotted keys; a field that is left out keeps what the page would show.

    Raises FormInvalid with one sentence per field that cannot be accepted.
    """

    def read(field: schema.Field, data: Data) -> Reading:
        if field.key in values:
            return reading.read_json(field, values[field.key], data)
        given, missing = paths.get(values, field.path[:-1]) if field.path[1:] else values, field.path[-1]
        value = given[missing] if isinstance(given, Mapping) and missing in given else None
        is_given = isinstance(given, Mapping) and missing in given
        return reading.read_json(field, value if is_given else initial_value(field, variables), data)

    return _accepted(form, _fill(form, read, Data(variables, now, zone)), variables)


def fill_posted(
    form: schema.Form,
    posted: Mapping[str, Sequence[str]],
    variables: Mapping[str, Any],
    *,
    now: datetime,
    zone: ZoneInfo,
) -> Filled:
    """The form as it stands with what was posted, judged or not: what pages show again while it is filled in."""
    return _fill(form, lambda field, data: reading.read_posted(field, posted, data), Data(variables, now, zone))


def draft(form: schema.Form, posted: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """What was typed, untouched, for keeping; only what belongs to the form's fields."""
    kept: dict[str, Any] = {}
    on_page = set(posted.get(ON_PAGE) or ())
    for field in form.fields():
        if field.disabled or field.readonly is True or isinstance(field, schema.Computed):
            continue
        several = isinstance(field, schema.Checklist)
        for name in (field.key, field.key + TIME_SUFFIX):
            texts = posted.get(name)
            if texts:
                kept[name] = list(texts) if several else texts[0]
        if field.key in on_page and field.key not in kept:
            kept[field.key] = [] if several else ""
    return kept


def _fill(form: schema.Form, read: _Read, start: Data) -> Filled:
    """Twice, since answers to choose and fixed fields may depend on what was given in other fields."""
    data, readings, fixed = start, {}, frozenset[str]()
    for _ in range(2):
        fixed = frozenset(field.key for field in form.fields() if _is_fixed(field, data))
        readings = {field.key: _reading(field, read, start, data, fixed) for field in form.fields()}
        data = _overlaid(form, readings, start)
    hidden = hidden_components(form, data)
    data = without(form, hidden, data)
    for field in form.fields():
        if isinstance(field, schema.Computed) and field.expression and field.id not in hidden:
            readings[field.key] = Reading(data.value(field.expression))
            data = _overlaid_one(field, readings[field.key], data)
    return Filled(readings, fixed, hidden, data)


def _is_fixed(field: schema.Field, data: Data) -> bool:
    readonly = data.holds(field.readonly) if isinstance(field.readonly, Expression) else field.readonly
    return readonly or field.disabled


def _reading(field: schema.Field, read: _Read, start: Data, data: Data, fixed: frozenset[str]) -> Reading:
    if isinstance(field, schema.Computed):
        return Reading(data.value(field.expression) if field.expression else None)
    if field.key in fixed:
        return Reading(fixed_value(field, start.values, data))
    return read(field, data)


def _overlaid(form: schema.Form, readings: Mapping[str, Reading], start: Data) -> Data:
    values = dict(start.values)
    for field in form.fields():
        paths.put(values, field.path, readings[field.key].value)
    return Data(values, start.now, start.zone)


def _overlaid_one(field: schema.Field, found: Reading, data: Data) -> Data:
    values = dict(data.values)
    paths.put(values, field.path, found.value)
    return Data(values, data.now, data.zone)


def _accepted(form: schema.Form, filled: Filled, variables: Mapping[str, Any]) -> dict[str, Any]:
    errors: dict[str, str] = {}
    accepted: dict[str, Any] = {}
    for field in form.fields():
        if field.disabled or field.id in filled.hidden:
            continue
        found = filled.readings[field.key]
        problem = found.problem or ("" if field.key in filled.fixed else problem_with(field, found.value, filled.data))
        if problem:
            errors[field.key] = problem
        root = field.path[0]
        if len(field.path) > 1 and root not in accepted and isinstance(variables.get(root), Mapping):
            accepted[root] = variables[root]  # what else the object holds stays
        paths.put(accepted, field.path, found.value)
    if errors:
        raise FormInvalid(errors)
    return accepted
