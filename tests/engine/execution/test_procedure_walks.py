"""Random walks over the procedures of processes/: whatever the advisers answer, no walk breaks, saved or not."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.bpmn.compiler import ExecutableProcess, compile_processes
from engine.bpmn.model import Element
from engine.bpmn.reader import read_diagram
from engine.bpmn.runtime import Decided
from engine.dmn import Decision, decide, read_decisions
from engine.execution.actions import CompleteTask, FireTimer, Start
from engine.execution.running import RunningInstance
from engine.execution.stepping import live_tasks
from engine.forms import Form, read_form
from tests.support.answers import answers
from tests.support.runs import World

FOLDERS = Path(__file__).parents[3] / "processes"
KEYS = sorted(path.stem for path in FOLDERS.glob("*/*.bpmn"))
DEFAULTS = {"taskforce_udfald": "ikke_behandlet", "delmaal_status": "mangler", "taskforce_anvendes": "ja"}
TEAMS = {"handicap_team": "fagteam", "ansvarlig_team": "fagteam", "sag_id": "s-1"}
WALKS, STEPS = 6, 150


@cache
def compiled(key: str) -> Mapping[str, ExecutableProcess]:
    diagram, findings = read_diagram((FOLDERS / key / f"{key}.bpmn").read_bytes(), f"{key}.bpmn")
    assert diagram is not None
    assert not findings
    return compile_processes(diagram)


def with_all_it_calls(key: str) -> dict[str, ExecutableProcess]:
    found, todo = {}, [key]
    while todo:
        if (called := todo.pop()) not in found:
            found[called] = compiled(called)[called]
            todo += found[called].process.called_keys()
    return found


@cache
def forms() -> dict[tuple[str, str], Form]:
    read = ((path.parent.name, read_form(path.read_bytes(), path.name)[0]) for path in FOLDERS.glob("*/*.form"))
    return {(folder, form.id): form for folder, form in read if form}


@cache
def decisions() -> dict[str, Decision]:
    tables = (read_decisions(path.read_bytes(), path.name)[0] for path in FOLDERS.glob("*/*.dmn"))
    return {decision.id: decision for table in tables for decision in table}


class Municipality(World):
    def decide(self, decision_ref: str, process_key: str, binding: str, variables: Mapping[str, Any]) -> Decided:
        found = decide(decisions()[decision_ref], variables, now=self.now, zone=self.zone, others=decisions())
        return Decided(found.hits, found.rules)


class Walk:
    """One instance, twice: kept in memory, and read again from its state before each action."""

    def __init__(self, key: str, rng: random.Random) -> None:
        self.key, self.rng, self.world = key, rng, Municipality()
        self.processes = with_all_it_calls(key)
        start = self.processes[key].process.start_event()
        assert start is not None
        begin = Start({**DEFAULTS, **TEAMS, **self.answers(start, {})}, "s-1")
        self.kept = RunningInstance(self.processes, key, None, self.world)
        self.kept.act(begin, self.world)
        saved = RunningInstance(self.processes, key, None, self.world)
        saved.act(begin, self.world)
        self.state = saved.advance()

    def answers(self, element: Element, seen: Mapping[str, Any]) -> dict[str, Any]:
        form = element.settings.form and forms().get((element.process_id, element.settings.form.name))
        return answers(form, seen, self.rng, self.world.now, self.world.zone) if form else {}

    def step(self) -> None:
        saved = RunningInstance(self.processes, self.key, self.state.state, self.world)
        ours, theirs = waiting(saved), waiting(self.kept)
        assert ids(ours) == ids(theirs)
        number = self.rng.randrange(len(ours))
        values = self.answers(ours[number].task_spec.element, saved.engine._seen_by(ours[number]))
        for instance, task in ((saved, ours[number]), (self.kept, theirs[number])):
            if task.task_spec.manual:
                instance.act(CompleteTask(str(task.id), values), self.world)
            else:
                instance.act(FireTimer(str(task.id)), self.world)
        self.state = saved.advance()
        assert [s.variables for s in self.kept.variables.frozen()] == [s.variables for s in self.state.state.scopes]


def waiting(instance: RunningInstance) -> list[Any]:
    tasks = list(live_tasks(instance.workflow))
    return [task for task in tasks if task.task_spec.manual or hasattr(task.task_spec, "timer")]


def ids(tasks: list[Any]) -> list[str]:
    return [task.task_spec.element.id for task in tasks]


@pytest.mark.parametrize("seed", range(WALKS))
@pytest.mark.parametrize("key", KEYS)
def test_whatever_is_answered_no_walk_breaks(key: str, seed: int) -> None:
    walk = Walk(key, random.Random(f"{key}{seed}"))
    for _ in range(STEPS):
        if walk.state.snapshot.ended:
            assert walk.kept.workflow.completed
            break
        walk.step()
        assert len(walk.state.state.tokens) < 4_000
