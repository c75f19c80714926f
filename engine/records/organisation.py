"""Records of what the municipality has settled beside its procedures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

_NUMBER = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class DistrictRecord:
    """One district. `id` is a value of the variable `distrikt`."""

    id: str
    name: str


@dataclass(frozen=True)
class RecurringLine:
    """A procedure to start by itself: on `first` and then in the rhythm `every` (ISO duration), for `team` if any.

    `id` also begins the case numbers of its rounds: `<id>-2026-03`.
    """

    id: str
    process_key: str
    every: str
    first: date
    team: str = ""
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class RecurringRecord:
    """One such line as it stands: when it starts next, and its last case (empty before the first)."""

    id: str
    process_key: str
    process_name: str
    is_deployed: bool
    team: str
    every: str
    next_due: datetime
    last_instance_id: str | None
    last_business_key: str
    last_status: str
    error: str


@dataclass(frozen=True)
class CaseListRecord:
    """A saved case list: cases whose `variable` has one of `wanted`; what is empty is not asked for.

    `teams` are those responsible for the case; `shown_to` the groups that see the list.
    """

    id: str
    name: str
    variable: str
    wanted: tuple[str, ...]
    process_keys: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    shown_to: tuple[str, ...] = ()
    running: bool = False


@dataclass(frozen=True)
class RuleRecord:
    """One rule of a source document, quoted letter by letter. A rule that is policy has a `reason`."""

    id: str
    source: str
    quote: str
    executable: bool = True
    reason: str = ""


@dataclass(frozen=True)
class SourceRecord:
    """What an element of a procedure, or the procedure itself (`element_id` empty), stands on."""

    element_id: str
    name: str
    element_type: str
    properties: Mapping[str, str]
    rules: tuple[RuleRecord, ...]


def rule_ids(properties: Mapping[str, str]) -> list[str]:
    """The rule ids an element names in its property `regel`, separated by commas or spaces."""
    return _NUMBER.findall(properties.get("regel", ""))
