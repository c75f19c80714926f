from __future__ import annotations

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.webforms.conftest import SignedIn, configured
from webforms import create_app

WAITING = "Tre måneder er gået"


def waiting_case(site: Flask, door: ProcessEngine) -> None:
    """A follow-up that waits for its three months."""
    teams = {"ansvarlig_team": "tot", "afgivende_team": "tot", "modtagende_team": "fagteam"}
    with site.app_context():
        tot, people = door.people.actor("tot"), door.read
        door.instances.start("tre_maaneders_opfoelgning", variables={"sag_id": "S-7", **teams}, actor=tot)
        for values in ({"vum_opdateret": "ja"}, {"moede_tidspunkt": "2026-06-02T10:00:00+02:00"}):
            (task,) = people.tasks(tot, business_key="S-7").tasks
            door.tasks.complete(task.id, values, tot)


def test_the_page_shows_the_time_and_what_waits_for_its_own(site: Flask, door: ProcessEngine, visit: SignedIn) -> None:
    waiting_case(site, door)
    page = visit("admin").get("/demo/ur")
    assert page.heading == "Demour"
    assert WAITING in page.text
    assert "S-7" in page.text


@pytest.mark.parametrize("fields", [{"step": "P3M"}, {"amount": "14", "unit": "W"}, {"amount": "3", "unit": "M"}])
def test_moving_it_lets_deadlines_fall(
    site: Flask, door: ProcessEngine, visit: SignedIn, fields: dict[str, str]
) -> None:
    waiting_case(site, door)
    page = visit("admin").post("/demo/ur", **fields)
    assert "Uret er stillet frem til" in page.text
    assert "Undervejs skete én ting af sig selv." in page.text
    assert "Ingen sager venter på en bestemt tid." in page.text


def test_moving_it_without_a_deadline_says_so(visit: SignedIn) -> None:
    assert "Undervejs skete der ikke noget af sig selv." in visit("admin").post("/demo/ur", step="P1D").text


@pytest.mark.parametrize(
    "fields",
    [{}, {"amount": "0", "unit": "D"}, {"amount": "to", "unit": "D"}, {"amount": "1", "unit": "Y"}, {"step": "nu"}],
)
def test_what_is_no_time_is_refused_beside_the_field(visit: SignedIn, fields: dict[str, str]) -> None:
    page = visit("admin").post("/demo/ur", **fields)
    assert page.status == 422
    assert page.title.startswith("Fejl: ")


def test_only_the_administrator_sees_and_moves_it(visit: SignedIn) -> None:
    for user in ("tot", "teamleder", "procesejer"):
        visitor = visit(user)
        assert visitor.get("/demo/ur").status == 403
        assert visitor.post("/demo/ur", step="P1D").status == 403
        assert "Demour" not in visitor.get("/opgaver").root.xpath("//nav//a/text()")
    assert "Demour" in visit("admin").get("/opgaver").root.xpath("//nav//a/text()")


def test_outside_demo_mode_there_is_no_such_page(site: Flask) -> None:
    app = create_app(configured(site.extensions["settings"].data, login="local"))
    assert not [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/demo")]
