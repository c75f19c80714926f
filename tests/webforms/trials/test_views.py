from __future__ import annotations

import json
import re
import tomllib

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine, replay_scenario
from tests.support import procedures
from tests.support.cases import OWNER
from tests.support.diagrams import process
from tests.support.folders import PROCESSES
from tests.webforms.conftest import SignedIn
from tests.webforms.page import Page, Visitor
from tests.webforms.versions.editions import HANDOVER, RENAMED, take_in
from webforms.folders import read_folders

BASE = f"/procedurer/{HANDOVER}"
START = {"sag_id": "S-1", "borger_ref": "B-1", "ansvarlig_team": "tot", "behovsbeskrivelse": "Støtte"}
INVOLVE, ADVISE = "Inddrag fagteamrådgiver til sparring", "Giv sparring om leverandør og arbejdsgang"
ASSESS = "Vurdér hvem der varetager den primære indsats"


def begun(owner: Visitor, version: int = 1) -> tuple[str, Page]:
    """A run, by its address and page."""
    _, place = owner.redirected(f"{BASE}/proev?version={version}", **START)
    return place, owner.get(place)


def done(owner: Visitor, place: str, name: str, **values: str) -> Page:
    """The open task of that name is done."""
    return owner.post(owner.get(place).link(name), **values)


def to_assessment(owner: Visitor) -> str:
    place, _ = begun(owner)
    done(owner, place, INVOLVE)
    done(owner, place, ADVISE, sparring_noter="Brug Bo selv")
    return place


def test_a_run_is_begun_by_the_start_form_and_refused_as_a_case_would_be(visit: SignedIn) -> None:
    owner = visit("procesejer")
    refused = owner.post(f"{BASE}/proev", **START | {"sag_id": ""})
    assert refused.status == 422
    assert refused.title.startswith("Fejl: ")
    assert refused.value("borger_ref") == "B-1"
    _, page = begun(owner)
    assert page.heading == "Prøvekørsel af § 85 – Fra ekstern til intern"
    assert INVOLVE in page.text
    assert "ingen sager" in owner.get(f"{BASE}/proev").text
    assert visit("tot").get("/opgaver").text.count(INVOLVE) == 0


def test_a_draft_is_run_as_all_its_teams_with_its_own_forms(visit: SignedIn) -> None:
    owner = visit("procesejer")
    take_in(owner, RENAMED, draft="ja")
    place, page = begun(owner, 2)
    assert "Kladde" in page.text
    task = owner.get(page.link("Spørg fagteamet"))
    assert "Fuldfør opgaven som TOT (TOT-rådgiver)" in task.text
    assert ADVISE in done(owner, place, "Spørg fagteamet").text


def test_a_task_refuses_what_it_would_refuse_in_a_case(visit: SignedIn) -> None:
    owner = visit("procesejer")
    place, _ = begun(owner)
    done(owner, place, INVOLVE)
    address = owner.get(place).link(ADVISE)
    refused = owner.post(address, leverandoerforslag="Bo selv")
    assert refused.status == 422
    assert refused.value("leverandoerforslag") == "Bo selv"
    owner.post(address, sparring_noter="Brug Bo selv")
    assert ASSESS in owner.post(address, sparring_noter="en gang til").text


def test_the_clock_is_moved_to_the_next_deadline_and_by_days(visit: SignedIn) -> None:
    owner = visit("procesejer")
    place = to_assessment(owner)
    done(owner, place, ASSESS, primaer_indsats="intern", afvigelse_oenskes="nej")
    done(owner, place, "Kontrollér at VUM er opdateret", vum_opdateret="ja")
    moment = {"moede_tidspunkt": "2.6.2030", "moede_tidspunkt__tid": "10.00"}
    page = done(owner, place, "Indkald til tre-måneders opfølgning", **moment)
    assert "Tre måneder er gået" in page.text
    assert "Næste frist er" in page.text
    owner.post(f"{place}/ur", dage="10")
    assert "Tre måneder er gået" in owner.get(place).text
    page = owner.post(f"{place}/ur", naeste="ja")
    assert "Afhold den primære samtale ved tre-måneders opfølgning" in page.text
    assert owner.post(f"{place}/ur", dage="mange").status == 422


