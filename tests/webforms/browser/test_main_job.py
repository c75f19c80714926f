"""The main job: three people take a case from start form to end state, and a restart in the middle loses nothing."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.webforms.browser.conftest import SignIn
from tests.webforms.browser.handover import complete, open_task, start_case
from tests.webforms.browser.server import Server

ASSESS = "Vurdér hvem der varetager den primære indsats"


def test_three_people_take_a_case_to_its_end(server: Server, sign_in: SignIn) -> None:
    tot, fagteam, admin = sign_in("tot"), sign_in("fagteam"), sign_in("admin")
    case = start_case(tot, "S-100")
    expect(tot.get_by_text("Sagen venter på Inddrag fagteamrådgiver til sparring")).to_be_visible()
    complete(
        tot, "S-100", "Inddrag fagteamrådgiver til sparring", {"Hvad ønskes der sparring på?": "Valg af leverandør"}
    )
    complete(fagteam, "S-100", "Giv sparring om leverandør og arbejdsgang", {"Sparring givet": "Brug Bo selv"})

    open_task(tot, "S-100", ASSESS)
    tot.get_by_label("Begrundelse").fill("Kladden overlever")
    expect(tot.get_by_text("Kladden er gemt")).to_be_visible()
    assert server.stop() == 0
    server.start()
    tot.reload()
    expect(tot.get_by_label("Begrundelse")).to_have_value("Kladden overlever")

    complete(tot, "S-100", ASSESS, primaer_indsats="intern", afvigelse_oenskes="nej")
    complete(tot, "S-100", "Kontrollér at VUM er opdateret", vum_opdateret="ja")
    open_task(tot, "S-100", "Indkald til tre-måneders opfølgning")
    moment = tot.get_by_role("group", name="Mødetidspunkt")
    moment.get_by_label("Dato").fill("9.6.2026")
    moment.get_by_label("Klokkeslæt").fill("10.00")
    tot.get_by_role("button", name="Fuldfør opgaven").click()
    expect(tot.get_by_text("Sagen venter til")).to_be_visible()

    admin.goto("/demo/ur")
    admin.get_by_role("button", name="3 måneder").click()
    expect(admin.get_by_text("Uret er stillet frem")).to_be_visible()

    complete(tot, "S-100", "Afhold den primære samtale ved tre-måneders opfølgning", {"Referat af samtalen": "Referat"})
    complete(fagteam, "S-100", "Notér og stil spørgsmål ved tre-måneders opfølgning", {"Noter fra mødet": "Noter"})
    texts = {"VUM opdateret den": "10.6.2026", "Serviceydelser": "Bostøtte"}
    complete(fagteam, "S-100", "Opdatér VUM og serviceydelser", texts, aendringer_i_indsats="nej")

    fagteam.goto(case)
    expect(fagteam.locator(".standing__end")).to_have_text("Sagen er overgået til fagteam")
    expect(fagteam.get_by_text("Sagsansvarligt team er Fagteam")).to_be_visible()
    expect(fagteam.locator("[data-drawn=true] .is-done").first).to_be_attached()
