"""Writes the procedure document as a Word file, on the municipality's own template where there is one."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.exceptions import OpcError
from docx.shared import Cm

from engine.errors import Refused
from engine.records.documents import ProcedureDocument, Step, Table
from webforms.documents.facts import Head
from webforms.sources import source_words

TABLE = "Table Grid"
HEADINGS = ("Title", "Heading 1", "Heading 2")
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(document: ProcedureDocument, head: Head, picture: bytes, template: Path) -> bytes:
    """The bytes of a .docx; `template`, where it is there, gives styles, header and footer.

    Raises Refused where the template is no Word file.
    """
    word = _opened(template)
    word.core_properties.title = document.title
    word.core_properties.language = "da-DK"
    word.add_heading(document.title, 0)
    _facts(word, head.facts)
    _changes(word, document.changes, head.since)
    word.add_heading("Formål", 1)
    word.add_paragraph(document.purpose)
    word.add_heading("Hvem deltager", 1)
    _rows(word, (("Rolle", "Opgaver"), *document.roles))
    word.add_heading("Trin for trin", 1)
    for step in document.steps:
        _step(word, step)
    for table in document.tables:
        _table(word, table)
    word.add_heading("Proceduren kan slutte med", 1)
    for name in document.end_states:
        _listed(word, name)
    _picture(word, picture, document.title)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _opened(template: Path) -> Any:
    if not template.is_file():
        return Document()
    try:
        word = Document(str(template))
    except (OpcError, BadZipFile, ValueError, KeyError) as error:
        raise Refused(f"Skabelonen {template.name} er ikke en Word-fil (.docx). Gem den som .docx i Word.") from error
    if lacking := [name for name in HEADINGS if name not in word.styles]:
        raise Refused(f"Skabelonen {template.name} mangler typografierne {', '.join(lacking)}.")
    return word


def _facts(word: Any, facts: tuple[tuple[str, str], ...]) -> None:
    if facts:
        _rows(word, facts, heading=False)


def _changes(word: Any, changes: tuple[str, ...], since: str) -> None:
    if since:
        word.add_heading(f"Ændret siden {since}", 1)
        for change in changes or ("Intet i forløbet, formularerne eller tabellerne.",):
            _listed(word, change)


def _listed(word: Any, text: str) -> None:
    word.add_paragraph(text, _style(word, "List Bullet"))


def _style(word: Any, name: str) -> str | None:
    """The style, unless the municipality's template lacks it."""
    return name if name in word.styles else None


def _step(word: Any, step: Step) -> None:
    word.add_heading(f"{step.number}. {step.name}", 2)
    facts = (("Hvad", step.kind), ("Hvem", step.who), ("Frist", step.due), ("Kilde", source_words(step.source)))
    shown = [f"{label}: {value}" for label, value in facts if value]
    word.add_paragraph(" · ".join(shown))
    for text in filter(None, step.guidance.split("\n\n")):
        word.add_paragraph(text)
    if step.fields:
        word.add_paragraph("Felter: " + "; ".join(step.fields))
    for checklist in step.checklists:
        word.add_paragraph(checklist.label)
        for item in checklist.items:
            word.add_paragraph(f"☐ {item}", _style(word, "List"))
    for following in step.next:
        word.add_paragraph(f"→ {following}")


def _table(word: Any, table: Table) -> None:
    word.add_heading(f"Beslutningstabel: {table.name}", 1)
    _rows(word, (table.columns, *table.rows))


def _rows(word: Any, rows: tuple[tuple[str, ...], ...], *, heading: bool = True) -> None:
    made = word.add_table(rows=0, cols=len(rows[0]), style=_style(word, TABLE))
    for number, row in enumerate(rows):
        cells = made.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
            if (heading and number == 0) or (not heading and cell is cells[0]):
                for run in cell.paragraphs[0].runs:
                    run.bold = True


def _picture(word: Any, picture: bytes, title: str) -> None:
    """The drawing on a page of its own, across."""
    section = word.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    word.add_heading("Diagram", 1)
    room = section.page_width - section.left_margin - section.right_margin
    shape = word.add_picture(BytesIO(picture), width=room)
    shape._inline.docPr.set("descr", f"Diagram over proceduren {title}. De samme trin står ovenfor som tekst.")
