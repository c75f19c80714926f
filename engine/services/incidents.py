"""The verb of incidents: do again what the diagram could not do, once what was wrong has been put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer_group

from engine.actor import Actor
from engine.errors import IncidentNotFound, Refused, RoleMissing
from engine.persistence.instances import Incident, ProcessInstance
from engine.records.cases import InstanceRecord
from engine.records.incidents import IncidentView
from engine.services.action_json import OfferJob, from_json
from engine.services.case import Case, retell
from engine.services.context import Context
from engine.services.correcting import correct
from engine.services.external_work import offer
from engine.services.held import replace_held
from engine.services.incident_view import view_of
from engine.services.on_case import on_case
from engine.services.reasons import must_say_why

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Incidents:
    """What failed is kept, put right and replayed (docs/adr/0008)."""

    context: Context

    def view(self, incident_id: str, actor: Actor) -> IncidentView:
        """One incident, with what it holds and why it failed. Raises RoleMissing, IncidentNotFound."""
        _must_manage(actor, "Kun en leder eller en administrator kan se, hvad hændelsen holder på.")

        def query(session: Session) -> IncidentView:
            incident = session.get(Incident, incident_id)
            if incident is None:
                raise IncidentNotFound(incident_id)
            here = select(ProcessInstance).where(ProcessInstance.id == incident.instance_id)
            instance = session.scalars(here.options(undefer_group("running"))).one()
            return view_of(Case(self.context, session, actor, instance, self.context.clock.now()), incident)

        return self.context.transactions.read(query)

    def retry(
        self,
        incident_id: str,
        actor: Actor,
        values: Values | None = None,
        *,
        variables: Mapping[str, Values] | None = None,
        reason: str = "",
    ) -> InstanceRecord:
        """Replay the incident's action on the case as it is now; one that is solved already is no error.

        With `values` the action is replayed with these instead of those it holds, with `variables` (scope id → name →
        value) the case's own are corrected first; history tells both, with the reason, which either demands. When it
        fails again the incident stays open with the new reason and what was corrected, and Refused says so. Raises
        RoleMissing, IncidentNotFound, InstanceSuspended, InstanceEnded, ValueInvalid.
        """

        def verb(case: Case) -> InstanceRecord | Refused:
            incident = case.session.get_one(Incident, incident_id)
            if incident.resolved_at is not None:
                return case.record()
            case.must_run()
            if values is not None:
                replace_held(case, incident, values, reason)
            for scope_id, changed in (variables or {}).items():
                correct(case, changed, scope_id=scope_id, reason=reason)
            return _replay(case, incident)

        _must_manage(actor, "Kun en leder eller en administrator kan prøve igen.")
        if values is not None or variables:
            must_say_why(reason)
        of_incident = select(Incident.instance_id).where(Incident.id == incident_id).scalar_subquery()
        return on_case(self.context, actor, of_incident, verb, IncidentNotFound(incident_id))


def _replay(case: Case, incident: Incident) -> InstanceRecord | Refused:
    case.note("incident-retried", process_key=incident.process_key, details={"incident": incident.id})
    action = from_json(incident.action)
    failure = offer(case, action.job_id) if isinstance(action, OfferJob) else case.move(action)
    if failure is not None:
        retell(incident, failure)
        return Refused(f"Det lykkedes ikke denne gang heller: {failure.message}")
    if incident.resolved_at is None:
        case.resolve(incident)
    return case.record()


def _must_manage(actor: Actor, sentence: str) -> None:
    if not actor.sees_all_cases:
        raise RoleMissing(sentence)
