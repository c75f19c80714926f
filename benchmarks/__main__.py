"""Prints every ratio, measured in this one run: `python -m benchmarks`, or `make bench`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine

from benchmarks import cycle, http_complete, task_list
from benchmarks.bench import bench_on
from tests.support.databases import postgres_database, sqlite_database


def lines(name: str, database: Engine, folder: Path) -> Iterator[str]:
    """All measurements on one database."""
    yield f"{name}: complete a task of a case in a ring of 25 tasks"
    bench = bench_on(database)
    yield from cycle.measure(bench)
    yield f"{name}: the task list of a team, a page of fifty"
    yield from task_list.measure(bench)
    yield f"{name}: over HTTP, one client"
    url = f"sqlite:///{folder / 'http.db'}" if name == "SQLite" else database.url.render_as_string(hide_password=False)
    yield from http_complete.measure(folder, url)


def main() -> int:
    """Measure on SQLite, then on PostgreSQL."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, opened in (("SQLite", sqlite_database), ("PostgreSQL", postgres_database)):
            with opened(folder) as database:
                for line in lines(title, database, folder):
                    print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
