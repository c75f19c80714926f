"""What kind a file is taken for, and so that no diagram slips in unread under another name."""

from __future__ import annotations

import pytest

from engine.services.deployment_files import kind_of, read_files
from tests.engine.dmn.documents import definitions, table
from tests.engine.forms.documents import data
from tests.support.diagrams import process

DIAGRAM = process("p").start().end().path("start", "end").file()
TEXT = DIAGRAM.decode()
TABLE = b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" />'


@pytest.mark.parametrize("file", ["p.bpmn", "P.BPMN", "p.xml", "p.bpmn20.xml", "p.bpmn2", "p.txt", "p"])
def test_a_diagram_is_known_whatever_the_file_is_called(file: str) -> None:
    assert kind_of(file, DIAGRAM) == "bpmn"


@pytest.mark.parametrize(
    "written",
    [
        DIAGRAM.replace(b"?>", b"?><!--" + b"licence " * 1_000 + b"-->", 1),
        b"\xef\xbb\xbf" + DIAGRAM,
        b"\n  " + DIAGRAM,
        TEXT.replace("UTF-8", "UTF-16").encode("utf-16"),
        TEXT.replace("UTF-8", "UTF-16BE").encode("utf-16-be"),
    ],
)
def test_a_diagram_is_known_however_it_is_written(written: bytes) -> None:
    assert kind_of("p.xml", written) == "bpmn"


def test_a_table_is_known_by_its_namespace() -> None:
    assert kind_of("t.xml", TABLE) == "dmn"


@pytest.mark.parametrize("file", ["p.bpmn", "p.bpmn2", "p.bpmn20.xml"])
def test_what_is_called_a_diagram_is_read_as_one_even_when_it_is_none(file: str) -> None:
    assert kind_of(file, b"<a>") == "bpmn"


@pytest.mark.parametrize("written", [b"", b"{}", b"<svg />", b"import " + DIAGRAM])
def test_what_is_no_diagram_or_table_is_left_alone(written: bytes) -> None:
    assert kind_of("p.txt", written) == ""


def test_ids_that_two_files_share_are_refused_at_both_by_name_and_line() -> None:
    files = {file: definitions(table([(['"x"'], ["1"])])) for file in ("a.dmn", "b.dmn")}
    files |= {file: data(id="f") for file in ("a.form", "b.form")}
    found = [finding for finding in read_files("t", files).findings if finding.rule.endswith("-id-twice")]
    assert [(each.file, each.element_id, each.element_name, each.line) for each in found] == [
        ("a.dmn", "tabel", "Navn på tabel", 1),
        ("b.dmn", "tabel", "Navn på tabel", 1),
        ("a.form", "f", "", 1),
        ("b.form", "f", "", 1),
    ]
