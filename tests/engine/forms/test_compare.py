from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

import pytest

from engine.feel import parse
from engine.forms import read_form
from engine.forms.compare import compare_forms
from engine.forms.schema import (
    Checkbox,
    Checklist,
    Component,
    Computed,
    DateTime,
    Field,
    Form,
    Group,
    Html,
    Image,
    Number,
    Option,
    Radio,
    Select,
    TagList,
    TextArea,
    TextField,
)
from engine.forms.wording import Wording
from tests.engine.forms.documents import YES_NO, component, form
from tests.support.folders import PROCESSES

NAME = "formularen til «Skriv brevet»"
MAYBE = {"label": "Måske", "value": "maaske"}


def sentences(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[str]:
    return list(compare_forms(form(*old), form(*new), NAME))


def test_every_form_of_the_catalogue_equals_itself() -> None:
    for path in sorted(PROCESSES.glob("*/*.form")):
        found, _ = read_form(path.read_bytes(), path.name)
        assert found is not None
        assert compare_forms(found, found, NAME) == ()


def test_fields_that_came_and_went_are_named() -> None:
    found = sentences([component("textfield", "gammel")], [component("radio", "ny", required=True)])
    assert found == [
        f"Feltet «Ny» er nyt i {NAME} og skal udfyldes.",
        f"Feltet «Gammel» er fjernet fra {NAME}.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ({}, {"required": True}, "er blevet påkrævet"),
        ({"required": True}, {}, "er ikke længere påkrævet"),
        ({}, {"label": "Vurdering"}, "hed før «Svar»"),
        ({}, {"description": "Fx ja."}, "har fået en ny hjælpetekst"),
        ({}, {"values": [*YES_NO, MAYBE]}, "har fået svarmuligheden «Måske»"),
        ({"values": [*YES_NO, MAYBE]}, {"values": [MAYBE]}, "har ikke længere svarmulighederne «Ja» og «Nej»"),
        ({}, {"values": [{"label": "Jo", "value": "ja"}, YES_NO[1]]}, "kalder nu svaret «Ja» for «Jo»"),
        ({}, {"defaultValue": "ja"}, "har fået en anden standardværdi: ingen → ja"),
        ({}, {"hide": '=udfald = "nej"'}, 'skjules nu, når udfald = "nej"'),
        ({"hide": '=udfald = "nej"'}, {}, "vises nu altid"),
        ({}, {"readonly": True}, "kan ikke længere ændres"),
        ({}, {"properties": {"decision": "true"}}, "skal nu besvares på ny hver gang"),
        ({}, {"properties": {"requiredIf": "=haster"}}, "er nu påkrævet, når haster"),
    ],
)
def test_what_is_changed_in_a_field_is_one_sentence(old: dict[str, Any], new: dict[str, Any], said: str) -> None:
    found = sentences([component("radio", "svar", **old)], [component("radio", "svar", **new)])
    assert [sentence.split(f" i {NAME} ", 1)[1] for sentence in found] == [f"{said}."]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (component("textfield", "x"), component("textarea", "x"), "er ændret fra tekstfelt til langt tekstfelt"),
        (
            component("number", "x", validate={"min": 1}),
            component("number", "x", validate={"min": 2}),
            "har fået en anden mindste værdi: 1 → 2",
        ),
        (
            component("textfield", "x"),
            component("textfield", "x", validate={"maxLength": 10}),
            "har fået en anden største længde: ingen → 10",
        ),
        (
            component("checklist", "x"),
            component("checklist", "x", properties={"allRequired": "true"}),
            "kræver nu, at alt er krydset af",
        ),
        (
            component("datetime", "x", subtype="date"),
            component("datetime", "x", subtype="datetime"),
            "beder nu om dato og klokkeslæt",
        ),
    ],
)
def test_other_kinds_of_fields_have_their_own_words(old: dict[str, Any], new: dict[str, Any], said: str) -> None:
    assert sentences([old], [new]) == [f"Feltet «X» i {NAME} {said}."]


