from __future__ import annotations

import json
from decimal import Decimal
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.findings import Severity
from engine.forms import read_form, schema
from tests.engine.forms.documents import component, data, form


def errors(*components: Any, **top: Any) -> str:
    _, findings = read_form(data(*components, **top), "f.form")
    return "\n".join(finding.sentence() for finding in findings if finding.is_error)


def test_every_kind_of_component_is_read() -> None:
    kinds = [
        *("textfield", "textarea", "number", "checkbox", "checklist", "taglist", "radio", "select", "datetime"),
        *("text", "group", "separator", "spacer"),
    ]
    values = {"textfield", "textarea", "number", "checkbox", "checklist", "taglist", "radio", "select", "datetime"}
    found = form(*(component(kind, f"k_{kind}" if kind in values else "") for kind in kinds))
    assert [part.type for part in found.components] == kinds
    assert {field.key for field in found.fields()} == {f"k_{kind}" for kind in values}
    assert found.variables == {f"k_{kind}" for kind in values}


def test_what_a_field_says_of_itself_is_read() -> None:
    written = component(
        "number",
        "dage",
        label="Frist (dage)",
        description="Mindst 14",
        defaultValue=14,
        decimalDigits=0,
        validate={"required": True, "min": 14, "max": "=loft"},
        appearance={"suffixAdorner": "dage"},
        layout={"row": "r1", "columns": 8},
        properties={"decision": "true", "requiredIf": '=a = "x"'},
    )
    field = form(written).field("dage")
    assert isinstance(field, schema.Number)
    assert (field.name, field.description.plain, field.default, field.decimals) == ("Frist (dage)", "Mindst 14", 14, 0)
    assert (field.required, field.decision, field.prefill, field.keeps_variable) == (True, True, False, True)
    assert (field.minimum, field.row, field.columns, field.suffix.plain) == (Decimal(14), "r1", 8, "dage")
    assert not isinstance(field.maximum, Decimal | None)
    assert field.maximum.text == "loft"
    assert field.required_if
    assert field.required_if.variables == {"a"}


def test_a_group_with_a_path_nests_the_keys_below_it() -> None:
    inner = component("group", path="adresse", components=[component("textfield", "vej")])
    outer = component("group", path="borger", components=[inner | {"id": "g2"}])
    found = form(outer)
    assert [field.key for field in found.fields()] == ["borger.adresse.vej"]
    assert found.variables == {"borger"}


def test_buttons_are_left_out() -> None:
    assert form(component("button", label="Send")).components == ()


