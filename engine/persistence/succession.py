"""What one case brings after it: procedures offered next, and marks by which saved case lists find cases."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.persistence.base import Base


class FollowOn(Base):
    """A procedure offered on the same case (C-15). `variables` go with it beside the case's own."""

    __tablename__ = "follow_on"

    instance_id: Mapped[str] = mapped_column(ForeignKey("process_instance.id"), primary_key=True)
    process_key: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    variables: Mapped[dict[str, Any]]
    started_instance_id: Mapped[str | None]


class CaseMarker(Base):
    """The newest value of a variable that a saved case list asks for."""

    __tablename__ = "case_marker"
    __table_args__ = (Index(None, "name", "value", "instance_id"),)

    instance_id: Mapped[str] = mapped_column(ForeignKey("process_instance.id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
