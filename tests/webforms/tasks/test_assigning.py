"""A leader gives a task to somebody of its team."""

from __future__ import annotations

from flask import Flask

from engine.process_engine import ProcessEngine
from tests.webforms.conftest import SignedIn
from tests.webforms.page import Page
from tests.webforms.support import INVOLVE, address_of, start


def offered(page: Page) -> list[str]:
    return [str(name) for name in page.root.xpath("//select[@name='person']/option[@value!='']/@value")]


def team(site: Flask, door: ProcessEngine) -> None:
    with site.app_context():
        for user, name in (("anna", "Anna"), ("bo", "Bo"), ("carl", "Carl")):
            door.people.create_user(user, name, "hemmeligt", groups=["tot"])
        door.people.deactivate("carl")


def test_a_leader_gives_the_task_to_an_active_member_of_its_team(
    visit: SignedIn, site: Flask, door: ProcessEngine
) -> None:
    team(site, door)
    case = start(visit("tot")).answer.request.path
    leader = visit("teamleder")
    task = address_of(leader, INVOLVE)
    assert offered(leader.get(task)) == ["anna", "bo", "tot"]
    page = leader.post(f"{task}/giv", person="anna")
    assert "Anna har fået opgaven." in page.text
    assert "Anna har opgaven." in page.text
    assert offered(page) == ["bo", "tot"]
    assert f"{INVOLVE} er givet til Anna." in visit("tot").get(case).text
    leader.post(f"{task}/giv", person="bo")
    assert "Bo har opgaven." in visit("tot").get(task).text
    assert "Opgaven er lagt tilbage til teamet." in leader.post(f"{task}/laeg-tilbage").text


def test_who_is_not_of_the_team_or_gone_is_refused_in_words(visit: SignedIn, site: Flask, door: ProcessEngine) -> None:
    team(site, door)
    start(visit("tot"))
    leader = visit("teamleder")
    task = address_of(leader, INVOLVE)
    refused = leader.post(f"{task}/giv", person="fagteam")
    assert (refused.status, "ikke i det team" in refused.text) == (403, True)
    for person in ("", "carl", "findes ikke"):
        page = leader.post(f"{task}/giv", person=person)
        assert (page.status, "Vælg, hvem der skal have opgaven." in page.text) == (422, True)


def test_only_leaders_give_tasks_away_and_none_of_a_paused_case(visit: SignedIn) -> None:
    tot, leader = visit("tot"), visit("teamleder")
    case = start(tot).answer.request.path
    task = address_of(tot, INVOLVE)
    assert offered(tot.get(task)) == []
    assert tot.post(f"{task}/giv", person="tot").status == 403
    leader.post(f"{case}/pause")
    assert offered(leader.get(task)) == []
    assert leader.post(f"{task}/giv", person="tot").status == 409
