"""The verbs of jobs: what is due is leased, then each runs by itself; a bad one never stops the others.

A lease keeps other workers away for a while; that nothing fires twice does not hang on it, but on the case's row: who
has it looks whether the job is still there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from engine.actor import SYSTEM, Actor
from engine.errors import ConcurrentChange, EngineError, ExecutionFailed, JobNotFound, RoleMissing, ValueInvalid
from engine.execution.actions import FireTimer
from engine.persistence.instances import ACTIVE, SUSPENDED, Job
from engine.services.action_json import to_json
from engine.services.case import Case
from engine.services.context import Context
from engine.services.external_work import MOST_RETRIES, resolve
from engine.services.on_case import on_case
from engine.services.recurring import Recurring
from engine.services.service_jobs import ServiceJobs

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Jobs:
    """Timers that fall due, service tasks that are done here, and the rounds of recurring procedures."""

    context: Context
    recurring: Recurring
    services: ServiceJobs

    def run_due(self, limit: int = 50, *, until: datetime | None = None) -> int:
        """Lease the timers due now, `limit` at most, and run each; then service tasks and rounds. Gives how many ran.

        `until` is where a clock that is being moved will stop: a recurring procedure is started once on the way there.
        """
        leased = self._lease(limit)
        for job_id in leased:
            self._run(job_id)
        ran = len(leased) + self.services.run_due(limit - len(leased))
        return ran + self.recurring.run_due(limit - ran, until)

    def _lease(self, limit: int) -> list[str]:
        """Keep due jobs to oneself for a while; gives their ids in due order."""
        now = self.context.clock.now()

        def verb(session: Session) -> list[str]:
            free = or_(Job.locked_until.is_(None), Job.locked_until <= now)
            due = select(Job).where(Job.kind == "timer", Job.status == "waiting", Job.due_at <= now, free)
            due = due.order_by(Job.due_at, Job.id).limit(limit).with_for_update(skip_locked=True)
            jobs = session.scalars(due).all()
            for job in jobs:
                job.locked_until = now + self.context.settings.lease
            return [job.id for job in jobs]

        return self.context.transactions.write(verb)

    def fire(self, job_id: str, actor: Actor = SYSTEM) -> None:
        """Run one job now, due or not, with a failure as an incident at once. For administrators.

        Raises RoleMissing, JobNotFound, InstanceSuspended.
        """

        def verb(case: Case) -> None:
            case.must_run()
            failure = _fire(case, job_id)
            if failure is not None:
                _give_up(case, case.session.get_one(Job, job_id), failure)

        if not actor.is_admin:
            raise RoleMissing("Kun en administrator kan køre et job.")
        self._on_job(job_id, actor, verb)

    def set_retries(self, job_id: str, retries: int, actor: Actor) -> None:
        """How often a timer that fails may still be tried; one that was given up is tried again now.

        Raises RoleMissing, JobNotFound, ValueInvalid.
        """

        def verb(case: Case) -> None:
            job = case.session.get_one(Job, job_id)
            job.attempts = max(self.context.settings.max_attempts - retries, 0)
            if job.status == "failed" and retries > 0:
                job.status = "suspended" if case.instance.status == SUSPENDED else "waiting"
                job.locked_until = None
                resolve(case, to_json(FireTimer(job_id)))
            elif job.status != "failed" and retries == 0:
                _give_up(case, job, ExecutionFailed(job.error or "Der er ingen forsøg tilbage."))

        if not actor.sees_all_cases:
            raise RoleMissing("Kun en leder eller en administrator kan prøve et job igen.")
        if not 0 <= retries <= MOST_RETRIES:
            raise ValueInvalid("retries skal være et helt tal fra 0.")
        self._on_job(job_id, actor, verb)

    def next_due(self, before: datetime) -> datetime | None:
        """When the first timer, service task or round falls due, at `before` at the latest; None when there is none."""
        timers = select(Job.due_at).where(Job.kind == "timer", Job.status == "waiting", Job.due_at <= before)
        job = self.context.transactions.read(lambda session: session.scalar(timers.order_by(Job.due_at).limit(1)))
        found = (job, self.services.next_due(before), self.recurring.next_due(before))
        return min((each for each in found if each), default=None)

    def _run(self, job_id: str) -> None:
        try:
            self._on_job(job_id, SYSTEM, lambda case: self._attempt(case, job_id))
        except JobNotFound:
            return  # another worker or an adviser was faster
        except ConcurrentChange:
            log.warning("the case of job %s is busy; it is tried again when its lease is over", job_id)
        except Exception as error:
            log.exception("job %s could not be run", job_id)
            self._fail(job_id, f"Der skete en uventet fejl i motoren ({type(error).__name__}).")

    def _attempt(self, case: Case, job_id: str) -> None:
        if case.session.get_one(Job, job_id).status != "waiting" or case.instance.status != ACTIVE:
            return
        failure = _fire(case, job_id)
        if failure is not None:
            self._count_failure(case, job_id, failure)

    def _fail(self, job_id: str, sentence: str) -> None:
        """Count an attempt that left no trace, in a transaction of its own."""
        try:
            self._on_job(job_id, SYSTEM, lambda case: self._count_failure(case, job_id, ExecutionFailed(sentence)))
        except EngineError:
            log.warning("job %s is gone", job_id)

    def _count_failure(self, case: Case, job_id: str, failure: ExecutionFailed) -> None:
        """Try again later; after the last attempt an incident is opened."""
        job, settings = case.session.get_one(Job, job_id), self.context.settings
        job.attempts += 1
        job.error, job.locked_until = failure.message, None
        case.note("job-failed", **_place(job), details={"attempt": job.attempts, "message": failure.message})
        if job.attempts >= settings.max_attempts:
            _give_up(case, job, failure)
        else:
            job.due_at = case.now + settings.retry_after * 2 ** (job.attempts - 1)

    def _on_job(self, job_id: str, actor: Actor, verb: Callable[[Case], None]) -> None:
        """Take the job's case first; the job may have gone while we waited for it. Raises JobNotFound."""

        def on_its_case(case: Case) -> None:
            job = case.session.get(Job, job_id)
            if job is None or job.kind != "timer":
                raise JobNotFound(job_id)
            verb(case)

        of_job = select(Job.instance_id).where(Job.id == job_id).scalar_subquery()
        on_case(self.context, actor, of_job, on_its_case, JobNotFound(job_id))


def _fire(case: Case, job_id: str) -> ExecutionFailed | None:
    job = case.session.get_one(Job, job_id)
    failure = case.move(FireTimer(job_id))
    if failure is None:
        case.note("timer-fired", **_place(job), details={"due_at": job.due_at.isoformat()})
    return failure


def _give_up(case: Case, job: Job, failure: ExecutionFailed) -> None:
    job.status, job.error, job.locked_until = "failed", failure.message, None
    job.attempts = max(job.attempts, case.context.settings.max_attempts)
    case.open_incident(failure, FireTimer(job.id))


def _place(job: Job) -> dict[str, str]:
    return {
        "process_key": job.process_key,
        "scope_id": job.scope_id,
        "element_id": job.element_id,
        "element_name": job.name,
        "activity_id": job.id,
    }
