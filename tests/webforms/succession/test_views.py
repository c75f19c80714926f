"""Deviations and follow-on procedures as people meet them on the pages."""

from __future__ import annotations

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.support.folders import files_of
from tests.webforms.conftest import SignedIn
from tests.webforms.page import Page, Visitor
from tests.webforms.support import ADVISE, INVOLVE, START, address_of, complete, start

DEVIATE = "Drøft afvigelse med nærmeste leder"
DESCRIBE, DISCUSS = "Beskriv ønsket afvigelse fra samarbejdsaftalen", "Drøft afvigelse med rådgiver"


def deviate(visitor: Visitor, name: str = INVOLVE) -> Page:
    return visitor.post(f"{address_of(visitor, name)}/afvigelse")


def test_a_deviation_is_raised_on_a_tasks_page_and_leads_to_its_first_task(visit: SignedIn) -> None:
    tot = visit("tot")
    case = start(tot).answer.request.path
    assert DEVIATE in tot.get(address_of(tot, INVOLVE)).text
    page = deviate(tot)
    assert page.heading == DESCRIBE
    assert "Drøftelsen af afvigelsen er startet" in page.text
    assert DEVIATE not in page.root.xpath("string(//aside)")
    again = tot.get(address_of(tot, INVOLVE))
    assert tot.get(again.link("drøftes med nærmeste leder")).heading == "Sag S-1"
    assert "Afvigelse: Afvigelse fra samarbejdsaftalen" in tot.get(case).text


def test_raising_it_twice_leads_to_the_one_that_runs(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    deviate(tot)
    page = deviate(tot)
    assert page.heading == DESCRIBE
    assert "drøftes allerede" in page.text


def test_an_agreed_deviation_ends_the_case_and_both_pages_say_so(visit: SignedIn) -> None:
    tot, leader = visit("tot"), visit("teamleder")
    case = start(tot).answer.request.path
    deviate(tot)
    complete(tot, DESCRIBE, afvigelse_beskrivelse="Vi beholder sagen")
    agreed = {"afvigelse_udfald": "afvigelse_aftalt", "afvigelse_ansvarlig_team": "fagteam"}
    assert complete(leader, DISCUSS, **agreed).heading == "Opgaven er fuldført"
    page = tot.get(case)
    assert "Afvigelse er aftalt Afsluttet" in page.text
    assert "Sagsansvarligt team er Fagteam (fagteamrådgiver)" in page.text
    course = page.root.xpath("string(//ol[contains(@class, 'course')])")
    assert "En afvigelse er aftalt med nærmeste leder." in course
    assert "Fagteam (fagteamrådgiver) har sagen." in course
    assert f"{INVOLVE} er anledning til at drøfte en afvigelse" in course
    deviation = tot.get(page.link("Afvigelse fra samarbejdsaftalen"))
    assert "Afvigelse fra § 85 – Fra ekstern til intern" in deviation.text


def test_others_cannot_raise_one(visit: SignedIn) -> None:
    start(visit("tot"))
    address = address_of(visit("teamleder"), INVOLVE)
    assert DEVIATE not in visit("teamleder").get(address).text
    assert visit("fagteam").post(f"{address}/afvigelse").status == 403


@pytest.fixture
def contact(site: Flask, door: ProcessEngine, visit: SignedIn) -> Visitor:
    """Somebody of the Hjemindsats, with a procedure after which another one may follow."""
    with site.app_context():
        owner = door.people.actor("procesejer")
        door.deployments.deploy_all({"hjemindsats_uvisiteret": files_of("hjemindsats_uvisiteret")}, owner)
        follower = files_of("p85_ekstern_til_intern")
        renamed = {name: data.replace(b"p85_ekstern_til_intern", b"vum_sagsforloeb") for name, data in follower.items()}
        diagram = renamed.pop("p85_ekstern_til_intern.bpmn")
        door.deployments.deploy("vum_sagsforloeb", {"vum_sagsforloeb.bpmn": diagram} | renamed, owner)
    return visit("hjemindsats")


def ended(site: Flask, door: ProcessEngine, contact: Visitor) -> str:
    """A case that has ended where a procedure is offered next; gives its address."""
    with site.app_context():
        admin = door.people.actor("admin")
        variables = {"sag_id": "S-9", "borger_ref": "B-9", "ansvarlig_team": "hjemindsats", "afvigelse_oenskes": "nej"}
        case = door.instances.start("hjemindsats_uvisiteret", variables=variables, actor=admin)
        answers = {"afvigelse_oenskes": "nej", "oevrig_ansoegning": "ja"}
        while tasks := door.read.tasks(admin, instance_id=case.id).tasks:
            door.tasks.complete(tasks[0].id, answers, admin)
        assert door.read.instance(case.id, admin).end_state == "sag_hos_fagteam"
    return f"/sager/{case.id}"


def chosen(form: Page) -> list[str]:
    return [str(value) for value in form.root.xpath("//select[@name='ansvarlig_team']/option[@selected]/@value")]


def test_what_may_follow_is_offered_on_the_ended_case_with_its_values(
    site: Flask, door: ProcessEngine, contact: Visitor, visit: SignedIn
) -> None:
    case = ended(site, door, contact)
    fagteam = visit("fagteam")
    page = fagteam.get(case)
    assert "Hvad følger nu?" in page.text
    form = fagteam.get(page.link("Start § 85 – Fra ekstern til intern"))
    assert (form.value("sag_id"), form.value("borger_ref"), chosen(form)) == ("S-9", "B-9", ["fagteam"])
    posting = form.answer.request.path
    refused = fagteam.post(posting, sag_id="S-9", borger_ref="B-9", ansvarlig_team="")
    assert refused.status == 422
    typed = START | {"sag_id": "S-9"}
    assert chosen(fagteam.post(f"{posting}/felter", **typed)) == ["tot"]
    started = fagteam.post(posting, **typed)
    assert started.heading == "Sag S-9"
    assert "Følger efter" in started.text
    page = fagteam.get(case)
    assert "Startet" in page.text
    assert fagteam.post(posting, **typed).answer.request.path == started.answer.request.path
    assert fagteam.get(posting).status == 409


def test_the_receipt_of_the_last_task_offers_it_too(
    site: Flask, door: ProcessEngine, contact: Visitor, visit: SignedIn
) -> None:
    case = ended(site, door, contact)
    with site.app_context():
        history = door.read.history_events(door.people.actor("admin"), instance_id=case.split("/")[-1])
        last = [event.task_id for event in history if event.kind == "task-completed"][-1]
    assert "Hvad følger nu?" in visit("teamleder").get(f"/opgaver/{last}/kvittering").text


def test_who_may_not_start_it_sees_it_without_a_button(
    site: Flask, door: ProcessEngine, contact: Visitor, visit: SignedIn
) -> None:
    page = visit("hjemindsats").get(ended(site, door, contact))
    assert "Hvad følger nu?" in page.text
    assert "kan startes af det ansvarlige team" in page.text


def test_nothing_is_offered_before_the_end(visit: SignedIn) -> None:
    tot = visit("tot")
    page = start(tot)
    assert "Hvad følger nu?" not in page.text
    assert "Hvad følger nu?" not in complete(tot, INVOLVE).text
    assert tot.get(page.answer.request.path + "/videre/afvigelse").status == 409
    assert ADVISE in tot.get(page.answer.request.path).text
