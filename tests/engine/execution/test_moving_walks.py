"""Random walks over many shapes, moved at every step: to the same drawing, and to one where every id is another."""

from __future__ import annotations

import random
import re

import pytest

from engine.execution.actions import CompleteTask, FireTimer
from engine.execution.moving import Dates, Moved, Versions, move
from engine.execution.running import RunningInstance
from engine.execution.stepping import live_tasks
from tests.engine.execution.shapes import SHAPES, Shape
from tests.engine.execution.test_random_walks import values
from tests.support.runs import Run, compiled

STEPS = 25
ID = re.compile(rb'\b(id|sourceRef|targetRef|default|attachedToRef|errorRef)="(?!p"|definitions")([^"]+)"')


def renamed(file: bytes) -> bytes:
    """The same drawing with other ids."""
    return ID.sub(rb'\1="\2_ny"', file)


class Walk(Run):
    def step(self, rng: random.Random, number: int) -> bool:
        """Do something at random; False when only other systems are waited for."""
        instance = RunningInstance(self.processes, self.key, self.advance.state, self.world)
        tasks = [t for t in live_tasks(instance.workflow) if t.task_spec.manual or hasattr(t.task_spec, "timer")]
        if not tasks:
            return False
        chosen = rng.choice(tasks)
        token_id = str(chosen.id)
        self.act(CompleteTask(token_id, values(rng, number)) if chosen.task_spec.manual else FireTimer(token_id))
        return True

    def moved(self, files: tuple[bytes, ...], mapping: dict[str, str]) -> Moved:
        versions = Versions("p", self.processes, self.processes | compiled(*files), {"p": mapping})
        return move(versions, self.advance.state, self.world, Dates({}))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_moving_to_the_same_drawing_changes_nothing_anywhere(shape: Shape) -> None:
    rng = random.Random(shape.name)
    walk = Walk(*shape.files)
    for number in range(STEPS):
        if walk.ended:
            break
        found = walk.moved(shape.files, {})
        assert found.reasons == ()
        assert found.advance is not None
        assert found.advance.state == walk.advance.state
        assert found.advance.facts == ()
        if not walk.step(rng, number):
            break


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_case_moved_to_other_ids_goes_on_as_it_would_have(shape: Shape) -> None:
    rng = random.Random(shape.name)
    other = (renamed(shape.files[0]), *shape.files[1:])
    names = {name: f"{name}_ny" for name in compiled(*shape.files)["p"].process.elements}
    back = {new: old for old, new in names.items()}
    walk = Walk(*shape.files)
    for number in range(STEPS):
        if walk.ended:
            break
        found = walk.moved(other, names)
        assert found.reasons == ()
        assert found.advance is not None
        there = Walk.__new__(Walk)
        there.__dict__ |= walk.__dict__ | {"last": found.advance, "processes": walk.processes | compiled(*other)}
        assert sorted(there.advance.snapshot.open_tasks) == sorted(walk.advance.snapshot.open_tasks)
        again = there.moved(shape.files, back)
        assert again.advance is not None
        assert again.advance.state == walk.advance.state
        if not walk.step(rng, number):
            break
