"""Runs the service tasks that have a handler here: leased as timers, called outside any transaction (docs/adr/0007)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import uuid4

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from engine.actor import SYSTEM
from engine.errors import EngineError, HandlerFailed, ValueInvalid
from engine.handlers.registry import BusinessError, Registry, ServiceCall
from engine.persistence.instances import ACTIVE, Job, ProcessInstance, VariableScope
from engine.services import external_work
from engine.services.case import Case
from engine.services.context import Context
from engine.services.external_work import on_job

log = logging.getLogger(__name__)
Verb = Callable[[Case, Job], None]


@dataclass(frozen=True)
class ServiceJobs:
    """The worker's part: each job is called by itself; a failure counts an attempt, after the last one an incident."""

    context: Context
    handlers: Registry

    def run_due(self, limit: int) -> int:
        """Lease the jobs free now, `limit` at most, and run each. Gives how many were run."""
        if limit <= 0 or not self.handlers.topics:
            return 0
        worker_id = f"sagsgang-{uuid4()}"
        leased = self.context.transactions.write(lambda session: self._lease(session, worker_id, limit))
        for call in leased:
            self._run(call, worker_id)
        return len(leased)

    def next_due(self, before: datetime) -> datetime | None:
        """When the first job that has a handler may be run, at `before` at the latest; None when there is none."""
        query = select(Job.due_at).where(self._handled(), Job.status == "waiting", Job.due_at <= before)
        due = query.order_by(Job.due_at).limit(1)
        return self.context.transactions.read(lambda session: session.scalar(due)) if self.handlers.topics else None

    def _handled(self) -> ColumnElement[bool]:
        return (Job.kind == external_work.EXTERNAL) & Job.topic.in_(self.handlers.topics)

    def _lease(self, session: Session, worker_id: str, limit: int) -> list[ServiceCall]:
        now = self.context.clock.now()
        free = or_(Job.locked_until.is_(None), Job.locked_until <= now)
        due = select(Job, ProcessInstance.business_key).join(ProcessInstance, ProcessInstance.id == Job.instance_id)
        due = due.where(self._handled(), Job.status == "waiting", Job.due_at <= now, free)
        due = due.where(ProcessInstance.status == ACTIVE)
        due = due.order_by(Job.due_at, Job.id).limit(limit).with_for_update(of=Job, skip_locked=True)
        calls = []
        for job, business_key in session.execute(due).all():
            job.locked_until, job.worker_id = now + self.context.settings.lease, worker_id
            calls.append(self._call(session, job, business_key))
        return calls

    def _call(self, session: Session, job: Job, business_key: str) -> ServiceCall:
        scope = session.get(VariableScope, (job.instance_id, job.scope_id))
        process = self.context.definitions.process(session, job.definition_id).executable.process
        element = process.elements.get(job.element_id)
        return ServiceCall(
            job_id=job.id,
            topic=job.topic or "",
            instance_id=job.instance_id,
            business_key=business_key,
            process_key=job.process_key,
            element_id=job.element_id,
            variables=dict(scope.variables) if scope else {},
            properties=dict(element.settings.properties) if element else {},
        )

    def _run(self, call: ServiceCall, worker_id: str) -> None:
        """No transaction is open while the handler works."""
        try:
            values = dict(self.handlers[call.topic](call) or {})
        except BusinessError as error:
            self._answer(call, worker_id, partial(external_work.meet_error, error=error.met))
            return
        except HandlerFailed as failure:
            self._fail(call, worker_id, failure.message)
            return
        except Exception as error:
            log.exception("the handler of topic %s failed for job %s", call.topic, call.job_id)
            self._fail(call, worker_id, f"Trinnet kunne ikke udføres ({type(error).__name__}).")
            return
        self._answer(call, worker_id, partial(external_work.finish, values=values))

    def _answer(self, call: ServiceCall, worker_id: str, verb: Verb) -> None:
        try:
            self._conclude(call, worker_id, verb)
        except ValueInvalid as error:
            self._fail(call, worker_id, error.message)
        except EngineError:
            log.warning(
                "the answer to job %s is not taken; it is asked for again if the job is there still", call.job_id
            )

    def _fail(self, call: ServiceCall, worker_id: str, message: str) -> None:
        settings = self.context.settings

        def verb(case: Case, job: Job) -> None:
            job.attempts += 1
            external_work.note(case, job, "job-failed", {"attempt": job.attempts, "message": message})
            if job.attempts >= settings.max_attempts:
                external_work.give_up(case, job, message)
                return
            job.error, job.locked_until, job.worker_id = message, None, None
            job.due_at = case.now + settings.retry_after * 2 ** (job.attempts - 1)

        try:
            self._conclude(call, worker_id, verb)
        except EngineError:
            log.warning("job %s could not be put off; it is tried again when its lease is over", call.job_id)

    def _conclude(self, call: ServiceCall, worker_id: str, verb: Verb) -> None:
        """Do it unless the job is another's by now, or its case is paused: then the answer is not wanted yet."""

        def ours(case: Case, job: Job) -> None:
            if job.worker_id == worker_id and job.status == "waiting" and case.instance.status == ACTIVE:
                verb(case, job)

        on_job(self.context, call.job_id, SYSTEM, ours)
