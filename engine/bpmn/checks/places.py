"""Where a finding can stand, and what a rule gives back for it."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Place(Protocol):
    """Anything of a diagram that a finding can stand on: an element, flow, lane or process."""

    @property
    def id(self) -> str:
        """Its id in the file."""
        ...

    @property
    def name(self) -> str:
        """Its name as drawn."""
        ...

    @property
    def line(self) -> int:
        """Where it stands in the file."""
        ...


class Met(NamedTuple):
    """What a rule met: where, and the Danish sentence that says what and what to do."""

    place: Place
    message: str


class Spot(NamedTuple):
    """A place of a file that is no element of the model."""

    id: str
    name: str
    line: int
