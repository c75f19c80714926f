from __future__ import annotations

from engine.bpmn.compare import Change
from engine.bpmn.model import Process
from engine.bpmn.reader import read_diagram
from engine.bpmn.version import Version, compare_versions
from engine.bpmn.wording import Words
from engine.dmn import read_decisions
from engine.forms import Form, read_form
from tests.engine.dmn.documents import definitions, table
from tests.support.cases import form, text_field
from tests.support.diagrams import process

DRAFT = process("p").start().user("a", groups="tot", name="Skriv brevet").rule("r", "tabel").end()


def drawn() -> Process:
    diagram, _ = read_diagram(DRAFT.path("start", "a", "r", "end").file(), "p.bpmn")
    assert diagram is not None
    return diagram.processes[0]


def a_form(*keys: str) -> Form:
    found, _ = read_form(form("f", *(text_field(key) for key in keys)), "f.form")
    assert found is not None
    return found


def version(forms: dict[str, Form], result: str = '"ja"') -> Version:
    (decision,), _ = read_decisions(definitions(table([(("-",), (result,))])), "t.dmn")
    return Version(PROCESS, forms, {"tabel": decision})


PROCESS = drawn()


def changes(old: Version, new: Version) -> list[Change]:
    return list(compare_versions(old, new, Words()))


def test_a_field_is_said_with_its_task_and_marks_it() -> None:
    found = changes(version({"a": a_form("x")}), version({"a": a_form("x", "y")}))
    assert found == [Change("changed", "a", "Feltet «y» er nyt i formularen til «Skriv brevet».", "form")]


def test_a_row_of_a_table_marks_the_step_that_asks_it() -> None:
    (found,) = changes(version({}), version({}, '"nej"'))
    assert (found.element_id, found.about) == ("r", "table")
    assert found.sentence.startswith("Række 1 i tabellen «Navn på tabel» er ændret")


def test_a_form_that_came_or_went_is_said() -> None:
    with_form, without = version({"start": a_form("x")}), version({})
    assert [each.sentence for each in changes(without, with_form)] == ["Startformularen er ny."]
    assert [each.sentence for each in changes(with_form, without)] == ["Startformularen er fjernet."]
