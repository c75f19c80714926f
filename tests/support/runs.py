"""Drives one instance through the runner alone: no database, the state saved and read again between any two actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.bpmn.compiler import ExecutableProcess, compile_processes
from engine.bpmn.reader import read_diagram
from engine.bpmn.runtime import Decided
from engine.errors import DecisionFailed
from engine.execution.actions import (
    ROOT_SCOPE,
    Action,
    Advance,
    CompleteJob,
    CompleteTask,
    Fact,
    FireTimer,
    NewTask,
    Repair,
    ReportError,
    Scope,
    SetVariables,
    Start,
)
from engine.execution.runner import run

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOON = datetime(2026, 3, 9, 11, 0, tzinfo=UTC)


@dataclass
class World:
    """A municipality as the runner sees it. `decisions` maps a table to what it makes of the variables."""

    now: datetime = NOON
    zone: ZoneInfo = COPENHAGEN
    groups: frozenset[str] | None = None
    decisions: dict[str, Callable[[Mapping[str, Any]], Decided]] = field(default_factory=dict)

    def decide(self, decision_ref: str, process_key: str, binding: str, variables: Mapping[str, Any]) -> Decided:
        if decision_ref not in self.decisions:
            raise DecisionFailed(f"Beslutningstabellen «{decision_ref}» findes ikke.")
        return self.decisions[decision_ref](variables)

    def group_exists(self, group: str) -> bool:
        return self.groups is None or group in self.groups


def compiled(*files: bytes) -> dict[str, ExecutableProcess]:
    """The processes of some files; every file must be readable without an error finding."""
    found: dict[str, ExecutableProcess] = {}
    for number, data in enumerate(files):
        diagram, findings = read_diagram(data, f"{number}.bpmn")
        assert diagram is not None, findings
        assert not [finding for finding in findings if finding.is_error], findings
        found.update(compile_processes(diagram))
    return found


class Run:
    """One instance. Tasks and timers are named by their element id; with several open the oldest is meant."""

    def __init__(self, *files: bytes, key: str = "p", world: World | None = None, **variables: Any) -> None:
        self.processes = compiled(*files)
        self.key = key
        self.world = world or World()
        self.tasks: dict[str, NewTask] = {}
        self.facts: list[Fact] = []
        self.last: Advance | None = None
        self.act(Start(variables, business_key="sag-1"))

    @property
    def advance(self) -> Advance:
        assert self.last is not None
        return self.last

    def act(self, action: Action | Repair) -> Advance:
        state = self.last.state if self.last else None
        self.last = run(self.processes, self.key, state, action, self.world)
        seen = self.last.snapshot
        self.tasks = {i: task for i, task in self.tasks.items() if i in seen.open_tasks}
        self.tasks.update((task.id, task) for task in seen.new_tasks)
        assert set(self.tasks) == seen.open_tasks
        self.facts += self.last.facts
        return self.last

    def complete(self, element_id: str, **values: Any) -> Advance:
        task_id = next(i for i, task in self.tasks.items() if task.element_id == element_id)
        return self.act(CompleteTask(task_id, values))

    def fire(self, element_id: str) -> Advance:
        timer = next(timer for timer in self.advance.snapshot.timers if timer.element_id == element_id)
        return self.act(FireTimer(timer.id))

    def do_job(self, element_id: str, **values: Any) -> Advance:
        job = next(job for job in self.advance.snapshot.jobs if job.element_id == element_id)
        return self.act(CompleteJob(job.id, values))

    def report(self, element_id: str, code: str, message: str = "", **values: Any) -> Advance:
        """The job of a service task meets an error."""
        job = next(job for job in self.advance.snapshot.jobs if job.element_id == element_id)
        return self.act(ReportError(job.id, code, message, values))

    def set(self, scope_id: str | None = None, **values: Any) -> Advance:
        return self.act(SetVariables(values, scope_id))

    @property
    def waits(self) -> list[str]:
        """Element ids of open tasks, armed timers and waiting jobs, sorted."""
        seen = self.advance.snapshot
        open_tasks = [task.element_id for task in self.tasks.values()]
        timers = [timer.element_id for timer in seen.timers]
        return sorted([*open_tasks, *timers, *(job.element_id for job in seen.jobs)])

    @property
    def end(self) -> str | None:
        return self.advance.snapshot.end_event_id

    @property
    def ended(self) -> bool:
        return self.advance.snapshot.ended

    def scope(self, scope_id: str = ROOT_SCOPE) -> Scope:
        return next(scope for scope in self.advance.state.scopes if scope.id == scope_id)

    @property
    def variables(self) -> Mapping[str, Any]:
        return self.scope().variables

    def kinds(self, element_id: str) -> list[str]:
        """What happened at an element, in order."""
        return [fact.kind for fact in self.facts if fact.element_id == element_id]
