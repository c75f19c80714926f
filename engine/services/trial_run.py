"""One trial run in the hands of one verb: its forms, its procedures, and moving it. Private to services."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.bpmn.model import Process
from engine.errors import ExecutionFailed, TaskNotOpen, TrialNotFound
from engine.execution.actions import NewTask
from engine.execution.rehearsal import Rehearsal, Rehearsed
from engine.forms import Form, submission
from engine.persistence.definitions import ProcessDefinition
from engine.persistence.trials import Trial
from engine.records.scenarios import ScenarioStep
from engine.services import trial_state
from engine.services.bindings import bind
from engine.services.context import Context
from engine.services.definitions import DeployedProcess
from engine.services.described import definition_row
from engine.services.runtime import CaseRuntime
from engine.services.starting import business_key_of, with_defaults

LIFETIME = timedelta(days=30)  # after it was last used
Posted = Mapping[str, Sequence[str]]
Move = Callable[[Rehearsal, Rehearsed], Rehearsed]


@dataclass(frozen=True)
class TrialRun:
    """A trial's row with what it takes to move it."""

    context: Context
    session: Session
    trial: Trial

    @property
    def stands(self) -> Rehearsed:
        """Where the run stands."""
        return trial_state.stands(self.trial)

    @property
    def key(self) -> str:
        """The procedure that is tried."""
        return definition_row(self.session, self.trial.definition_id).key

    def process(self, key: str | None = None) -> Process:
        """The procedure that is tried, or one that it calls, as the trial is bound to it."""
        return self._deployed(key or self.key).executable.process

    def open_task(self, task_id: str) -> NewTask:
        """An open task. Raises TaskNotOpen."""
        task = self.stands.task(task_id)
        if task is None:
            raise TaskNotOpen("Opgaven er ikke længere åben i prøvekørslen.")
        return task

    def form(self, task: NewTask) -> Form | None:
        """The form of an open task, as a case on this version would show it."""
        deployed = self._deployed(task.process_key)
        binding = deployed.executable.process.elements[task.element_id].settings.form
        definitions = self.context.definitions
        form_id = definitions.form_id(self.session, binding, deployed.deployment_id)
        return definitions.form(self.session, form_id) if form_id else None

    def read(self, form: Form | None, posted: Posted, variables: Mapping[str, Any]) -> dict[str, Any]:
        """What was typed, at the trial's own time. Raises FormInvalid."""
        if form is None:
            return {}
        return submission.read_posted(form, posted, variables, now=self.trial.now, zone=self.context.settings.zone)

    def move(self, move: Move, step: ScenarioStep | None = None) -> None:
        """Move the run; what the diagram cannot do is kept to be shown, and the run stands where it stood."""
        bindings = self.trial.bindings

        def surroundings(at: datetime) -> CaseRuntime:
            return CaseRuntime(self.session, self.context.definitions, bindings, at, self.context.settings.zone)

        processes = {key: self._deployed(key).executable for key in bindings["processes"]}
        try:
            made = move(Rehearsal(processes, self.key, surroundings), self.stands)
        except ExecutionFailed as failure:
            trial_state.keep_failure(self.trial, failure)
        else:
            trial_state.keep(self.trial, made, step)
        self.trial.expires_at = self.context.clock.now() + LIFETIME

    def _deployed(self, key: str) -> DeployedProcess:
        definition_id: str = self.trial.bindings["processes"][key]
        return self.context.definitions.process(self.session, definition_id)


def own(context: Context, session: Session, trial_id: str, actor: Actor) -> TrialRun:
    """The actor's trial. Raises TrialNotFound, for another person's too."""
    trial = session.get(Trial, trial_id)
    if trial is None or (trial.owner != actor.user_id and not actor.is_admin):
        raise TrialNotFound(trial_id)
    return TrialRun(context, session, trial)


def start_form(context: Context, session: Session, definition: ProcessDefinition) -> Form | None:
    """The form a version is started with."""
    deployed = context.definitions.process(session, definition.id)
    begins = deployed.executable.process.start_event()
    form_id = begins and context.definitions.form_id(session, begins.settings.form, deployed.deployment_id)
    return context.definitions.form(session, form_id) if form_id else None


def begin(context: Context, session: Session, definition: ProcessDefinition, posted: Posted, actor: Actor) -> Trial:
    """A new trial, moved to its first waits. Raises FormInvalid, ValueInvalid and DefinitionNotFound."""
    now, form = context.clock.now(), start_form(context, session, definition)
    values = submission.read_posted(form, posted, {}, now=now, zone=context.settings.zone) if form else {}
    bindings = bind(session, context.definitions, definition, drafts=True)
    variables = with_defaults(session, context, bindings, values)
    business_key = business_key_of(None, variables)
    trial = Trial(
        id=str(uuid4()),
        definition_id=definition.id,
        owner=actor.user_id,
        created_at=now,
        expires_at=now + LIFETIME,
        now=now,
        bindings=bindings,
        tokens=None,
        run={},
        story={"begins": now.isoformat(), "variables": variables, "steps": [], "happened": []},
        failure=None,
    )
    session.add(trial)
    run = TrialRun(context, session, trial)
    run.move(lambda rehearsal, here: rehearsal.start(now, variables, business_key))
    return trial
