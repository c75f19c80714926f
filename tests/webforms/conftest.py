"""Pages over a real engine: a demo municipality with the § 85 handover, and people signed in to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from tests.support.folders import PROCESSES, files_of, in_order
from tests.webforms.page import Visitor
from webforms import create_app
from webforms.config import Config
from webforms.demo.municipality import settle
from webforms.extensions import db, migrate

HANDOVER = "p85_ekstern_til_intern"
SignedIn = Callable[[str], Visitor]


def configured(folder: Path, login: str = "demo") -> Config:
    """The settings of a test: a database in `folder`."""
    return Config(folder, f"sqlite:///{folder / 'pages.db'}", "kun til test", login=login, municipality="Prøvekommunen")


@pytest.fixture(scope="session")
def settled_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with teams, people and the handover, copied for each test."""
    folder = tmp_path_factory.mktemp("pages")
    config = configured(folder)
    migrate(config)
    app = create_app(config)
    with app.app_context():
        engine: ProcessEngine = app.extensions["process_engine"]
        settle(engine, PROCESSES / "organisation.toml")
        folders = {key: files_of(key) for key in in_order(HANDOVER)}
        engine.deployments.deploy_all(folders, engine.people.actor("procesejer"), source="test")
        db.engine.dispose()
    return folder / "pages.db"


@pytest.fixture
def site(settled_pages: Path, tmp_path: Path) -> Flask:
    """The application of one test."""
    shutil.copy(settled_pages, tmp_path / "pages.db")
    return create_app(configured(tmp_path))


@pytest.fixture
def door(site: Flask) -> ProcessEngine:
    """The application's engine; use it in an application context."""
    found: ProcessEngine = site.extensions["process_engine"]
    return found


@pytest.fixture
def visit(site: Flask) -> SignedIn:
    """Sign in as a demo person: `visit("tot")`."""

    def signed_in(user: str) -> Visitor:
        visitor = Visitor(site.test_client())
        visitor.post("/login/demo", user=user)
        return visitor

    return signed_in
