"""The cycle of an adviser: complete one task of a case that is 1, 25, 200 or 2,000 steps old, against a bare commit."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Engine, text

from benchmarks.bench import ADMIN, Bench

AGES = (1, 25, 200, 2_000)
ROUNDS = 40


def measure(bench: Bench) -> Iterator[str]:
    """One line per age, in milliseconds and as a multiple of a bare commit on the same database."""
    bare = median(lambda: commit(bench.database), ROUNDS)
    yield f"  bare update and commit: {bare:.2f} ms"
    instance = bench.start()
    done, first = 0, 0.0
    for age in AGES:
        while done < age - 1:
            complete(bench, instance)
            done += 1
        cycle = median(lambda: complete(bench, instance), ROUNDS)
        done += ROUNDS
        first = first or cycle
        ratios = f"{cycle / bare:5.1f} x bare commit, {cycle / first:4.2f} x age 1"
        yield f"  after {age:>5} steps: {cycle:6.2f} ms = {ratios}"
    yield f"  state of the case: {bench.state_bytes(instance):,} bytes without variables"


def complete(bench: Bench, instance_id: str) -> None:
    """Complete the one open task of the case."""
    task = bench.engine.read.tasks(ADMIN, instance_id=instance_id, size=1).tasks[0]
    bench.engine.tasks.complete(task.id, {"fortsaet": "ja"}, ADMIN)


def commit(database: Engine) -> None:
    """The least a write can cost here: one row, one commit."""
    with database.begin() as connection:
        connection.execute(text("UPDATE bench SET n = n + 1"))


def median(action: Callable[[], Any], rounds: int) -> float:
    """The median of `rounds` runs, in milliseconds of wall time."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000
