"""Records of deployments and definitions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from engine.findings import Finding
from engine.records.forms import FormReference


@dataclass(frozen=True)
class DefinitionRecord:
    """One version of a procedure. `is_latest`: the one in use, which new cases start on."""

    id: str  # "key:version:uuid"
    key: str
    name: str
    version: int
    version_tag: str | None
    deployment_id: str
    resource: str
    documentation: str
    history_time_to_live: str | None
    starter_groups: tuple[str, ...]
    called_keys: tuple[str, ...]
    is_latest: bool
    deployed_at: datetime
    deployed_by: str
    running: int = 0
    is_draft: bool = False
    note: str = ""
    start_form: FormReference | None = None


@dataclass(frozen=True)
class DecisionRecord:
    """One version of a decision table."""

    id: str
    key: str
    name: str
    version: int
    deployment_id: str
    resource: str


@dataclass(frozen=True)
class DeploymentRecord:
    """One deployment and what came of it."""

    id: str
    name: str
    source: str | None
    deployed_at: datetime
    deployed_by: str
    resources: tuple[str, ...]
    definitions: tuple[DefinitionRecord, ...]
    decisions: tuple[DecisionRecord, ...]
    findings: tuple[Finding, ...] = field(default_factory=tuple)
    unchanged: bool = False
    is_draft: bool = False
    note: str = ""
    approved_by: str | None = None


@dataclass(frozen=True)
class VersionEventRecord:
    """Who did what to one version of a procedure, when; `kind` is deployed, drafted, approved or activated."""

    at: datetime
    actor: str
    kind: str
    version: int
    note: str


@dataclass(frozen=True)
class VersionCases:
    """How many cases of one version run and how many have ended."""

    running: int = 0
    ended: int = 0
