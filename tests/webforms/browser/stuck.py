"""A case that its diagram cannot bring on, in a browser: a procedure of its own, so that others keep theirs."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Page, expect

from tests.support.cases import form, text_field
from tests.support.diagrams import process

ANSWER = "a"


def take_in_what_gets_stuck(owner: Page, number: int) -> str:
    """Upload a procedure that knows a way for «ja» and «nej» only; gives its key."""
    key = f"stuck_{number}"
    draft = process(key).start().user(ANSWER, groups="tot", formRef="svar", formRefBinding="deployment")
    draft.exclusive("g").end("x", "y").path("start", ANSWER, "g")
    draft.flow("g", "x", 'udfald = "ja"').flow("g", "y", 'udfald = "nej"')
    files: list[FilePayload] = [
        {"name": f"{key}.bpmn", "mimeType": "text/xml", "buffer": draft.file()},
        {
            "name": "svar.form",
            "mimeType": "application/json",
            "buffer": form("svar", text_field("udfald", label="Udfaldet")),
        },
    ]
    owner.goto("/procedurer/ny")
    owner.get_by_label("Filer").set_input_files(files)
    owner.get_by_role("button", name="Læg ind", exact=True).click()
    expect(owner.get_by_role("heading", level=1)).to_have_text(key)
    return key


def get_stuck(adviser: Page, key: str, number: str) -> None:
    """Start a case of it, and answer what it knows no way for."""
    adviser.goto(f"/sager/start/{key}")
    adviser.get_by_label("Sagsnummer").fill(number)
    adviser.get_by_role("button", name="Start sagen").click()
    expect(adviser.get_by_role("heading", level=1)).to_have_text(f"Sag {number}")
    adviser.goto(f"/opgaver?sag={number}")
    adviser.get_by_role("link", name=ANSWER, exact=True).click()
    adviser.get_by_label("Udfaldet").fill("måske")
    adviser.get_by_role("button", name="Fuldfør opgaven").click()
    expect(adviser.get_by_role("heading", level=1)).to_have_text("Opgaven er fuldført")
