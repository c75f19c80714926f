from __future__ import annotations

import json

import pytest

from tests.webforms.conftest import SignedIn
from tests.webforms.support import ADVISE, ASSESS, INVOLVE, complete, start


def test_only_startable_procedures_are_offered(visit: SignedIn) -> None:
    assert "§ 85 – Fra ekstern til intern" in visit("tot").get("/sager/start").text
    assert "§ 85 – Fra ekstern til intern" not in visit("jurist").get("/sager/start").text


def test_the_start_form_leads_to_the_cases_page(visit: SignedIn) -> None:
    page = start(visit("tot"), "S-7")
    assert page.heading == "Sag S-7"
    assert "Sagen er startet." in page.text
    assert f"Sagen venter på {INVOLVE}" in page.text
    assert "Hos TOT (TOT-rådgiver)" in page.text


def test_a_refused_start_keeps_every_word(visit: SignedIn) -> None:
    page = start(visit("tot"), "", behovsbeskrivelse="Den lange tekst")
    assert page.status == 422
    assert page.title.startswith("Fejl: ")
    assert page.value("behovsbeskrivelse") == "Den lange tekst"
    assert "Sagsnummer" in page.root.xpath("string(//*[@id='fejloversigt'])")


def test_a_procedure_that_is_not_ones_own_cannot_be_started(visit: SignedIn) -> None:
    assert visit("jurist").get("/sager/start/p85_ekstern_til_intern").status == 403
    assert visit("tot").get("/sager/start/findes_ikke").status == 404


def test_the_case_says_where_it_is_and_what_has_happened(visit: SignedIn) -> None:
    tot = visit("tot")
    case = start(tot).answer.request.path
    complete(tot, INVOLVE, sparring_emne="Valg af leverandør")
    page = tot.get(case)
    assert f"Sagen venter på {ADVISE}" in page.text
    assert "Hos Fagteam (fagteamrådgiver)" in page.text
    course = page.root.xpath("//ol[contains(@class, 'course')]")[0].text_content()
    assert course.index(f"{INVOLVE} er fuldført.") < course.index("Sagen er startet")
    assert "Valg af leverandør" in course


def test_the_drawing_is_given_current_and_passed_elements_as_data(visit: SignedIn) -> None:
    tot = visit("tot")
    case = start(tot).answer.request.path
    complete(tot, INVOLVE)
    page = tot.get(case)
    marks = json.loads(page.root.xpath("//script[@type='application/json']/text()")[0])
    assert marks["active"] == [{"id": "Task_sparring_fagteam", "text": "Nu"}]
    assert "Task_inddrag_fagteam" in marks["done"]
    assert len(marks["flows"]) == 2
    address = page.root.xpath("//@data-diagram")[0]
    answer = tot.client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert b"<bpmn:definitions" in answer.data
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_called_procedure_has_its_own_drawing_and_its_tasks_stand_on_the_case(visit: SignedIn) -> None:
    tot, fagteam = visit("tot"), visit("fagteam")
    case = start(tot).answer.request.path
    complete(tot, INVOLVE)
    complete(fagteam, ADVISE, sparring_noter="Brug Bo selv")
    complete(tot, ASSESS, primaer_indsats="intern", afvigelse_oenskes="nej")
    page = tot.get(case)
    assert "Sagen venter på Kontrollér at VUM er opdateret" in page.text
    called = tot.get(page.link("Tre-måneders opfølgning ved overlevering"))
    marks = json.loads(called.root.xpath("//script[@type='application/json']/text()")[0])
    assert marks["active"] == [{"id": "Task_vum", "text": "Nu"}]
    assert tot.get(f"{case}?tegning=en-anden").status == 404


def test_the_end_state_stands_big_on_the_page(visit: SignedIn) -> None:
    tot, fagteam = visit("tot"), visit("fagteam")
    case = start(tot).answer.request.path
    complete(tot, INVOLVE)
    complete(fagteam, ADVISE, sparring_noter="Brug Bo selv")
    complete(tot, ASSESS, primaer_indsats="ekstern", afvigelse_oenskes="nej")
    page = tot.get(case)
    assert "Sagen forbliver hos TOT" in page.root.xpath("string(//*[contains(@class, 'standing__end')])")
    assert "Sag S-1" not in tot.get("/sager").text
    assert "S-1" in tot.get("/sager?status=completed").text


def test_a_case_is_seen_by_its_teams_and_by_leaders_only(visit: SignedIn) -> None:
    tot = visit("tot")
    case = start(tot).answer.request.path
    assert visit("teamleder").get(case).status == 200
    assert visit("jurist").get(case).status == 404
    assert "S-1" not in visit("jurist").get("/sager").text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?status=active", True),
        ("?status=alle&procedure=p85_ekstern_til_intern", True),
        ("?sag=S-9", False),
        ("?team=fagteam", False),
        ("?over=ja", False),
        ("?status=canceled", False),
        ("?status=noget&side=0", True),
    ],
)
def test_case_filters_stand_in_the_address(visit: SignedIn, query: str, found: bool) -> None:
    start(visit("tot"))
    assert ("S-1" in visit("teamleder").get(f"/sager{query}").text) is found
