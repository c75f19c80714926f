"""The worker: sweeps due jobs until it is told to stop. Several may run at once, in threads, processes or hosts."""

from __future__ import annotations

import logging
from threading import Event

from engine.process_engine import ProcessEngine

log = logging.getLogger(__name__)
PAUSE_SECONDS = 2.0
BATCH = 50


def run_until_stopped(engine: ProcessEngine, stop: Event, *, pause: float = PAUSE_SECONDS, batch: int = BATCH) -> None:
    """Run due jobs, then pause, until `stop` is set; a sweep that fails is logged, and the next one comes."""
    while not stop.is_set():
        if sweep(engine, batch) < batch:
            stop.wait(pause)


def sweep(engine: ProcessEngine, batch: int = BATCH) -> int:
    """Run the jobs due now, `batch` at most. Gives how many; none when the database cannot be reached."""
    try:
        return engine.jobs.run_due(batch)
    except Exception:
        log.exception("the sweep of due jobs failed")
        return 0
