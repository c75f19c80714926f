from __future__ import annotations

from typing import Any

import pytest

from engine.forms import read_form
from engine.forms.compare import compare_forms
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
