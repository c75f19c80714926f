from __future__ import annotations

import json

import pytest

from tests.webforms.conftest import SignedIn
from tests.webforms.versions.editions import HANDOVER, RENAMED, REQUIRED, rows, take_in

BASE = f"/procedurer/{HANDOVER}"


@pytest.mark.parametrize("page", ["trin", "formularer", "tabeller", "historik", "sammenlign"])
def test_these_pages_are_for_process_owners_and_for_procedures_there_are(visit: SignedIn, page: str) -> None:
    assert visit("procesejer").get(f"{BASE}/{page}").status == 200
    assert visit("procesejer").get(f"/procedurer/findes_ikke/{page}").status == 404
    assert visit("tot").get(f"{BASE}/{page}").status == 403


def test_the_steps_are_a_table_in_reading_order(visit: SignedIn) -> None:
    page = visit("procesejer").get(f"{BASE}/trin")
    first, second, *_ = rows(page)
    assert first == [
        "1",
        "Støtten skal overgå til en intern leverandørStart",
        "",
        "",
        "Gå til 2. Inddrag fagteamrådgiver til sparring",
    ]
    assert second[1:3] == ["Inddrag fagteamrådgiver til sparringOpgave", "TOT (TOT-rådgiver)"]


def test_each_form_is_shown_as_the_adviser_sees_it_and_cannot_be_filled_in(visit: SignedIn) -> None:
    page = visit("procesejer").get(f"{BASE}/formularer")
    headings = [each.text_content() for each in page.root.xpath("//section/h2")]
    assert headings[0].startswith("Start: ")
    assert "Inddrag fagteamrådgiver til sparring" in headings
    assert page.root.xpath("//fieldset[@disabled]//textarea[@name='sparring_emne']")
    assert not page.root.xpath("//main//form//*[not(ancestor::fieldset[@disabled])][@name]")
    assert "afvigelse_oenskes" in page.text


def test_decision_tables_are_tables(visit: SignedIn) -> None:
    assert "ingen beslutningstabeller" in visit("procesejer").get(f"{BASE}/tabeller").text


def test_two_versions_are_compared_in_words_forms_included(visit: SignedIn) -> None:
    owner = visit("procesejer")
    take_in(owner, RENAMED, REQUIRED)
    page = owner.get(f"{BASE}/sammenlign?fra=1&til=2")
    assert "Opgaven «Spørg fagteamet» hed før «Inddrag fagteamrådgiver til sparring»." in page.text
    assert "Feltet «Hvad ønskes der sparring på?» i formularen til «Spørg fagteamet» er blevet påkrævet." in page.text
    assert "≠ Ændret" in page.text
    back = owner.get(f"{BASE}/sammenlign?fra=2&til=1")
    assert "er ikke længere påkrævet" in back.text


def test_both_drawings_are_given_what_they_mark(visit: SignedIn) -> None:
    owner = visit("procesejer")
    take_in(owner, RENAMED)
    page = owner.get(f"{BASE}/sammenlign")
    blocks = [json.loads(each.text) for each in page.root.xpath("//script[@type='application/json']")]
    assert [sorted(each) for each in blocks] == [["changed", "removed"], ["added", "changed"]]
    assert len(blocks[0]["changed"]) == 1
    assert len(page.root.xpath("//*[@data-compared]")) == 2


def test_one_version_alone_and_two_that_say_the_same_are_said_so(visit: SignedIn) -> None:
    owner = visit("procesejer")
    assert "kun én version" in owner.get(f"{BASE}/sammenlign").text
    take_in(owner, (f"{HANDOVER}.bpmn", "</bpmn:definitions>", "<!-- pænere --></bpmn:definitions>"))
    assert "De to versioner siger det samme" in owner.get(f"{BASE}/sammenlign").text


def test_a_version_shows_its_note_its_findings_and_its_cases(visit: SignedIn) -> None:
    owner = visit("procesejer")
    misspelt = (f"{HANDOVER}.bpmn", '=primaer_indsats = "intern"', '=primaer_indsat = "intern"')
    take_in(owner, RENAMED, misspelt, note="Kortere navn på opgaven")
    page = owner.get(BASE)
    assert "Kortere navn på opgaven" in page.text
    assert "Bemærkninger fra kontrollen" in page.text
    assert "Mente du «primaer_indsats»?" in page.text
    assert ["Version 2 I brug", "0", "0"] in [row[:3] for row in rows(page)]
    assert page.link("Fra version 1 til 2").endswith("/sammenlign?fra=1&til=2")
