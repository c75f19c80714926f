"""Records of deployments and definitions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from engine.findings import Finding


@dataclass(frozen=True)
class DefinitionRecord:
    """One version of a procedure."""

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
