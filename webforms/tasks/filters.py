"""The task list's filters as they stand in the address, so that a view can be bookmarked and mailed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from webforms.addresses import page_number

VIEWS = {"": "Alle", "mine": "Mine", "ledige": "Ledige"}
SORTS = {"due": "Frist", "created": "Nyeste først", "priority": "Vigtighed"}


@dataclass(frozen=True)
class TaskFilter:
    """What is asked for. `view` is a key of VIEWS, `sort` one of SORTS."""

    view: str = ""
    team: str = ""
    process_key: str = ""
    number: str = ""
    overdue: bool = False
    sort: str = "due"
    page: int = 1
    district: str = ""
    assignee: str = ""

    @property
    def query(self) -> dict[str, Any]:
        """The filter as arguments of `engine.read.tasks`."""
        return {
            "mine": self.view == "mine",
            "unassigned": True if self.view == "ledige" else None,
            "group": self.team or None,
            "process_key": self.process_key or None,
            "number": self.number or None,
            "overdue": True if self.overdue else None,
            "district": self.district or None,
            "assignee": self.assignee or None,
            "sort": self.sort,
            "page": self.page,
        }

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the view is asked for."""
        return any((self.team, self.process_key, self.number, self.overdue, self.district, self.assignee))

    def address(self, endpoint: str = "tasks.inbox", **changes: Any) -> str:
        """The list's address with these changes; empty values are left out."""
        parts = {
            "vis": self.view,
            "team": self.team,
            "procedure": self.process_key,
            "sag": self.number,
            "over": "ja" if self.overdue else "",
            "distrikt": self.district,
            "hos": self.assignee,
            "sorter": "" if self.sort == "due" else self.sort,
            "side": "",
        } | changes
        return url_for(endpoint, **{name: value for name, value in parts.items() if value})


def read_filter() -> TaskFilter:
    """The filter of this request; what is not understood counts as not asked for."""
    asked = request.args
    view, sort = asked.get("vis", ""), asked.get("sorter", "due")
    return TaskFilter(
        view=view if view in VIEWS else "",
        team=asked.get("team", "").strip(),
        process_key=asked.get("procedure", "").strip(),
        number=asked.get("sag", "").strip(),
        overdue=asked.get("over") == "ja",
        district=asked.get("distrikt", "").strip(),
        assignee=asked.get("hos", "").strip(),
        sort=sort if sort in SORTS else "due",
        page=page_number(),
    )
