"""The Word file of one version: the document and its drawing, on the municipality's own template."""

from __future__ import annotations

from engine.actor import Actor
from engine.records.definitions import DefinitionRecord
from webforms.context import config, engine
from webforms.documents import picture, word
from webforms.documents.facts import head_of

TEMPLATE = "dokument.docx"


def word_file(definition: DefinitionRecord, actor: Actor) -> bytes:
    """The bytes of the .docx; `dokument.docx` in the data folder gives its styles, header and footer.

    Raises Refused where that file is no Word file.
    """
    document = engine().documents.document(definition.id, actor)
    drawn = picture.draw(engine().documents.drawing(definition.id, actor))
    return word.write(document, head_of(document), drawn, config().data / TEMPLATE)
