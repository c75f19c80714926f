"""The procedure document: a page anybody can read, and a Word file with the same steps and a picture."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document
from flask import Flask
from PIL import Image

from engine.actor import SYSTEM
from engine.process_engine import ProcessEngine
from engine.records.documents import Drawing, Shape
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
    assert answer.headers["Content-Disposition"].isascii()
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


def test_an_error_is_drawn_hollow_where_it_is_caught_and_filled_where_it_is_thrown() -> None:
    place = (0.0, 0.0, 36.0, 36.0)
    dark = []
    for kind, event in (("boundaryEvent", ""), ("boundaryEvent", "error"), ("endEvent", "error")):
        drawing = Drawing((Shape("e", kind, "", *place, None, event, True),), ())
        image = Image.open(io.BytesIO(picture.draw(drawing))).convert("L")
        dark.append(sum(image.point(lambda grey: grey < 128).histogram()[1:]))
    assert dark[0] < dark[1] < dark[2]


def test_a_new_version_says_what_has_changed(visit: SignedIn) -> None:
    owner = visit("procesejer")
    folder = PROCESSES / KEY
    changed = (folder / f"{KEY}.bpmn").read_bytes().replace(b'name="Udsend bestilling"', b'name="Send bestilling"')
    files = [(io.BytesIO(changed), f"{KEY}.bpmn")]
    files += [(io.BytesIO(path.read_bytes()), path.name) for path in sorted(folder.glob("*.form"))]
    owner.post("/procedurer/ny", name=KEY, files=files, deploy="ja")
    page = visit("tot").get(f"/procedurer/{KEY}/dokument")
    assert "Opgaven «Send bestilling» hed før «Udsend bestilling»." in page.text
    assert re.search(r"Ændret siden version 1 \(taget i brug \d\d\.\d\d\.\d{4}\)", page.text)


def test_the_head_says_since_when_the_version_is_in_use(visit: SignedIn) -> None:
    page = visit("tot").get("/procedurer/p85_ekstern_til_intern/dokument")
    assert re.search(r"Taget i brug\s*\d\d\.\d\d\.\d{4} af Procesejer", page.text)
    assert re.search(r"Kilden gælder fra\s*13\.02\.2026", page.text)
    assert "Ændret siden" not in page.text


def test_the_municipalitys_template_gives_header_and_styles(visit: SignedIn, site: Flask, tmp_path: Path) -> None:
    template = Document()
    template.sections[0].header.paragraphs[0].text = "Prøvekommunen"
    template.styles["List Bullet"].delete()
    template.save(str(tmp_path / "dokument.docx"))
    answer = visit("tot").client.get(f"/procedurer/{KEY}/dokument.docx")
    word = Document(io.BytesIO(answer.data))
    assert word.sections[0].header.paragraphs[0].text == "Prøvekommunen"


@pytest.mark.parametrize("data", [b"", b"not a Word file", b"PK\x03\x04"], ids=["empty", "text", "broken"])
def test_a_template_that_is_no_word_file_is_said(visit: SignedIn, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "dokument.docx").write_bytes(data)
    page = visit("tot").get(f"/procedurer/{KEY}/dokument.docx")
    assert "Skabelonen dokument.docx er ikke en Word-fil" in page.text
