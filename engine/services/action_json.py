"""Actions as JSON and back: what an incident holds, to be done again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.execution.actions import (
    Action,
    CompleteJob,
    CompleteTask,
    Continue,
    FireTimer,
    ReportError,
    SetVariables,
    Start,
)


@dataclass(frozen=True)
class OfferJob:
    """Let a service task's job that was given up be tried again; nothing of the case moves."""

    job_id: str


def to_json(action: Action | OfferJob) -> dict[str, Any]:
    """The action as plain JSON."""
    match action:
        case Start():
            return {"do": "start", "variables": dict(action.variables), "business_key": action.business_key}
        case CompleteTask():
            return {"do": "complete-task", "task_id": action.task_id, "values": dict(action.values)}
        case CompleteJob():
            return {"do": "complete-job", "job_id": action.job_id, "values": dict(action.values)}
        case ReportError():
            told = {"do": "report-error", "job_id": action.job_id, "values": dict(action.values)}
            return {**told, "code": action.code, "message": action.message}
        case OfferJob():
            return {"do": "offer-job", "job_id": action.job_id}
        case FireTimer():
            return {"do": "fire-timer", "timer_id": action.timer_id}
        case SetVariables():
            written = {"do": "set-variables", "values": dict(action.values), "scope_id": action.scope_id}
            return {**written, "removed": list(action.removed)}
        case Continue():
            return {"do": "continue"}


def from_json(written: dict[str, Any]) -> Action | OfferJob:
    """The action that was written. Raises ValueError for anything else."""
    match written:
        case {"do": "start", "variables": variables, "business_key": business_key}:
            return Start(variables, business_key)
        case {"do": "complete-task", "task_id": task_id, "values": values}:
            return CompleteTask(task_id, values)
        case {"do": "complete-job", "job_id": job_id, "values": values}:
            return CompleteJob(job_id, values)
        case {"do": "report-error", "job_id": job_id, "code": code, "message": message, "values": values}:
            return ReportError(job_id, code, message, values)
        case {"do": "offer-job", "job_id": job_id}:
            return OfferJob(job_id)
        case {"do": "fire-timer", "timer_id": timer_id}:
            return FireTimer(timer_id)
        case {"do": "set-variables", "values": values, "scope_id": scope_id}:
            return SetVariables(values, scope_id, tuple(written.get("removed", ())))
        case {"do": "continue"}:
            return Continue()
    raise ValueError(f"no action: {written!r}")
