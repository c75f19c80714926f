"""The case list's filters as they stand in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from webforms.addresses import page_number

STATUSES = {
    "active": "I gang",
    "suspended": "På pause",
    "completed": "Afsluttede",
    "canceled": "Annullerede",
    "alle": "Alle",
}


@dataclass(frozen=True)
class CaseFilter:
    """What is asked for. `status` is a key of STATUSES, `saved` the id of a saved list, which holds cases of any."""

    status: str = "active"
    process_key: str = ""
    number: str = ""
    team: str = ""
    overdue: bool = False
    page: int = 1
    saved: str = ""

    @property
    def query(self) -> dict[str, Any]:
        """The filter as arguments of `engine.read.instances`."""
        return {
            "status": None if self.status == "alle" else self.status,
            "process_key": self.process_key or None,
            "number": self.number or None,
            "team": self.team or None,
            "overdue": True if self.overdue else None,
            "page": self.page,
        }

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the status is asked for."""
        return bool(self.process_key or self.number or self.team or self.overdue or self.saved)

    def address(self, endpoint: str = "cases.listing", **changes: Any) -> str:
        """The list's address with these changes; empty values are left out."""
        parts = {
            "status": "" if self.status == ("alle" if self.saved else "active") else self.status,
            "liste": self.saved,
            "procedure": self.process_key,
            "sag": self.number,
            "team": self.team,
            "over": "ja" if self.overdue else "",
        } | changes
        return url_for(endpoint, **{name: value for name, value in parts.items() if value})


def read_filter() -> CaseFilter:
    """The filter of this request; what is not understood counts as not asked for."""
    asked = request.args
    saved = asked.get("liste", "").strip()
    usual = "alle" if saved else "active"
    status = asked.get("status", usual)
    return CaseFilter(
        status=status if status in STATUSES else usual,
        saved=saved,
        process_key=asked.get("procedure", "").strip(),
        number=asked.get("sag", "").strip(),
        team=asked.get("team", "").strip(),
        overdue=asked.get("over") == "ja",
        page=page_number(),
    )
