"""Where a case stands, decided once for all pages: what it waits for, and what else runs beside that."""

from __future__ import annotations

from dataclasses import dataclass

from engine.records.cases import IncidentRecord, InstanceRecord, ProcessState, TimerRecord
from engine.records.tasks import TaskRecord


@dataclass(frozen=True)
class Standing:
    """`kind` is ended, canceled, paused, stuck or running. `timers` are waited for; `deadlines` run beside a task."""

    kind: str
    case: InstanceRecord
    tasks: tuple[TaskRecord, ...]
    timers: tuple[TimerRecord, ...]
    deadlines: tuple[TimerRecord, ...]
    incidents: tuple[IncidentRecord, ...]

    @property
    def waits_for_one(self) -> bool:
        """Whether one sentence can say it all."""
        return len(self.tasks) + len(self.timers) == 1


def standing_of(state: ProcessState) -> Standing:
    """The standing of a case. A timer that no element waits at is a deadline on the border of a task."""
    waited_for = {each.element_id for each in state.activities if each.ended_at is None}
    timers = tuple(timer for timer in state.timers if timer.element_id in waited_for)
    deadlines = tuple(timer for timer in state.timers if timer.element_id not in waited_for)
    incidents = tuple(incident for incident in state.incidents if incident.resolved_at is None)
    return Standing(_kind(state.instance, incidents), state.instance, state.tasks, timers, deadlines, incidents)


def _kind(case: InstanceRecord, incidents: tuple[IncidentRecord, ...]) -> str:
    kinds = {"completed": "ended", "canceled": "canceled", "suspended": "paused"}
    return kinds.get(case.status) or ("stuck" if incidents else "running")
