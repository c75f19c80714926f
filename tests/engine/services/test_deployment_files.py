"""What kind a file is taken for, and so that no diagram slips in unread under another name."""

from __future__ import annotations

import pytest

from engine.services.deployment_files import kind_of
from tests.support.diagrams import process

DIAGRAM = process("p").start().end().path("start", "end").file()
TEXT = DIAGRAM.decode()
TABLE = b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" />'


@pytest.mark.parametrize("file", ["p.bpmn", "P.BPMN", "p.xml", "p.bpmn20.xml", "p.bpmn2", "p.txt", "p"])
def test_a_diagram_is_known_whatever_the_file_is_called(file: str) -> None:
    assert kind_of(file, DIAGRAM) == "bpmn"


@pytest.mark.parametrize(
    "data",
    [
        DIAGRAM.replace(b"?>", b"?><!--" + b"licence " * 1_000 + b"-->", 1),
        b"\xef\xbb\xbf" + DIAGRAM,
        b"\n  " + DIAGRAM,
        TEXT.replace("UTF-8", "UTF-16").encode("utf-16"),
        TEXT.replace("UTF-8", "UTF-16BE").encode("utf-16-be"),
    ],
)
def test_a_diagram_is_known_however_it_is_written(data: bytes) -> None:
    assert kind_of("p.xml", data) == "bpmn"


def test_a_table_is_known_by_its_namespace() -> None:
    assert kind_of("t.xml", TABLE) == "dmn"


@pytest.mark.parametrize("file", ["p.bpmn", "p.bpmn2", "p.bpmn20.xml"])
def test_what_is_called_a_diagram_is_read_as_one_even_when_it_is_none(file: str) -> None:
    assert kind_of(file, b"<a>") == "bpmn"


@pytest.mark.parametrize("data", [b"", b"{}", b"<svg />", b"import " + DIAGRAM])
def test_what_is_no_diagram_or_table_is_left_alone(data: bytes) -> None:
    assert kind_of("p.txt", data) == ""
