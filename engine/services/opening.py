"""Opens cases, and sees to what one case brings about in others, within the transaction of a verb. Private to services.

A deviation that ends agreed ends the case it was raised in, and a procedure that follows at once is started, in the
transaction of the step that brings it about: so it happens exactly once, and no job can be lost on the way. The lock on
another case is always taken by the younger case on the one it comes from, never the other way, and a case that is new
nobody waits for: so two verbs cannot wait for each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer_group

from engine.actor import SYSTEM, Actor
from engine.errors import DefinitionNotFound, EngineError, Refused
from engine.execution.actions import ROOT_SCOPE, Start
from engine.persistence.definitions import ProcessDefinition
from engine.persistence.instances import (
    ACTIVE,
    DEVIATION,
    FOLLOW_ON,
    SUSPENDED,
    CaseTeam,
    ProcessInstance,
    VariableScope,
)
from engine.persistence.lookups import latest_process
from engine.services.bindings import bind
from engine.services.case import Case
from engine.services.closing import AGREED, end_by_deviation
from engine.services.context import Context
from engine.services.followers import Follower, carried, offer
from engine.services.starting import business_key_of, must_have_been_in_use, with_defaults

LONGEST_CHAIN = 5  # procedures that start each other at once


@dataclass(frozen=True)
class Origin:
    """What brought a case about; see `ProcessInstance`."""

    kind: str
    instance_id: str | None = None
    task_id: str | None = None


@dataclass(frozen=True)
class Opening:
    """What a new case begins with."""

    definition: ProcessDefinition
    variables: Mapping[str, Any]
    business_key: str | None = None
    origin: Origin | None = None


def newest(session: Session, key: str) -> ProcessDefinition:
    """The version of a procedure that is in use. Raises DefinitionNotFound."""
    found = latest_process(session, key)
    if found is None:
        raise DefinitionNotFound(key)
    return found


def open_case(context: Context, session: Session, opening: Opening, actor: Actor, *, chain: int = 0) -> Case:
    """A new case, moved to its first waits; when the diagram fails, the case is there with an incident.

    Raises DefinitionNotFound, ValueInvalid, and Refused for a draft, before anything is written.
    """
    definition = opening.definition
    must_have_been_in_use(session, definition)
    bindings = bind(session, context.definitions, definition)
    variables = with_defaults(session, context, bindings, opening.variables)
    business_key = business_key_of(opening.business_key, variables)
    instance = _instance(context, opening, actor, bindings, business_key)
    session.add(instance)
    session.flush()
    case = Case(context, session, actor, instance, instance.started_at)
    told = {"business_key": instance.business_key, "version": definition.version}
    if opening.origin is not None:
        told |= {"origin_kind": opening.origin.kind, "origin": opening.origin.instance_id}
    case.note("instance-started", details=told)
    action = Start(variables, business_key)
    failure = case.move(action)
    if failure is not None:
        case.open_incident(failure, action)
        _keep_start_variables(case, variables)
    conclude(case, chain=chain)
    return case


def told_of(opened: Case, definition: ProcessDefinition) -> dict[str, str]:
    """What history says of a case that was opened from another one."""
    return {"instance": opened.instance.id, "process_key": definition.key, "process_name": definition.name}


def conclude(case: Case, *, chain: int = 0) -> None:
    """See to what the verb on this case brings about in other cases, and write its history."""
    case.finish()
    if case.ended and case.instance.origin_kind == DEVIATION and case.instance.end_event_id == AGREED:
        _end_origin(case)
    followers, case.followers = case.followers, []
    for follower in followers:
        _start_at_once(case, follower, chain + 1)
    case.finish()


def _instance(
    context: Context, opening: Opening, actor: Actor, bindings: dict[str, Any], business_key: str | None
) -> ProcessInstance:
    origin = opening.origin
    return ProcessInstance(
        id=str(uuid4()),
        definition_id=opening.definition.id,
        process_key=opening.definition.key,
        business_key=business_key or "",
        status=ACTIVE,
        state=None,
        sequence=0,
        bindings=bindings,
        started_at=context.clock.now(),
        started_by=actor.user_id,
        responsible_team="",
        district="",
        open_incidents=0,
        origin_kind=origin.kind if origin else None,
        origin_instance_id=origin.instance_id if origin else None,
        origin_task_id=origin.task_id if origin else None,
    )


def _keep_start_variables(case: Case, variables: Mapping[str, Any]) -> None:
    """A case whose start failed has no state; what it was started with is kept to be seen and corrected.

    Its team sees it by the responsibility it was started with.
    """
    case.session.add(
        VariableScope(
            instance_id=case.instance.id,
            id=ROOT_SCOPE,
            parent_id=None,
            process_key=case.instance.process_key,
            definition_id=case.instance.definition_id,
            call_element_id=None,
            business_key=case.instance.business_key or None,
            position=0,
            live=True,
            variables=dict(variables),
            changed={},
        )
    )
    team = variables.get("ansvarlig_team")
    if isinstance(team, str) and team:
        case.instance.responsible_team = team
        case.session.add(CaseTeam(instance_id=case.instance.id, team=team))


def _end_origin(deviation: Case) -> None:
    query = select(ProcessInstance).where(ProcessInstance.id == deviation.instance.origin_instance_id)
    query = query.options(undefer_group("running")).with_for_update()
    instance = deviation.session.scalar(query.execution_options(populate_existing=True))
    if instance is None or instance.status not in (ACTIVE, SUSPENDED):
        return
    origin = Case(deviation.context, deviation.session, deviation.actor, instance, deviation.now)
    end_by_deviation(origin, deviation)
    origin.finish()


def _start_at_once(case: Case, follower: Follower, chain: int) -> None:
    """Start a procedure that follows at once, unless the case has started it already; one that cannot be is offered."""
    row = offer(case, follower)
    if row.started_instance_id is not None:
        return
    try:
        if chain > LONGEST_CHAIN:
            raise Refused("Procedurerne starter hinanden i en ring.")
        opening = Opening(
            newest(case.session, follower.process_key),
            carried(case, follower.variables),
            case.instance.business_key or None,
            Origin(FOLLOW_ON, case.instance.id),
        )
        with case.session.begin_nested():
            opened = open_case(case.context, case.session, opening, SYSTEM, chain=chain)
    except EngineError as error:
        case.note("follow-on-failed", details={"process_key": follower.process_key, "message": error.message})
        return
    row.started_instance_id = opened.instance.id
    case.note("follow-on-started", details=told_of(opened, opening.definition))
