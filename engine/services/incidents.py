"""The verb of incidents: do again what the diagram could not do, once what was wrong has been put right."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from engine.actor import Actor
from engine.errors import IncidentNotFound, Refused, RoleMissing
from engine.persistence.instances import Incident
from engine.records.cases import InstanceRecord
from engine.services.action_json import OfferJob, from_json
from engine.services.case import Case, retell
from engine.services.context import Context
from engine.services.external_work import offer
from engine.services.on_case import on_case


@dataclass(frozen=True)
class Incidents:
    """What failed is kept and replayed (docs/adr/0008)."""

    context: Context

    def retry(self, incident_id: str, actor: Actor) -> InstanceRecord:
        """Replay the incident's action on the case as it is now; one that is solved already is no error.

        When it fails again the incident stays open with the new reason, and Refused says so. Raises RoleMissing,
        IncidentNotFound, InstanceSuspended, InstanceEnded.
        """

        def verb(case: Case) -> InstanceRecord | Refused:
            incident = case.session.get_one(Incident, incident_id)
            if incident.resolved_at is not None:
                return case.record()
            case.must_run()
            case.note("incident-retried", process_key=incident.process_key, details={"incident": incident.id})
            action = from_json(incident.action)
            failure = offer(case, action.job_id) if isinstance(action, OfferJob) else case.move(action)
            if failure is not None:
                retell(incident, failure)
                return Refused(f"Det lykkedes ikke denne gang heller: {failure.message}")
            if incident.resolved_at is None:
                case.resolve(incident)
            return case.record()

        if not actor.sees_all_cases:
            raise RoleMissing("Kun en leder eller en administrator kan prøve igen.")
        of_incident = select(Incident.instance_id).where(Incident.id == incident_id).scalar_subquery()
        return on_case(self.context, actor, of_incident, verb, IncidentNotFound(incident_id))
