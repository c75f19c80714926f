"""The verbs of repairing one case by hand: move a token, skip or repeat a step, change a timer or a variable, cancel.

Each needs a reason, which the case's team reads on its page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer_group

from engine.actor import Actor
from engine.errors import InstanceNotFound, Refused, RoleMissing, ValueInvalid
from engine.execution.actions import BeginAt, MoveToken, Repair, SetTimer, SkipToken
from engine.persistence.instances import ACTIVE, CANCELED, SUSPENDED, Job, ProcessInstance
from engine.persistence.records import instance_record, instance_records, scope_record
from engine.records.cases import InstanceRecord
from engine.records.repair import RepairView, TokenRecord
from engine.services.case import Case
from engine.services.closing import cut_off
from engine.services.context import Context
from engine.services.correcting import correct
from engine.services.on_case import on_case
from engine.services.reasons import must_say_why
from engine.services.relocation import rows_of
from engine.services.standing import token, tokens_of

SHOWN = 20
OWNERS_ONLY = "Kun procesejere og administratorer kan rette en sag."


@dataclass(frozen=True)
class Repairs:
    """What an owner does to one case. All raise RoleMissing, InstanceNotFound, InstanceEnded, ValueInvalid (no reason,
    or what the diagram does not allow) and Refused (what fails on the way); then nothing has changed."""

    context: Context

    def view(self, instance_id: str, actor: Actor) -> RepairView:
        """The case with its tokens and where each may go. Raises RoleMissing, InstanceNotFound."""
        _must_own(actor)

        def query(session: Session) -> RepairView:
            here = select(ProcessInstance).where(ProcessInstance.id == instance_id)
            instance = session.scalar(here.options(undefer_group("running")))
            if instance is None:
                raise InstanceNotFound(instance_id)
            now = self.context.clock.now()
            case = Case(self.context, session, actor, instance, now)
            rows = rows_of(session, [instance_id])[instance_id]
            scopes = tuple(scope_record(scope) for scope in rows.scopes.values())
            tokens = tuple(tokens_of(case, rows)) if instance.state is not None else ()
            return RepairView(instance_record(session, instance, now), tokens, scopes)

        return self.context.transactions.read(query)

    def running(self, process_key: str, actor: Actor, size: int = SHOWN) -> list[InstanceRecord]:
        """The newest cases of a procedure that have not ended: what can be repaired. Raises RoleMissing."""
        _must_own(actor)
        query = select(ProcessInstance).where(ProcessInstance.process_key == process_key)
        query = query.where(ProcessInstance.status.in_((ACTIVE, SUSPENDED)))
        query = query.order_by(ProcessInstance.started_at.desc(), ProcessInstance.id).limit(size)
        now = self.context.clock.now()
        return self.context.transactions.read(
            lambda session: instance_records(session, session.scalars(query).all(), now)
        )

    def move(self, instance_id: str, token_id: str, element_id: str, actor: Actor, *, reason: str) -> InstanceRecord:
        """Take a token from where it waits and let it begin at another element of the same procedure."""

        def verb(case: Case) -> InstanceRecord:
            where = _token(case, token_id)
            target = next((each.name for each in where.targets if each.id == element_id), element_id)
            return _repair(case, MoveToken(token_id, element_id), where, reason, {"what": "move", "to_name": target})

        return self._on_case(instance_id, actor, reason, verb)

    def skip(self, instance_id: str, token_id: str, actor: Actor, *, reason: str) -> InstanceRecord:
        """Let a token go on without what it waits for: a task without its form's values, a timer at once."""

        def verb(case: Case) -> InstanceRecord:
            return _repair(case, SkipToken(token_id), _token(case, token_id), reason, {"what": "skip"})

        return self._on_case(instance_id, actor, reason, verb)

    def repeat(self, instance_id: str, beside: str, element_id: str, actor: Actor, *, reason: str) -> InstanceRecord:
        """Let another token begin at an element of the procedure that the token `beside` stands in; that one stays."""

        def verb(case: Case) -> InstanceRecord:
            where = _token(case, beside)
            target = next((each.name for each in where.targets if each.id == element_id), element_id)
            return _repair(case, BeginAt(beside, element_id), where, reason, {"what": "repeat", "to_name": target})

        return self._on_case(instance_id, actor, reason, verb)

    def set_timer(
        self, instance_id: str, timer_id: str, due_at: datetime, actor: Actor, *, reason: str
    ) -> InstanceRecord:
        """Change when an armed timer is due; one that had failed is tried again then."""

        def verb(case: Case) -> InstanceRecord:
            where = _token(case, timer_id)
            job = case.session.get(Job, timer_id)
            if job is None or where.kind not in ("timer", "deadline"):
                raise ValueInvalid("Kun en ventetid eller en frist på et trin har et tidspunkt, der kan ændres.")
            dates = {"what": "timer", "old": job.due_at.isoformat(), "new": due_at.isoformat()}
            record = _repair(case, SetTimer(timer_id, due_at), where, reason, dates)
            job.due_at, job.attempts, job.error, job.locked_until = due_at, 0, "", None
            if job.status == "failed":
                job.status = "waiting"
            return record

        return self._on_case(instance_id, actor, reason, verb)

    def set_variable(
        self, instance_id: str, name: str, value: Any, actor: Actor, *, reason: str, scope_id: str | None = None
    ) -> InstanceRecord:
        """Correct one variable, of the started procedure or of a live scope; nothing moves."""

        def verb(case: Case) -> InstanceRecord:
            correct(case, {name: value}, scope_id=scope_id, reason=reason)
            return case.record()

        return self._on_case(instance_id, actor, reason, verb)

    def cancel(self, instance_id: str, actor: Actor, *, reason: str) -> InstanceRecord:
        """End the case where it stands."""

        def verb(case: Case) -> InstanceRecord:
            cut_off(case, CANCELED)
            case.note("instance-canceled", details={"reason": reason})
            return case.record()

        return self._on_case(instance_id, actor, reason, verb)

    def _on_case(self, instance_id: str, actor: Actor, reason: str, verb: Any) -> InstanceRecord:
        _must_own(actor)
        must_say_why(reason)

        def checked(case: Case) -> InstanceRecord:
            case.must_not_have_ended()
            record: InstanceRecord = verb(case)
            return record

        return on_case(self.context, actor, instance_id, checked)


def _repair(case: Case, action: Repair, where: TokenRecord, reason: str, told: Mapping[str, str]) -> InstanceRecord:
    """Do it, with a line in history before what came of it. Raises ValueInvalid and Refused."""
    case.note(
        "case-repaired",
        details={**told, "reason": reason, "name": where.element_name},
        process_key=where.process_key,
        element_id=where.element_id,
        element_name=where.element_name,
        activity_id=where.id,
    )
    failure = case.move(action)
    if failure is not None:
        raise Refused(f"Det lykkedes ikke: {failure.message}")
    return case.record()


def _token(case: Case, token_id: str) -> TokenRecord:
    if case.instance.state is None:
        raise Refused("Sagen er ikke begyndt endnu: dens start slog fejl. Ret oplysningen, og prøv starten igen.")
    found = token(case, rows_of(case.session, [case.instance.id])[case.instance.id], token_id)
    if found is None:
        raise Refused("Sagen står ikke længere dér. Hent siden igen, og se, hvor den står nu.")
    return found


def _must_own(actor: Actor) -> None:
    if not actor.may_deploy:
        raise RoleMissing(OWNERS_ONLY)
