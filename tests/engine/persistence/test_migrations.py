from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from engine.persistence.base import Base, open_database
from engine.persistence.migrations import upgrade
from tests.support.databases import postgres_database


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def test_a_migrated_empty_sqlite_database_has_the_tables_of_the_models(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'migrated.db'}")
    upgrade(engine)
    assert differences(engine) == []
    engine.dispose()


@pytest.mark.postgres
def test_a_migrated_empty_postgres_database_has_the_tables_of_the_models(tmp_path: Path) -> None:
    with postgres_database(tmp_path, tables=False) as engine:
        upgrade(engine)
        assert differences(engine) == []


def test_migrating_twice_by_url_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'migrated.db'}"
    upgrade(url)
    upgrade(url)
    engine = open_database(url)
    assert set(inspect(engine).get_table_names()) == {*Base.metadata.tables, "alembic_version"}
    engine.dispose()


PERSON = (
    'INSERT INTO "user" (id, name, password_hash, roles, district, epoch, active)'
    " VALUES ('a', 'A', '', '[]', '', 1, {})"
)
KEY = (
    "INSERT INTO access_token (id, user_id, name, digest, epoch, created_at, expires_at)"
    " VALUES ('k', 'a', 'k', 'd', 1, '2026-01-01', '2027-01-01')"
)


def keeps_all_its_rights(engine: Engine) -> bool:
    upgrade(engine, "0007")
    with engine.begin() as connection:
        connection.execute(text(PERSON.format("1" if engine.dialect.name == "sqlite" else "true")))
        connection.execute(text(KEY))
    upgrade(engine)
    with engine.connect() as connection:
        return bool(connection.scalar(text("SELECT purpose FROM access_token")) == "all")


def test_a_key_older_than_purposes_keeps_all_its_rights_on_sqlite(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'migrated.db'}")
    assert keeps_all_its_rights(engine)
    engine.dispose()


@pytest.mark.postgres
def test_a_key_older_than_purposes_keeps_all_its_rights_on_postgresql(tmp_path: Path) -> None:
    with postgres_database(tmp_path, tables=False) as engine:
        assert keeps_all_its_rights(engine)
