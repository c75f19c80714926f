"""Random walks over many shapes: saved and read again at each step is the same as never saved, and joins hold."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest

from engine.bpmn.service_tasks import ServiceTask
from engine.execution.actions import Action, CompleteJob, CompleteTask, FireTimer, ReportError, Start
from engine.execution.running import RunningInstance
from engine.execution.snapshot import snapshot
from engine.execution.stepping import is_awaited, live_tasks
from tests.engine.execution.shapes import ERROR, FAILING, SHAPES, Shape
from tests.support.runs import Run, World, compiled

WALKS = 12
STEPS = 40


def next_action(task: Any, values: dict[str, Any]) -> Action:
    if isinstance(task.task_spec, ServiceTask):
        if task.task_spec.element.settings.topic == FAILING and values["a"]:
            return ReportError(str(task.id), ERROR, "Nej", values)
        return CompleteJob(str(task.id), values)
    return CompleteTask(str(task.id), values) if task.task_spec.manual else FireTimer(str(task.id))


class KeptInMemory:
    """One instance that is never saved: the same actions on one object, unpruned but for very long ways."""

    def __init__(self, shape: Shape) -> None:
        self.world = World()
        self.instance = RunningInstance(compiled(*shape.files), "p", None, self.world)
        self.act(Start({}, "sag-1"))

    def act(self, action: Action) -> None:
        self.instance.act(action, self.world)

    def choose(self, element_id: str, nth: int, values: dict[str, Any]) -> None:
        task = [task for task in self._waiting() if task.task_spec.element.id == element_id][nth]
        self.act(next_action(task, values))

    @property
    def waits(self) -> list[str]:
        return [task.task_spec.element.id for task in self._waiting()]

    @property
    def ended(self) -> bool:
        return bool(self.instance.workflow.completed)

    def _waiting(self) -> list[Any]:
        if self.ended:
            return []
        tasks = list(live_tasks(self.instance.workflow))
        return [task for task in tasks if is_awaited(task)]

    def facts(self) -> tuple[Any, ...]:
        end = snapshot(self.instance.workflow, self.instance.variables, self.instance.journal).end_event_id
        scopes = [(s.process_key, s.variables, sorted(s.changed)) for s in self.instance.variables.frozen()]
        return end, scopes, self.instance.variables.sequence


class Saved(Run):
    """The same instance through `run`, with the state as text between any two steps."""

    def choose(self, element_id: str, nth: int, values: dict[str, Any]) -> None:
        instance = RunningInstance(self.processes, self.key, self.advance.state, self.world)
        tasks = [t for t in live_tasks(instance.workflow) if getattr(t.task_spec, "element", None)]
        task = [t for t in tasks if t.task_spec.element.id == element_id][nth]
        self.act(next_action(task, values))

    def facts_now(self) -> tuple[Any, ...]:
        scopes = [(s.process_key, s.variables, sorted(s.changed)) for s in self.advance.state.scopes]
        return self.end, scopes, self.advance.state.sequence


def values(rng: random.Random, step: int) -> dict[str, Any]:
    more = "ja" if rng.random() < (0.6 if step < STEPS // 2 else 0.1) else "nej"
    return {"mere": more, "a": rng.random() < 0.5, "b": rng.random() < 0.5, "c": rng.random() < 0.5, "trin": step}


@pytest.mark.parametrize("seed", range(WALKS))
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_saving_at_each_step_changes_nothing_and_joins_hold(shape: Shape, seed: int) -> None:
    rng = random.Random(f"{shape.name}{seed}")
    saved, kept = Saved(*shape.files), KeptInMemory(shape)
    for step in range(STEPS):
        if saved.ended:
            break
        assert sorted(kept.waits) == saved.waits
        for before, after in shape.apart:
            assert not (set(saved.waits) & before and set(saved.waits) & after), saved.waits
        element_id = rng.choice(saved.waits)
        nth, given = rng.randrange(Counter(saved.waits)[element_id]), values(rng, step)
        saved.choose(element_id, nth, given)
        kept.choose(element_id, nth, given)
        assert saved.facts_now() == kept.facts()
    assert saved.ended == kept.ended
    assert len(saved.advance.state.tokens) < 4_000


def test_there_are_enough_shapes() -> None:
    assert len(SHAPES) >= 15
