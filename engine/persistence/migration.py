"""Cases moved to another version: batches, and one row per case with what it was before."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.persistence.base import Base

WAITING, MOVED, REFUSED, FAILED = "waiting", "moved", "refused", "failed"
REVERTING, REVERTED, KEPT = "reverting", "reverted", "kept"


class MigrationBatch(Base):
    """Cases moved together from one version to another. `mapping` is old element id → new element id."""

    __tablename__ = "migration_batch"
    __table_args__ = (Index(None, "process_key", "created_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    process_key: Mapped[str]
    from_definition_id: Mapped[str] = mapped_column(ForeignKey("process_definition.id"))
    to_definition_id: Mapped[str] = mapped_column(ForeignKey("process_definition.id"))
    mapping: Mapped[dict[str, Any]]
    recompute: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
    created_by: Mapped[str]


class MigrationItem(Base):
    """One case of a batch, and the worker's queue: `status` waiting and reverting is what it still has to do.

    `plan` is what came of it as JSON, `before` the rows of the case as they were; `revision` is the case's own right
    after, by which it is seen whether it has moved on since.
    """

    __tablename__ = "migration_item"
    __table_args__ = (Index(None, "status", "batch_id", "position"), Index(None, "instance_id"))

    batch_id: Mapped[str] = mapped_column(ForeignKey("migration_batch.id"), primary_key=True)
    instance_id: Mapped[str] = mapped_column(ForeignKey("process_instance.id"), primary_key=True)
    position: Mapped[int]
    status: Mapped[str]
    message: Mapped[str] = mapped_column(Text)
    actor: Mapped[str]  # who asked for what it waits for
    plan: Mapped[dict[str, Any] | None]
    before: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)
    revision: Mapped[int | None]
    locked_until: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
