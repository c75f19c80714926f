"""Runs a verb on one case: in one transaction, with the case's row taken first, and with all that it brings about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer_group

from engine.actor import Actor
from engine.errors import EngineError, InstanceNotFound, KeyTooNarrow, NotFound
from engine.persistence.instances import ProcessInstance
from engine.services.case import Case
from engine.services.context import Context
from engine.services.opening import conclude

Result = TypeVar("Result")


def on_case(
    context: Context,
    actor: Actor,
    instance_id: str | Any,
    verb: Callable[[Case], Result | EngineError],
    missing: NotFound | None = None,
) -> Result:
    """Run a verb on one case in one transaction, with the case's row taken first. Raises `missing` for an unknown one,
    and KeyTooNarrow for an actor who may touch none.

    `instance_id` may also be a subquery that finds it.
    """
    if not actor.handles_cases:
        raise KeyTooNarrow

    def transaction(session: Session) -> Result | EngineError:
        query = select(ProcessInstance).where(ProcessInstance.id == instance_id).with_for_update()
        instance = session.scalar(query.options(undefer_group("running")))
        if instance is None:
            raise missing or InstanceNotFound(str(instance_id))
        case = Case(context, session, actor, instance, context.clock.now())
        result = verb(case)
        conclude(case)
        return result

    return context.transactions.write(transaction)