def test_a_run_that_gets_stuck_says_where_and_stands(visit: SignedIn) -> None:
    owner = visit("procesejer")
    group = (f"{HANDOVER}.bpmn", 'camunda:candidateGroups="fagteam"', 'camunda:candidateGroups="=sparring_emne"')
    take_in(owner, group, draft="ja")
    place, _ = begun(owner, 2)
    page = done(owner, place, INVOLVE, sparring_emne="et ukendt team")
    assert "Kørslen er gået i stå" in page.text
    assert page.link(INVOLVE)
    state = json.loads(owner.get(place).root.xpath("//script[@id='drawing-state']")[0].text)
    assert len(state["failed"]) == 1


def test_another_systems_job_can_meet_an_error(visit: SignedIn, site: Flask, door: ProcessEngine) -> None:
    draft = process("slaa_op").start().service("s", "slaa-op", name="Slå op").user("a", "b", groups="tot").end()
    draft.path("start", "s", "a", "end").error_boundary("no", "s", "NEJ").path("no", "b", "end")
    with site.app_context():
        door.deployments.deploy("slaa_op", {"slaa_op.bpmn": draft.file()}, OWNER)
    owner = visit("procesejer")
    _, place = owner.redirected("/procedurer/slaa_op/proev")
    (address,) = re.findall(rf'action="({place}/job/[^"]+/fejl)"', owner.get(place).answer.text)
    refused = owner.post(address, kode="")
    assert (refused.status, "kode" in refused.text) == (422, True)
    assert "«ANDET» fra «Slå op» bliver ikke fanget" in owner.post(address, kode="ANDET").text
    owner.post(address, kode=" NEJ ", tekst="Ukendt borger")
    page = owner.get(place)
    assert page.link("b")
    assert 'error = "NEJ"' in owner.client.get(f"{place}/scenarie.toml").text


def test_the_drawing_marks_where_the_run_is_and_what_it_called(visit: SignedIn) -> None:
    owner = visit("procesejer")
    place = to_assessment(owner)
    done(owner, place, ASSESS, primaer_indsats="intern", afvigelse_oenskes="nej")
    page = owner.get(place)
    state = json.loads(page.root.xpath("//script[@id='drawing-state']")[0].text)
    assert [each["text"] for each in state["active"]] == ["Nu"]
    assert len(state["done"]) > 4
    called = owner.get(page.link("Tre-måneders opfølgning ved overlevering"))
    state = json.loads(called.root.xpath("//script[@id='drawing-state']")[0].text)
    assert [each["id"] for each in state["active"]] == ["Task_vum"]


def test_a_run_to_its_end_is_kept_as_a_scenario_that_can_be_replayed(visit: SignedIn) -> None:
    owner = visit("procesejer")
    place = to_assessment(owner)
    page = done(owner, place, ASSESS, primaer_indsats="ekstern", afvigelse_oenskes="nej")
    assert "Slut: Sagen forbliver hos TOT" in page.text
    assert "Sagsansvarligt team er TOT (TOT-rådgiver)" in page.text
    answer = owner.client.get(f"{place}/scenarie.toml?navn=Hos+TOT")
    assert answer.headers["Content-Disposition"] == "attachment; filename=hos_tot.toml"
    kept = tomllib.loads(answer.text)
    assert (kept["name"], [step["team"] for step in kept["step"]]) == ("Hos TOT", ["tot", "fagteam", "tot"])
    assert kept["expected"]["end_state"] == "sag_hos_tot"
    assert replay_scenario(read_folders([PROCESSES]), answer.text, "t.toml", procedures.teams()).deviations == ()


def test_runs_are_listed_and_thrown_away(visit: SignedIn) -> None:
    owner = visit("procesejer")
    place, _ = begun(owner)
    assert "§ 85 – Fra ekstern til intern, version 1" in owner.get("/proevekoersler").text
    assert "Du har ingen prøvekørsler" in owner.post(f"{place}/slet").text
    assert owner.get(place).status == 404


@pytest.mark.parametrize("path", [f"{BASE}/proev", "/proevekoersler"])
def test_these_pages_are_for_process_owners(visit: SignedIn, path: str) -> None:
    assert visit("tot").get(path).status == 403
    owner, tot = visit("procesejer"), visit("tot")
    place, _ = begun(owner)
    assert tot.get(place).status == 403
