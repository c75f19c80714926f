"""Replays a scenario on a rehearsal, through the same forms as the pages, and says where it goes another way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.errors import EngineError, ExecutionFailed
from engine.execution.actions import NewTask
from engine.execution.rehearsal import Rehearsal, Rehearsed
from engine.feel import parse
from engine.forms import Form, submission
from engine.records.external_tasks import MetError
from engine.records.scenarios import NEXT, Expected, Replayed, Scenario, ScenarioStep

_DURATION = re.compile(r"P(?=[0-9T])(?:[0-9]{1,5}[YMD])*(?:T(?:[0-9]{1,5}[HMS])+)?")


@dataclass(frozen=True)
class Stage:
    """What a scenario is replayed on. `form_of` gives the form of an open task, None where it has none."""

    rehearsal: Rehearsal
    form_of: Callable[[NewTask], Form | None]
    zone: ZoneInfo


class _OtherWay(Exception):
    """The run cannot go on as the scenario says."""


def replay(scenario: Scenario, stage: Stage, variables: Mapping[str, Any], business_key: str | None) -> Replayed:
    """Replay with these start variables, defaults filled in. What does not fit is told; the first that cannot be done
    ends it.
    """
    return Replayed(scenario, tuple(_deviations(scenario, stage, variables, business_key)))


def later(now: datetime, duration: str, zone: ZoneInfo) -> datetime:
    """The instant an ISO duration after `now`, on the wall clock of the zone. Raises ValueError for another text."""
    found = None
    if _DURATION.fullmatch(duration):
        found = parse(f'now() + duration("{duration}")').evaluate({}, now=now, zone=zone).json
    if found is None:
        raise ValueError(f"«{duration}» er ikke en varighed som P3M eller P14D.")
    return datetime.fromisoformat(found)


def end_state(end_event_id: str | None) -> str | None:
    """The state an end event stands for: `End_<state>` → `<state>` (C-13)."""
    return end_event_id.removeprefix("End_") if end_event_id else None


def _deviations(
    scenario: Scenario, stage: Stage, variables: Mapping[str, Any], business_key: str | None
) -> Iterator[str]:
    try:
        stands = stage.rehearsal.start(scenario.begins, variables, business_key)
    except EngineError as error:
        yield f"Starten: {_told(error)}"
        return
    for number, step in enumerate(scenario.steps, 1):
        try:
            stands = _do(step, stands, stage)
        except (_OtherWay, EngineError) as error:
            yield f"Skridt {number} ({_name(step)}): {_told(error)}"
            return
        yield from _waits(f"Efter skridt {number} ({_name(step)})", step.waits, stands)
    yield from _at_the_end(scenario.expected, stands)


def _do(step: ScenarioStep, stands: Rehearsed, stage: Stage) -> Rehearsed:
    if step.advance:
        return stage.rehearsal.move_to(stands, _until(step.advance, stands, stage.zone))
    if step.job:
        job = next((each for each in stands.jobs if each.topic == step.job), None)
        if job is None:
            raise _OtherWay(f"der ventes ikke på et job med topic «{step.job}». {_standing(stands)}")
        if step.error:
            return stage.rehearsal.meet_error(stands, job.id, MetError(step.error, step.message, step.values))
        return stage.rehearsal.finish_job(stands, job.id, step.values)
    task = next((each for each in stands.tasks if each.name == step.task and _is_for(each, step.team)), None)
    if task is None:
        whose = f" hos {step.team}" if step.team else ""
        raise _OtherWay(f"opgaven er ikke åben{whose}. {_standing(stands)}")
    return stage.rehearsal.complete(stands, task.id, _values(step, task, stands, stage))


def _until(advance: str, stands: Rehearsed, zone: ZoneInfo) -> datetime:
    if advance == NEXT:
        deadline = stands.next_deadline()
        if deadline is None:
            raise _OtherWay(f"der er ingen næste frist. {_standing(stands)}")
        return deadline
    try:
        return later(stands.now, advance, zone)
    except ValueError as error:
        raise _OtherWay(str(error)) from error


def _values(step: ScenarioStep, task: NewTask, stands: Rehearsed, stage: Stage) -> Mapping[str, Any]:
    """The step's values as the task's form takes them: what a page would refuse is refused here."""
    form = stage.form_of(task)
    if form is None:
        return step.values
    unknown = sorted(set(step.values) - {field.key for field in form.fields()} - form.variables)
    if unknown:
        raise _OtherWay(f"formularen har intet felt {', '.join(f'«{name}»' for name in unknown)}.")
    variables = stands.variables(task.scope_id)
    return submission.check_values(form, step.values, variables, now=stands.now, zone=stage.zone)


def _is_for(task: NewTask, team: str) -> bool:
    return not team or team in task.candidate_groups or team in task.candidate_users or team == task.assignee


def _at_the_end(expected: Expected, stands: Rehearsed) -> Iterator[str]:
    yield from _waits("Til sidst", expected.waits, stands)
    state = end_state(stands.end_event_id) if stands.ended else None
    if expected.end_state is not None and state != expected.end_state:
        now = f"sluttede med {state}" if state else f"er ikke slut. {_standing(stands)}"
        yield f"Til sidst: sluttilstanden skulle være {expected.end_state}, men kørslen {now.removesuffix('.')}."
    team = stands.responsible_team or ""
    if expected.responsible_team is not None and team != expected.responsible_team:
        yield f"Til sidst: ansvaret skulle ligge hos {expected.responsible_team}, men ligger hos {team or 'ingen'}."


def _waits(where: str, waits: tuple[str, ...] | None, stands: Rehearsed) -> Iterator[str]:
    if waits is not None and waits != stands.waits_at():
        yield f"{where}: der skulle ventes på {_listed(waits)}. {_standing(stands)}"


def _standing(stands: Rehearsed) -> str:
    return "Kørslen er slut." if stands.ended else f"Der ventes på {_listed(stands.waits_at())}."


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"«{name}»" for name in names) or "ingenting"


def _name(step: ScenarioStep) -> str:
    if step.error:
        return f"{step.job}: fejlen {step.error}"
    return step.task or step.job or f"tiden går: {step.advance}"


def _told(error: Exception) -> str:
    where = f" ({error.element_name or error.element_id})" if isinstance(error, ExecutionFailed) else ""
    return f"{error}{where}"
