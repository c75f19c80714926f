"""The world outside the diagram as one case sees it during one action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.bpmn.runtime import Decided
from engine.dmn import decide
from engine.errors import DecisionFailed
from engine.persistence.people import Team
from engine.services.bindings import decision_key
from engine.services.definitions import DeployedDefinitions


@dataclass(frozen=True)
class CaseRuntime:
    """Implements `engine.bpmn.runtime.Runtime` with the case's own bindings."""

    session: Session
    definitions: DeployedDefinitions
    bindings: Mapping[str, Any]
    now: datetime
    zone: ZoneInfo

    def decide(self, decision_ref: str, process_key: str, binding: str, variables: Mapping[str, Any]) -> Decided:
        """Evaluate the decision that was bound when the case started. Raises DecisionFailed."""
        bound = self.bindings["decisions"].get(process_key, {}).get(decision_key(binding, decision_ref))
        if bound is None:
            raise DecisionFailed(f"Beslutningstabellen «{decision_ref}» var ikke udrullet, da sagen startede.")
        found = self.definitions.decision(self.session, bound)
        decided = decide(found.decision, variables, now=self.now, zone=self.zone, others=found.others)
        inputs = {
            column.title: column.expression.evaluate(variables, now=self.now, zone=self.zone).json
            for column in found.decision.inputs
        }
        return Decided(decided.hits, decided.rules, inputs)

    def group_exists(self, group: str) -> bool:
        """Whether the organisation knows this candidate group; one that has named no teams takes any."""
        return not self._groups or group in self._groups

    @cached_property
    def _groups(self) -> frozenset[str]:
        return frozenset(self.session.scalars(select(Team.id)))
