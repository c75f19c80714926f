"""Moving cases in tests: deploy a version, move, take back, and look at every row a move may touch."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from engine.persistence.base import Base
from engine.process_engine import ProcessEngine
from engine.records.migration import BatchRecord
from tests.support.cases import OWNER, deploy
from tests.support.diagrams import Draft

TABLES = ("process_instance", "variable_scope", "task", "task_candidate", "job", "incident", "case_team", "case_marker")


def version(engine: ProcessEngine, *drafts: Draft, **files: Any) -> str:
    """Deploy; gives the id of the first definition."""
    made = deploy(engine, *drafts, **files)
    return next(each.id for each in made.definitions if each.key == drafts[0].id)


def moved(engine: ProcessEngine, old: str, new: str, **more: Any) -> BatchRecord:
    """Move, and let the worker do it."""
    return work_off(engine, engine.migration.migrate(old, new, OWNER, reason="Ny lov", **more))


def reverted(engine: ProcessEngine, batch: BatchRecord) -> BatchRecord:
    """Take back, and let the worker do it."""
    return work_off(engine, engine.migration.revert(batch.id, OWNER))


def work_off(engine: ProcessEngine, batch: BatchRecord) -> BatchRecord:
    """Let the worker do what waits; gives the batch with its cases."""
    while engine.migration.run_waiting():
        pass
    return engine.migration.batch(batch.id, OWNER)


def rows(sessions: sessionmaker[Session]) -> dict[str, list[Any]]:
    """All rows of all cases that a move may touch, but for the number of changes."""
    with sessions() as session:
        tables = [Base.metadata.tables[name] for name in TABLES]
        columns = {table.name: [c for c in table.c if c.name != "revision"] for table in tables}
        return {name: sorted(map(tuple, session.execute(select(*c))), key=repr) for name, c in columns.items()}
