"""The verbs of trial runs: any version, drafts too, run outside every case with a clock of its own.

A trial touches no case, arms no job and sends nothing: it is a rehearsal whose state is kept in a row of `trial`. What
is only brought about around a case (deviations, procedures that follow, recurring starts) does not happen in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import Refused, ValueInvalid
from engine.execution.actions import NewTask, WaitingJob
from engine.execution.rehearsal import Rehearsed
from engine.execution.replay import end_state, later
from engine.execution.scenario_file import write_scenario
from engine.forms import Form
from engine.persistence.trials import Trial
from engine.records.external_tasks import MetError
from engine.records.scenarios import NEXT, Expected, Scenario, ScenarioStep
from engine.records.trials import TrialForm, TrialLine, TrialRecord
from engine.services.context import Context
from engine.services.described import definition_row
from engine.services.external_work import must_be_told
from engine.services.releasing import must_deploy
from engine.services.trial_records import trial_line, trial_record, trial_task
from engine.services.trial_run import Posted, TrialRun, begin, own, start_form
from engine.services.trial_state import steps_of

MOST = timedelta(days=36_525)
Result = TypeVar("Result")


@dataclass(frozen=True)
class Trials:
    """Of process owners. Each sees their own; every verb raises RoleMissing, and TrialNotFound for another's."""

    context: Context

    def start(self, definition_id: str, posted: Posted, actor: Actor) -> str:
        """Begin with what was typed in the start form; gives the trial's id. Raises DefinitionNotFound, FormInvalid,
        ValueInvalid.
        """
        must_deploy(actor)

        def verb(session: Session) -> str:
            session.execute(delete(Trial).where(Trial.expires_at < self.context.clock.now()))
            return begin(self.context, session, definition_row(session, definition_id), posted, actor).id

        return self.context.transactions.write(verb)

    def start_form(self, definition_id: str, actor: Actor) -> Form | None:
        """The form a run of this version begins with. Raises DefinitionNotFound."""
        must_deploy(actor)
        return self.context.transactions.read(
            lambda session: start_form(self.context, session, definition_row(session, definition_id))
        )

    def submit(self, trial_id: str, task_id: str, posted: Posted, actor: Actor, *, team: str = "") -> None:
        """A task is done, as `team`, with what was typed. Raises TaskNotOpen and FormInvalid."""

        def verb(run: TrialRun) -> None:
            task = run.open_task(task_id)
            form, variables = run.form(task), run.stands.variables(task.scope_id)
            values = run.read(form, posted, variables)
            step = ScenarioStep(task=task.name, team=team or _team(task), values=values)
            run.move(lambda rehearsal, here: rehearsal.complete(here, task_id, values), step)

        self._on(trial_id, actor, verb)

    def finish_job(self, trial_id: str, job_id: str, values: Mapping[str, Any], actor: Actor) -> None:
        """What another system would do is done with this result. Raises Refused for a job that is not waiting."""

        def verb(run: TrialRun) -> None:
            step = ScenarioStep(job=_waiting(run, job_id).topic, values=values)
            run.move(lambda rehearsal, here: rehearsal.finish_job(here, job_id, values), step)

        self._on(trial_id, actor, verb)

    def meet_error(self, trial_id: str, job_id: str, error: MetError, actor: Actor) -> None:
        """What another system would do meets an error. Raises Refused for a job that is not waiting, ValueInvalid."""

        def verb(run: TrialRun) -> None:
            topic = _waiting(run, job_id).topic
            step = ScenarioStep(job=topic, error=error.code, message=error.message, values=error.values)
            run.move(lambda rehearsal, here: rehearsal.meet_error(here, job_id, error), step)

        must_be_told(error)
        self._on(trial_id, actor, verb)

    def advance(self, trial_id: str, duration: str, actor: Actor) -> None:
        """Let the trial's clock go on by an ISO duration, or to the `next` deadline; what falls due happens.

        Raises ValueInvalid for another text, and Refused when there is no next deadline.
        """

        def verb(run: TrialRun) -> None:
            until = self._until(run.stands, duration)
            run.move(lambda rehearsal, here: rehearsal.move_to(here, until), ScenarioStep(advance=duration))

        self._on(trial_id, actor, verb)

    def discard(self, trial_id: str, actor: Actor) -> None:
        """Throw the trial away."""
        self._on(trial_id, actor, lambda run: run.session.delete(run.trial))

    def mine(self, actor: Actor) -> list[TrialLine]:
        """The actor's trials, newest first."""
        must_deploy(actor)
        query = select(Trial).where(Trial.owner == actor.user_id).order_by(Trial.created_at.desc(), Trial.id)
        return self.context.transactions.read(
            lambda session: [trial_line(session, trial) for trial in session.scalars(query)]
        )

    def trial(self, trial_id: str, actor: Actor) -> TrialRecord:
        """Where a trial stands."""
        return self._read(trial_id, actor, lambda run: trial_record(run.session, run.trial, run.process()))

    def form(self, trial_id: str, task_id: str, actor: Actor) -> TrialForm:
        """What a task asks, and the variables its form sees. Raises TaskNotOpen."""

        def query(run: TrialRun) -> TrialForm:
            task = run.open_task(task_id)
            guidance = run.process(task.process_key).elements[task.element_id].documentation
            variables = run.stands.variables(task.scope_id)
            return TrialForm(trial_task(task), run.form(task), variables, guidance, run.trial.now)

        return self._read(trial_id, actor, query)

    def scenario(self, trial_id: str, name: str, actor: Actor) -> str:
        """The trial as a scenario file: what was done, and that it must stand where it stands now."""

        def query(run: TrialRun) -> str:
            here, story = run.stands, run.trial.story
            if here.state is None:
                raise Refused("Kørslen er ikke kommet i gang og kan ikke gemmes.")
            state = end_state(here.end_event_id) if here.ended else None
            scenario = Scenario(
                name=name.strip() or "Prøvekørsel",
                process=run.key,
                begins=datetime.fromisoformat(story["begins"]).astimezone(self.context.settings.zone),
                variables=story["variables"],
                steps=steps_of(run.trial),
                expected=Expected(state, here.responsible_team, here.waits_at()),
            )
            return write_scenario(scenario)

        return self._read(trial_id, actor, query)

    def _on(self, trial_id: str, actor: Actor, verb: Callable[[TrialRun], None]) -> None:
        must_deploy(actor)
        self.context.transactions.write(lambda session: verb(own(self.context, session, trial_id, actor)))

    def _read(self, trial_id: str, actor: Actor, query: Callable[[TrialRun], Result]) -> Result:
        must_deploy(actor)
        return self.context.transactions.read(lambda session: query(own(self.context, session, trial_id, actor)))

    def _until(self, here: Rehearsed, duration: str) -> datetime:
        if duration == NEXT:
            deadline = here.next_deadline()
            if deadline is None:
                raise Refused("Der er ingen frist at stille uret frem til.")
            return deadline
        try:
            until = later(here.now, duration, self.context.settings.zone)
        except ValueError as error:
            raise ValueInvalid(str(error)) from error
        if not here.now <= until <= here.now + MOST:
            raise ValueInvalid("Uret kan kun stilles frem, og højst hundrede år ad gangen.")
        return until


def _waiting(run: TrialRun, job_id: str) -> WaitingJob:
    job = next((each for each in run.stands.jobs if each.id == job_id), None)
    if job is None:
        raise Refused("Kørslen venter ikke på det job.")
    return job


def _team(task: NewTask) -> str:
    return next(iter((*task.candidate_groups, *task.candidate_users)), task.assignee or "")
