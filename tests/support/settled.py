"""A demo municipality on SQLite with people and all procedures of processes/ in place, copied for each test.

Its clock stands at `START` until a test moves it, unless a real one is asked for.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from flask import Flask

from engine.clock import Clock, FixedClock
from engine.demo_clock import DemoClock
from engine.persistence.base import Base
from engine.process_engine import ProcessEngine
from tests.support.engine_route import ADMIN, EngineRoute
from tests.support.folders import PROCESSES
from tests.support.rest_client import RestClient
from tests.support.rest_route import RestRoute
from tests.support.scenario import START, Municipality, Route
from webforms import create_app
from webforms.config import Config
from webforms.demo.municipality import settle
from webforms.extensions import db
from webforms.folders import read_folders

DATABASE = "test.db"


def demo_app(folder: Path, real: Clock | None = None) -> Flask:
    """The application in demo mode on the SQLite file in `folder`."""
    return app_on(f"sqlite:///{folder / DATABASE}", folder, real)


def app_on(url: str, folder: Path, real: Clock | None = None) -> Flask:
    """The application in demo mode on a database, its clock on `real` or standing at `START`."""
    app = create_app(Config(data=folder, database_url=url, secret_key="kun til test", login="demo"))
    engine = app.extensions["process_engine"]
    with app.app_context():
        clock = DemoClock(db.engine, real=real or FixedClock(START))
        app.extensions["process_engine"] = ProcessEngine(db.session, clock, engine.settings)
    return app


def make(folder: Path, *, with_procedures: bool = False) -> Path:
    """A database with teams and people, and all procedures if asked for; gives its file."""
    fill(demo_app(folder), [PROCESSES] if with_procedures else [])
    return folder / DATABASE


def fill(app: Flask, procedures: Iterable[Path]) -> None:
    """Make tables, teams and people, and take in the procedures at or below these folders."""
    with app.app_context():
        engine = app.extensions["process_engine"]
        Base.metadata.create_all(db.engine)
        settle(engine, PROCESSES / "organisation.toml")
        engine.deployments.deploy_all(read_folders(procedures), ADMIN)
    close(app)


def close(app: Flask) -> None:
    """Let go of its connections."""
    with app.app_context():
        db.engine.dispose()


def copy(database: Path, folder: Path, real: Clock | None = None) -> Flask:
    """The application on a copy of a database in `folder`."""
    shutil.copy(database, folder / DATABASE)
    return demo_app(folder, real)


def reached_over_rest(app: Flask) -> Municipality:
    """The municipality as outside clients see it."""
    route: Route = RestRoute(RestClient(app.test_client()))
    return Municipality(route)


def reached_by_verbs(app: Flask) -> Municipality:
    """The municipality as the engine's own verbs see it; call it in an application context."""
    return Municipality(EngineRoute(app.extensions["process_engine"]))
