"""All of a form works where no script runs: conditions by a button, errors as a list, drafts by a button."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.webforms.browser.conftest import SignIn
from tests.webforms.browser.handover import complete, open_task, start_case

ASSESS = "Vurdér hvem der varetager den primære indsats"


def test_a_case_is_started_and_its_tasks_done_without_script(sign_in: SignIn) -> None:
    tot, fagteam = sign_in("tot", java_script_enabled=False), sign_in("fagteam", java_script_enabled=False)
    start_case(tot, "S-200")
    complete(tot, "S-200", "Inddrag fagteamrådgiver til sparring")
    complete(fagteam, "S-200", "Giv sparring om leverandør og arbejdsgang", {"Sparring givet": "Brug Bo selv"})
    open_task(tot, "S-200", ASSESS)
    tot.get_by_label("Begrundelse").fill("Kun en kladde")
    tot.get_by_role("button", name="Gem kladde").click()
    expect(tot.get_by_text("Kladden er gemt")).to_be_visible()
    expect(tot.get_by_label("Begrundelse")).to_have_value("Kun en kladde")
    tot.get_by_role("button", name="Opdatér felter").click()
    expect(tot.get_by_label("Begrundelse")).to_have_value("Kun en kladde")
    tot.get_by_role("button", name="Fuldfør opgaven").click()
    expect(tot.locator("#fejloversigt a").first).to_be_visible()
    expect(tot.get_by_label("Begrundelse")).to_have_value("Kun en kladde")
    assert tot.title().startswith("Fejl: ")
    complete(tot, "S-200", ASSESS, primaer_indsats="ekstern", afvigelse_oenskes="nej")
    expect(tot.get_by_text("Sagen forbliver hos TOT")).to_be_visible()


def test_the_case_page_says_everything_in_words(sign_in: SignIn) -> None:
    tot = sign_in("tot", java_script_enabled=False)
    tot.goto(start_case(tot, "S-201"))
    expect(tot.get_by_text("Sagen venter på Inddrag fagteamrådgiver til sparring")).to_be_visible()
    expect(tot.locator(".diagram")).to_be_hidden()
    tot.get_by_text("Vis alle trin som tabel").click()
    expect(tot.get_by_role("region", name="Trin i sagen").get_by_role("row")).not_to_have_count(1)
