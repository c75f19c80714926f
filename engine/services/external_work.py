"""What the verbs of service tasks' jobs share: finding one, finishing it, giving it up. Private to services."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy import select

from engine.actor import Actor
from engine.errors import EngineError, ErrorNotCaught, ExecutionFailed, HandlerFailed, JobNotFound, ValueInvalid
from engine.execution.actions import CompleteJob, ReportError, SetVariables
from engine.execution.variables import check_storable
from engine.persistence.instances import SUSPENDED, Incident, Job
from engine.records.external_tasks import MetError
from engine.services.action_json import OfferJob, to_json
from engine.services.case import Case
from engine.services.context import Context
from engine.services.on_case import on_case

Result = TypeVar("Result")
EXTERNAL = "external"
LONGEST_ERROR = 4_000
LONGEST_CODE = 200
ANSWERS = ("complete-job", "report-error")  # actions of incidents that hold what a job gave
MOST_RETRIES = 1_000_000


def on_job(context: Context, job_id: str, actor: Actor, verb: Callable[[Case, Job], Result | EngineError]) -> Result:
    """Run a verb on the job's case, which is taken first; the job may have gone meanwhile. Raises JobNotFound."""

    def on_its_case(case: Case) -> Result | EngineError:
        job = case.session.get(Job, job_id, with_for_update=True)
        if job is None or job.kind != EXTERNAL:
            raise JobNotFound(job_id)
        return verb(case, job)

    of_job = select(Job.instance_id).where(Job.id == job_id, Job.kind == EXTERNAL).scalar_subquery()
    return on_case(context, actor, of_job, on_its_case, JobNotFound(job_id))


def finish(case: Case, job: Job, values: Mapping[str, Any]) -> None:
    """The job is done; what the diagram then cannot do becomes an incident with the values. Raises ValueInvalid."""
    for name, value in values.items():
        check_storable(name, value)
    note(case, job, "job-completed", {"values": dict(values), "topic": job.topic, "worker": job.worker_id})
    action = CompleteJob(job.id, values)
    failure = case.move(action)
    if failure is not None:
        _set_aside(job, failure.message)
        case.open_incident(failure, action)


def meet_error(case: Case, job: Job, error: MetError) -> None:
    """The job met an error of the procedure's own: the case goes on where it is caught. Raises ValueInvalid.

    What nobody catches gives the job up, with the values kept; what the diagram cannot do behind the catch becomes an
    incident that holds the error.
    """
    must_be_told(error)
    told = {"code": error.code, "message": error.message, "values": dict(error.values)}
    note(case, job, "job-met-error", {**told, "topic": job.topic, "worker": job.worker_id})
    action = ReportError(job.id, error.code, error.message, error.values)
    failure = case.move(action)
    place = (job.process_key, job.element_id)
    if isinstance(failure, ErrorNotCaught) and (failure.process_key, failure.element_id) == place:
        if error.values:
            case.move(SetVariables(error.values, job.scope_id))
        give_up(case, job, failure.message, failure)
    elif failure is not None:
        _set_aside(job, failure.message)
        case.open_incident(failure, action)


def give_up(case: Case, job: Job, message: str, failure: ExecutionFailed | None = None) -> None:
    """Nobody tries the job any more until the incident is retried."""
    _set_aside(job, message)
    job.retries = 0
    case.open_incident(failure or _failure(job, message), OfferJob(job.id))


def offer(case: Case, job_id: str, retries: int | None = None) -> ExecutionFailed | None:
    """Let a job be tried again from now on; its incident needs nobody any more."""
    job = case.session.get(Job, job_id)
    if job is None:
        return ExecutionFailed("Serviceopgaven venter ikke længere.")
    job.status = "suspended" if case.instance.status == SUSPENDED else "waiting"
    job.due_at, job.attempts, job.retries = case.now, 0, retries
    job.locked_until = job.worker_id = None
    resolve(case, to_json(OfferJob(job_id)))
    return None


def resolve(case: Case, action: Mapping[str, Any]) -> None:
    """Close the open incident that holds this action: its job is tried again otherwise."""
    query = select(Incident).where(Incident.instance_id == case.instance.id, Incident.resolved_at.is_(None))
    for incident in case.session.scalars(query).all():
        if incident.action == action:
            case.resolve(incident)


def has_answer(case: Case, job_id: str) -> bool:
    """Whether the job is done, and an incident keeps its values because the diagram could not go on."""
    query = select(Incident).where(Incident.instance_id == case.instance.id, Incident.resolved_at.is_(None))
    actions = (incident.action for incident in case.session.scalars(query))
    return any(action.get("job_id") == job_id and action["do"] in ANSWERS for action in actions)


def note(case: Case, job: Job, kind: str, details: Mapping[str, Any]) -> None:
    """A line of history about a job."""
    case.note(
        kind,
        details=details,
        process_key=job.process_key,
        scope_id=job.scope_id,
        element_id=job.element_id,
        element_name=job.name,
        element_type="serviceTask",
        activity_id=job.id,
    )


def must_be_told(error: MetError) -> None:
    """Raises ValueInvalid for an error without a code, or with more than can be kept."""
    if not error.code.strip() or len(error.code) > LONGEST_CODE:
        raise ValueInvalid(f"Skriv fejlens kode: errorCode, højst {LONGEST_CODE} tegn.")
    if len(error.message) > LONGEST_ERROR:
        raise ValueInvalid(f"errorMessage må højst være på {LONGEST_ERROR} tegn.")
    for name, value in error.values.items():
        check_storable(name, value)


def _set_aside(job: Job, message: str) -> None:
    job.status, job.error = "failed", message[:LONGEST_ERROR]
    job.locked_until = job.worker_id = None


def _failure(job: Job, message: str) -> ExecutionFailed:
    failure = HandlerFailed(message[:LONGEST_ERROR] or "Det andet system meldte en fejl uden at sige hvilken.")
    failure.element_id, failure.element_name, failure.process_key = job.element_id, job.name, job.process_key
    return failure
