"""Other editions of a procedure for the tests of its versions: the files with some texts exchanged."""

from __future__ import annotations

import io
from collections.abc import Mapping

from tests.support.folders import files_of
from tests.webforms.page import Page, Visitor

HANDOVER = "p85_ekstern_til_intern"
RENAMED = ("p85_ekstern_til_intern.bpmn", 'name="Inddrag fagteamrådgiver til sparring"', 'name="Spørg fagteamet"')
REQUIRED = (
    "inddrag_fagteam.form",
    '"description": "Fx valg',
    '"validate": {"required": true}, "description": "Fx valg',
)


def edition(*edits: tuple[str, str, str]) -> Mapping[str, bytes]:
    """The handover's files, each edit (file, old, new) made."""
    files = files_of(HANDOVER)
    for name, old, new in edits:
        assert old.encode() in files[name], old
        files[name] = files[name].replace(old.encode(), new.encode())
    return files


def take_in(owner: Visitor, *edits: tuple[str, str, str], **fields: str) -> Page:
    """Upload an edition with these fields of the page."""
    files = [(io.BytesIO(data), name) for name, data in edition(*edits).items()]
    return owner.post("/procedurer/ny", name=HANDOVER, files=files, deploy="ja", **fields)


def rows(page: Page) -> list[list[str]]:
    """The cells of the page's table rows."""
    found = page.root.xpath("//main//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in found]
