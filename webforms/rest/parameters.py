"""What a query asks for: from the address of a GET or the JSON of a POST, in the same words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any, TypeVar

from flask import request

from engine.errors import ValueInvalid
from webforms.rest.context import body, zone
from webforms.rest.dates import read_instant
from webforms.rest.unserved import refusal

T = TypeVar("T")
MOST, LONGEST = 10**9, 18  # of a number, and of its digits: a page that far out is empty anyway


class Parameters:
    """Named values, read by type; a name that was not sent is None. Unknown names are ignored, as clients expect."""

    def __init__(self, values: Mapping[str, Any], zone: tzinfo) -> None:
        self._values = values
        self._zone = zone

    def __contains__(self, name: str) -> bool:
        return self._values.get(name) is not None

    def text(self, name: str) -> str | None:
        """A text."""
        value = self._values.get(name)
        return None if value is None else str(value)

    def texts(self, name: str) -> tuple[str, ...] | None:
        """A list of texts: comma-separated in an address, a list in JSON."""
        return tuple(str(part) for part in self.items(name) if str(part)) if name in self else None

    def items(self, name: str) -> list[Any]:
        """A list as it was sent: comma-separated in an address, a list in JSON; not sent is empty."""
        value = self._values.get(name)
        if value is None:
            return []
        return value if isinstance(value, list) else str(value).split(",")

    def flag(self, name: str) -> bool:
        """True or false, in any case; not sent is false. Raises ValueInvalid."""
        word = str(self._values.get(name) or "false").strip().lower()
        if word not in {"true", "false"}:
            raise ValueInvalid(f"{name} skal være true eller false, ikke «{word}».")
        return word == "true"

    def number(self, name: str) -> int | None:
        """A whole number, not below zero. Raises ValueInvalid."""
        value = self._values.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, bool) or not str(value).strip().isdecimal():
            raise ValueInvalid(f"{name} skal være et helt tal, ikke «{value}».")
        return min(int(str(value)[:LONGEST]), MOST)

    def instant(self, name: str) -> datetime | None:
        """An instant. Raises ValueInvalid."""
        value = self.text(name)
        return None if value is None else read_instant(value, self._zone)

    def sorting(self) -> list[tuple[str, bool]]:
        """What to sort by, first things first: (Camunda's name, descending?)."""
        listed = self._values.get("sorting")
        if isinstance(listed, list):
            pairs = [(each.get("sortBy"), each.get("sortOrder")) for each in listed if isinstance(each, dict)]
        else:
            pairs = [(self.text("sortBy"), self.text("sortOrder"))]
        return [(str(name), str(order).lower() == "desc") for name, order in pairs if name]

    def page(self, records: Sequence[T]) -> Sequence[T]:
        """The part of `records` that firstResult and maxResults ask for. Raises ValueInvalid."""
        first, most = self.number("firstResult") or 0, self.number("maxResults")
        return records[first:] if most is None else records[first : first + most]


def parameters(unserved: str = "") -> Parameters:
    """Those of this request; a POST query's JSON wins over its address (paging stands in the address).

    Raises ValueInvalid where one of the names of `unserved` asks for something.
    """
    asked = {**request.args.to_dict(), **(body() if request.method == "POST" else {})}
    for name in unserved.split():
        if _asks(asked.get(name)):
            raise ValueInvalid(refusal(name))
    return Parameters(asked, zone())


def _asks(value: Any) -> bool:
    """Whether a value that was sent wants something; clients also send what they leave open."""
    return bool(value) and str(value).lower() != "false"
