"""The command `document`: a deployed procedure as a Word file."""

from __future__ import annotations

from pathlib import Path

import click

from engine.actor import SYSTEM
from webforms import create_app
from webforms.config import Config
from webforms.documents import picture, word

TEMPLATE = Path("processes") / "dokument.docx"


def write(config: Config, key: str, target: Path | None) -> int:
    """Write the newest version of a procedure to `target`, on the municipality's template where there is one."""
    with create_app(config).app_context() as context:
        engine = context.app.extensions["process_engine"]
        definition = engine.read.definition_by_key(key)
        document = engine.documents.document(definition.id, SYSTEM)
        drawn = picture.draw(engine.documents.drawing(definition.id, SYSTEM))
    path = target or Path(f"{key}.docx")
    path.write_bytes(word.write(document, drawn, TEMPLATE))
    click.echo(f"{path}: {definition.name}, version {definition.version}.")
    return 0
