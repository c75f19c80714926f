"""Where a finding stands: the element it names, and the line."""

from __future__ import annotations

import pytest

from engine.bpmn.reader import read_diagram
from tests.support.diagrams import definitions, process


def test_what_has_no_id_is_named_by_what_it_stands_in() -> None:
    draft = process("p").start().user("a").end().path("start", "a").flow("a", "end", "${a.b()}")
    inner = draft.sub("sub").raw('<bpmn:userTask name="Skriv" />')
    data = draft.file().replace(b'id="f_p_0" ', b"").replace(b'id="f_p_1" ', b"")
    _, findings = read_diagram(data, "p.bpmn")
    assert {(finding.rule, finding.element_id, finding.element_name) for finding in findings} == {
        ("id-missing", "p", "Procedure p"),
        ("juel-not-translated", "p", "Procedure p"),
        ("id-missing", inner.id, inner.id),
    }
    assert any("«Skriv»" in finding.message for finding in findings)


@pytest.mark.parametrize(
    "data",
    [
        b"\n<a>",
        b'<?xml version="1.0"?>\n<!DOCTYPE a>\n<a />',
        b"<a />",
        b" " * 6_000_000,
        definitions(),
        definitions("<bpmn:process>" * 60 + "</bpmn:process>" * 60),
        definitions("<bpmn:task />" * 2_001),
    ],
)
def test_a_file_that_is_refused_as_a_whole_says_the_line(data: bytes) -> None:
    _, (finding,) = read_diagram(data, "p.bpmn")
    assert finding.is_error
    assert finding.line > 0
