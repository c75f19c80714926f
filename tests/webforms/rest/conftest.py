"""The demo municipality behind a test client, for the tests of /engine-rest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask

from engine.persistence.base import Base
from engine.process_engine import ProcessEngine
from tests.support.folders import PROCESSES
from tests.support.rest_client import RestClient
from webforms import create_app
from webforms.config import Config
from webforms.demo.municipality import settle
from webforms.extensions import db


def demo_app(folder: Path) -> Flask:
    url = f"sqlite:///{folder / 'test.db'}"
    return create_app(Config(data=folder, database_url=url, secret_key="kun til test", login="demo"))


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with teams and people, copied for each test."""
    folder = tmp_path_factory.mktemp("demo")
    app = demo_app(folder)
    with app.app_context():
        Base.metadata.create_all(db.engine)
        settle(app.extensions["process_engine"], PROCESSES / "organisation.toml")
        db.engine.dispose()
    return folder / "test.db"


@pytest.fixture
def app(settled: Path, tmp_path: Path) -> Flask:
    shutil.copy(settled, tmp_path / "test.db")
    return demo_app(tmp_path)


@pytest.fixture
def engine(app: Flask) -> ProcessEngine:
    """The application's engine, to be used in an application context."""
    made: ProcessEngine = app.extensions["process_engine"]
    return made


@pytest.fixture
def api(app: Flask) -> RestClient:
    return RestClient(app.test_client())
