"""Works off the batches of cases to be moved or taken back, and reads them. Private to services."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, undefer

from engine.actor import Actor, Role
from engine.errors import BatchNotFound
from engine.persistence.definition_records import definition_record
from engine.persistence.definitions import ProcessDefinition
from engine.persistence.instances import ProcessInstance
from engine.persistence.migration import (
    FAILED,
    KEPT,
    MOVED,
    REFUSED,
    REVERTED,
    REVERTING,
    WAITING,
    MigrationBatch,
    MigrationItem,
)
from engine.records.migration import BatchRecord, CasePlan, ItemRecord
from engine.services.case import Case
from engine.services.context import Context
from engine.services.on_case import on_case
from engine.services.relocating import carry_out
from engine.services.relocation import Wish, relocate, rows_of
from engine.services.relocation_plan import plan_from, plan_json, plan_of, unassigned
from engine.services.restoring import before, put_back, reason_to_keep, undo_visits

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Worker:
    """What the worker does with the rows that wait."""

    context: Context

    def run_waiting(self, limit: int = 50) -> int:
        """Lease cases that wait to be moved or taken back, and do each in a transaction of its own. Gives how many."""
        leased = self._lease(limit)
        for batch_id, instance_id in leased:
            self._run(batch_id, instance_id)
        return len(leased)

    def _lease(self, limit: int) -> list[tuple[str, str]]:
        now = self.context.clock.now()

        def verb(session: Session) -> list[tuple[str, str]]:
            free = or_(MigrationItem.locked_until.is_(None), MigrationItem.locked_until <= now)
            due = select(MigrationItem).where(MigrationItem.status.in_((WAITING, REVERTING)), free)
            due = due.order_by(MigrationItem.batch_id, MigrationItem.position).limit(limit)
            items = session.scalars(due.with_for_update(skip_locked=True)).all()
            for item in items:
                item.locked_until = now + self.context.settings.lease
            return [(item.batch_id, item.instance_id) for item in items]

        return self.context.transactions.write(verb)

    def _run(self, batch_id: str, instance_id: str) -> None:
        key = (batch_id, instance_id)
        try:
            self._on_item(key, _work)
        except Exception as error:
            log.exception("case %s could not be moved", instance_id)
            sentence = f"Der skete en uventet fejl i motoren ({type(error).__name__})."
            self._on_item(key, lambda case, item, batch: _settle(case, item, FAILED, sentence))

    def _on_item(self, key: tuple[str, str], act: Callable[[Case, MigrationItem, MigrationBatch], None]) -> None:
        def verb(case: Case) -> None:
            item = case.session.get_one(MigrationItem, key, options=[undefer(MigrationItem.before)])
            if item.status in (WAITING, REVERTING):
                batch = case.session.get_one(MigrationBatch, item.batch_id)
                case.actor = Actor(item.actor, roles=frozenset({Role.PROCESS_OWNER}))
                act(case, item, batch)

        on_case(self.context, Actor(""), key[1], verb)


def _work(case: Case, item: MigrationItem, batch: MigrationBatch) -> None:
    (_move if item.status == WAITING else _revert)(case, item, batch)


def _move(case: Case, item: MigrationItem, batch: MigrationBatch) -> None:
    session = case.session
    old = session.get_one(ProcessDefinition, batch.from_definition_id)
    new = session.get_one(ProcessDefinition, batch.to_definition_id)
    wish = Wish(old, new, batch.mapping, batch.recompute)
    rows = rows_of(session, [case.instance.id])[case.instance.id]
    found = relocate(case, wish, rows)
    plan = plan_of(case, found)
    item.plan = plan_json(plan)
    if found.reasons:
        _settle(case, item, REFUSED, " ".join(found.reasons))
        return
    item.before = before(case, rows) | {"unassigned": [task.id for task in unassigned(session, found)]}
    case.note("instance-migrated", details=_told(batch, wish, plan))
    carry_out(case, found)
    _settle(case, item, MOVED, "")


def _revert(case: Case, item: MigrationItem, batch: MigrationBatch) -> None:
    kept = item.before or {}
    problem = reason_to_keep(case, item.revision, kept)
    if problem:
        _settle(case, item, KEPT, problem)
        return
    undo_visits(case, batch.id)
    put_back(case, kept, kept["unassigned"])
    case.note("instance-migration-reverted", details={"batch": batch.id})
    _settle(case, item, REVERTED, "")


def _settle(case: Case, item: MigrationItem, status: str, message: str) -> None:
    case.session.flush()
    item.status, item.message, item.locked_until, item.done_at = status, message, None, case.now
    item.revision = case.instance.revision if status == MOVED else None


def _told(batch: MigrationBatch, wish: Wish, plan: CasePlan) -> dict[str, Any]:
    """What history keeps of a move."""
    return {
        "batch": batch.id,
        "reason": batch.reason,
        "name": wish.new.name,
        "from": wish.old.id,
        "to": wish.new.id,
        "from_version": wish.old.version,
        "to_version": wish.new.version,
        "plan": plan_json(plan),
    }


def batch_row(session: Session, batch_id: str) -> MigrationBatch:
    """A batch. Raises BatchNotFound."""
    found = session.get(MigrationBatch, batch_id)
    if found is None:
        raise BatchNotFound(batch_id)
    return found


def batch_record(session: Session, batch: MigrationBatch) -> BatchRecord:
    """A batch with how far it is, without its cases."""
    counted = select(MigrationItem.status, func.count()).where(MigrationItem.batch_id == batch.id)
    counts = session.execute(counted.group_by(MigrationItem.status))
    return BatchRecord(
        id=batch.id,
        process_key=batch.process_key,
        old=definition_record(session, session.get_one(ProcessDefinition, batch.from_definition_id)),
        new=definition_record(session, session.get_one(ProcessDefinition, batch.to_definition_id)),
        reason=batch.reason,
        created_at=batch.created_at,
        created_by=batch.created_by,
        recompute=batch.recompute,
        mapping=batch.mapping,
        counts={row[0]: row[1] for row in counts},
    )


def with_items(session: Session, record: BatchRecord) -> BatchRecord:
    """The same with its cases."""
    query = select(MigrationItem, ProcessInstance.business_key)
    query = query.join(ProcessInstance, ProcessInstance.id == MigrationItem.instance_id)
    rows = session.execute(query.where(MigrationItem.batch_id == record.id).order_by(MigrationItem.position))
    items = tuple(
        ItemRecord(item.instance_id, key, item.status, item.message, plan_from(item.plan) if item.plan else None)
        for item, key in rows
    )
    return replace(record, items=items)
