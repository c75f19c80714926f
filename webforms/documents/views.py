"""The procedure document as a page and as a Word file."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from engine.records.definitions import DefinitionRecord
from webforms.context import actor, engine
from webforms.documents import files, word
from webforms.documents.facts import head_of
from webforms.downloads import download

blueprint = Blueprint("documents", __name__)


@blueprint.get("/procedurer/<key>/dokument")
def document(key: str) -> str:
    """The document as an accessible page."""
    definition = _asked(key)
    made = engine().documents.document(definition.id, actor())
    return render_template("documents/document.html", definition=definition, document=made, head=head_of(made))


@blueprint.get("/procedurer/<key>/dokument.docx")
def word_file(key: str) -> Response:
    """The document as a Word file."""
    definition = _asked(key)
    return download(files.word_file(definition, actor()), f"{definition.name}.docx", word.CONTENT_TYPE)


def _asked(key: str) -> DefinitionRecord:
    """The version asked for, else the one new cases start on."""
    version = request.args.get("version", "")
    versions = engine().read.definitions(actor(), latest=False, key=key) if version else []
    asked = next((each for each in versions if str(each.version) == version), None)
    return asked or engine().read.definition_by_key(key)