@pytest.mark.parametrize("kind", ["iframe", "filepicker", "documentPreview", "dynamiclist", "table", "hologram"])
def test_a_component_that_cannot_be_used_is_an_error_with_label_and_id(kind: str) -> None:
    _, findings = read_form(data(component(kind, "x", label="Bilag")), "f.form")
    (finding,) = findings
    assert (finding.file, finding.element_id, finding.element_name) == ("f.form", "Felt_x", "Bilag")
    assert finding.is_error
    assert kind in finding.message


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (component("textfield", "må"), "Nøglen «må» kan ikke bruges"),
        (component("textfield", "a b"), "kan ikke bruges"),
        (component("textfield"), "Nøglen «» kan ikke bruges"),
        (component("textfield", "a", hide="=b = "), "Betingelsen for at skjule feltet kan ikke læses"),
        (component("textfield", "a", hide="=summen(b)"), "summen"),
        (component("textfield", "a", properties={"requiredIf": "=b == 1"}), "Betingelsen «requiredIf» kan ikke læses"),
        (component("textfield", "a", readonly="=("), "Udtrykket i «readonly» kan ikke læses"),
        (component("textfield", "a", label="=("), "Teksten «label» kan ikke læses"),
        (component("text", text="Hej {{ navn + 1 }}"), "må der kun stå navnet på en variabel"),
        (component("textfield", "a", validate={"minLength": "mange"}), "«minLength» er ikke et tal"),
        (component("number", "a", validate={"max": True}), "«max» er ikke et tal"),
        (component("textfield", "a", validate={"pattern": "(a)\\1"}), "kan ikke bruges"),
        (component("textfield", "a", validate={"pattern": "(?=x)"}), "kan ikke bruges"),
        (component("textfield", "a", validate={"pattern": "a" * 501}), "kan ikke bruges"),
        (component("textfield", "a", validate={"pattern": "((a{100}){100}){100}"}), "kan ikke bruges"),
        (component("radio", "a", values=[]), "ingen muligheder"),
        (component("radio", "a", values=[{"value": "x"}, {"value": "x"}]), "samme værdi"),
        (component("radio", "a", valuesExpression="=["), "Udtrykket for mulighederne"),
        (component("datetime", "a", subtype="uge"), "Undertypen «uge» findes ikke"),
        (component("textfield", "a", defaultValue={"b": 1}), "Startværdien"),
        (component("expression", "a"), "har intet udtryk"),
        ("tekst", "Felt nummer 1 er ikke et felt"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(written: Any, sentence: str) -> None:
    assert sentence in errors(written)


def test_keys_are_unique_and_do_not_stand_in_each_others_way() -> None:
    assert "bruges af 2 felter" in errors(component("textfield", "a"), component("number", "a", id="b"))
    assert "kan ikke bruges sammen med «a»" in errors(component("textfield", "a"), component("textfield", "a.b"))
    assert "2 felter har samme id" in errors(component("textfield", "a"), component("textfield", "b", id="Felt_a"))


def test_html_images_and_a_missing_id_are_warnings() -> None:
    written = data(component("html", content="<p>x</p>"), component("image", alt="Et kort"), id=None)
    found, findings = read_form(written, "f.form")
    assert found
    assert found.id == ""
    assert {finding.severity for finding in findings} == {Severity.WARNING}
    assert len(findings) == 3


HOSTILE = {
    "empty": b"",
    "no JSON": b"{",
    "another JSON": b"[]",
    "no components": b'{"id": "x"}',
    "wrong encoding": '{"components": [], "id": "æ"}'.encode("latin-1"),
    "deep": b'{"components":' + b"[" * 60 + b"]" * 60 + b"}",
    "very deep": b'{"components":' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "large": data(component("text", text="x" * 1_100_000)),
    "many": data(*(component("textfield", f"a{number}") for number in range(501))),
    "not a number": b'{"components": [{"type": "number", "key": "a", "defaultValue": NaN}]}',
    "long integer": b'{"components": [{"type": "number", "key": "a", "defaultValue": ' + b"9" * 5000 + b"}]}",
    "heavy expression": data(component("textfield", "a", hide="=" + "(" * 5000)),
    "long expression": data(component("textfield", "a", hide="=" + "1+" * 5000 + "1")),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_quickly_with_a_sentence(name: str) -> None:
    started = perf_counter()
    _, findings = read_form(HOSTILE[name], "ond.form")
    assert any(finding.is_error and finding.message for finding in findings)
    assert perf_counter() - started < 3


def test_groups_in_groups_have_a_limit() -> None:
    nested = component("textfield", "a")
    for number in range(11):
        nested = component("group", id=f"g{number}", components=[nested])
    assert "10 grupper i hinanden" in errors(nested)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=10,
)
NAMES = [
    *("type", "key", "id", "label", "values", "validate", "conditional", "properties", "layout", "appearance", "path"),
    *("defaultValue", "components", "readonly", "subtype", "text", "expression", "valuesKey", "increment"),
]
KINDS = ["textfield", "number", "checklist", "select", "datetime", "group", "text", "expression", "html", "x"]


@given(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=8), st.sampled_from(KINDS))
def test_no_json_breaks_the_reader(written: dict[str, Any], kind: str) -> None:
    read_form(json.dumps({"components": [written | {"type": kind}]}).encode(), "x.form")


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(written: bytes) -> None:
    assert read_form(written, "x.form")[1]


def test_the_expressions_of_a_form_have_a_limit_together() -> None:
    hide = "=" + " and ".join(f"k{other} = 1" for other in range(200))
    fields = [component("textfield", f"k{number}", conditional={"hide": hide}) for number in range(100)]
    form, findings = read_form(data(*fields), "f.form")
    assert (form, [finding.rule for finding in findings]) == (None, ["form-limit"])


@pytest.mark.parametrize(
    ("written", "line"), [(b'{"a": 1,\n\n]', 3), (b"{}", 1), (b"", 1), (b"\xff", 1), (b" " * 2**21, 1)]
)
def test_a_file_that_is_no_form_says_the_line(written: bytes, line: int) -> None:
    _, (finding,) = read_form(written, "f.form")
    assert (finding.line, finding.is_error) == (line, True)


@pytest.mark.parametrize("sign", ["\\ud800", "\\u0000", "\\u0001", "\\uffff"])
@pytest.mark.parametrize("given", [{"id": "§"}, {"key": "§"}, {"label": "§"}, {"validate": {"pattern": "§"}}, {"§": 1}])
def test_a_sign_that_is_no_text_is_refused(sign: str, given: dict[str, Any]) -> None:
    written = data(component("textfield", "navn") | given).replace(b"\\u00a7", sign.encode())
    found, (finding,) = read_form(written, "f.form")
    assert (found, finding.rule) == (None, "form-file")
