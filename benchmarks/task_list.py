"""The task list of a team: one page of fifty out of a thousand and out of a hundred thousand open tasks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from sqlalchemy import Connection, Table, insert, select, text

from benchmarks.bench import ADVISER, Bench
from benchmarks.cycle import median
from engine.persistence.base import Base
from engine.persistence.instances import ProcessInstance, Task, TaskCandidate

SIZES = (1_000, 100_000)
ROUNDS = 30
CHUNK = 5_000


def measure(bench: Bench) -> Iterator[str]:
    """One line per size, in milliseconds and as a multiple of the smaller list."""
    model = bench.start()
    first, made = 0.0, 1
    for size in SIZES:
        with bench.database.begin() as connection:
            copy_tasks(connection, model, range(made, size))
        made = size
        with bench.database.begin() as connection:
            connection.execute(text("ANALYZE"))
        took = median(lambda: bench.engine.read.tasks(ADVISER, group="tot"), ROUNDS)
        first = first or took
        yield f"  {size:>7,} open tasks: {took:6.2f} ms = {took / first:4.2f} x the list of {SIZES[0]:,}"


def copy_tasks(connection: Connection, instance_id: str, numbers: range) -> None:
    """As many further cases of one open task as `numbers` says, made from the case there is."""
    instances, tasks, candidates = (table(model) for model in (ProcessInstance, Task, TaskCandidate))
    instance = one(connection, select(instances).where(instances.c.id == instance_id))
    task = one(connection, select(tasks).where(tasks.c.instance_id == instance_id))
    candidate = one(connection, select(candidates).where(candidates.c.task_id == task["id"]))
    for start in range(numbers.start, numbers.stop, CHUNK):
        chunk = [f"copy-{number}" for number in range(start, min(start + CHUNK, numbers.stop))]
        connection.execute(insert(instances), [{**instance, "id": name, "business_key": name} for name in chunk])
        connection.execute(insert(tasks), [{**task, "id": name, "instance_id": name} for name in chunk])
        connection.execute(insert(candidates), [{**candidate, "task_id": name} for name in chunk])


def table(model: type[Base]) -> Table:
    """A model's table."""
    return cast(Table, model.__table__)


def one(connection: Connection, query: Any) -> dict[str, Any]:
    """The one row a query gives, by column."""
    return dict(connection.execute(query).one()._mapping)
