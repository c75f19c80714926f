"""From the bytes of a .form file to a form and findings; never raises for bad input."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NoReturn

from engine.findings import Finding, Severity
from engine.forms.components import read_component
from engine.forms.parts import Parts, Report
from engine.forms.schema import Component, Form, Group

MAX_BYTES = 1024 * 1024
MAX_COMPONENTS = 500
MAX_DEPTH = 10  # groups in groups
MAX_JSON_DEPTH = 50
_NO_TEXT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # control characters, half a pair
MAX_EXPRESSIONS = 100_000  # characters of expressions, all together


def read_form(data: bytes, file: str) -> tuple[Form | None, tuple[Finding, ...]]:
    """The form in `data`, and what there is to say of it.

    None when the file is no form at all. A form with error findings may be incomplete and must not be deployed.
    """
    report = Report(file)
    written = _read_json(report, data)
    if written is None:
        return None, tuple(report.findings)
    key = written.get("id")
    if not isinstance(key, str) or not key:
        message = "Formularen har intet id og kan kun findes ved sit filnavn. Giv den et id i Modeler."
        report.add("form-id", message, severity=Severity.WARNING)
        key = ""
    if _expression_length(written) > MAX_EXPRESSIONS:
        report.add("form-limit", f"Formularens udtryk fylder mere end {MAX_EXPRESSIONS} tegn. Gør dem kortere.")
        return None, tuple(report.findings)
    components = _Walk(report).read(written.get("components"), "", 1)
    version = written.get("versionTag")
    form = Form(key, file, components, version if isinstance(version, str) else "")
    _check_together(report, form)
    return form, tuple(report.findings)


def _read_json(report: Report, data: bytes) -> Mapping[str, Any] | None:
    if len(data) > MAX_BYTES:
        report.add("form-file", "Formularen er for stor. Grænsen er 1 MB.")
        return None
    line = 1
    try:
        written = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except RecursionError:
        written, problem = None, "den er for dybt indlejret"
    except UnicodeDecodeError:
        written, problem = None, "den er ikke skrevet i UTF-8"
    except json.JSONDecodeError as error:
        written, problem, line = None, f"fejlen er i linje {error.lineno}, kolonne {error.colno}", error.lineno
    except ValueError:
        written, problem = None, "den indeholder noget, der ikke er et almindeligt tal"
    else:
        problem = "den er for dybt indlejret" if _deeper_than(written, MAX_JSON_DEPTH) else _unwritable(written)
    if problem:
        report.add("form-file", f"Formularen er ikke gyldig JSON eller kan ikke læses: {problem}.", line=line)
        return None
    if not isinstance(written, dict) or not isinstance(written.get("components"), list):
        report.add("form-file", "Filen er ikke en formular: den har ingen liste «components».")
        return None
    return written


def _unwritable(value: Any) -> str:
    """What is wrong with a text that neither a page nor a document can show; empty when all can be shown."""
    if isinstance(value, str):
        shown = _NO_TEXT.sub("?", value)
        return f"et tegn i «{shown[:40]}» er ikke tekst" if shown != value else ""
    inner = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next(filter(None, map(_unwritable, inner)), "")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _deeper_than(value: Any, limit: int) -> bool:
    level = [value]
    for _ in range(limit):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True


def _expression_length(value: Any) -> int:
    if isinstance(value, str):
        return len(value) if value.lstrip().startswith("=") else 0
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(map(_expression_length, inner))


class _Walk:
    """Reads components and the groups among them, counting."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.count = 0

    def read(self, listed: Any, prefix: str, depth: int) -> tuple[Component, ...]:
        found = (self._read_one(item, prefix, depth) for item in (listed if isinstance(listed, list) else ()))
        return tuple(component for component in found if component)

    def _read_one(self, item: Any, prefix: str, depth: int) -> Component | None:
        self.count += 1
        if self.count > MAX_COMPONENTS or depth > MAX_DEPTH:
            if self.count == MAX_COMPONENTS + 1 or (depth > MAX_DEPTH and self.count <= MAX_COMPONENTS):
                message = f"Formularen er for stor: højst {MAX_COMPONENTS} felter og {MAX_DEPTH} grupper i hinanden."
                self.report.add("form-limit", message)
            return None
        if not isinstance(item, dict):
            self.report.add("form-component", f"Felt nummer {self.count} er ikke et felt.")
            return None
        parts = self._parts(item)
        component = read_component(parts, prefix)
        if isinstance(component, Group):
            path = parts.text("path")
            inner = self.read(item.get("components"), f"{prefix}{path}." if path else prefix, depth + 1)
            return replace(component, components=inner)
        return component

    def _parts(self, item: dict[str, Any]) -> Parts:
        texts = [value for name in ("id", "key", "label") if isinstance(value := item.get(name), str)]
        key = texts[0][:100] if texts else f"felt {self.count}"
        name = item.get("label") if isinstance(item.get("label"), str) else ""
        return Parts(item, self.report, key, name or "")


def _check_together(report: Report, form: Form) -> None:
    """Keys are unique, and none stands where another needs an object (`a` beside `a.b`)."""
    fields = list(form.fields())
    keys = Counter(found.key for found in fields)
    ids = Counter(component.id for component in form.all_components())
    for found in fields:
        if keys[found.key] > 1:
            message = f"Nøglen «{found.key}» bruges af {keys[found.key]} felter. Giv dem hver sin."
            report.add("form-key", message, found.id, found.name)
        parents = (".".join(found.path[:length]) for length in range(1, len(found.path)))
        if clash := next((parent for parent in parents if parent in keys), None):
            message = f"Nøglen «{found.key}» kan ikke bruges sammen med «{clash}»."
            report.add("form-key", message, found.id, found.name)
    for key, count in ids.items():
        if count > 1:
            report.add("form-id", f"{count} felter har samme id «{key}».", key, severity=Severity.ERROR)
