"""A form as its owner checks it: as the adviser sees it, and all its fields in a table, hidden ones included."""

from __future__ import annotations

from dataclasses import dataclass

from engine.forms import Field, Form, initial_values
from engine.forms.compare_fields import condition_of, kind_of
from engine.forms.schema import Checklist, Choice
from engine.records.comparison import VersionForm
from webforms.context import now, zone
from webforms.forms.model import ShownForm
from webforms.forms.render import render


@dataclass(frozen=True)
class FieldLine:
    """One field in words."""

    name: str
    key: str
    kind: str
    required: str
    answers: tuple[str, ...]
    hidden_when: str


@dataclass(frozen=True)
class CheckedForm:
    """One form of a version; `number` tells the forms of one page apart."""

    number: int
    name: str
    who: str
    is_start: bool
    shown: ShownForm
    fields: tuple[FieldLine, ...]


def checked(found: VersionForm, number: int) -> CheckedForm:
    """The form with its defaults, as it is opened in a case where nothing is known."""
    form: Form = found.form
    texts = initial_values(form, {}, zone=zone())
    shown = render(form, texts, {}, now=now(), zone=zone(), prefix=f"form-{number}-")
    return CheckedForm(number, found.name, found.who, found.is_start, shown, tuple(map(_line, form.fields())))


def _line(field: Field) -> FieldLine:
    answers = tuple(option.label for option in field.options) if isinstance(field, Choice) else ()
    return FieldLine(field.name, field.key, kind_of(field), _required(field), answers, condition_of(field))


def _required(field: Field) -> str:
    if isinstance(field, Checklist) and field.all_required:
        return "Alt skal krydses af"
    if field.required_if:
        return f"Når {field.required_if.text}"
    return "Ja" if field.required else "Nej"
