"""Builds small forms for the tests of this folder and of the pages."""

from __future__ import annotations

import json
from typing import Any

from engine.forms import Form, read_form

YES_NO = [{"label": "Ja", "value": "ja"}, {"label": "Nej", "value": "nej"}]


def component(kind: str, key: str = "", **more: Any) -> dict[str, Any]:
    """A component; `required=True` and `hide="…"` are put where form-js has them."""
    found: dict[str, Any] = {"type": kind, "id": f"Felt_{key or kind}", "label": key.capitalize()}
    if key:
        found["key"] = key
    if kind in {"radio", "select", "checklist", "taglist"} and not {"valuesKey", "valuesExpression"} & set(more):
        found["values"] = YES_NO
    if more.pop("required", False):
        more["validate"] = {"required": True} | more.get("validate", {})
    if hide := more.pop("hide", None):
        more["conditional"] = {"hide": hide}
    return found | more


def data(*components: dict[str, Any], **top: Any) -> bytes:
    whole = {"type": "default", "id": "formular", "components": list(components), "schemaVersion": 19} | top
    return json.dumps(whole).encode()


def form(*components: dict[str, Any]) -> Form:
    """The form, which must be without errors."""
    found, findings = read_form(data(*components), "f.form")
    assert found
    assert not [finding for finding in findings if finding.is_error], findings
    return found
