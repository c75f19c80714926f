from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

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
