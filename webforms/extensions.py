"""Where Flask meets the engine: the one module of the pages that knows the database's models."""

from __future__ import annotations

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect

from engine.clock import SystemClock
from engine.demo_clock import DemoClock
from engine.persistence.base import Base
from engine.persistence.migrations import upgrade
from engine.process_engine import EngineSettings, ProcessEngine
from webforms.config import Config
from webforms.demo.municipality import DEMO_HASHER

db = SQLAlchemy(metadata=Base.metadata)
csrf = CSRFProtect()


def open_engine(app: Flask, config: Config) -> None:
    """Give `app` its database and its process engine; in demo mode with a clock that can be moved."""
    app.config["SQLALCHEMY_DATABASE_URI"] = config.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"pool_pre_ping": not config.is_embedded, "hide_parameters": True}
    db.init_app(app)
    with app.app_context():
        clock = DemoClock(db.engine) if config.is_demo else SystemClock()
    settings = (
        EngineSettings(zone=config.zone, password_hasher=DEMO_HASHER)
        if config.is_demo
        else EngineSettings(zone=config.zone)
    )
    app.extensions["process_engine"] = ProcessEngine(db.session, clock, settings)
    app.extensions["settings"] = config


def migrate(config: Config) -> None:
    """Bring the database to the tables of this version."""
    upgrade(config.database_url)
