"""Records of people and teams."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class TeamRecord:
    """One team. `id` is what diagrams write as candidate group."""

    id: str
    name: str


@dataclass(frozen=True)
class UserRecord:
    """One person who can sign in. `epoch` changes when every session of theirs must end."""

    id: str
    name: str
    groups: tuple[str, ...]
    roles: tuple[str, ...]
    district: str
    epoch: int
    active: bool


@dataclass(frozen=True)
class TokenRecord:
    """One key of a person; what it is nobody knows any more."""

    id: str
    name: str
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    works: bool
    purpose: str  # all, deploy (`engine.actor.Purpose`)
