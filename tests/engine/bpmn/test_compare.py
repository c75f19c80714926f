"""Two versions of a real procedure: each edit of the file is one sentence."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.bpmn.compare import compare
from engine.bpmn.model import Element, ErrorEvent, Process, Timer
from engine.bpmn.reader import read_diagram
from engine.bpmn.settings import ElementSettings, FormBinding, VariableMapping
from engine.bpmn.wording import Words
from tests.support.diagrams import Draft
from tests.support.diagrams import process as drawn

FILE = Path(__file__).parents[3] / "processes" / "tre_maaneders_opfoelgning" / "tre_maaneders_opfoelgning.bpmn"
WORDS = Words({"afgivende_team": "Afgivende team", "vum_frist": "Frist for opdateret VUM"}, {"tot": "TOT"})


def process(*edits: tuple[str, str]) -> Process:
    text = FILE.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    diagram, _ = read_diagram(text.encode(), FILE.name)
    assert diagram is not None
    return diagram.processes[0]


def sentences(*edits: tuple[str, str]) -> list[str]:
    return [change.sentence for change in compare(process(), process(*edits), WORDS)]


def test_the_same_version_has_no_changes() -> None:
    assert sentences() == []


def test_moving_a_shape_is_no_change() -> None:
    assert sentences(('<dc:Bounds x="', '<dc:Bounds x="1')) == []


def test_a_task_that_changes_hands_is_said_with_both_teams() -> None:
    edit = ('camunda:candidateGroups="=afgivende_team"', 'camunda:candidateGroups="tot"')
    assert sentences(edit) == ["Opgaven «Kontrollér at VUM er opdateret» er flyttet fra «Afgivende team» til TOT."]


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (
            (
                'camunda:dueDate="=date(date and time(vum_frist))"',
                'camunda:dueDate="=now() + duration(&quot;P10D&quot;)"',
            ),
            "Fristen for «Kontrollér at VUM er opdateret» er ændret fra «Frist for opdateret VUM» til 10 dage efter at "
            "trinnet nås.",
        ),
        (
            ('name="Udsend bestilling"', 'name="Send bestilling"'),
            "Opgaven «Send bestilling» hed før «Udsend bestilling».",
        ),
    ],
)
def test_a_deadline_and_a_name_are_said_before_and_after(edit: tuple[str, str], sentence: str) -> None:
    assert sentence in sentences(edit)


def test_a_changed_condition_names_the_way() -> None:
    (sentence,) = sentences(('=vum_opdateret = "ja"', '=vum_opdateret != "nej"'))
    assert sentence.startswith("Betingelsen for vejen fra «Er VUM opdateret?» til ")


def errors_of(draft: Draft) -> Process:
    draft.start().service("s", "t").end().path("start", "s", "end").path("e", "end")
    diagram, _ = read_diagram(draft.file(), "p.bpmn")
    assert diagram is not None
    return diagram.processes[0]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            lambda draft: draft.error_boundary("e", "s", "NEJ"),
            lambda draft: draft.error_boundary("e", "s"),
            "Fejlen «e» fanger nu alle fejl i stedet for fejlen «Fejl NEJ (NEJ)».",
        ),
        (
            lambda draft: draft.boundary("e", "s", "P1D"),
            lambda draft: draft.error_boundary("e", "s", "NEJ"),
            "Fejlen «e» er ændret fra fristen til fejlen.",
        ),
        (
            lambda draft: draft.error_boundary("e", "s", "NEJ"),
            lambda draft: draft.error_boundary("e", "s", "NEJ", errorCodeVariable="kode"),
            "Fejlen «e» gemmer nu fejlens kode og tekst i andre felter.",
        ),
        (
            lambda draft: draft.end("e"),
            lambda draft: draft.error_end("e", "NEJ"),
            "Slutningen «e» sender nu fejlen «Fejl NEJ (NEJ)».",
        ),
        (
            lambda draft: draft.error_end("e", "NEJ"),
            lambda draft: draft.end("e"),
            "Slutningen «e» sender ikke længere fejlen «Fejl NEJ (NEJ)».",
        ),
    ],
    ids=["another code", "a timer becomes an error", "variables", "an end throws", "an end no longer throws"],
)
def test_what_errors_are_thrown_and_caught_is_compared(
    old: Callable[[Draft], Draft], new: Callable[[Draft], Draft], sentence: str
) -> None:
    before, after = errors_of(old(drawn("p"))), errors_of(new(drawn("p")))
    assert sentence in [change.sentence for change in compare(before, after, WORDS)]


def changed(thing: Any, name: str) -> Any:
    """The same with another value in one field, whatever its kind."""
    value = getattr(thing, name)
    others: dict[type, Any] = {str: f"{value}x", bool: not value, tuple: ("x",), dict: {"x": "y"}, type(None): "x"}
    special = {"timer": Timer("duration", "P9D"), "error": ErrorEvent("r", True, "X"), "form": FormBinding("ref", "f")}
    mapping = (VariableMapping(source="x", target="y"),)
    special |= {"mappings_in": mapping, "mappings_out": mapping}
    return dataclasses.replace(thing, **{name: special.get(name, others[type(value)])})


STEP = Element("a", "userTask", "A", 1, "p", "p")
WHOLE = dataclasses.replace(process(), elements={"a": STEP}, flows={}, lanes=())
DRAWING = {"id", "line", "process_id", "incoming", "outgoing", "attributes", "executable", "pool_name", "lanes"}
REFUSED = {"triggered_by_event", "loop"}  # a deployment holds none of these
TOLD_BY_FLOWS = {"default_flow", "elements", "flows", "settings"}


def fields(kind: Any) -> list[str]:
    return [each.name for each in dataclasses.fields(kind) if each.name not in DRAWING | REFUSED | TOLD_BY_FLOWS]


@pytest.mark.parametrize("name", fields(ElementSettings))
def test_no_setting_of_an_element_changes_in_silence(name: str) -> None:
    other = dataclasses.replace(STEP, settings=changed(STEP.settings, name))
    assert compare(WHOLE, dataclasses.replace(WHOLE, elements={"a": other}), WORDS)


@pytest.mark.parametrize("name", fields(Element))
def test_nothing_else_of_an_element_changes_in_silence(name: str) -> None:
    assert compare(WHOLE, dataclasses.replace(WHOLE, elements={"a": changed(STEP, name)}), WORDS)


@pytest.mark.parametrize("name", fields(Process))
def test_nothing_of_a_procedure_changes_in_silence(name: str) -> None:
    assert compare(WHOLE, changed(WHOLE, name), WORDS)


@pytest.mark.parametrize("groups", [("tot",), ()], ids=["beside a team", "alone"])
def test_named_people_beside_a_team_are_compared(groups: tuple[str, ...]) -> None:
    before = dataclasses.replace(STEP, settings=ElementSettings(candidate_groups=groups, candidate_users=("anna",)))
    after = dataclasses.replace(STEP, settings=ElementSettings(candidate_groups=groups, candidate_users=("bo",)))
    old, new = (dataclasses.replace(WHOLE, elements={"a": each}) for each in (before, after))
    (said,) = compare(old, new, WORDS)
    assert "bo" in said.sentence


def test_a_boundary_event_that_sits_elsewhere_is_said() -> None:
    def of(host: str) -> Process:
        draft = drawn("p").start().user("a", "b", groups="tot").end().boundary("e", host, "P1D")
        diagram, _ = read_diagram(draft.path("start", "a", "b", "end").path("e", "end").file(), "p.bpmn")
        assert diagram is not None
        return diagram.processes[0]

    assert [each.sentence for each in compare(of("a"), of("b"), WORDS)] == [
        "Fristen «e» sidder nu på «b» i stedet for «a»."
    ]


def test_two_ways_between_the_same_steps_are_both_compared() -> None:
    def of(first: str) -> Process:
        draft = drawn("p").start().exclusive("g").user("a", groups="tot").end().path("start", "g").path("a", "end")
        draft.flow("g", "a", first).flow("g", "a", "x = 2")
        diagram, _ = read_diagram(draft.file(), "p.bpmn")
        assert diagram is not None
        return diagram.processes[0]

    (said,) = compare(of("x = 1"), of("x = 3"), WORDS)
    assert said.sentence.endswith("er ændret fra «x = 1» til «x = 3».")
