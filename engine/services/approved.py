"""Which version a procedure's document counts its changes from: the last one that was approved or in use before it.

Private to services.
"""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.persistence.definitions import ProcessDefinition, VersionEvent
from engine.records.definitions import VersionEventRecord

STANDS = ("approved", "activated", "deployed")  # a draft that nobody approved stands for nothing


def standing_events(session: Session, definition: ProcessDefinition) -> tuple[VersionEventRecord, ...]:
    """When the version was approved and put in use, newest first."""
    query = select(VersionEvent).where(VersionEvent.deployment_id == definition.deployment_id)
    query = query.where(VersionEvent.kind.in_(STANDS)).order_by(VersionEvent.id.desc())
    return tuple(_record(each, definition.version) for each in session.scalars(query))


def approved_before(
    session: Session, definition: ProcessDefinition
) -> tuple[ProcessDefinition, VersionEventRecord] | None:
    """The version that stood when this one came, with what made it stand; None where this is the first.

    A version that was put in use again follows on the one it replaced, whatever their numbers.
    """
    ids = select(func.max(VersionEvent.id)).where(VersionEvent.kind.in_(STANDS))
    own = session.scalar(ids.where(VersionEvent.deployment_id == definition.deployment_id))
    query = select(ProcessDefinition, VersionEvent)
    query = query.join(VersionEvent, VersionEvent.deployment_id == ProcessDefinition.deployment_id)
    query = query.where(ProcessDefinition.key == definition.key, ProcessDefinition.id != definition.id)
    query = query.where(VersionEvent.kind.in_(STANDS))
    if own is not None:
        query = query.where(VersionEvent.id < own)
    found = session.execute(query.order_by(VersionEvent.id.desc()).limit(1)).first()
    return (found[0], _record(found[1], found[0].version)) if found else None


def _record(event: VersionEvent, version: int) -> VersionEventRecord:
    return VersionEventRecord(event.at, event.actor, event.kind, version, event.note)
