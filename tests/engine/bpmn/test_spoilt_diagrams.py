"""Diagrams spoilt at random: read and compiled without any exception but our own, and run or refused in a sentence."""

from __future__ import annotations

import random
import re
from contextlib import suppress

import pytest

from engine.bpmn.compiler import compile_processes
from engine.bpmn.model import Diagram
from engine.bpmn.reader import read_diagram
from engine.errors import EngineError
from engine.execution.actions import Action, CompleteJob, CompleteTask, FireTimer, Start
from engine.execution.runner import run
from tests.engine.execution.shapes import SHAPES
from tests.support.runs import World

TAGS = ["userTask", "parallelGateway", "exclusiveGateway", "subProcess", "callActivity", "endEvent", "boundaryEvent",
        "startEvent", "complexGateway", "transaction", "intermediateCatchEvent", "sequenceFlow", "process"]  # fmt: skip
VALUES = ["", "x", "=", "${", "${a.b()}", "true", "Start", "End", "æ", "=now()", "P1D", "R/P1D"]
ATTRIBUTE = re.compile(r' [\w:]+="[^"]*"')


def spoil(text: str, rng: random.Random) -> str:
    """One small damage: another value, a lost attribute, another element, an id for another, a stray character."""
    attribute = rng.choice(list(ATTRIBUTE.finditer(text)))
    kind = rng.randrange(5)
    if kind == 0:
        name = attribute.group().split("=")[0]
        return f'{text[: attribute.start()]}{name}="{rng.choice(VALUES)}"{text[attribute.end() :]}'
    if kind == 1:
        return text[: attribute.start()] + text[attribute.end() :]
    if kind == 2:
        old, new = rng.choice(TAGS), rng.choice(TAGS)
        return text.replace(f"<bpmn:{old} ", f"<bpmn:{new} ", 1).replace(f"</bpmn:{old}>", f"</bpmn:{new}>", 1)
    if kind == 3:
        ids = re.findall(r'id="([^"]+)"', text)
        return text.replace(f'"{rng.choice(ids)}"', f'"{rng.choice(ids)}"', 1)
    place = rng.randrange(len(text))
    return text[:place] + rng.choice("<>&\"'/ \x00") + text[place + 1 :]


@pytest.mark.parametrize("seed", range(40))
def test_a_spoilt_diagram_is_run_or_refused_and_never_breaks_the_reader(seed: int) -> None:
    rng = random.Random(seed)
    for shape in SHAPES:
        text = shape.files[0].decode()
        for _ in range(rng.randint(1, 3)):
            text = spoil(text, rng)
        diagram, findings = read_diagram(text.encode(), "p.bpmn")
        assert diagram is not None or any(finding.is_error for finding in findings)
        if diagram is not None and not any(finding.is_error for finding in findings):
            with suppress(EngineError):
                drive(diagram, rng)


def drive(diagram: Diagram, rng: random.Random) -> None:
    processes = compile_processes(diagram)
    for key in processes:
        advance = run(processes, key, None, Start({"a": True}), World())
        for _ in range(6):
            given = {"mere": "nej", "a": True, "b": True, "c": False}
            tasks: list[Action] = [CompleteTask(task, given) for task in sorted(advance.snapshot.open_tasks)]
            timers: list[Action] = [FireTimer(timer.id) for timer in advance.snapshot.timers]
            jobs: list[Action] = [CompleteJob(job.id, given) for job in advance.snapshot.jobs]
            if advance.snapshot.ended:
                break
            advance = run(processes, key, advance.state, rng.choice(tasks + timers + jobs), World())
