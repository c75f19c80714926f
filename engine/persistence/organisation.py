"""What the municipality has settled beside its procedures: recurring starts, saved case lists, districts, rules."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.persistence.base import Base


class District(Base):
    """One district; `position` keeps the order of the organisation's own list."""

    __tablename__ = "district"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    position: Mapped[int]


class RecurringStart(Base):
    """A procedure that starts by itself (C-19): `every` is its rhythm as ISO duration, counted from `first_on`.

    `error` says why the last round could not be started; it is tried again at `next_due`.
    """

    __tablename__ = "recurring_start"

    id: Mapped[str] = mapped_column(primary_key=True)
    process_key: Mapped[str]
    team: Mapped[str]
    position: Mapped[int]
    every: Mapped[str]
    first_on: Mapped[str]  # ISO date in the municipality's zone
    variables: Mapped[dict[str, Any]]
    next_due: Mapped[datetime] = mapped_column(index=True)
    last_instance_id: Mapped[str | None]
    error: Mapped[str] = mapped_column(Text)


class SavedCaseList(Base):
    """A saved filter of the case list: cases whose `variable` has one of `wanted`; an empty list asks for nothing."""

    __tablename__ = "case_list"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    position: Mapped[int]
    variable: Mapped[str]
    wanted: Mapped[list[str]]
    process_keys: Mapped[list[str]]
    teams: Mapped[list[str]]  # of the team responsible for the case
    shown_to: Mapped[list[str]]  # groups who see the list, beside those who see all cases
    running: Mapped[bool]


class SourceRule(Base):
    """One rule of a source document, which diagrams name by its id."""

    __tablename__ = "source_rule"

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    source: Mapped[str]
    quote: Mapped[str] = mapped_column(Text)
    executable: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text)
