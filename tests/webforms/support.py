"""Starting and moving a § 85 handover by the pages' own forms."""

from __future__ import annotations

from typing import Any

from tests.webforms.page import Page, Visitor

START = {"borger_ref": "B-7", "ansvarlig_team": "tot", "behovsbeskrivelse": "Støtte i eget hjem"}
INVOLVE = "Inddrag fagteamrådgiver til sparring"
ADVISE = "Giv sparring om leverandør og arbejdsgang"
ASSESS = "Vurdér hvem der varetager den primære indsats"


def start(visitor: Visitor, number: str = "S-1", **changes: Any) -> Page:
    """Start a handover; gives the case's page, or the form with its errors."""
    return visitor.post("/sager/start/p85_ekstern_til_intern", **START | {"sag_id": number} | changes)


def address_of(visitor: Visitor, name: str, number: str = "S-1") -> str:
    """The address of the case's open task of that name."""
    return visitor.get(f"/opgaver?sag={number}").link(name)


def complete(visitor: Visitor, name: str, number: str = "S-1", **fields: Any) -> Page:
    """Do a task of the case; gives the receipt."""
    return visitor.post(address_of(visitor, name, number), **fields)
