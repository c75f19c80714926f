"""What a municipality may set about its engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
START_DEFAULTS = MappingProxyType(  # C-18
    {
        "taskforce_udfald": "ikke_behandlet",
        "delmaal_status": "mangler",
        "taskforce_anvendes": "ja",
        "handicap_team": "fagteam",
    }
)
MANAGER_GROUPS = frozenset({"teamleder", "ledelse", "oeverste_ledelse"})


@dataclass(frozen=True)
class EngineSettings:
    """The settings; what is given by default suits the procedures of the catalogue.

    `defaults` are start variables filled in where the start leaves them empty (C-18). Members of `manager_groups` see
    every case. A job that fails is tried `max_attempts` times, `retry_after` apart and longer each time; `lease` is how
    long a worker keeps a due job to itself.
    """

    zone: ZoneInfo = COPENHAGEN
    defaults: Mapping[str, str] = field(default_factory=lambda: START_DEFAULTS)
    manager_groups: frozenset[str] = MANAGER_GROUPS
    max_attempts: int = 3
    retry_after: timedelta = timedelta(minutes=1)
    lease: timedelta = timedelta(minutes=5)
    password_hasher: PasswordHasher = field(default_factory=PasswordHasher)
