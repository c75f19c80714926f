"""What the modules add to a form: focus on errors, drafts while typing, fields that come and go; and two at once."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.webforms.browser.conftest import SignIn
from tests.webforms.browser.handover import complete, open_task, start_case

INVOLVE = "Inddrag fagteamrådgiver til sparring"


def test_a_refused_form_keeps_every_word_and_puts_the_focus_on_the_errors(sign_in: SignIn) -> None:
    tot = sign_in("tot")
    tot.goto("/sager/start/p85_ekstern_til_intern")
    tot.get_by_label("Beskrivelse af borgerens behov").fill("Den lange tekst")
    tot.get_by_role("button", name="Start sagen").click()
    expect(tot.locator("#fejloversigt")).to_be_focused()
    expect(tot.get_by_label("Beskrivelse af borgerens behov")).to_have_value("Den lange tekst")
    tot.locator("#fejloversigt a").first.click()
    expect(tot.get_by_label("Sagsnummer")).to_be_focused()


def test_what_is_typed_is_kept_and_found_again(sign_in: SignIn) -> None:
    tot = sign_in("tot")
    start_case(tot, "S-300")
    open_task(tot, "S-300", INVOLVE)
    tot.get_by_label("Hvad ønskes der sparring på?").fill("Halvt færdig")
    expect(tot.get_by_text("Kladden er gemt")).to_be_visible()
    open_task(tot, "S-300", INVOLVE)
    expect(tot.get_by_label("Hvad ønskes der sparring på?")).to_have_value("Halvt færdig")


def test_two_tabs_on_one_task_and_the_second_keeps_its_text(sign_in: SignIn) -> None:
    first, second = sign_in("tot"), sign_in("tot")
    start_case(first, "S-301")
    open_task(first, "S-301", INVOLVE)
    open_task(second, "S-301", INVOLVE)
    second.get_by_label("Hvad ønskes der sparring på?").fill("Den andens tekst")
    first.get_by_role("button", name="Fuldfør opgaven").click()
    expect(first.get_by_role("heading", level=1)).to_have_text("Opgaven er fuldført")
    second.get_by_role("button", name="Fuldfør opgaven").click()
    expect(second.get_by_role("alert")).to_be_visible()
    expect(second.get_by_text("Den andens tekst")).to_be_visible()


def test_fields_come_and_go_with_the_answers_and_what_is_typed_stays(sign_in: SignIn) -> None:
    tot, leader = sign_in("tot"), sign_in("teamleder")
    tot.goto("/sager/start/afvigelse")
    tot.get_by_label("Sagsnummer").fill("S-302")
    tot.get_by_label("Borger (reference)").fill("B-7")
    tot.get_by_label("Sagsansvarligt team").select_option("tot")
    tot.get_by_role("button", name="Start sagen").click()
    complete(
        tot,
        "S-302",
        "Beskriv ønsket afvigelse fra samarbejdsaftalen",
        {"Ønsket afvigelse og begrundelse": "Særlige forhold"},
    )
    open_task(leader, "S-302", "Drøft afvigelse med rådgiver")
    agreed = leader.get_by_label("Hvad er aftalt i stedet")
    expect(agreed).to_have_count(0)
    leader.get_by_label("Afvigelse er aftalt").check()
    expect(agreed).to_be_visible()
    agreed.fill("Hjemindsatsen tager sagen")
    leader.get_by_label("Samarbejdsaftalen følges").check()
    expect(agreed).to_have_count(0)
    expect(leader.get_by_label("Samarbejdsaftalen følges")).to_be_checked()


def test_a_filter_answers_while_it_is_typed_and_the_address_keeps_step(sign_in: SignIn) -> None:
    tot = sign_in("tot")
    start_case(tot, "S-303")
    tot.goto("/opgaver")
    tot.get_by_label("Sagsnummer").press_sequentially("S-303")
    expect(tot.locator("#task-list tbody tr")).to_have_count(1)
    tot.wait_for_url("**/opgaver?*sag=S-303*")
    tot.reload()
    expect(tot.get_by_label("Sagsnummer")).to_have_value("S-303")
    expect(tot.locator("#task-list tbody tr")).to_have_count(1)
