"""The verbs of moving running cases to another version: what would happen, do it in batches, take it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import Select, exists, or_, select, update
from sqlalchemy.orm import Session, undefer_group

from engine.actor import Actor
from engine.bpmn.model import Process
from engine.errors import DefinitionNotFound, Refused, RoleMissing, ValueInvalid
from engine.persistence.definition_records import definition_record
from engine.persistence.definitions import Deployment, ProcessDefinition
from engine.persistence.instances import ACTIVE, SUSPENDED, ProcessInstance, VariableScope
from engine.persistence.migration import MOVED, REVERTING, WAITING, MigrationBatch, MigrationItem
from engine.records.migration import BatchRecord, CasePlan, MigrationPlan
from engine.services import mapping as mappings
from engine.services.batches import Worker, batch_record, batch_row, with_items
from engine.services.case import Case
from engine.services.context import Context
from engine.services.relocation import Wish, relocate, rows_of
from engine.services.relocation_plan import plan_of

OWNERS_ONLY = "Kun procesejere og administratorer kan flytte sager til en anden version."


@dataclass(frozen=True)
class Migration:
    """Moving cases. The what-if and the move ask the same function, case by case."""

    context: Context

    def what_if(
        self,
        old_id: str,
        new_id: str,
        actor: Actor,
        *,
        mapping: Mapping[str, str] | None = None,
        recompute: bool = False,
    ) -> MigrationPlan:
        """What moving all running cases of one version to another would do; nothing is changed.

        Without `mapping` (old element id → new, empty for nowhere) the proposed one is used. Cases that are in the
        procedure because another called it are among them. Raises RoleMissing, DefinitionNotFound, ValueInvalid.
        """
        _must_own(actor)

        def query(session: Session) -> MigrationPlan:
            wish = self._wish(session, old_id, new_id, mapping, recompute)
            old, new = self._process(session, wish.old), self._process(session, wish.new)
            cases = tuple(self._plans(session, wish, actor))
            return MigrationPlan(
                old=definition_record(session, wish.old),
                new=definition_record(session, wish.new),
                mapping=tuple(mappings.told(old, new, wish.mapping, cases)),
                choices=tuple(mappings.choices(new)),
                recompute=recompute,
                cases=cases,
            )

        return self.context.transactions.read(query)

    def migrate(
        self,
        old_id: str,
        new_id: str,
        actor: Actor,
        *,
        reason: str,
        mapping: Mapping[str, str] | None = None,
        recompute: bool = False,
        instance_ids: Sequence[str] | None = None,
    ) -> BatchRecord:
        """Have the worker move the chosen cases, or all that run on the old version. Gives the batch.

        Raises RoleMissing, DefinitionNotFound, ValueInvalid without a reason or for a wrong mapping, Refused when there
        is no case to move, and for a draft that is not in use yet.
        """
        _must_own(actor)
        if not reason.strip():
            raise ValueInvalid("Skriv en begrundelse for at flytte sagerne.")

        def verb(session: Session) -> BatchRecord:
            wish = self._wish(session, old_id, new_id, mapping, recompute)
            if session.get_one(Deployment, wish.new.deployment_id).draft:
                raise Refused("Den nye version er en kladde. Sæt den i brug, før sager flyttes til den.")
            found = list(session.scalars(_running(wish.old.id).with_only_columns(ProcessInstance.id)))
            chosen = [each for each in found if instance_ids is None or each in set(instance_ids)]
            if not chosen:
                raise Refused("Der er ingen sager at flytte.")
            batch = MigrationBatch(
                id=str(uuid4()),
                process_key=wish.old.key,
                from_definition_id=wish.old.id,
                to_definition_id=wish.new.id,
                mapping=dict(wish.mapping),
                recompute=recompute,
                reason=reason.strip(),
                created_at=self.context.clock.now(),
                created_by=actor.user_id,
            )
            session.add(batch)
            session.flush()
            session.add_all(_item(batch, position, each) for position, each in enumerate(chosen))
            session.flush()
            return batch_record(session, batch)

        return self.context.transactions.write(verb)

    def revert(self, batch_id: str, actor: Actor) -> BatchRecord:
        """Have the worker take back the cases of a batch that have not moved on since. Raises RoleMissing, NotFound,
        Refused while the batch is under way."""
        _must_own(actor)

        def verb(session: Session) -> BatchRecord:
            batch = batch_row(session, batch_id)
            if batch_record(session, batch).waiting:
                raise Refused("Flytningen er ikke færdig endnu. Vent, til alle sager er behandlet.")
            of_batch = update(MigrationItem).where(MigrationItem.batch_id == batch_id, MigrationItem.status == MOVED)
            session.execute(of_batch.values(status=REVERTING, locked_until=None, actor=actor.user_id))
            return batch_record(session, batch)

        return self.context.transactions.write(verb)

    def batch(self, batch_id: str, actor: Actor) -> BatchRecord:
        """A batch with all its cases. Raises RoleMissing, NotFound."""
        _must_own(actor)

        def query(session: Session) -> BatchRecord:
            return with_items(session, batch_record(session, batch_row(session, batch_id)))

        return self.context.transactions.read(query)

    def batches(self, process_key: str, actor: Actor) -> list[BatchRecord]:
        """The batches of a procedure, newest first. Raises RoleMissing."""
        _must_own(actor)
        query = select(MigrationBatch).where(MigrationBatch.process_key == process_key)
        newest = query.order_by(MigrationBatch.created_at.desc(), MigrationBatch.id)
        return self.context.transactions.read(
            lambda session: [batch_record(session, each) for each in session.scalars(newest).all()]
        )

    def run_waiting(self, limit: int = 50) -> int:
        """Move or take back cases that wait for it, `limit` at most, each in a transaction of its own; for the worker.
        Gives how many."""
        return Worker(self.context).run_waiting(limit)

    def _wish(
        self, session: Session, old_id: str, new_id: str, mapping: Mapping[str, str] | None, recompute: bool
    ) -> Wish:
        old, new = session.get(ProcessDefinition, old_id), session.get(ProcessDefinition, new_id)
        if old is None or new is None or old.key != new.key:
            raise DefinitionNotFound(old_id if old is None else new_id)
        if old.id == new.id:
            raise ValueInvalid("Vælg en anden version end den, sagerne kører på.")
        one, other = self._process(session, old), self._process(session, new)
        chosen = mappings.proposed(one, other) if mapping is None else mappings.checked(mapping, one, other)
        return Wish(old, new, chosen, recompute)

    def _process(self, session: Session, definition: ProcessDefinition) -> Process:
        return self.context.definitions.process(session, definition.id).executable.process

    def _plans(self, session: Session, wish: Wish, actor: Actor) -> Iterable[CasePlan]:
        instances = session.scalars(_running(wish.old.id).options(undefer_group("running"))).all()
        rows = rows_of(session, [instance.id for instance in instances])
        now = self.context.clock.now()
        for instance in instances:
            case = Case(self.context, session, actor, instance, now)
            yield plan_of(case, relocate(case, wish, rows[instance.id]))


def _must_own(actor: Actor) -> None:
    if not actor.may_deploy:
        raise RoleMissing(OWNERS_ONLY)


def _running(definition_id: str) -> Select[ProcessInstance]:
    """Cases under way that run on a version, as the started procedure or in one that it called; oldest first."""
    inside = exists().where(
        VariableScope.instance_id == ProcessInstance.id,
        VariableScope.definition_id == definition_id,
        VariableScope.live,
    )
    query = select(ProcessInstance).where(ProcessInstance.status.in_((ACTIVE, SUSPENDED)))
    of_version = query.where(or_(ProcessInstance.definition_id == definition_id, inside))
    return of_version.order_by(ProcessInstance.started_at, ProcessInstance.business_key, ProcessInstance.id)


def _item(batch: MigrationBatch, position: int, instance_id: str) -> MigrationItem:
    return MigrationItem(
        batch_id=batch.id,
        instance_id=instance_id,
        position=position,
        status=WAITING,
        message="",
        actor=batch.created_by,
        plan=None,
        before=None,
        revision=None,
        locked_until=None,
        done_at=None,
    )
