"""Records of how much there is to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LoadRecord:
    """What one team or one procedure has. `cases` are the running ones it is responsible for, or of that procedure."""

    id: str
    name: str
    cases: int
    open_tasks: int
    unassigned_tasks: int
    overdue_tasks: int


@dataclass(frozen=True)
class Workload:
    """The organisation's load. A task of two teams counts for both, and once in the totals."""

    teams: tuple[LoadRecord, ...]
    procedures: tuple[LoadRecord, ...]
    cases: int
    open_tasks: int
    unassigned_tasks: int
    overdue_tasks: int
    incidents: int


@dataclass(frozen=True)
class OverdueRecord:
    """The open tasks of one team in one procedure, and how many of them are past their due date (C-22)."""

    team: str
    team_name: str
    process_key: str
    process_name: str
    open_tasks: int
    overdue_tasks: int


@dataclass(frozen=True)
class PersonLoad:
    """The open tasks one person has taken or been given. One who is not `active` can no longer do them."""

    user_id: str
    name: str
    groups: tuple[str, ...]
    active: bool
    open_tasks: int
    overdue_tasks: int
