"""The append-only history: who did what, when, and with which values."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from engine.persistence.base import Base


class HistoryEvent(Base):
    """One thing that happened. Rows are only ever added. `instance_id` is None for what concerns no case."""

    __tablename__ = "history_event"
    __table_args__ = (Index(None, "instance_id", "id"),)

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    kind: Mapped[str]
    instance_id: Mapped[str | None] = mapped_column(ForeignKey("process_instance.id"))
    process_key: Mapped[str]
    scope_id: Mapped[str]
    element_id: Mapped[str]
    element_name: Mapped[str]
    element_type: Mapped[str]
    activity_id: Mapped[str]
    details: Mapped[dict[str, Any]]
