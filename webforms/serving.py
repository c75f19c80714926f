"""Serves the pages with gunicorn: threads in one process on SQLite, with the worker beside them in a thread."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from engine.worker import run_until_stopped
from webforms import create_app
from webforms.commands import demo
from webforms.config import Config
from webforms.extensions import migrate

THREADS = 8
GRACE_SECONDS = 20


def serve(config: Config, demo_processes: Path | None, *, processes: int = 1) -> int:
    """Serve until stopped. An embedded database is migrated first, and its worker runs here too."""
    people = None
    if config.is_embedded or demo_processes:
        migrate(config)
    if demo_processes:
        people = demo.create(config, demo_processes)
        demo.print_logins(people)
    embedded = config.is_embedded
    Server(config, with_worker=embedded or config.is_demo, processes=1 if embedded else processes).run()
    return 0


def work(config: Config) -> int:
    """Run due jobs until stopped."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    sweep(create_app(config), stopping)
    return 0


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn with our application. The application is made in the serving process, after it has been forked."""

    def __init__(self, config: Config, *, with_worker: bool, processes: int) -> None:
        self.settings = config
        self.with_worker = with_worker
        self.processes = processes
        self.stopping = threading.Event()
        self.sweeper: threading.Thread | None = None
        super().__init__()

    def load_config(self) -> None:
        """gunicorn asks for its settings."""
        for name, value in {
            "bind": f"0.0.0.0:{self.settings.port}",
            "worker_class": "gthread",
            "workers": self.processes,
            "threads": THREADS,
            "graceful_timeout": GRACE_SECONDS,
            "loglevel": "warning",
            "control_socket_disable": True,  # it would put a socket into the home folder
            "when_ready": self._say_address,
            "worker_exit": self._stop_sweeping,
        }.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        """gunicorn asks for the application."""
        app = create_app(self.settings)
        if self.with_worker:
            self.sweeper = threading.Thread(target=sweep, args=(app, self.stopping), name="worker", daemon=True)
            self.sweeper.start()
        return app

    def _say_address(self, arbiter: Any) -> None:
        click.echo(f"Sagsgang kører på http://localhost:{self.settings.port} (stop med Ctrl+C).")

    def _stop_sweeping(self, arbiter: Any, process: Any) -> None:
        """Let the job that is running end before the process does."""
        self.stopping.set()
        if self.sweeper is not None:
            self.sweeper.join(GRACE_SECONDS)


def sweep(app: Flask, stopping: threading.Event) -> None:
    """Run due jobs until `stopping` is set."""
    with app.app_context():
        run_until_stopped(app.extensions["process_engine"], stopping)
