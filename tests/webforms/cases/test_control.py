"""What managers do with a case as a whole, and what its team reads of it."""

from __future__ import annotations

import pytest

from tests.webforms.conftest import SignedIn
from tests.webforms.page import Page
from tests.webforms.support import INVOLVE, address_of, start


@pytest.fixture
def case(visit: SignedIn) -> str:
    """The address of a case that has just begun."""
    return str(start(visit("tot")).answer.request.path)


def buttons(page: Page) -> list[str]:
    return [str(text) for text in page.root.xpath("//section[h2='For ledere']//button/text()")]


def test_a_leader_pauses_a_case_and_lets_it_go_on(visit: SignedIn, case: str) -> None:
    leader, tot = visit("teamleder"), visit("tot")
    assert buttons(leader.get(case)) == ["Sæt sagen på pause"]
    page = leader.post(f"{case}/pause")
    assert "Sagen er sat på pause." in page.text
    assert buttons(page) == ["Genoptag"]
    task = tot.get(address_of(tot, INVOLVE))
    assert "Sagen er sat på pause. Opgaven kan udføres, når den genoptages." in task.text
    assert "Fuldfør opgaven" not in task.text
    assert "Sagen er på pause" in tot.get("/opgaver").text
    assert "Sagen er genoptaget." in leader.post(f"{case}/genoptag").text
    assert "Fuldfør opgaven" in tot.get(address_of(tot, INVOLVE)).text
    course = tot.get(case).root.xpath("string(//ol[contains(@class, 'course')])")
    assert course.index("Sagen er genoptaget.") < course.index("Sagen er sat på pause.")


def test_ending_a_case_is_asked_first_and_names_what_is_lost(visit: SignedIn, case: str) -> None:
    leader = visit("teamleder")
    page = leader.get(leader.get(case).link("Afslut sagen uden at gøre den færdig"))
    assert page.heading == "Afslut sag S-1 uden at gøre den færdig"
    assert INVOLVE in page.text
    assert "Det kan ikke fortrydes." in page.text
    assert "Sæt sagen på pause" in leader.get(case).text


@pytest.mark.parametrize(("reason", "said"), [("  ", "Skriv en begrundelse."), ("x" * 2001, "for lang")])
def test_a_case_is_not_ended_without_a_reason(visit: SignedIn, case: str, reason: str, said: str) -> None:
    page = visit("teamleder").post(f"{case}/afslut", begrundelse=reason)
    assert (page.status, page.title.startswith("Fejl: ")) == (422, True)
    assert said in page.root.xpath("string(//*[@data-error-summary])")
    assert page.value("begrundelse") == reason.strip()
    assert INVOLVE in visit("tot").get(case).text


def test_the_team_reads_why_a_case_was_ended(visit: SignedIn, case: str) -> None:
    leader = visit("teamleder")
    page = leader.post(f"{case}/afslut", begrundelse="Borgeren er flyttet")
    assert "Forløbet er annulleret" in page.text
    assert "Begrundelse: Borgeren er flyttet" in visit("tot").get(case).text
    assert buttons(page) == []
    assert leader.get(f"{case}/afslut").status == 409
    assert leader.post(f"{case}/pause").status == 409


@pytest.mark.parametrize("what", ["pause", "genoptag", "afslut"])
def test_only_leaders_may(visit: SignedIn, case: str, what: str) -> None:
    tot = visit("tot")
    assert tot.post(f"{case}/{what}", begrundelse="Nej").status == 403
    assert "For ledere" not in tot.get(case).text
    assert visit("teamleder").post(f"/sager/findes-ikke/{what}", begrundelse="Nej").status == 404
