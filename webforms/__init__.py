"""The pages, the command line and /engine-rest. They know the engine by its one door, `engine.process_engine`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from webforms.config import Config


def create_app(config: Config | None = None) -> Flask:
    """The application; without `config` it reads the environment.

    It is put together only when asked for, so that each part of this package can be imported by itself.
    """
    from webforms.application import assemble  # noqa: PLC0415

    return assemble(config)
