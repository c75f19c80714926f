"""Trial runs of process owners: a run outside every case, kept whole in one row until it expires."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.persistence.base import Base


class Trial(Base):
    """One trial run of one version. `now` is where its own clock stands.

    `tokens` is the runner's text, None where the start has failed; `run` holds the rest of where it stands, `story`
    what was done (the steps of its scenario) and what happened (`happened`), as JSON. `failure` says what could not be
    done last. `bindings` are those of a case.
    """

    __tablename__ = "trial"
    __table_args__ = (Index(None, "owner", "created_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    definition_id: Mapped[str] = mapped_column(ForeignKey("process_definition.id"))
    owner: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    now: Mapped[datetime]
    revision: Mapped[int] = mapped_column()
    bindings: Mapped[dict[str, Any]]
    tokens: Mapped[str | None] = mapped_column(Text)
    run: Mapped[dict[str, Any]]
    story: Mapped[dict[str, Any]]
    failure: Mapped[dict[str, Any] | None]

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012
