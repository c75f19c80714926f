"""From a trial's row to its frozen records. Private to services."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from engine.bpmn.model import Process
from engine.execution.actions import ArmedTimer, NewTask, WaitingJob
from engine.persistence.definition_records import definition_record
from engine.persistence.definitions import ProcessDefinition
from engine.persistence.trials import Trial
from engine.records.trials import TrialEvent, TrialFailure, TrialJob, TrialLine, TrialRecord, TrialTask, TrialTimer
from engine.services.trial_state import stands


def trial_line(session: Session, trial: Trial) -> TrialLine:
    """A trial as a list shows it."""
    return TrialLine(
        id=trial.id,
        definition=definition_record(session, session.get_one(ProcessDefinition, trial.definition_id)),
        created_at=trial.created_at,
        expires_at=trial.expires_at,
        now=trial.now,
        ended=bool(trial.run.get("ended")),
        steps=len(trial.story["steps"]),
    )


def trial_record(session: Session, trial: Trial, process: Process) -> TrialRecord:
    """A trial as its page shows it; `process` is the procedure that is tried."""
    here = stands(trial)
    end = process.elements.get(here.end_event_id or "") if here.ended else None
    return TrialRecord(
        line=trial_line(session, trial),
        tasks=tuple(map(trial_task, here.tasks)),
        timers=tuple(map(_timer, here.timers)),
        jobs=tuple(map(_job, here.jobs)),
        next_deadline=here.next_deadline(),
        end_name=(end.name or end.id) if end else None,
        responsible_team=here.responsible_team or "",
        variables=here.variables() or trial.story["variables"],
        events=tuple(_event(each) for each in trial.story["happened"]),
        failure=TrialFailure(**trial.failure) if trial.failure else None,
        versions=trial.bindings["processes"],
    )


def trial_task(task: NewTask) -> TrialTask:
    """An open task."""
    return TrialTask(
        id=task.id,
        name=task.name or task.element_id,
        element_id=task.element_id,
        process_key=task.process_key,
        teams=task.candidate_groups,
        person=task.assignee or ", ".join(task.candidate_users),
        due_at=task.due_at,
    )


def _timer(timer: ArmedTimer) -> TrialTimer:
    return TrialTimer(timer.name or timer.element_id, timer.element_id, timer.process_key, timer.due_at)


def _job(job: WaitingJob) -> TrialJob:
    return TrialJob(job.id, job.name or job.element_id, job.element_id, job.process_key, job.topic)


def _event(written: dict[str, Any]) -> TrialEvent:
    return TrialEvent(**written | {"at": datetime.fromisoformat(written["at"])})
