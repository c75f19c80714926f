"""What ties cases together: where one comes from, what came of it, and the procedures offered on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import DefinitionNotFound, Refused
from engine.forms.schema import Form
from engine.persistence.definition_records import definition_record
from engine.persistence.definitions import ProcessDefinition
from engine.persistence.instances import ProcessInstance, VariableScope
from engine.persistence.lookups import bound_form_id, latest_process
from engine.persistence.records import instance_records
from engine.persistence.succession import FollowOn
from engine.queries.base import Queries, visible_cases, visible_instance
from engine.records.definitions import DefinitionRecord
from engine.records.succession import FollowOnRecord, Relatives


class Successions(Queries):
    """Cases and what follows them."""

    def relatives(self, instance_id: str, actor: Actor) -> Relatives:
        """The case it comes from and those that came of it, newest first, as far as the actor may see them.

        Raises InstanceNotFound.
        """

        def query(session: Session) -> Relatives:
            instance = visible_instance(session, instance_id, actor)
            found = select(ProcessInstance).where(visible_cases(actor))
            origins = session.scalars(found.where(ProcessInstance.id == instance.origin_instance_id)).all()
            came_of_it = found.where(ProcessInstance.origin_instance_id == instance_id)
            offspring = session.scalars(
                came_of_it.order_by(ProcessInstance.started_at.desc(), ProcessInstance.id)
            ).all()
            records = instance_records(session, [*origins, *offspring], self.clock.now())
            return Relatives(records[0] if origins else None, tuple(records[len(origins) :]))

        return self.transactions.read(query)

    def follow_ons(self, instance_id: str, actor: Actor) -> list[FollowOnRecord]:
        """The procedures offered on a case (C-15), those started already too; what is not deployed is not offered.

        Raises InstanceNotFound.
        """

        def query(session: Session) -> list[FollowOnRecord]:
            instance = visible_instance(session, instance_id, actor)
            rows = (
                select(FollowOn, ProcessDefinition)
                .join(ProcessDefinition, (ProcessDefinition.key == FollowOn.process_key) & ProcessDefinition.latest)
                .where(FollowOn.instance_id == instance_id)
                .order_by(FollowOn.position)
            )
            return [
                FollowOnRecord(
                    row.process_key, definition.name, _may_start(instance, definition, actor), row.started_instance_id
                )
                for row, definition in session.execute(rows)
            ]

        return self.transactions.read(query)

    def follow_on_form(
        self, instance_id: str, key: str, actor: Actor
    ) -> tuple[Form | None, DefinitionRecord, Mapping[str, Any]]:
        """The start form of a procedure offered on a case, and the values it opens with.

        Raises InstanceNotFound, DefinitionNotFound, and Refused for one that is not offered or was started already.
        """

        def query(session: Session) -> tuple[Form | None, DefinitionRecord, Mapping[str, Any]]:
            instance = visible_instance(session, instance_id, actor)
            row, definition = session.get(FollowOn, (instance_id, key)), latest_process(session, key)
            if row is None or row.started_instance_id is not None:
                raise Refused("Den procedure tilbydes ikke på sagen, eller den er allerede startet.")
            if definition is None:
                raise DefinitionNotFound(key)
            form_id = bound_form_id(session, definition.start_form, definition.deployment_id)
            form = self.read_form(session, form_id) if form_id else None
            return form, definition_record(session, definition), _carried(session, instance, row)

        return self.transactions.read(query)


def _may_start(instance: ProcessInstance, definition: ProcessDefinition, actor: Actor) -> bool:
    is_responsible = instance.responsible_team in actor.groups
    return is_responsible or actor.may_start(definition.starter_groups, definition.starter_users)


def _carried(session: Session, instance: ProcessInstance, row: FollowOn) -> Mapping[str, Any]:
    started = session.scalar(
        select(VariableScope).where(VariableScope.instance_id == instance.id, VariableScope.parent_id.is_(None))
    )
    own = started.variables if started else {}
    settled = {"sag_id": instance.business_key, "ansvarlig_team": instance.responsible_team}
    return own | {name: value for name, value in settled.items() if value} | row.variables
