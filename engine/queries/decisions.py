"""Single decision tables."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from engine.errors import DefinitionNotFound
from engine.persistence.definition_records import decision_record
from engine.persistence.definitions import DecisionDefinition
from engine.queries.base import Queries
from engine.records.definitions import DecisionRecord


class DecisionTables(Queries):
    """Decision tables are no secret inside the organisation."""

    def decision(self, decision_id: str) -> DecisionRecord:
        """One version of a decision table. Raises DefinitionNotFound."""
        return self._one(select(DecisionDefinition).where(DecisionDefinition.id == decision_id), decision_id)

    def decision_by_key(self, key: str) -> DecisionRecord:
        """The version that is in use. Raises DefinitionNotFound."""
        in_use = select(DecisionDefinition).where(DecisionDefinition.key == key, DecisionDefinition.latest)
        return self._one(in_use, key)

    def _one(self, query: Select[DecisionDefinition], asked: str) -> DecisionRecord:
        def read(session: Session) -> DecisionRecord:
            found = session.scalar(query)
            if found is None:
                raise DefinitionNotFound(asked)
            return decision_record(found)

        return self.transactions.read(read)
