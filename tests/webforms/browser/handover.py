"""The § 85 handover in a browser, step by step, in the words of the diagram."""

from __future__ import annotations

from playwright.sync_api import Page, expect

PROCEDURE = "§ 85 – Fra ekstern til intern"


def start_case(page: Page, number: str) -> str:
    """Start the handover as tot; gives the case's address."""
    page.goto("/sager/start")
    page.get_by_role("link", name=PROCEDURE).click()
    page.get_by_label("Sagsnummer").fill(number)
    page.get_by_label("Borger (reference)").fill("B-7")
    page.get_by_label("Sagsansvarligt team").select_option(label="TOT (TOT-rådgiver)")
    page.get_by_label("Beskrivelse af borgerens behov").fill("Støtte i eget hjem")
    page.get_by_role("button", name="Start sagen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Sag {number}")
    return page.url.split("?")[0]


def open_task(page: Page, case: str, name: str) -> None:
    """Open a task of the case from the list."""
    page.goto(f"/opgaver?sag={case}")
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def complete(page: Page, case: str, name: str, texts: dict[str, str] | None = None, **answers: str) -> None:
    """Do a task: `texts` are filled in by label, `answers` chosen by group (field name) and value."""
    open_task(page, case, name)
    for label, text in (texts or {}).items():
        page.get_by_label(label).fill(text)
    for field, value in answers.items():
        page.locator(f"input[name={field}][value={value}]").check()
    page.get_by_role("button", name="Fuldfør opgaven").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Opgaven er fuldført")
