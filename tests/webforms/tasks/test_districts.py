"""Districts (C-21) and what is overdue (C-22) in the list of tasks."""

from __future__ import annotations

import pytest
from flask import Flask

from engine.demo_clock import DemoClock
from engine.process_engine import ProcessEngine
from tests.support.folders import PROCESSES, files_of
from tests.webforms.conftest import SignedIn
from tests.webforms.support import ADVISE, INVOLVE, address_of, complete, start
from webforms.organisation import settle_organisation


@pytest.fixture(autouse=True)
def _settled(site: Flask, door: ProcessEngine) -> None:
    with site.app_context():
        settle_organisation(door, PROCESSES / "organisation.toml")
        door.people.create_user("nordlig", "Fagteam Nord", "nordlig", ["fagteam"], district="nord")


def test_ones_own_district_comes_first_and_every_task_says_its_district(visit: SignedIn) -> None:
    tot = visit("tot")
    for number, district in (("S-1", "syd"), ("S-2", "nord"), ("S-3", "")):
        start(tot, number, distrikt=district)
        complete(tot, INVOLVE, number)
    rows = visit("nordlig").get("/opgaver").root.xpath("//tbody/tr")
    told = [tuple(row.xpath(f"string(td[@data-title='Sag']/{tag})") for tag in ("a", "span")) for row in rows]
    assert told[0] == ("S-2", "Distrikt Nord")
    assert sorted(told[1:]) == [("S-1", "Distrikt Syd"), ("S-3", "")]
    assert len(visit("fagteam").get("/opgaver").root.xpath("//tbody/tr")) == 3


def test_a_team_can_ask_for_one_district(visit: SignedIn) -> None:
    tot = visit("tot")
    for number, district in (("S-1", "syd"), ("S-2", "nord")):
        start(tot, number, distrikt=district)
    page = tot.get("/opgaver?distrikt=nord")
    assert "S-2" in page.text
    assert "S-1" not in page.text
    assert page.root.xpath("//select[@name='distrikt']/option[@selected]/@value") == ["nord"]
    assert tot.get("/sager").root.xpath("string(//tr[th//a[text()='S-2']])").count("Distrikt Nord") == 1


def test_what_is_overdue_is_said_above_the_list_and_counted_for_leaders(
    site: Flask, door: ProcessEngine, visit: SignedIn
) -> None:
    tot, leader = visit("tot"), visit("teamleder")
    start(tot)
    complete(tot, INVOLVE)
    complete(visit("fagteam"), ADVISE, sparring_noter="Brug Bo selv")
    complete(tot, "Vurdér hvem der varetager den primære indsats", primaer_indsats="intern", afvigelse_oenskes="nej")
    assert "over fristen" not in visit("fagteam").get("/opgaver").text
    with site.app_context():
        clock = door.clock
        assert isinstance(clock, DemoClock)
        due = [each.due_at for each in door.read.tasks(door.people.actor("admin")).tasks if each.due_at]
        assert due
        clock.move_to(max(due).replace(year=max(due).year + 1))
    late = next(team for team in ("tot", "fagteam") if "1 over fristen" in visit(team).get("/opgaver").text)
    page = visit(late).get(visit(late).get("/opgaver").link("1 over fristen"))
    assert len(page.root.xpath("//tbody/tr")) == 1
    table = leader.get("/overblik").root.xpath("//div[contains(@aria-label, 'hvert team og hver procedure')]")[0]
    cells = [cell.text_content() for cell in table.xpath(".//tbody//td")]
    assert cells == ["§ 85 – Fra ekstern til intern", "1", "1"]


def test_the_tasks_of_management_information_show_the_numbers(
    site: Flask, door: ProcessEngine, visit: SignedIn
) -> None:
    with site.app_context():
        owner = door.people.actor("procesejer")
        door.deployments.deploy("ledelsesinformation", files_of("ledelsesinformation"), owner)
    start(visit("tot"))
    leader = visit("teamleder")
    typed = {"sag_id": "L-1", "ansvarlig_team": "teamleder", "rapport_periode": "maaned"}
    page = leader.post("/sager/start/ledelsesinformation", **typed)
    page = leader.get(page.link("Kvalitetssikr ledelsesinformation"))
    numbers = page.root.xpath("//section[@aria-labelledby='numbers-heading']//tbody/tr")
    assert ["TOT (TOT-rådgiver)", "§ 85 – Fra ekstern til intern", "1", "0"] in [
        [cell.text_content() for cell in row] for row in numbers
    ]
    assert "Tallene lige nu" not in leader.get(address_of(visit("teamleder"), INVOLVE)).text
