"""The procedure document: a page anybody can read, and a Word file with the same steps and a picture."""

from __future__ import annotations

import io

from docx import Document
from flask import Flask
from PIL import Image

from engine.actor import SYSTEM
from engine.process_engine import ProcessEngine
from tests.support.folders import PROCESSES
from tests.webforms.conftest import SignedIn
from webforms.documents import picture

KEY = "tre_maaneders_opfoelgning"


def test_an_adviser_reads_who_does_what_when_and_by_which_source(visit: SignedIn) -> None:
    page = visit("tot").get(f"/procedurer/{KEY}/dokument")
    assert page.heading == "Tre-måneders opfølgning ved overlevering"
    assert "Kontrollér at VUM er opdateret" in page.text
    assert "Frist: «Frist for opdateret VUM»" in page.text
    assert "Kilde: 000, § 85 – Fra ekstern til intern" in page.text
    assert "Nej: gå til 5. Opdatér VUM før opfølgningen" in page.text


def test_the_word_file_has_a_heading_for_each_step_and_a_picture_with_a_description(visit: SignedIn) -> None:
    answer = visit("tot").client.get(f"/procedurer/{KEY}/dokument.docx")
    word = Document(io.BytesIO(answer.data))
    headings = [each.text for each in word.paragraphs if each.style and each.style.name == "Heading 2"]
    assert "3. Kontrollér at VUM er opdateret" in headings
    assert len(word.inline_shapes) == 1
    assert "Diagram over proceduren" in word.inline_shapes[0]._inline.docPr.get("descr")


def test_the_picture_shows_every_shape_within_its_frame(site: Flask, door: ProcessEngine) -> None:
    with site.app_context():
        definition = door.read.definition_by_key(KEY)
        drawing = door.documents.drawing(definition.id, SYSTEM)
    drawn = Image.open(io.BytesIO(picture.draw(drawing)))
    (frame,) = (shape for shape in drawing.shapes if shape.type == "participant")
    assert drawn.width / drawn.height > 1.5
    for shape in drawing.shapes:
        assert frame.x <= shape.x
        assert shape.x + shape.width <= frame.x + frame.width


def test_a_new_version_says_what_has_changed(visit: SignedIn) -> None:
    owner = visit("procesejer")
    folder = PROCESSES / KEY
    changed = (folder / f"{KEY}.bpmn").read_bytes().replace(b'name="Udsend bestilling"', b'name="Send bestilling"')
    files = [(io.BytesIO(changed), f"{KEY}.bpmn")]
    files += [(io.BytesIO(path.read_bytes()), path.name) for path in sorted(folder.glob("*.form"))]
    owner.post("/procedurer/ny", name=KEY, files=files, deploy="ja")
    page = visit("tot").get(f"/procedurer/{KEY}/dokument")
    assert "Opgaven «Send bestilling» hed før «Udsend bestilling»." in page.text
