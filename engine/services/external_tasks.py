"""The verbs of workers outside: they fetch jobs of service tasks by topic, keep each for a while, and end it.

A worker that has a job must say its name to touch it. A lock that has run out keeps nobody from finishing the job, only
from keeping others away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import EngineError, Refused, RoleMissing, ValueInvalid
from engine.execution.actions import ROOT_SCOPE
from engine.persistence.external_tasks import external_task_record, select_external_tasks
from engine.persistence.instances import ACTIVE, Job, ProcessInstance, VariableScope
from engine.records.external_tasks import ExternalTaskRecord, MetError, Topic
from engine.services import external_work
from engine.services.case import Case
from engine.services.context import Context
from engine.services.external_work import MOST_RETRIES, on_job

MOST = 1_000  # jobs fetched at once
LONGEST = timedelta(days=365)  # of a lock


@dataclass(frozen=True)
class ExternalTasks:
    """Jobs done by other systems. All verbs raise RoleMissing for those who may not work."""

    context: Context

    def fetch(
        self, worker_id: str, topics: Sequence[Topic], most: int, actor: Actor, *, by_priority: bool = False
    ) -> list[ExternalTaskRecord]:
        """Free jobs of these topics, `most` altogether, kept for the worker from now on; oldest first. Raises
        ValueInvalid."""
        _must_work(actor)
        _must_be_named(worker_id)
        for topic in topics:
            _must_be_lasting(topic.lock)
        most = min(most, MOST)
        if not self.context.transactions.read(lambda session: any(self._any(session, topic) for topic in topics)):
            return []  # who waits for work does not write

        def verb(session: Session) -> list[ExternalTaskRecord]:
            found: list[ExternalTaskRecord] = []
            for topic in topics:
                found += self._take(session, worker_id, topic, most - len(found), by_priority)
            return found

        return self.context.transactions.write(verb)

    def complete(self, job_id: str, worker_id: str, values: Mapping[str, Any], actor: Actor) -> None:
        """The job is done; the values are kept even when the diagram then fails. Raises JobNotFound, Refused,
        InstanceSuspended, ValueInvalid."""
        self._on_own(job_id, worker_id, actor, lambda case, job: external_work.finish(case, job, values))

    def fail(
        self,
        job_id: str,
        worker_id: str,
        message: str,
        actor: Actor,
        *,
        details: str = "",
        retries: int = 0,
        retry_after: timedelta = timedelta(),
    ) -> None:
        """The worker could not do it: it is free again after a while, or given up when no retries are left.

        Raises JobNotFound, Refused, InstanceSuspended, ValueInvalid.
        """
        if not 0 <= retries <= MOST_RETRIES or not timedelta() <= retry_after <= LONGEST:
            raise ValueInvalid("retries og retryTimeout må ikke være under nul eller urimeligt store.")

        def verb(case: Case, job: Job) -> None:
            told = {"attempt": job.attempts + 1, "message": message[: external_work.LONGEST_ERROR]}
            external_work.note(case, job, "job-failed", told)
            job.attempts, job.error_details = job.attempts + 1, details
            if retries == 0:
                external_work.give_up(case, job, message)
                return
            job.error, job.retries = message[: external_work.LONGEST_ERROR], retries
            job.due_at, job.locked_until, job.worker_id = case.now + retry_after, None, None

        self._on_own(job_id, worker_id, actor, verb)

    def report_error(self, job_id: str, worker_id: str, error: MetError, actor: Actor) -> None:
        """The worker met an error of the procedure's own: the case goes on where its code is caught, else the job is
        given up. Raises JobNotFound, Refused, InstanceSuspended, ValueInvalid."""
        self._on_own(job_id, worker_id, actor, lambda case, job: external_work.meet_error(case, job, error))

    def extend(self, job_id: str, worker_id: str, lock: timedelta, actor: Actor) -> None:
        """Keep the job longer, from now on. Raises JobNotFound, Refused, ValueInvalid."""

        def verb(case: Case, job: Job) -> Refused | None:
            if job.locked_until is None or job.locked_until < case.now:
                return Refused("Låsen er udløbet og kan ikke forlænges. Hent opgaven igen.")
            job.locked_until = case.now + lock
            return None

        _must_be_lasting(lock)
        self._on_own(job_id, worker_id, actor, verb)

    def lock(self, job_id: str, worker_id: str, lock: timedelta, actor: Actor) -> None:
        """Keep a job that is free, or one's own. Raises JobNotFound, Refused, ValueInvalid."""

        def verb(case: Case, job: Job) -> Refused | None:
            if job.worker_id not in (None, worker_id) and job.locked_until and job.locked_until > case.now:
                return Refused(f"Opgaven er låst af «{job.worker_id}».")
            job.worker_id, job.locked_until = worker_id, case.now + lock
            return None

        _must_be_named(worker_id)
        _must_be_lasting(lock)
        self._on_waiting(job_id, actor, verb)

    def unlock(self, job_id: str, actor: Actor) -> None:
        """Nobody has the job any more; one that nobody has is no error, paused or given up. Raises JobNotFound."""

        def verb(case: Case, job: Job) -> None:
            job.worker_id = job.locked_until = None

        _must_work(actor)
        on_job(self.context, job_id, actor, verb)

    def set_retries(self, job_id: str, retries: int, actor: Actor) -> None:
        """How often the job may still fail; a job that was given up is tried again, one with none is given up.

        Raises JobNotFound, Refused, ValueInvalid.
        """

        def verb(case: Case, job: Job) -> Refused | None:
            if external_work.has_answer(case, job.id):
                return Refused("Opgaven er løst; det er sagen, der ikke kan komme videre. Løs hændelsen i stedet.")
            if retries > 0:
                external_work.offer(case, job.id, retries)
            elif job.status != "failed":
                external_work.give_up(case, job, job.error or "Der er ingen forsøg tilbage.")
            return None

        if not 0 <= retries <= MOST_RETRIES:
            raise ValueInvalid("retries skal være et helt tal fra 0.")
        _must_work(actor)
        on_job(self.context, job_id, actor, verb)

    def _any(self, session: Session, topic: Topic) -> bool:
        return session.scalar(self._free(select(Job.id), topic).limit(1)) is not None

    def _free(self, query: Select[Any], topic: Topic) -> Select[Any]:
        now = self.context.clock.now()
        query = query.join(ProcessInstance, ProcessInstance.id == Job.instance_id).where(*_asked(topic))
        free = or_(Job.locked_until.is_(None), Job.locked_until <= now)
        return query.where(Job.status == "waiting", ProcessInstance.status == ACTIVE, Job.due_at <= now, free)

    def _take(
        self, session: Session, worker_id: str, topic: Topic, most: int, by_priority: bool
    ) -> list[ExternalTaskRecord]:
        if most <= 0:
            return []
        order = [Job.priority.desc()] if by_priority else []
        query = self._free(select(Job), topic).order_by(*order, Job.created_at, Job.id)
        query = query.limit(most if topic.case_variables is None else MOST)
        found = session.scalars(query.with_for_update(of=Job, skip_locked=True)).all()
        jobs = [job for job in found if _holds(session, job, topic.case_variables)][:most]
        for job in jobs:
            job.worker_id, job.locked_until = worker_id, self.context.clock.now() + topic.lock
        session.flush()
        return [self._record(session, job, topic) for job in jobs]

    def _record(self, session: Session, job: Job, topic: Topic) -> ExternalTaskRecord:
        row = session.execute(select_external_tasks().where(Job.id == job.id)).one()
        scope = session.get(VariableScope, (job.instance_id, job.scope_id))
        seen = scope.variables if scope else {}
        wanted = seen if topic.variables is None else {n: v for n, v in seen.items() if n in topic.variables}
        deployed = self.context.definitions.process(session, job.definition_id)
        element = deployed.executable.process.elements.get(job.element_id)
        return external_task_record(row, wanted, element.settings.properties if element else {})

    def _on_own(
        self, job_id: str, worker_id: str, actor: Actor, verb: Callable[[Case, Job], EngineError | None]
    ) -> None:
        """The same for a job that the worker has."""

        def own(case: Case, job: Job) -> EngineError | None:
            if job.worker_id != worker_id:
                other = f", men af «{job.worker_id}»" if job.worker_id else "; den er ledig"
                raise Refused(f"Opgaven er ikke låst af «{worker_id}»{other}.")
            return verb(case, job)

        self._on_waiting(job_id, actor, own)

    def _on_waiting(self, job_id: str, actor: Actor, verb: Callable[[Case, Job], EngineError | None]) -> None:
        def waiting(case: Case, job: Job) -> EngineError | None:
            case.must_run()
            if job.status == "failed":
                raise Refused("Opgaven er lagt til side med en hændelse. En leder skal prøve igen først.")
            return verb(case, job)

        _must_work(actor)
        on_job(self.context, job_id, actor, waiting)


