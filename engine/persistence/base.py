"""The base of all models, and everything that differs between SQLite and PostgreSQL.

SQLite: one writer at a time. A write transaction begins with BEGIN IMMEDIATE, so that it waits for its turn instead of
failing halfway; readers go on meanwhile (WAL). PostgreSQL: writers lock the rows they change.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, Engine, MetaData, TypeDecorator, create_engine, event, text
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.orm import DeclarativeBase, Session

WRITES = "sagsgang_writes"  # execution option of a connection that begins a write transaction
BUSY_MILLISECONDS = 15_000
NEVER = datetime(9000, 1, 1, tzinfo=UTC)  # sorts what has no due date after all that has one
DEPLOYMENT_LOCK, MIGRATION_LOCK = 0x5A65_6470, 0x5A65_6471  # numbers of our own, the same in all processes

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: goes in aware, is kept in UTC, comes out aware in UTC on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; SQLite has no zones, so there it is kept without. Raises ValueError for an instant without zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Base of all models."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        dict[str, Any]: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
    }


def open_database(url: str, **options: Any) -> Engine:
    """An SQLAlchemy engine for the database at `url` (sqlite:///… or postgresql+psycopg://…).

    Its errors do not show the values of statements: they would stand in logs.
    """
    made = make_url(url)
    if made.drivername == "postgresql":
        made = made.set(drivername="postgresql+psycopg")
    return create_engine(made, **{"hide_parameters": True, **options})


@event.listens_for(Engine, "connect")
def _prepare(connection: Any, record: Any) -> None:
    """SQLite needs telling, once per connection, to keep references, to wait, and to let readers go on."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # we begin ourselves; the driver would begin too late
    for pragma in ("foreign_keys = ON", f"busy_timeout = {BUSY_MILLISECONDS}", "journal_mode = WAL"):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def lock_deployments(session: Session) -> None:
    """Let one deployment at a time count versions, until the transaction ends."""
    _lock(session.connection(), DEPLOYMENT_LOCK)


def lock_migrations(connection: Connection) -> None:
    """Let one process at a time migrate, until the transaction ends."""
    _lock(connection, MIGRATION_LOCK)


def _lock(connection: Connection, number: int) -> None:
    """SQLite's write transactions exclude each other anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})