def test_another_order_and_other_texts_are_said() -> None:
    a, b = component("textfield", "a"), component("textfield", "b")
    assert sentences([a, b], [b, a]) == [f"Felterne står i en anden rækkefølge i {NAME}."]
    old, new = component("text", text="Læs lov"), component("text", text="Læs loven")
    assert sentences([old], [new]) == [f"En tekst i {NAME} er ændret; den begynder nu «Læs loven»."]
    assert sentences([], [new]) == [f"Der er en ny tekst i {NAME}: «Læs loven»."]
    assert sentences([new], []) == [f"En tekst er fjernet fra {NAME}: «Læs loven»."]


EXPRESSION = parse("x = 1")
OTHER: dict[str, Any] = {"required_if": EXPRESSION, "hide": EXPRESSION, "options_expression": EXPRESSION}
OTHER |= {"expression": EXPRESSION, "decimals": 2, "increment": Decimal(5), "columns": 3, "default": "x"}
OTHER |= {"minimum": Decimal(1), "maximum": Decimal(9), "min_length": 1, "max_length": 9, "subtype": "time"}
KINDS = (TextField, TextArea, Number, Checkbox, DateTime, Radio, Select, Checklist, TagList, Computed)
PASSED_OVER = {"id", "row", "columns", "key", "prefill"}  # where it stands, its name, and what only a decision heeds


def other(value: Any, name: str) -> Any:
    """Another value for the same attribute."""
    if isinstance(value, Wording):
        return Wording(f"{value.written} mere")
    options: dict[type, Any] = {bool: not value, str: f"{value}x", tuple: (Option("n", "Ny"),), dict: {"x": "y"}}
    return OTHER.get(name, options.get(type(value)))


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, each.name) for kind in KINDS for each in dataclasses.fields(kind) if each.name not in PASSED_OVER],
    ids=lambda value: value if isinstance(value, str) else value.type,
)
def test_nothing_of_a_field_changes_in_silence(kind: type[Field], name: str) -> None:
    before = kind(id="f", key="svar", label=Wording("Svar"))
    after = dataclasses.replace(before, **{name: other(getattr(before, name), name)})
    assert len(compare_forms(Form("f", "f.form", (before,)), Form("f", "f.form", (after,)), NAME)) == 1


def test_a_field_that_stands_in_another_section_is_said() -> None:
    field = TextField(id="f", key="svar", label=Wording("Svar"))
    section = Group(id="g", label=Wording("Kun ved klage"), hide=EXPRESSION, components=(field,))
    outside = Form("f", "f.form", (dataclasses.replace(section, components=()), field))
    found = compare_forms(outside, Form("f", "f.form", (section,)), NAME)
    assert found == (f"Feltet «Svar» i {NAME} står nu i afsnittet «Kun ved klage».",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (Group("g", Wording("A")), Group("g", Wording("B")), f"Afsnittet i {NAME} er ændret; det hedder nu «B»."),
        (Html("h"), Html("h", content=Wording("Læs")), f"En tekst i {NAME} er ændret; den begynder nu «Læs»."),
        (
            Image("i", alternative=Wording("Kort")),
            Image("i", alternative=Wording("Plan")),
            f"Et billede i {NAME} er ændret; det beskrives nu «Plan».",
        ),
        (
            Group("g", Wording("A")),
            Group("g", Wording("A"), hide=EXPRESSION),
            f"Afsnittet «A» i {NAME} skjules nu, når x = 1.",
        ),
    ],
    ids=["section", "html", "image", "condition"],
)
def test_what_is_only_read_is_compared_too(old: Component, new: Component, said: str) -> None:
    assert compare_forms(Form("f", "f.form", (old,)), Form("f", "f.form", (new,)), NAME) == (said,)


def test_answers_in_another_order_and_a_date_that_is_over_are_said() -> None:
    answers = (Option("a", "A"), Option("b", "B"))
    radio = Radio(id="f", key="svar", label=Wording("Svar"), options=answers)
    turned = dataclasses.replace(radio, options=answers[::-1])
    (said,) = compare_forms(Form("f", "f.form", (radio,)), Form("f", "f.form", (turned,)), NAME)
    assert said.endswith("viser nu svarmulighederne i en anden rækkefølge.")