def _asked(topic: Topic) -> list[ColumnElement[bool]]:
    wanted = [Job.kind == external_work.EXTERNAL, Job.topic == topic.name]
    if topic.business_key is not None:
        wanted.append(ProcessInstance.business_key == topic.business_key)
    if topic.process_keys is not None:
        wanted.append(Job.process_key.in_(topic.process_keys))
    if topic.definition_ids is not None:
        wanted.append(Job.definition_id.in_(topic.definition_ids))
    return wanted


def _holds(session: Session, job: Job, wanted: Mapping[str, Any] | None) -> bool:
    """Whether the case's variables have these values."""
    if wanted is None:
        return True
    started = session.get(VariableScope, (job.instance_id, ROOT_SCOPE))
    return started is not None and all(started.variables.get(name) == value for name, value in wanted.items())


def _must_work(actor: Actor) -> None:
    if not actor.may_work:
        raise RoleMissing("Kun et andet system (rollen integration) eller en administrator kan udføre serviceopgaver.")


def _must_be_named(worker_id: str) -> None:
    if not worker_id.strip() or len(worker_id) > 200:
        raise ValueInvalid("Skriv, hvem der henter opgaverne: workerId, højst 200 tegn.")


def _must_be_lasting(lock: timedelta) -> None:
    if not timedelta() < lock <= LONGEST:
        raise ValueInvalid("En lås skal vare mere end nul millisekunder og højst et år.")
