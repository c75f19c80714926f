"""The verbs of what the organisation settles beside its procedures: districts, saved case lists, source rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from engine.bpmn.trace import read_rules
from engine.errors import ValueInvalid
from engine.execution.actions import ROOT_SCOPE
from engine.persistence.instances import VariableScope
from engine.persistence.organisation import District, SavedCaseList, SourceRule
from engine.persistence.succession import CaseMarker
from engine.records.organisation import CaseListRecord, DistrictRecord
from engine.services.context import Context


@dataclass(frozen=True)
class Organisation:
    """Whoever calls these verbs is trusted: the command line. All of them may be called again with the same."""

    context: Context

    def set_districts(self, districts: Iterable[DistrictRecord]) -> None:
        """The districts from now on, in this order."""
        rows = [District(id=each.id, name=each.name, position=at) for at, each in enumerate(districts)]

        def verb(session: Session) -> None:
            session.execute(delete(District))
            session.add_all(rows)

        self.context.transactions.write(verb)

    def set_case_lists(self, lists: Iterable[CaseListRecord]) -> None:
        """The saved case lists from now on; cases are found from what they hold now."""
        wanted = list(lists)

        def verb(session: Session) -> None:
            known = set(session.scalars(select(SavedCaseList.variable)))
            session.execute(delete(SavedCaseList))
            session.add_all(_row(each, at) for at, each in enumerate(wanted))
            asked = {each.variable for each in wanted}
            session.execute(delete(CaseMarker).where(CaseMarker.name.not_in(asked)))
            for name in sorted(asked - known):
                _mark_all(session, name)

        self.context.transactions.write(verb)

    def set_rules(self, text: str) -> None:
        """The rules of the source documents from now on, as `regler.csv` holds them. Raises ValueInvalid."""
        try:
            rules = read_rules(text)
        except ValueError as error:
            raise ValueInvalid(str(error)) from error

        def verb(session: Session) -> None:
            session.execute(delete(SourceRule))
            session.add_all(
                SourceRule(
                    id=rule.id,
                    position=at,
                    source=rule.source,
                    quote=rule.quote,
                    executable=rule.executable,
                    reason=rule.reason,
                )
                for at, rule in enumerate({rule.id: rule for rule in rules}.values())
            )

        self.context.transactions.write(verb)


def _row(each: CaseListRecord, position: int) -> SavedCaseList:
    return SavedCaseList(
        id=each.id,
        name=each.name,
        position=position,
        variable=each.variable,
        wanted=list(each.wanted),
        process_keys=list(each.process_keys),
        teams=list(each.teams),
        shown_to=list(each.shown_to),
        running=each.running,
    )


def _mark_all(session: Session, name: str) -> None:
    """Note a variable of all cases that no list has asked for before: of the newest called procedure that holds it."""
    scopes = select(VariableScope).order_by(VariableScope.position)
    found: dict[str, str] = {}
    for scope in session.scalars(scopes.where(VariableScope.live | (VariableScope.id == ROOT_SCOPE))):
        value = scope.variables.get(name)
        if isinstance(value, str):
            found[scope.instance_id] = value
    session.add_all(CaseMarker(instance_id=case, name=name, value=value) for case, value in found.items())
