"""The demo clock: real time plus an offset that an administrator moves, so that a demo can skip three months.

The offset is a row, shared by all processes and kept over restarts. Moving it (`advance_to`) first runs what falls due
on the way, each job with the clock at the job's own due time, in this thread alone: other threads and processes see the
old time until all is done, so no worker takes a job out of turn. Sessions, throttles and tokens do not ask this clock.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Engine
from sqlalchemy.orm import sessionmaker

from engine.clock import Clock, SystemClock
from engine.errors import Refused, ValueInvalid
from engine.persistence.transactions import Transactions
from engine.services.durations import later
from engine.services.jobs import Jobs
from engine.services.stored_settings import StoredSettings

__all__ = ["DemoClock", "advance_to", "later", "run_until"]

KEY = "demo-clock-offset"  # in microseconds
MICROSECOND = timedelta(microseconds=1)
MOST = timedelta(days=36_525)
TOO_MANY = 10_000  # jobs in one move
PATIENCE, PAUSE_SECONDS = 40, 0.05  # how often, and how long each time, a worker that has a job is waited for
REREAD_SECONDS = 1.0  # how old the offset may be that a process goes by between two requests


class SettableClock(Clock, Protocol):
    """A clock that stands where it is set."""

    def set(self, instant: datetime) -> None:
        """Stand at `instant` (aware)."""
        ...


class DemoClock:
    """Real time plus the stored offset; still while this thread runs the jobs of a move.

    It reads `database` on connections of its own: a verb asks the clock in the midst of its transaction.
    """

    def __init__(self, database: Engine, real: Clock | None = None, tick: Callable[[], float] = time.monotonic) -> None:
        self._stored = StoredSettings(Transactions(sessionmaker(database)))
        self._real = real or SystemClock()
        self._tick = tick
        self._offset = timedelta()
        self._taking = threading.Lock()
        self._read_at: float | None = None
        self._standing: ContextVar[datetime | None] = ContextVar("standing", default=None)
        self.moving = threading.Lock()  # one move at a time in this process

    def now(self) -> datetime:
        """The present instant of the demo, aware, in UTC."""
        standing = self._standing.get()
        if standing is not None:
            return standing
        if self._read_at is None or self._tick() - self._read_at >= REREAD_SECONDS:
            self.refresh()
        return self._real.now() + self._offset

    def refresh(self) -> None:
        """Read the offset anew: before a request, so that a move in another process is seen at once."""
        self._take(int(self._stored.read(KEY) or 0) * MICROSECOND)

    def set(self, instant: datetime) -> None:
        """Stand still at `instant`; only inside `standing`."""
        if self._standing.get() is None:
            raise ValueError("the demo clock stands still only while its jobs run")
        self._standing.set(instant)

    @contextmanager
    def standing(self) -> Iterator[None]:
        """Stand still in this thread, at the present instant until `set`."""
        token = self._standing.set(self.now())
        try:
            yield
        finally:
            self._standing.reset(token)

    def move_to(self, target: datetime) -> None:
        """Let the clock go on from `target`, for everybody. It is never moved back."""
        self.refresh()
        self._take(target - self._real.now())
        self._stored.write(KEY, str(self._offset // MICROSECOND))

    def _take(self, offset: timedelta) -> None:
        """Go by `offset` unless another thread has learnt of a later move: what was read last need not be newest."""
        with self._taking:
            self._offset = max(self._offset, offset)
            self._read_at = self._tick()


def advance_to(clock: DemoClock, jobs: Jobs, target: datetime) -> int:
    """Run what falls due until `target`, then let the clock go on from there. Gives how many jobs were run.

    Raises ValueInvalid for a target in the past or a century ahead, and Refused when more jobs fall due than anybody
    can have meant; the clock then goes on from where it was stopped.
    """
    with clock.moving:
        now = clock.now()
        if not now <= target <= now + MOST:
            raise ValueInvalid("Uret kan kun stilles frem, og højst hundrede år ad gangen.")
        with clock.standing():
            ran = run_until(clock, jobs, target)
            reached = clock.now()
        clock.move_to(reached)
        if reached < target:
            raise Refused(
                f"Uret er standset undervejs: {ran} frister er faldet. Et diagram venter måske for kort i ring."
            )
        return ran


def run_until(clock: SettableClock, jobs: Jobs, target: datetime) -> int:
    """Run the jobs due until `target` in due order, the clock set to each one's due time, and then set it to `target`.

    Jobs that arise on the way are run too; a recurring procedure starts once on the way, however far that is. Gives how
    many were run; after `TOO_MANY` it stops, and the clock with it.
    """
    ran = waited = 0
    while (due := jobs.next_due(target)) is not None:
        clock.set(max(due, clock.now()))
        done = jobs.run_due(until=target)
        ran += done
        if ran > TOO_MANY:
            return ran
        if done:
            waited = 0
        elif waited < PATIENCE:  # a worker has it in hand just now
            waited += 1
            time.sleep(PAUSE_SECONDS)
        elif clock.now() < target:  # a worker that died: go on until its lease is over
            clock.set(min(target, clock.now() + jobs.context.settings.lease))
        else:
            break
    clock.set(target)
    return ran
