"""The worker: sweeps due jobs until it is told to stop, and now and then forgets what need not be kept.

Several may run at once, in threads, processes or hosts.
"""

from __future__ import annotations

import logging
import time
from threading import Event

from engine.process_engine import ProcessEngine

log = logging.getLogger(__name__)
PAUSE_SECONDS = 2.0
BATCH = 50
FORGET_SECONDS = 3600.0  # of real time between two looks for cases whose time to live is over


def run_until_stopped(engine: ProcessEngine, stop: Event, *, pause: float = PAUSE_SECONDS, batch: int = BATCH) -> None:
    """Run due jobs, then pause, until `stop` is set; a sweep that fails is logged, and the next one comes."""
    forget_at = time.monotonic()
    while not stop.is_set():
        if time.monotonic() >= forget_at:
            forget(engine, batch)
            forget_at = time.monotonic() + FORGET_SECONDS
        if sweep(engine, batch) < batch:
            stop.wait(pause)


def sweep(engine: ProcessEngine, batch: int = BATCH) -> int:
    """Run the jobs due now and move cases that are to be moved, `batch` of each at most.

    Gives how many; none when the database cannot be reached.
    """
    try:
        return engine.jobs.run_due(batch) + engine.migration.run_waiting(batch)
    except Exception:
        log.exception("the sweep of due jobs failed")
        return 0


def forget(engine: ProcessEngine, batch: int = BATCH) -> int:
    """Delete the ended cases whose time to live is over, batch by batch. Gives how many."""
    total = 0
    try:
        while (gone := engine.retention.forget(batch)) > 0:
            total += gone
    except Exception:
        log.exception("cases whose time is over could not be deleted")
    return total
