"""Binds a case to versions when it starts: of all procedures it may call and of all decisions they use.

A new deployment then only affects new cases. Called procedures are bound `latest` unless the diagram says otherwise;
decisions as the business rule task says: of the same deployment, or the newest now.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from engine.bpmn.model import Element
from engine.errors import DefinitionNotFound
from engine.persistence.definitions import DecisionDefinition, ProcessDefinition
from engine.persistence.lookups import bound_id, newest_id
from engine.services.definitions import DeployedDefinitions, DeployedProcess


def bind(
    session: Session, definitions: DeployedDefinitions, started: ProcessDefinition, *, drafts: bool = False
) -> dict[str, Any]:
    """{"processes": {key: definition id}, "decisions": {process key: {"binding:ref": decision id}}}.

    With `drafts` (trial runs) a called procedure of which no version is in use is bound to its newest draft. Raises
    DefinitionNotFound for a called procedure that is not deployed.
    """
    processes = {started.key: started.id}
    decisions: dict[str, dict[str, str]] = {}
    waiting = [started.key]
    while waiting:
        key = waiting.pop()
        process = definitions.process(session, processes[key])
        for element in process.executable.process.elements.values():
            called = element.settings.called_element
            if called and called not in processes:
                processes[called] = _called(session, element, process, drafts=drafts)
                waiting.append(called)
            if element.settings.decision_ref:
                decisions.setdefault(key, {}).update(_decision(session, element, process))
    return {"processes": processes, "decisions": decisions}


def rebind(
    session: Session, definitions: DeployedDefinitions, bound: Mapping[str, Any], moved: ProcessDefinition
) -> dict[str, Any]:
    """The bindings of a running case with one of its procedures in another version.

    What the case is bound to stays, but for the decisions that the version takes from its own deployment; what only the
    new version uses is bound now. Raises DefinitionNotFound.
    """
    fresh = bind(session, definitions, moved)
    process = definitions.process(session, moved.id).executable.process
    own = {
        decision_key(e.settings.decision_binding, e.settings.decision_ref)
        for e in process.elements.values()
        if e.settings.decision_ref and e.settings.decision_binding != "latest"
    }
    decisions = {**fresh["decisions"], **bound["decisions"]}
    theirs = {name: found for name, found in bound["decisions"].get(moved.key, {}).items() if name not in own}
    if here := {**fresh["decisions"].get(moved.key, {}), **theirs}:
        decisions[moved.key] = here
    return {"processes": {**fresh["processes"], **bound["processes"], moved.key: moved.id}, "decisions": decisions}


def decision_key(binding: str, reference: str) -> str:
    """Under which key a decision is bound."""
    return f"{binding}:{reference}"


def _called(session: Session, element: Element, caller: DeployedProcess, *, drafts: bool) -> str:
    settings = element.settings
    key = settings.called_element or ""
    found = bound_id(
        session,
        ProcessDefinition,
        key,
        binding=settings.called_binding,
        version=settings.called_version,
        deployment_id=caller.deployment_id,
    )
    if found is None and drafts:
        found = newest_id(session, key)
    if found is None:
        raise DefinitionNotFound(key)
    return found


def _decision(session: Session, element: Element, user: DeployedProcess) -> dict[str, str]:
    """The bound decision; an empty one when it is not deployed: that is an incident when the case gets there."""
    settings = element.settings
    reference = settings.decision_ref or ""
    found = bound_id(
        session,
        DecisionDefinition,
        reference,
        binding=settings.decision_binding,
        version=settings.decision_version,
        deployment_id=user.deployment_id,
    )
    return {decision_key(settings.decision_binding, reference): found} if found else {}
