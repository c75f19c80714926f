"""A run of a procedure outside every case: state, clock and what it waits for, moved in memory; knows no database.

Trial runs of process owners and the replay of kept scenarios are both this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from engine.bpmn.compiler import ExecutableProcess
from engine.bpmn.runtime import Runtime
from engine.errors import Refused
from engine.execution.actions import (
    ROOT_SCOPE,
    Action,
    ArmedTimer,
    CompleteJob,
    CompleteTask,
    Fact,
    FireTimer,
    InstanceState,
    NewTask,
    ReportError,
    Start,
    WaitingJob,
)
from engine.execution.runner import run
from engine.records.external_tasks import MetError

MOST_TIMERS = 1_000  # that fire in one move of the clock


@dataclass(frozen=True)
class Rehearsed:
    """Where a run stands. `state` is None before the start; `facts` are those of the last move, each with its time."""

    now: datetime
    state: InstanceState | None = None
    tasks: tuple[NewTask, ...] = ()
    timers: tuple[ArmedTimer, ...] = ()
    jobs: tuple[WaitingJob, ...] = ()
    ended: bool = False
    end_event_id: str | None = None
    responsible_team: str | None = None
    facts: tuple[tuple[datetime, Fact], ...] = ()

    def task(self, task_id: str) -> NewTask | None:
        """The open task of that id."""
        return next((each for each in self.tasks if each.id == task_id), None)

    def variables(self, scope_id: str = ROOT_SCOPE) -> Mapping[str, Any]:
        """The variables of the started procedure, or of a live scope."""
        scopes = self.state.scopes if self.state else ()
        return next((scope.variables for scope in scopes if scope.id == scope_id), {})

    def next_deadline(self) -> datetime | None:
        """The next instant at which a timer fires or a task is due, after now."""
        timers = [max(each.due_at, self.now) for each in self.timers]
        due = [each.due_at for each in self.tasks if each.due_at and each.due_at > self.now]
        return min([*timers, *due], default=None)

    def waits_at(self) -> tuple[str, ...]:
        """The names of the open tasks, armed timers and waiting jobs, sorted."""
        waits: list[NewTask | ArmedTimer | WaitingJob] = [*self.tasks, *self.timers, *self.jobs]
        return tuple(sorted(each.name or each.element_id for each in waits))


@dataclass(frozen=True)
class Rehearsal:
    """The procedure `key` and all that it calls; `surroundings` give the world as it is at an instant."""

    processes: Mapping[str, ExecutableProcess]
    key: str
    surroundings: Callable[[datetime], Runtime]

    def start(self, now: datetime, variables: Mapping[str, Any], business_key: str | None = None) -> Rehearsed:
        """Begin. Raises ExecutionFailed and ValueInvalid."""
        return self._act(Rehearsed(now), Start(variables, business_key))

    def complete(self, stands: Rehearsed, task_id: str, values: Mapping[str, Any]) -> Rehearsed:
        """An open task is done. Raises ExecutionFailed and ValueInvalid; `stands` then still holds."""
        return self._act(replace(stands, facts=()), CompleteTask(task_id, values))

    def finish_job(self, stands: Rehearsed, job_id: str, values: Mapping[str, Any]) -> Rehearsed:
        """What another system would do is done. Raises ExecutionFailed and ValueInvalid."""
        return self._act(replace(stands, facts=()), CompleteJob(job_id, values))

    def meet_error(self, stands: Rehearsed, job_id: str, error: MetError) -> Rehearsed:
        """Who would do the job meets an error. Raises ErrorNotCaught, ExecutionFailed and ValueInvalid."""
        return self._act(replace(stands, facts=()), ReportError(job_id, error.code, error.message, error.values))

    def move_to(self, stands: Rehearsed, until: datetime) -> Rehearsed:
        """Let time go on; what falls due on the way happens at its own time.

        Raises ExecutionFailed, and Refused for more timers than anybody can have meant.
        """
        stands = replace(stands, facts=())
        for _ in range(MOST_TIMERS):
            due = [each for each in stands.timers if each.due_at <= until]
            if not due:
                return replace(stands, now=max(stands.now, until))
            first = min(due, key=lambda timer: timer.due_at)
            stands = self._act(replace(stands, now=max(stands.now, first.due_at)), FireTimer(first.id))
        raise Refused(f"Mere end {MOST_TIMERS} frister falder på vejen. Et diagram venter måske for kort i ring.")

    def _act(self, stands: Rehearsed, action: Action) -> Rehearsed:
        made = run(self.processes, self.key, stands.state, action, self.surroundings(stands.now))
        seen = made.snapshot
        kept = tuple(task for task in stands.tasks if task.id in seen.open_tasks)
        return Rehearsed(
            now=stands.now,
            state=made.state,
            tasks=(*kept, *seen.new_tasks),
            timers=seen.timers,
            jobs=seen.jobs,
            ended=seen.ended,
            end_event_id=seen.end_event_id,
            responsible_team=seen.responsible_team or stands.responsible_team,
            facts=(*stands.facts, *((stands.now, fact) for fact in made.facts)),
        )
