"""The verbs of cases: start, start what follows, correct a variable, pause, resume, cancel."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import DefinitionNotFound, RoleMissing
from engine.forms import submission
from engine.persistence.definitions import ProcessDefinition
from engine.persistence.instances import (
    ACTIVE,
    CANCELED,
    FOLLOW_ON,
    SUSPENDED,
    Job,
)
from engine.persistence.lookups import latest_process
from engine.records.cases import InstanceRecord
from engine.services.case import Case
from engine.services.closing import cut_off
from engine.services.context import Context
from engine.services.correcting import correct
from engine.services.followers import carried, must_be_offered, must_see
from engine.services.on_case import on_case
from engine.services.opening import Opening, Origin, newest, open_case, told_of

MANAGERS_ONLY = "Det kan kun en leder eller en administrator."


@dataclass(frozen=True)
class Instances:
    """Cases as a whole."""

    context: Context

    def start(
        self,
        key: str,
        *,
        business_key: str | None = None,
        variables: Mapping[str, Any] | None = None,
        actor: Actor,
        definition_id: str | None = None,
    ) -> InstanceRecord:
        """Start a case of a procedure, in its newest version unless `definition_id` names one; any variables are taken.

        What is empty and has a default gets it (C-18); `sag_id` and the business key are one and the same. When the
        diagram fails, the case is there with an incident. Raises DefinitionNotFound, RoleMissing, ValueInvalid.
        """

        def verb(session: Session) -> InstanceRecord:
            definition = _definition(session, key, definition_id)
            return self._start(session, definition, business_key, dict(variables or {}), actor)

        return self.context.transactions.write(verb)

    def start_with_form(
        self, key: str, posted: Mapping[str, Sequence[str]], actor: Actor, business_key: str | None = None
    ) -> InstanceRecord:
        """Start a case with what was typed in the start form, and a case number where the form has no field for one.

        Raises FormInvalid, and what `start` raises.
        """

        def verb(session: Session) -> InstanceRecord:
            definition = _definition(session, key, None)
            _must_be_starter(definition, actor)
            values = self._typed(session, definition, posted, {})
            return self._start(session, definition, business_key, values, actor)

        return self.context.transactions.write(verb)

    def start_follow_on(
        self, instance_id: str, key: str, actor: Actor, posted: Mapping[str, Sequence[str]] | None = None
    ) -> InstanceRecord:
        """Start a procedure offered on a case, once: same case number, the case's variables carried over (C-15).

        What was typed in the start form, if anything, comes on top. Open to those who may start the procedure and to
        the team responsible for the case. Raises InstanceNotFound, RoleMissing, DefinitionNotFound, FormInvalid,
        AlreadyStarted, and Refused for a procedure that is not offered.
        """

        def verb(case: Case) -> InstanceRecord:
            must_see(case, actor)
            offered = must_be_offered(case, key)
            definition = newest(case.session, key)
            if case.instance.responsible_team not in actor.groups:
                _must_be_starter(definition, actor)
            variables = carried(case, offered.variables)
            if posted is not None:
                variables |= self._typed(case.session, definition, posted, variables)
            number = case.instance.business_key or None
            opening = Opening(definition, variables, number, Origin(FOLLOW_ON, instance_id))
            opened = open_case(self.context, case.session, opening, actor)
            offered.started_instance_id = opened.instance.id
            case.note("follow-on-started", details=told_of(opened, definition))
            return opened.record()

        return on_case(self.context, actor, instance_id, verb)

    def set_variable(
        self, instance_id: str, name: str, value: Any, actor: Actor, *, scope_id: str | None = None, reason: str = ""
    ) -> InstanceRecord:
        """Correct one variable, of the started procedure or of a live scope; nothing moves.

        In a case whose start failed the start's own variable is corrected. Raises RoleMissing, InstanceNotFound,
        InstanceEnded, ValueInvalid.
        """

        def verb(case: Case) -> InstanceRecord:
            correct(case, {name: value}, scope_id=scope_id, reason=reason)
            return case.record()

        _must_manage(actor)
        return on_case(self.context, actor, instance_id, verb)

    def change_variables(
        self, instance_id: str, values: Mapping[str, Any], removed: Collection[str], actor: Actor
    ) -> InstanceRecord:
        """Correct several variables of the started procedure and take some away: all of it, or nothing.

        One that is both set and taken away is taken away; one that is not there is no error. Raises what `set_variable`
        raises.
        """

        def verb(case: Case) -> InstanceRecord:
            kept = {name: value for name, value in values.items() if name not in removed}
            correct(case, kept, removed=removed)
            return case.record()

        _must_manage(actor)
        return on_case(self.context, actor, instance_id, verb)

    def suspend(self, instance_id: str, actor: Actor) -> InstanceRecord:
        """Pause a case: tasks and timers wait. Raises RoleMissing, InstanceNotFound, InstanceEnded."""

        def verb(case: Case) -> InstanceRecord:
            case.must_not_have_ended()
            if case.instance.status == ACTIVE:
                case.instance.status = SUSPENDED
                waiting = update(Job).where(Job.instance_id == case.instance.id, Job.status == "waiting")
                case.session.execute(waiting.values(status="suspended", locked_until=None))
                case.note("instance-suspended")
            return case.record()

        _must_manage(actor)
        return on_case(self.context, actor, instance_id, verb)

    def resume(self, instance_id: str, actor: Actor) -> InstanceRecord:
        """End a pause; timers that fell due meanwhile fire now. Raises RoleMissing, InstanceNotFound, InstanceEnded."""

        def verb(case: Case) -> InstanceRecord:
            case.must_not_have_ended()
            if case.instance.status == SUSPENDED:
                case.instance.status = ACTIVE
                paused = update(Job).where(Job.instance_id == case.instance.id, Job.status == "suspended")
                case.session.execute(paused.values(status="waiting"))
                case.note("instance-resumed")
            return case.record()

        _must_manage(actor)
        return on_case(self.context, actor, instance_id, verb)

    def cancel(self, instance_id: str, actor: Actor, reason: str = "") -> InstanceRecord:
        """End a case where it stands. Raises RoleMissing, InstanceNotFound, InstanceEnded."""

        def verb(case: Case) -> InstanceRecord:
            case.must_not_have_ended()
            cut_off(case, CANCELED)
            case.note("instance-canceled", details={"reason": reason})
            return case.record()

        _must_manage(actor)
        return on_case(self.context, actor, instance_id, verb)

    def _typed(
        self,
        session: Session,
        definition: ProcessDefinition,
        posted: Mapping[str, Sequence[str]],
        variables: Mapping[str, Any],
    ) -> dict[str, Any]:
        """What was typed in the procedure's start form; nothing when it has none. Raises FormInvalid."""
        begin = self.context.definitions.process(session, definition.id).executable.process.start_event()
        form_id = begin and self.context.definitions.form_id(session, begin.settings.form, definition.deployment_id)
        if not form_id:
            return {}
        now, zone = self.context.clock.now(), self.context.settings.zone
        return submission.read_posted(
            self.context.definitions.form(session, form_id), posted, variables, now=now, zone=zone
        )

    def _start(
        self,
        session: Session,
        definition: ProcessDefinition,
        business_key: str | None,
        variables: dict[str, Any],
        actor: Actor,
    ) -> InstanceRecord:
        _must_be_starter(definition, actor)
        return open_case(self.context, session, Opening(definition, variables, business_key), actor).record()


def _definition(session: Session, key: str, definition_id: str | None) -> ProcessDefinition:
    found = session.get(ProcessDefinition, definition_id) if definition_id else latest_process(session, key)
    if found is None or found.key != key:
        raise DefinitionNotFound(definition_id or key)
    return found


def _must_be_starter(definition: ProcessDefinition, actor: Actor) -> None:
    if not actor.may_start(definition.starter_groups, definition.starter_users):
        raise RoleMissing(f"Du kan ikke starte «{definition.name}»: det kan kun de teams, som proceduren nævner.")


def _must_manage(actor: Actor) -> None:
    if not actor.sees_all_cases:
        raise RoleMissing(MANAGERS_ONLY)
