"""Brings a database to the tables of this version: numbered files in `versions`, run by Alembic (docs/adr/0010)."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from engine.persistence.base import WRITES, lock_migrations, open_database


def upgrade(database: str | Engine, revision: str = "head") -> None:
    """Run the migrations that the database lacks, all in one transaction; several processes may call it at once."""
    engine = database if isinstance(database, Engine) else open_database(database)
    try:
        with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            lock_migrations(connection)
            config = Config()
            config.set_main_option("script_location", str(Path(__file__).parent))
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
    finally:
        if engine is not database:
            engine.dispose()
