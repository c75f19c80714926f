"""The demo municipality behind a test client, for the tests of /engine-rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from engine.persistence.base import Base
from tests.support.folders import PROCESSES
from tests.support.rest_client import RestClient
from webforms import create_app
from webforms.config import Config
from webforms.demo.municipality import settle
from webforms.extensions import db


def demo_config(folder: Path, database_url: str) -> Config:
    return Config(data=folder, database_url=database_url, secret_key="kun til test", login="demo")


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    made = create_app(demo_config(tmp_path, f"sqlite:///{tmp_path / 'test.db'}"))
    with made.app_context():
        Base.metadata.create_all(db.engine)
        settle(made.extensions["process_engine"], PROCESSES / "organisation.toml")
    return made


@pytest.fixture
def api(app: Flask) -> RestClient:
    return RestClient(app.test_client())
