"""A run through the runner alone that can be moved to another version on its way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from engine.execution.moving import Dates, Moved, Versions, move
from tests.support.runs import NOON, Run, compiled


class MovableRun(Run):
    """Tasks and timers are taken to have begun a day ago."""

    def moved(
        self, *files: bytes, mapping: Mapping[str, str] | None = None, recompute: bool = False, key: str = "p"
    ) -> Moved:
        versions = Versions("p", self.processes, self.processes | compiled(*files), {key: mapping or {}})
        since = {i: NOON - timedelta(days=1) for i in (*self.tasks, *(t.id for t in self.advance.snapshot.timers))}
        return move(versions, self.advance.state, self.world, Dates(since, recompute))

    def go(self, *files: bytes, **more: Any) -> Moved:
        found = self.moved(*files, **more)
        assert not found.reasons
        assert found.advance is not None
        self.processes = self.processes | compiled(*files)
        self.last = found.advance
        seen = found.advance.snapshot
        for kept in found.kept:
            self.tasks[kept.id] = kept.assigned
        self.tasks = {i: task for i, task in self.tasks.items() if i in seen.open_tasks}
        self.tasks.update((task.id, task) for task in seen.new_tasks)
        assert set(self.tasks) == seen.open_tasks
        return found

    def refusal(self, *files: bytes, **more: Any) -> str:
        state = self.advance.state
        found = self.moved(*files, **more)
        assert found.advance is None
        assert self.advance.state == state
        return " ".join(reason.sentence for reason in found.reasons)
