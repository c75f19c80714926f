"""The verb of decision tables by themselves: what a table says of given values; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.dmn import decide
from engine.errors import DecisionFailed, DefinitionNotFound, KeyTooNarrow, Refused
from engine.execution.variables import check_storable
from engine.persistence.definitions import DecisionDefinition
from engine.services.context import Context


@dataclass(frozen=True)
class Decisions:
    """Asked outside any case."""

    context: Context

    def evaluate(self, decision_id: str, values: Mapping[str, Any], actor: Actor) -> list[dict[str, Any]]:
        """The outputs of each hit, by name.

        Raises DefinitionNotFound, ValueInvalid, Refused for what fails, and KeyTooNarrow for a key that is for
        deploying alone; else anybody may ask.
        """
        if not actor.handles_cases:
            raise KeyTooNarrow
        for name, value in values.items():
            check_storable(name, value)
        zone = self.context.settings.zone

        def read(session: Session) -> list[dict[str, Any]]:
            if session.get(DecisionDefinition, decision_id) is None:
                raise DefinitionNotFound(decision_id)
            found = self.context.definitions.decision(session, decision_id)
            now = self.context.clock.now()
            try:
                decided = decide(found.decision, values, now=now, zone=zone, others=found.others)
            except DecisionFailed as failure:
                raise Refused(failure.message) from failure
            return [dict(hit) for hit in decided.hits]

        return self.context.transactions.read(read)
