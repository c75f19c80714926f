"""Which procedures follow a case (C-15), read from the properties of its diagram's elements.

`efterfoelger` on an end event names procedures to offer once the case has ended there; `efterfoelger_straks` on any
element those to start as soon as it is completed. Both hold keys parted by commas, or `=FEEL` over the case's variables
that gives a key, a list of keys, or null. `efterfoelger_variabler` is a `=FEEL` context of variables to add.
Private to services.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from engine.actor import Actor
from engine.bpmn.model import Element
from engine.errors import AlreadyStarted, EngineError, InstanceNotFound, Refused
from engine.execution.actions import ROOT_SCOPE, Advance, Fact
from engine.feel import parse
from engine.persistence.instances import CaseTeam, Task, VariableScope
from engine.persistence.succession import FollowOn

if TYPE_CHECKING:
    from engine.services.case import Case

OFFERED, AT_ONCE, ADDED = "efterfoelger", "efterfoelger_straks", "efterfoelger_variabler"


@dataclass(frozen=True)
class Follower:
    """A procedure to start on the same case at once."""

    process_key: str
    variables: Mapping[str, Any]


def collect(case: Case, advance: Advance) -> None:
    """Take up what follows a step: what is to start at once into `case.followers`, what is offered as rows."""
    for fact in advance.facts:
        if fact.kind == "activity-completed":
            element = case.executable(fact.process_key).process.elements.get(fact.element_id)
            if element is not None and AT_ONCE in element.settings.properties:
                case.followers += _followers(case, element, AT_ONCE, _seen_from(advance, fact))
    if advance.snapshot.ended and advance.snapshot.end_event_id:
        end = case.executable(case.instance.process_key).process.elements.get(advance.snapshot.end_event_id)
        if end is not None and OFFERED in end.settings.properties:
            for follower in _followers(case, end, OFFERED, _variables(advance, ROOT_SCOPE) or {}):
                offer(case, follower)


def offer(case: Case, follower: Follower) -> FollowOn:
    """The row of a procedure that may be started on the case; a procedure is offered once."""
    case.session.flush()
    row = case.session.get(FollowOn, (case.instance.id, follower.process_key))
    if row is None:
        there = select(FollowOn.position).where(FollowOn.instance_id == case.instance.id)
        row = FollowOn(
            instance_id=case.instance.id,
            process_key=follower.process_key,
            position=len(case.session.scalars(there).all()),
            variables=dict(follower.variables),
            started_instance_id=None,
        )
        case.session.add(row)
    return row


def must_be_offered(case: Case, key: str) -> FollowOn:
    """The row of a procedure offered on the case. Raises Refused, and AlreadyStarted for one that was started."""
    row = case.session.get(FollowOn, (case.instance.id, key))
    if row is None:
        raise Refused("Den procedure tilbydes ikke på sagen.")
    if row.started_instance_id is not None:
        raise AlreadyStarted("Proceduren er allerede startet på sagen.", row.started_instance_id)
    return row


def must_see(case: Case, actor: Actor) -> None:
    """Raises InstanceNotFound for a case that none of the actor's teams has or had anything to do with."""
    instance = case.instance
    of_team = select(CaseTeam.team).where(CaseTeam.instance_id == instance.id, CaseTeam.team.in_(actor.groups))
    of_own = select(Task.id).where(Task.instance_id == instance.id, Task.assignee == actor.user_id)
    is_theirs = actor.sees_all_cases or instance.started_by == actor.user_id
    if not is_theirs and not any(case.session.scalar(query.limit(1)) for query in (of_team, of_own)):
        raise InstanceNotFound(instance.id)


def carried(case: Case, added: Mapping[str, Any]) -> dict[str, Any]:
    """The variables that go on to a procedure following the case: the case's own, then what is added.

    The team responsible at the end is responsible at the beginning.
    """
    started = case.session.get(VariableScope, (case.instance.id, ROOT_SCOPE))
    variables = dict(started.variables) if started else {}
    if case.instance.business_key:
        variables["sag_id"] = case.instance.business_key
    if case.instance.responsible_team:
        variables["ansvarlig_team"] = case.instance.responsible_team
    return variables | dict(added)


def _followers(case: Case, element: Element, name: str, variables: Mapping[str, Any]) -> list[Follower]:
    """The followers an element names; one whose expression fails is told in history, for the case itself goes on."""
    properties = element.settings.properties
    try:
        added = _value(case, properties.get(ADDED, ""), variables)
        keys = list(_keys(_value(case, properties[name], variables)))
    except EngineError as error:
        case.note(
            "follow-on-failed", element_id=element.id, element_name=element.name, details={"message": error.message}
        )
        return []
    return [Follower(key, added if isinstance(added, dict) else {}) for key in dict.fromkeys(keys)]


def _value(case: Case, text: str, variables: Mapping[str, Any]) -> Any:
    if not text.startswith("="):
        return text
    return parse(text).evaluate(variables, now=case.now, zone=case.context.settings.zone).json


def _keys(value: Any) -> Iterator[str]:
    texts = value if isinstance(value, list) else [value]
    for text in texts:
        if isinstance(text, str):
            yield from (part.strip() for part in text.split(",") if part.strip())


def _seen_from(advance: Advance, fact: Fact) -> Mapping[str, Any]:
    """The variables where the element stands; of a called procedure that is over, the started one's."""
    seen = _variables(advance, fact.scope_id)
    return seen if seen is not None else _variables(advance, ROOT_SCOPE) or {}


def _variables(advance: Advance, scope_id: str) -> Mapping[str, Any] | None:
    return next((scope.variables for scope in advance.state.scopes if scope.id == scope_id), None)
