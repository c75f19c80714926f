"""Looks up the rules of the source documents that properties name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.persistence.organisation import SourceRule
from engine.records.organisation import RuleRecord, rule_ids


@dataclass(frozen=True)
class Rules:
    """Rules by id."""

    known: Mapping[str, RuleRecord]

    def of(self, properties: Mapping[str, str]) -> tuple[RuleRecord, ...]:
        """The known ones among those that an element names, in its order."""
        return tuple(self.known[each] for each in rule_ids(properties) if each in self.known)


def rules_named(session: Session, properties: Iterable[Mapping[str, str]]) -> Rules:
    """The rules that any of these properties name."""
    wanted = {rule_id for each in properties for rule_id in rule_ids(each)}
    if not wanted:
        return Rules({})
    rows = session.scalars(select(SourceRule).where(SourceRule.id.in_(wanted)))
    return Rules({row.id: RuleRecord(row.id, row.source, row.quote, row.executable, row.reason) for row in rows})
