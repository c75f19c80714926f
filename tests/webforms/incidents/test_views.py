from __future__ import annotations

from flask import Flask

from engine.process_engine import ProcessEngine
from tests.support.cases import ADMIN, choosing, deploy
from tests.support.cases import start as start_case
from tests.support.cases import task as task_of
from tests.webforms.conftest import SignedIn
from tests.webforms.support import ADVISE, ASSESS, INVOLVE, complete, start


def test_a_case_that_is_stuck_keeps_the_submission_and_can_be_tried_again(
    visit: SignedIn, site: Flask, door: ProcessEngine
) -> None:
    tot, fagteam, leader = visit("tot"), visit("fagteam"), visit("teamleder")
    case = start(tot).answer.request.path
    complete(tot, INVOLVE)
    complete(fagteam, ADVISE, sparring_noter="Brug Bo selv")
    with site.app_context():
        admin = door.people.actor("admin")
        task = door.read.tasks(admin, business_key="S-1").tasks[0]
        values = {"primaer_indsats": "intern", "afvigelse_oenskes": {"ikke": "en tekst"}}
        door.tasks.complete(task.id, values, door.people.actor("tot"))
    assert "Sagen er gået i stå" in tot.get(case).text
    page = leader.get("/haendelser")
    assert page.heading == "Hændelser"
    assert "S-1" in page.text
    again = leader.post(page.root.xpath("//form[contains(@action, '/igen')]/@action")[0])
    assert "Det lykkedes ikke denne gang heller" in again.text
    assert ASSESS in tot.get(case).text


def test_all_are_tried_again_at_once_and_the_page_says_how_many_were_helped(
    visit: SignedIn, site: Flask, door: ProcessEngine
) -> None:
    leader = visit("teamleder")
    with site.app_context():
        deploy(door, choosing())
        cases = [start_case(door, sag_id=number) for number in ("S-1", "S-2", "S-3")]
        for case in cases:
            door.tasks.complete(task_of(door, case).id, {}, ADMIN)
        for case in cases[:2]:
            door.instances.set_variable(case, "udfald", "ja", ADMIN)
    (everything,) = leader.get("/haendelser").root.xpath("//form[@action='/haendelser/igen']/@action")
    page = leader.post(everything)
    assert "2 af 3 sager er hjulpet videre. De andre står på listen med det, der er galt." in page.text
    assert [link.text for link in page.root.xpath("//main//tbody//th/a")] == ["S-3"]
    assert visit("tot").post(everything).status == 403


def test_incidents_are_for_leaders(visit: SignedIn) -> None:
    assert visit("tot").get("/haendelser").status == 403
    assert "Ingen sager er gået i stå." in visit("teamleder").get("/haendelser").text
