from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from engine.execution.rehearsal import Rehearsal
from engine.execution.replay import Stage, later, replay
from engine.forms import Form, read_form
from engine.records.scenarios import Expected, Scenario, ScenarioStep
from tests.support.cases import form, text_field
from tests.support.diagrams import Draft, process
from tests.support.runs import COPENHAGEN, NOON, World, compiled


def on(draft: Draft, asked: Form | None = None) -> Stage:
    processes = compiled(draft.file())
    return Stage(Rehearsal(processes, "p", World), lambda task: asked, COPENHAGEN)


def deviations(stage: Stage, *steps: ScenarioStep, expected: Expected | None = None, **variables: Any) -> list[str]:
    scenario = Scenario("s", "p", NOON, variables, steps, expected or Expected())
    return list(replay(scenario, stage, variables, None).deviations)


def waiting() -> Draft:
    draft = process("p").start().user("a", groups="tot", due='=now() + duration("P2D")').timer("t", "P5D").user("b")
    return draft.end("End_done").path("start", "a", "t", "b", "End_done")


def test_time_goes_on_to_the_next_deadline_of_tasks_and_timers() -> None:
    run = on(waiting()).rehearsal
    stands = run.start(NOON, {})
    assert (stands.next_deadline() or NOON) - NOON == later(NOON, "P2D", COPENHAGEN) - NOON
    stands = run.move_to(stands, stands.next_deadline() or NOON)
    (task,) = stands.tasks
    stands = run.complete(stands, task.id, {})
    assert stands.waits_at() == ("t",)
    stands = run.move_to(stands, stands.next_deadline() or NOON)
    assert (stands.waits_at(), stands.ended) == (("b",), False)
    assert stands.next_deadline() is None


def test_a_run_as_written_has_no_deviations() -> None:
    steps = [
        ScenarioStep(task="a", team="tot", waits=("t",)),
        ScenarioStep(advance="P4D", waits=("t",)),
        ScenarioStep(advance="next", waits=("b",)),
        ScenarioStep(task="b"),
    ]
    assert deviations(on(waiting()), *steps, expected=Expected("done", None, ())) == []


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (ScenarioStep(task="b"), "Skridt 1 (b): opgaven er ikke åben. Der ventes på «a»."),
        (ScenarioStep(task="a", team="fagteam"), "Skridt 1 (a): opgaven er ikke åben hos fagteam. Der ventes på «a»."),
        (ScenarioStep(job="brev"), "Skridt 1 (brev): der ventes ikke på et job med topic «brev». Der ventes på «a»."),
        (ScenarioStep(advance="3 dage"), "Skridt 1 (tiden går: 3 dage): «3 dage» er ikke en varighed"),
        (ScenarioStep(task="a", waits=("b",)), "Efter skridt 1 (a): der skulle ventes på «b». Der ventes på «t»."),
    ],
)
def test_the_first_thing_that_cannot_be_done_is_said(step: ScenarioStep, said: str) -> None:
    (found, *_) = deviations(on(waiting()), step)
    assert found.startswith(said)


def test_there_may_be_no_next_deadline() -> None:
    draft = process("p").start().user("a").end().path("start", "a", "end")
    assert "ingen næste frist" in deviations(on(draft), ScenarioStep(advance="next"))[0]


def test_what_the_form_would_refuse_is_refused() -> None:
    asked, _ = read_form(form("f", text_field("x", required=True)), "f.form")
    (found,) = deviations(on(waiting(), asked), ScenarioStep(task="a"))
    assert "x" in found
    (unknown,) = deviations(on(waiting(), asked), ScenarioStep(task="a", values={"x": "1", "y": "2"}))
    assert "intet felt «y»" in unknown
    assert deviations(on(waiting(), asked), ScenarioStep(task="a", values={"x": "1"})) == []


def test_a_failing_diagram_is_said_with_its_element() -> None:
    draft = process("p").start().exclusive("g").end("e", "f").path("start", "g")
    draft.flow("g", "e", "x = 1").flow("g", "f", "x = 2")
    (found,) = deviations(on(draft), x=3)
    assert found.startswith("Starten: ")
    assert found.endswith("(g)")


def test_the_end_is_compared_with_what_is_expected() -> None:
    expected = Expected("done", "tot", ("a",))
    assert deviations(on(waiting()), expected=expected) == [
        "Til sidst: sluttilstanden skulle være done, men kørslen er ikke slut. Der ventes på «a».",
        "Til sidst: ansvaret skulle ligge hos tot, men ligger hos ingen.",
    ]


def test_a_clock_in_a_circle_of_timers_is_stopped() -> None:
    draft = process("p").start().exclusive("m").timer("t", "PT1S").path("start", "m", "t", "m")
    assert "Mere end 1000 frister" in deviations(on(draft), ScenarioStep(advance="P1D"))[0]


def test_durations_keep_the_wall_clock() -> None:
    before_summer = datetime(2026, 3, 2, 9, 0, tzinfo=COPENHAGEN)
    assert later(before_summer, "P3M", COPENHAGEN) == datetime(2026, 6, 2, 9, 0, tzinfo=COPENHAGEN)
    with pytest.raises(ValueError, match="varighed"):
        later(before_summer, 'P1D") + duration("P1D', COPENHAGEN)


def test_a_job_that_met_an_error_is_replayed() -> None:
    draft = process("p").start().service("s", "slaa-op").user("a", "b", groups="tot").end().path("start", "s", "a")
    stage = on(draft.error_boundary("no", "s", "NEJ", errorMessageVariable="besked").path("no", "b", "end"))
    met = ScenarioStep(job="slaa-op", error="NEJ", message="Ukendt", values={"x": 1}, waits=("b",))
    assert deviations(stage, met) == []
    (found,) = deviations(stage, ScenarioStep(job="slaa-op", error="ANDET", message="Lukket"))
    assert found == (
        "Skridt 1 (slaa-op: fejlen ANDET): Fejlen «ANDET» fra «s» bliver ikke fanget af diagrammet: Lukket. (s)"
    )
