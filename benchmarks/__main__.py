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


def lines(name: str, database: Engine) -> Iterator[str]:
    """The measurements without a server, on one database."""
    yield f"{name}: complete a task of a case in a ring of 25 tasks"
    bench = bench_on(database)
    yield from cycle.measure(bench)
    yield f"{name}: the task list of a team, a page of fifty"
    yield from task_list.measure(bench)


def over_http(name: str, folder: Path) -> Iterator[str]:
    """The measurement over HTTP, on a database that the server makes for itself."""
    yield f"{name}: over HTTP, one client"
    if name == "SQLite":
        yield from http_complete.measure(folder, f"sqlite:///{folder / 'http.db'}")
        return
    with postgres_database(folder, tables=False) as database:
        yield from http_complete.measure(folder, database.url.render_as_string(hide_password=False))


def main() -> int:
    """Measure on SQLite, then on PostgreSQL."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, opened in (("SQLite", sqlite_database), ("PostgreSQL", postgres_database)):
            with opened(folder) as database:
                for line in lines(title, database):
                    print(line, flush=True)
            for line in over_http(title, folder):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
