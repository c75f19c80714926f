"""Builds each kind of component from its JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from engine.feel import Expression
from engine.findings import Severity
from engine.forms import schema
from engine.forms.parts import Parts

REFUSED = {
    "iframe": "en ramme med en anden side",
    "filepicker": "et felt til filer",
    "documentPreview": "visning af dokumenter",
    "dynamiclist": "en liste, der vokser",
    "table": "en tabel",
}
_KEY = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*", re.ASCII)
_SUBTYPES = {"date", "time", "datetime"}


def read_component(parts: Parts, prefix: str) -> schema.Component | None:
    """The component; None when it is refused (reported). `prefix` is the path of the groups it stands in."""
    kind = parts.text("type")
    builder = _BUILDERS.get(kind)
    if builder:
        return builder(parts, _common(parts), prefix)
    what = f"er {REFUSED[kind]} ({kind})" if kind in REFUSED else f"er af typen «{kind}»"
    parts.fault("form-component", f"Feltet {what}, som ikke kan bruges her. Brug et andet felt.")
    return None


def _common(parts: Parts) -> dict[str, Any]:
    layout, properties = parts.section("layout"), parts.section("properties")
    columns = layout.get("columns")
    return {
        "id": parts.id,
        "label": parts.wording("label"),
        "description": parts.wording("description"),
        "hide": parts.expression(parts.section("conditional").get("hide"), "Betingelsen for at skjule feltet"),
        "row": parts.text("row", layout),
        "columns": columns if isinstance(columns, int) and 1 <= columns <= 16 else None,
        "properties": {str(name): str(value) for name, value in properties.items()},
    }


def _field(parts: Parts, common: dict[str, Any], prefix: str) -> dict[str, Any]:
    key = prefix + parts.text("key")
    if not _KEY.fullmatch(key):
        message = f"Nøglen «{key}» kan ikke bruges. Skriv bogstaver a–z, tal og _ (ikke æ, ø, å og mellemrum)."
        parts.fault("form-key", message)
    properties = common["properties"]
    required_if = parts.expression(properties.get("requiredIf"), "Betingelsen «requiredIf»")
    return common | {
        "key": key,
        "default": _default(parts),
        "readonly": parts.switch("readonly"),
        "disabled": parts.flag("disabled"),
        "required": parts.flag("required", parts.section("validate")),
        "required_if": required_if,
        "decision": _is_set(properties, "decision"),
        "prefill": _is_set(properties, "prefill"),
    }


def _default(parts: Parts) -> Any:
    value = parts.json.get("defaultValue")
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return tuple(value)
    parts.fault("form-value", "Startværdien («defaultValue») er ikke en tekst, et tal eller en liste af dem.")
    return None


def _is_set(properties: Mapping[str, str], name: str) -> bool:
    return properties.get(name, "").strip().lower() == "true"


def _textfield(parts: Parts, common: dict[str, Any], prefix: str) -> schema.Component:
    rules, appearance = parts.section("validate"), parts.section("appearance")
    return schema.TextField(
        **_field(parts, common, prefix),
        **_lengths(parts),
        pattern=parts.pattern(),
        pattern_message=parts.text("patternErrorMessage", rules),
        validation_type=parts.text("validationType", rules),
        prefix=parts.wording("prefixAdorner", appearance),
        suffix=parts.wording("suffixAdorner", appearance),
    )


def _textarea(parts: Parts, common: dict[str, Any], prefix: str) -> schema.Component:
    return schema.TextArea(**_field(parts, common, prefix), **_lengths(parts))


def _lengths(parts: Parts) -> dict[str, Any]:
    rules = parts.section("validate")
    return {
        "min_length": parts.length(rules.get("minLength"), "minLength"),
        "max_length": parts.length(rules.get("maxLength"), "maxLength"),
    }


def _number(parts: Parts, common: dict[str, Any], prefix: str) -> schema.Component:
    rules, appearance = parts.section("validate"), parts.section("appearance")
    increment = parts.number(parts.json.get("increment"), "increment")
    decimals = parts.json.get("decimalDigits")
    return schema.Number(
        **_field(parts, common, prefix),
        minimum=parts.number(rules.get("min"), "min"),
        maximum=parts.number(rules.get("max"), "max"),
        decimals=decimals if isinstance(decimals, int) and 0 <= decimals <= 15 else None,
        increment=increment if not isinstance(increment, Expression) and increment else None,
        as_text=parts.flag("serializeToString"),
        prefix=parts.wording("prefixAdorner", appearance),
        suffix=parts.wording("suffixAdorner", appearance),
    )


def _datetime(parts: Parts, common: dict[str, Any], prefix: str) -> schema.Component:
    subtype = parts.text("subtype") or "date"
    if subtype not in _SUBTYPES:
        parts.fault("form-value", f"Undertypen «{subtype}» findes ikke. Vælg dato, klokkeslæt eller begge.")
        subtype = "date"
    own = "timeLabel" if subtype == "time" else "dateLabel"
    label = common["label"] if common["label"].written else parts.wording(own)
    return schema.DateTime(
        **_field(parts, common | {"label": label}, prefix),
        subtype=subtype,
        time_label=parts.wording("timeLabel"),
        disallow_passed=parts.flag("disallowPassedDates"),
    )


def _choice(kind: type[schema.Choice]) -> Callable[[Parts, dict[str, Any], str], schema.Component]:
    def build(parts: Parts, common: dict[str, Any], prefix: str) -> schema.Component:
        options, key, expression = parts.options()
        extra: dict[str, Any] = {}
        if issubclass(kind, schema.Checklist):
            extra["all_required"] = _is_set(common["properties"], "allRequired")
        return kind(
            **_field(parts, common, prefix),
            **extra,
            options=options,
            options_key=key,
            options_expression=expression,
        )

    return build


def _checkbox(parts: Parts, common: dict[str, Any], prefix: str) -> schema.Component:
    return schema.Checkbox(**_field(parts, common, prefix))


def _computed(parts: Parts, common: dict[str, Any], prefix: str) -> schema.Component:
    expression = parts.expression(parts.json.get("expression"), "Udtrykket")
    if expression is None and not parts.text("expression"):
        parts.fault("form-expression", "Feltet skal beregnes, men har intet udtryk.")
    return schema.Computed(**_field(parts, common, prefix), expression=expression)


def _text(parts: Parts, common: dict[str, Any], prefix: str) -> schema.Component:
    return schema.Text(**common, text=parts.wording("text"))


def _html(parts: Parts, common: dict[str, Any], prefix: str) -> schema.Component:
    parts.fault("form-html", "HTML vises kun som tekst med overskrifter, lister og fremhævning.", Severity.WARNING)
    return schema.Html(**common, content=parts.wording("content"))


def _image(parts: Parts, common: dict[str, Any], prefix: str) -> schema.Component:
    parts.fault("form-image", "Billedet vises ikke. Kun dets beskrivelse (alt) kan læses.", Severity.WARNING)
    return schema.Image(**common, alternative=parts.wording("alt"))


def _button(parts: Parts, common: dict[str, Any], prefix: str) -> None:
    """A button is left out: the page brings its own."""


_BUILDERS: dict[str, Callable[[Parts, dict[str, Any], str], schema.Component | None]] = {
    "textfield": _textfield,
    "textarea": _textarea,
    "number": _number,
    "checkbox": _checkbox,
    "checklist": _choice(schema.Checklist),
    "taglist": _choice(schema.TagList),
    "radio": _choice(schema.Radio),
    "select": _choice(schema.Select),
    "datetime": _datetime,
    "expression": _computed,
    "text": _text,
    "html": _html,
    "image": _image,
    "separator": lambda parts, common, prefix: schema.Separator(**common),
    "spacer": lambda parts, common, prefix: schema.Spacer(**common),
    "button": _button,
    "group": lambda parts, common, prefix: schema.Group(**common),
}
