"""Where a case stands, decided once for all pages: what it waits for, and what else runs beside that."""

from __future__ import annotations

from dataclasses import dataclass

from engine.records.cases import IncidentRecord, InstanceRecord, ProcessState, TimerRecord
from engine.records.external_tasks import ExternalTaskRecord
from engine.records.tasks import TaskRecord


@dataclass(frozen=True)
class Standing:
    """`kind` is ended, canceled, paused, stuck or running. `timers` are waited for; `deadlines` run beside a task.

    `services` are steps that another system does.
    """

    kind: str
    case: InstanceRecord
    tasks: tuple[TaskRecord, ...]
    timers: tuple[TimerRecord, ...]
    deadlines: tuple[TimerRecord, ...]
    services: tuple[ExternalTaskRecord, ...]
    incidents: tuple[IncidentRecord, ...]

    @property
    def waits_for_one(self) -> bool:
        """Whether one sentence can say it all."""
        return len(self.tasks) + len(self.timers) + len(self.services) == 1


def standing_of(state: ProcessState) -> Standing:
    """The standing of a case. A timer that no element waits at is a deadline on the border of a task."""
    waited_for = {each.element_id for each in state.activities if each.ended_at is None}
    timers = tuple(timer for timer in state.timers if timer.element_id in waited_for)
    deadlines = tuple(timer for timer in state.timers if timer.element_id not in waited_for)
    incidents = tuple(incident for incident in state.incidents if incident.resolved_at is None)
    return Standing(
        kind=_kind(state.instance, incidents),
        case=state.instance,
        tasks=state.tasks,
        timers=timers,
        deadlines=deadlines,
        services=tuple(each for each in state.services if each.retries != 0),
        incidents=incidents,
    )


def _kind(case: InstanceRecord, incidents: tuple[IncidentRecord, ...]) -> str:
    kinds = {"completed": "ended", "canceled": "canceled", "suspended": "paused"}
    return kinds.get(case.status) or ("stuck" if incidents else "running")
