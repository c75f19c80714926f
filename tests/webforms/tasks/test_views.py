from __future__ import annotations

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.webforms.conftest import SignedIn
from tests.webforms.support import ADVISE, ASSESS, INVOLVE, address_of, complete, start


def test_the_list_shows_the_teams_tasks_and_what_can_be_taken(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    page = tot.get("/opgaver")
    assert page.heading == "Opgaver"
    assert INVOLVE in page.text
    assert "Tag opgaven" in page.text
    assert INVOLVE not in visit("fagteam").get("/opgaver").text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("?vis=ledige", True),
        ("?vis=mine", False),
        ("?sag=S-1", True),
        ("?sag=S-2", False),
        ("?over=ja", False),
        ("?procedure=afvigelse", False),
        ("?procedure=p85_ekstern_til_intern&sorter=created", True),
        ("?vis=noget&sorter=noget&side=-1", True),
    ],
)
def test_filters_stand_in_the_address(visit: SignedIn, query: str, found: bool) -> None:
    tot = visit("tot")
    start(tot)
    assert (INVOLVE in tot.get(f"/opgaver{query}").text) is found


def test_a_task_page_has_guidance_form_facts_and_source(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    page = tot.get(address_of(tot, INVOLVE))
    assert page.heading == INVOLVE
    assert "Sådan gør du" in page.text
    assert "Hvad ønskes der sparring på?" in page.text
    assert "B-7" in page.text
    assert "Hvorfor denne opgave?" in page.text


def test_what_was_written_before_can_be_read_on_the_next_task(visit: SignedIn) -> None:
    tot, fagteam = visit("tot"), visit("fagteam")
    start(tot)
    complete(tot, INVOLVE, sparring_emne="Valg af leverandør")
    page = fagteam.get(address_of(fagteam, ADVISE))
    assert "Tidligere i sagen" in page.text
    assert "Valg af leverandør" in page.text
    assert "Støtte i eget hjem" in page.text


def test_a_task_is_taken_and_given_back(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    task = address_of(tot, INVOLVE)
    assert "Du har opgaven." in tot.post(f"{task}/tag").text
    assert INVOLVE in tot.get("/opgaver?vis=mine").text
    assert "Opgaven er lagt tilbage til teamet." in tot.post(f"{task}/laeg-tilbage").text


def test_who_comes_second_gets_409_and_a_sentence(visit: SignedIn, site: Flask, door: ProcessEngine) -> None:
    tot, admin = visit("tot"), visit("admin")
    start(tot)
    task = address_of(tot, INVOLVE)
    admin.post(f"{task}/tag")
    page = tot.post(f"{task}/tag")
    assert page.status == 409
    assert "Opgaven er allerede taget af Administrator." in page.text


def test_after_a_post_comes_a_redirect_to_the_receipt(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    task = address_of(tot, INVOLVE)
    assert tot.redirected(task) == (303, f"{task}/kvittering")
    receipt = tot.get(f"{task}/kvittering")
    assert receipt.heading == "Opgaven er fuldført"
    assert f"Sagen venter på {ADVISE}" in receipt.text


def test_a_refused_form_is_422_names_each_error_and_keeps_every_word(visit: SignedIn) -> None:
    tot, fagteam = visit("tot"), visit("fagteam")
    start(tot)
    complete(tot, INVOLVE)
    task = address_of(fagteam, ADVISE)
    page = fagteam.post(task, leverandoerforslag="Bo <selv> & venner", sparring_noter="")
    assert page.status == 422
    assert page.title.startswith("Fejl: ")
    assert "Sparring givet" in page.root.xpath("string(//*[@id='fejloversigt'])")
    assert page.value("leverandoerforslag") == "Bo <selv> & venner"


def test_a_task_somebody_else_finished_gives_the_text_back(visit: SignedIn) -> None:
    first, second = visit("tot"), visit("tot")
    start(first)
    task = address_of(first, INVOLVE)
    first.post(task, sparring_emne="Den førstes tekst")
    page = second.post(task, sparring_emne="Den andens tekst")
    assert page.status == 409
    assert "Den andens tekst" in page.text


def test_a_draft_is_saved_by_the_button_and_by_the_script(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    task = address_of(tot, INVOLVE)
    assert "Kladden er gemt kl." in tot.post(f"{task}/gem", sparring_emne="Halvt").text
    assert tot.get(task).value("sparring_emne") == "Halvt"
    answer = tot.post(f"{task}/kladde", sparring_emne="Næsten helt").answer
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert answer.text.startswith("Kladden er gemt kl.")
    assert tot.get(task).value("sparring_emne") == "Næsten helt"


def test_a_draft_of_a_task_that_is_over_is_refused_in_one_sentence(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    task = address_of(tot, INVOLVE)
    tot.post(task)
    answer = tot.post(f"{task}/kladde", sparring_emne="For sent").answer
    assert (answer.status_code, answer.mimetype) == (409, "text/plain")


def test_the_fields_can_be_asked_for_again_without_saving(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    task = address_of(tot, INVOLVE)
    page = tot.post(f"{task}/felter", sparring_emne="Undervejs")
    assert (page.status, page.value("sparring_emne")) == (200, "Undervejs")
    assert tot.get(task).value("sparring_emne") == ""


def test_a_task_of_another_team_does_not_exist_for_one(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    task = address_of(tot, INVOLVE)
    jurist = visit("jurist")
    assert jurist.get(task).status == 404
    assert jurist.post(task).status == 404


def test_a_finished_task_shows_what_was_written(visit: SignedIn) -> None:
    tot = visit("tot")
    start(tot)
    task = address_of(tot, INVOLVE)
    tot.post(task, sparring_emne="Valg af leverandør")
    page = tot.get(task)
    assert "Opgaven er fuldført" in page.text
    assert "Det blev skrevet" in page.text
    assert "Fuldfør opgaven" not in page.text


def test_a_paused_case_says_so_and_takes_nothing(visit: SignedIn, site: Flask, door: ProcessEngine) -> None:
    tot = visit("tot")
    start(tot)
    task = address_of(tot, INVOLVE)
    with site.app_context():
        admin = door.people.actor("admin")
        door.instances.suspend(door.read.task(task.split("/")[-1], admin).instance_id, admin)
    assert "Sagen er sat på pause" in tot.get(task).text
    page = tot.post(task, sparring_emne="Ventende tekst")
    assert page.status == 409
    assert "Ventende tekst" in page.answer.text


def test_the_end_is_told_on_the_receipt(visit: SignedIn) -> None:
    tot, fagteam = visit("tot"), visit("fagteam")
    start(tot)
    complete(tot, INVOLVE)
    complete(fagteam, ADVISE, sparring_noter="Brug Bo selv")
    receipt = complete(tot, ASSESS, primaer_indsats="ekstern", afvigelse_oenskes="nej")
    assert "Sagen forbliver hos TOT" in receipt.text
