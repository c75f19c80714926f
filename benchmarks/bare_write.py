"""The application with one more view that inserts a row and commits: the least a write over HTTP can cost."""

from __future__ import annotations

import os
from pathlib import Path

from flask import Flask, Response
from sqlalchemy import text

from webforms import create_app, serving
from webforms.commands import demo
from webforms.config import read_config
from webforms.extensions import db, migrate
from webforms.rest.routes import blueprint


@blueprint.post("/bare")
def bare_write() -> Response:
    """One insert, one commit, behind the same login."""
    with db.engine.begin() as connection:
        connection.execute(text("INSERT INTO bench VALUES (1)"))
    return Response(status=204)


def with_table(app: Flask) -> Flask:
    """The application, with the table of the bare view."""
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS bench (n INTEGER NOT NULL)"))
    return app


def main() -> None:
    """Serve until terminated."""
    config = read_config()
    migrate(config)
    folder = Path(os.environ["SAGSGANG_DATA"])
    (folder / "organisation.toml").write_text('[[team]]\nid = "tot"\nname = "TOT"\n', "utf-8")
    demo.create(config, folder)
    with_table(create_app(config))
    serving.Server(config, with_worker=False, processes=1).run()


if __name__ == "__main__":
    main()
