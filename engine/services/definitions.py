"""Deployed definitions ready for use: compiled procedures, read decisions and forms, kept in the process by their id.

The bytes of the deployment are the source; what is made of them never changes, so it is made once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.bpmn.compiler import ExecutableProcess, compile_processes
from engine.bpmn.reader import read_diagram
from engine.bpmn.settings import FormBinding
from engine.dmn import Decision, read_decisions
from engine.errors import DecisionFailed, DefinitionNotFound
from engine.forms.reader import read_form
from engine.forms.schema import Form
from engine.persistence.definitions import DecisionDefinition, FormDefinition, ProcessDefinition, Resource
from engine.persistence.lookups import bound_form_id
from engine.services.cache import Cache

CAPACITY = 512
WORD = re.compile(rb"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True)
class DeployedProcess:
    """One version of a procedure, compiled."""

    id: str
    name: str
    version: int
    deployment_id: str
    executable: ExecutableProcess


@dataclass(frozen=True)
class DeployedDecision:
    """One version of a decision, and the others of its file, which it may require."""

    decision: Decision
    others: Mapping[str, Decision]


class DeployedDefinitions:
    """Everything by its definition's id."""

    def __init__(self) -> None:
        self._processes: Cache[str, DeployedProcess] = Cache(CAPACITY)
        self._decisions: Cache[str, DeployedDecision] = Cache(CAPACITY)
        self._forms: Cache[str, Form] = Cache(4 * CAPACITY)
        self._form_ids: Cache[tuple[str, FormBinding], str | None] = Cache(4 * CAPACITY)
        self._words: Cache[str, frozenset[bytes]] = Cache(CAPACITY)

    def process(self, session: Session, definition_id: str) -> DeployedProcess:
        """The compiled procedure. Raises DefinitionNotFound."""
        return self._processes.get(definition_id, lambda: _process(session, definition_id))

    def decision(self, session: Session, definition_id: str) -> DeployedDecision:
        """The decision. Raises DecisionFailed."""
        return self._decisions.get(definition_id, lambda: _decision(session, definition_id))

    def form(self, session: Session, definition_id: str) -> Form:
        """The form. Raises DefinitionNotFound."""
        return self._forms.get(definition_id, lambda: _form(session, definition_id))

    def form_id(self, session: Session, binding: FormBinding | None, deployment_id: str) -> str | None:
        """The id of the form that an element of this deployment names; None when it names none."""
        if binding is None:
            return None
        written = asdict(binding)
        if binding.kind == "file" or binding.binding == "deployment":
            key = (deployment_id, binding)
            return self._form_ids.get(key, lambda: bound_form_id(session, written, deployment_id))
        return bound_form_id(session, written, deployment_id)

    def mentions(self, session: Session, deployment_id: str, name: str) -> bool:
        """Whether any diagram, table or form of the deployment mentions a variable of that name."""
        return name.encode() in self._words.get(deployment_id, lambda: _words(session, deployment_id))


def _process(session: Session, definition_id: str) -> DeployedProcess:
    row = session.get(ProcessDefinition, definition_id)
    if row is None:
        raise DefinitionNotFound(definition_id)
    diagram, findings = read_diagram(_data(session, row.deployment_id, row.resource), row.resource)
    if diagram is None:
        raise ValueError(f"the deployed diagram {row.resource!r} can no longer be read: {findings}")
    return DeployedProcess(definition_id, row.name, row.version, row.deployment_id, compile_processes(diagram)[row.key])


def _decision(session: Session, definition_id: str) -> DeployedDecision:
    row = session.get(DecisionDefinition, definition_id)
    if row is None:
        raise DecisionFailed(f"Beslutningstabellen «{definition_id}» findes ikke længere.")
    decisions, _ = read_decisions(_data(session, row.deployment_id, row.resource), row.resource)
    others = {decision.id: decision for decision in decisions}
    return DeployedDecision(others[row.key], others)


def _form(session: Session, definition_id: str) -> Form:
    row = session.get(FormDefinition, definition_id)
    if row is None:
        raise DefinitionNotFound(definition_id)
    form, findings = read_form(_data(session, row.deployment_id, row.resource), row.resource)
    if form is None:
        raise ValueError(f"the deployed form {row.resource!r} can no longer be read: {findings}")
    return form


def _words(session: Session, deployment_id: str) -> frozenset[bytes]:
    rows = session.execute(select(Resource.name, Resource.data).where(Resource.deployment_id == deployment_id))
    read = [data for name, data in rows if name.endswith((".bpmn", ".dmn", ".form"))]
    return frozenset(word for data in read for word in WORD.findall(data))


def _data(session: Session, deployment_id: str, name: str) -> bytes:
    row = session.get(Resource, (deployment_id, name))
    if row is None:
        raise ValueError(f"deployment {deployment_id!r} has no resource {name!r}")
    return row.data
