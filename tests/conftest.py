"""What tests share: a clock that stands still, real databases, and an engine on each of them.

After a run of all scenario tests it also says which parts of the diagrams none of them reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from engine.clock import FixedClock
from engine.process_engine import EngineSettings, ProcessEngine
from engine.services.settings import COPENHAGEN
from tests.support.coverage import (
    pytest_collection_modifyitems,
    pytest_configure,
    pytest_deselected,
    pytest_sessionfinish,
    pytest_terminal_summary,
    pytest_testnodedown,
)
from tests.support.databases import empty, postgres_database, sqlite_database

__all__ = [
    "pytest_collection_modifyitems",
    "pytest_configure",
    "pytest_deselected",
    "pytest_sessionfinish",
    "pytest_terminal_summary",
    "pytest_testnodedown",
]
SETTINGS = EngineSettings(password_hasher=PasswordHasher(1, 8, 1))
# The same examples in every run, and no judgement of how busy the machine is.
hypothesis_settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("steady")


@pytest.fixture
def clock() -> FixedClock:
    """Monday 2 March 2026, nine in the morning in Copenhagen."""
    return FixedClock(datetime(2026, 3, 2, 9, 0, tzinfo=COPENHAGEN))


@pytest.fixture(scope="session")
def _sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with sqlite_database(tmp_path_factory.mktemp("sqlite"), hasty=True) as engine:
        yield engine


@pytest.fixture(scope="session")
def _postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with postgres_database(tmp_path_factory.mktemp("postgres"), hasty=True) as engine:
        yield engine


@pytest.fixture
def sqlite(_sqlite: Engine) -> Engine:
    """A SQLite file with the tables and no rows."""
    empty(_sqlite)
    return _sqlite


@pytest.fixture
def postgres(_postgres: Engine) -> Engine:
    """A PostgreSQL database with the tables and no rows."""
    empty(_postgres)
    return _postgres


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Engine:
    """Each database in turn, with the tables and no rows."""
    found: Engine = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def database_url(database: Engine) -> str:
    """Where that database is."""
    return database.url.render_as_string(hide_password=False)


@pytest.fixture
def sessions(database: Engine) -> sessionmaker[Session]:
    """Sessions on that database."""
    return sessionmaker(database)


@pytest.fixture
def process_engine(sessions: sessionmaker[Session], clock: FixedClock) -> ProcessEngine:
    """An engine on that database, with the clock of the test and passwords hashed cheaply."""
    return ProcessEngine(sessions, clock, SETTINGS)
