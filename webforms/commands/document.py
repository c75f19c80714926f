"""The command `document`: a deployed procedure as a Word file."""

from __future__ import annotations

from pathlib import Path

import click

from engine.actor import SYSTEM
from webforms import create_app
from webforms.config import Config
from webforms.documents import files


def write(config: Config, key: str, target: Path | None) -> int:
    """Write the version in use to `target`, on the municipality's template where there is one."""
    with create_app(config).app_context() as context:
        engine = context.app.extensions["process_engine"]
        definition = engine.read.definition_by_key(key)
        data = files.word_file(definition, SYSTEM)
    path = target or Path(f"{key}.docx")
    path.write_bytes(data)
    click.echo(f"{path}: {definition.name}, version {definition.version}.")
    return 0
