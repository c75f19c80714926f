"""Schema, values and errors of a form → what the templates write.

How a page uses it:

    texts = initial_values(form, variables, draft, zone=zone)                      # the page is opened
    texts = initial_values(form, variables, submission.draft(form, posted), zone=zone)   # it is shown again
    rendered = render(form, texts, variables, now=now, zone=zone, errors=invalid.errors)

    {% from "forms/form.html" import error_summary, fields %}
    {{ error_summary(rendered) }}
    <form method="post" novalidate autocomplete="off"> … {{ fields(rendered) }} <button …>

`fields` writes a `div data-field="…"` for each component, with `hidden` and empty for what is not shown; a script that
asks again while the form is filled in exchanges those whose `hidden` changed and leaves the others, and what is typed
in them, alone. `{% from "forms/values.html" import values %}{{ values(display_form(form, submitted, data)) }}` writes
a filled-in form for reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from engine.forms import schema, submission
from engine.forms.options import options_of, posted_text
from engine.forms.reading import TIME_SENTENCE, TIME_SUFFIX
from engine.forms.rules import is_required
from engine.forms.wording import Data
from webforms.forms.display import NOTHING, ShownValue, display_any, display_form, display_value
from webforms.forms.markdown import markdown
from webforms.forms.model import ShownCell, ShownComponent, ShownForm, ShownOption, ShownRow, SummaryLine
from webforms.forms.plain_html import plain_html

__all__ = ["NOTHING", "ShownValue", "display_any", "display_form", "display_value", "render"]

Texts = Mapping[str, str | Sequence[str]]
_COLUMNS = 16  # of form-js; ours are twelve


def render(
    form: schema.Form,
    texts: Texts,
    variables: Mapping[str, Any],
    *,
    now: datetime,
    zone: ZoneInfo,
    errors: Mapping[str, str] | None = None,
    prefix: str = "felt-",
) -> ShownForm:
    """The form with these texts (named as a page posts them), the sentences of `errors` (by key) at their fields.

    `prefix` begins every id: a page with several forms gives each its own.
    """
    posted = {name: [text] if isinstance(text, str) else list(text) for name, text in texts.items()}
    filled = submission.fill_posted(form, posted, variables, now=now, zone=zone)
    rows = _Painter(posted, filled, errors or {}, prefix).rows(form.components)
    lines = (_summary_line(component) for component in _walk(rows) if component.error)
    return ShownForm(rows, tuple(lines))


def _summary_line(component: ShownComponent) -> SummaryLine:
    label = component.label
    sentence = component.error if f"«{label}»" in component.error or not label else f"{label}: {component.error}"
    return SummaryLine(component.error_target, sentence)


def _walk(rows: Iterable[ShownRow]) -> Iterable[ShownComponent]:
    for row in rows:
        for cell in row.cells:
            yield cell.component
            yield from _walk(cell.component.rows)


@dataclass(frozen=True)
class _Painter:
    """Turns components into what is shown, for one set of texts."""

    posted: Mapping[str, Sequence[str]]
    filled: submission.Filled
    errors: Mapping[str, str]
    prefix: str

    @property
    def data(self) -> Data:
        return self.filled.data

    def rows(self, components: Sequence[schema.Component]) -> tuple[ShownRow, ...]:
        """The components in rows; those of one layout row that follow each other stand side by side."""
        shown = [component for component in components if not isinstance(component, schema.Computed)]
        numbered = enumerate(shown)
        grouped = groupby(numbered, key=lambda item: item[1].row or item[0])
        return tuple(self._row([component for _, component in group]) for _, group in grouped)

    def _row(self, components: list[schema.Component]) -> ShownRow:
        equal = _COLUMNS // len(components)
        spans = [max(2, round((component.columns or equal) * 12 / _COLUMNS)) for component in components]
        cells = zip(components, spans, strict=True)
        return ShownRow(tuple(ShownCell(self._component(component), min(12, span)) for component, span in cells))

    def _component(self, component: schema.Component) -> ShownComponent:
        marker = component.key if isinstance(component, schema.Field) else component.id
        common: dict[str, Any] = {"id": self.prefix + _plain(marker), "marker": marker}
        if component.id in self.filled.hidden:
            return ShownComponent("hidden", **common)
        common |= {
            "label": component.label.text(self.data, display_any),
            "hint": component.description.text(self.data, display_any),
        }
        match component:
            case schema.Field():
                return self._field(component, common)
            case schema.Group():
                return ShownComponent("group", **common, rows=self.rows(component.components))
            case schema.Text():
                return ShownComponent("text", **common, markup=markdown(component.text, self.data))
            case schema.Html():
                return ShownComponent("html", **common, markup=plain_html(component.content.text(self.data, _escaped)))
            case schema.Image():
                return ShownComponent("image", **common, value=component.alternative.text(self.data, display_any))
            case _:
                return ShownComponent(component.type, **common)

    def _field(self, field: schema.Field, common: dict[str, Any]) -> ShownComponent:
        common["label"] = common["label"] or field.key
        if field.key in self.filled.fixed:
            value = display_value(field, self.filled.readings[field.key].value, zone=self.data.zone, data=self.data)
            return ShownComponent("readonly", **common, value=value)
        common |= {
            "name": field.key,
            "required": is_required(field, self.data),
            "error": self.errors.get(field.key, ""),
            "value": self._text(field.key),
        }
        return ShownComponent(_template(field), **common | self._own(field, common["id"], common["error"]))

    def _own(self, field: schema.Field, html_id: str, error: str) -> dict[str, Any]:
        """What only this kind of field has."""
        match field:
            case schema.Choice():
                return {"options": self._options(field, html_id)}
            case schema.TextField() | schema.Number():
                whole = isinstance(field, schema.Number) and field.decimals == 0
                return {
                    "prefix": field.prefix.text(self.data, display_any),
                    "suffix": field.suffix.text(self.data, display_any),
                    "input_mode": "numeric" if whole else "decimal" if isinstance(field, schema.Number) else "",
                }
            case schema.DateTime():
                return {
                    "subtype": field.subtype,
                    "time_name": field.key + TIME_SUFFIX,
                    "time_label": field.time_label.text(self.data, display_any) or "Klokkeslæt",
                    "time_value": self._text(field.key + TIME_SUFFIX),
                    "error_in_time": field.subtype == "datetime" and error == TIME_SENTENCE,
                }
            case _:
                return {}

    def _options(self, field: schema.Choice, html_id: str) -> tuple[ShownOption, ...]:
        chosen = set(self.posted.get(field.key, ()))
        texts = [(posted_text(option.value), option.label) for option in options_of(field, self.data)]
        return tuple(
            ShownOption(f"{html_id}-{number}", text, label, text in chosen)
            for number, (text, label) in enumerate(texts, 1)
        )

    def _text(self, name: str) -> str:
        return next(iter(self.posted.get(name, ())), "")


def _template(field: schema.Field) -> str:
    return "checklist" if isinstance(field, schema.Checklist) else field.type


def _plain(marker: str) -> str:
    """The marker as part of an id."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", marker)


def _escaped(value: object) -> str:
    return display_any(value).replace("&", "&amp;").replace("<", "&lt;")
