"""What a process of its own does until it is killed: complete tasks, or fire timers. For the kill test."""

from __future__ import annotations

from datetime import datetime
from threading import Event

from sqlalchemy.orm import sessionmaker

from engine.clock import FixedClock
from engine.errors import EngineError
from engine.persistence.base import open_database
from engine.process_engine import ProcessEngine
from engine.worker import run_until_stopped
from tests.support.cases import ADMIN, of


def complete_tasks(url: str, now: datetime) -> None:
    """Take any open task and complete it, again and again; what another process was faster with is left to it."""
    engine = _engine(url, now)
    while True:
        for task in engine.read.tasks(ADMIN, size=10, sort="created").tasks:
            try:
                engine.tasks.complete(task.id, {f"done_{task.id}": "x" * 500}, of(task.candidate_groups[0]))
            except EngineError:
                continue


def fire_timers(url: str, now: datetime) -> None:
    """Be a worker."""
    run_until_stopped(_engine(url, now), Event(), pause=0.01)


def _engine(url: str, now: datetime) -> ProcessEngine:
    return ProcessEngine(sessionmaker(open_database(url)), FixedClock(now))
