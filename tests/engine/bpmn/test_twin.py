"""Text twins: every element in words, in the order one would read them."""

from __future__ import annotations

from pathlib import Path

from engine.bpmn.reader import read_diagram
from engine.bpmn.twin import TwinStep, text_twin
from engine.bpmn.wording import Words
from tests.support.diagrams import process as drawn

PROCESSES = Path(__file__).parents[3] / "processes"
WORDS = Words({"vum_frist": "Frist for opdateret VUM"}, {"tot": "TOT"})


def twin(key: str) -> dict[str, TwinStep]:
    diagram, _ = read_diagram((PROCESSES / key / f"{key}.bpmn").read_bytes(), f"{key}.bpmn")
    assert diagram is not None
    return {step.element_id: step for step in text_twin(diagram.processes[0], WORDS)}


def test_each_step_comes_before_what_follows_it() -> None:
    steps = twin("p85_ekstern_til_intern")
    for step in steps.values():
        assert all(number > step.number for _, number, _ in step.next)


def test_a_task_says_who_has_it_and_when_it_is_due() -> None:
    steps = twin("tre_maaneders_opfoelgning")
    assert steps["Task_vum"].due == "«Frist for opdateret VUM»"
    assert twin("p85_ekstern_til_intern")["Task_vurder"].audience == "TOT"


def test_a_gateway_gives_each_answer_and_where_it_leads_past_merges() -> None:
    steps = twin("p85_ekstern_til_intern")
    answers = {answer: name for answer, _, name in steps["Gateway_g_afv"].next}
    assert answers == {"Ja": "Drøft afvigelse med nærmeste leder", "Nej": "Hvem varetager den primære indsats?"}


def test_every_element_but_bare_merges_is_told() -> None:
    diagram, _ = read_diagram((PROCESSES / "afvigelse" / "afvigelse.bpmn").read_bytes(), "afvigelse.bpmn")
    assert diagram is not None
    told = {step.element_id for step in text_twin(diagram.processes[0], WORDS)}
    untold = [e for e in diagram.processes[0].elements.values() if e.id not in told]
    assert all(e.type == "exclusiveGateway" and not e.name for e in untold)


def test_errors_are_said_with_their_code() -> None:
    draft = drawn("p").start().service("s", "t").end().path("start", "s", "end")
    draft.error_boundary("no", "s", "NEJ").error_boundary("any", "s").error_end("wrong", "NEJ")
    diagram, _ = read_diagram(draft.path("no", "end").path("any", "wrong").file(), "p.bpmn")
    assert diagram is not None
    steps = {step.element_id: step for step in text_twin(diagram.processes[0], WORDS)}
    assert steps["no"].kind == "Fejl: Fejl NEJ (NEJ)"
    assert steps["any"].kind == "Fejl: alle fejl"
    assert steps["wrong"].kind == "Slut med fejl: Fejl NEJ (NEJ)"
    assert [answer for answer, _, _ in steps["s"].next] == ["", "fejl", "fejl"]
