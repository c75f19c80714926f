"""A trial run's row as a rehearsal and back: JSON that outlives a restart. Private to services."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, TypeVar

from engine.errors import ExecutionFailed, Refused
from engine.execution.actions import ArmedTimer, Fact, InstanceState, NewTask, Scope, WaitingJob
from engine.execution.rehearsal import Rehearsed
from engine.persistence.trials import Trial
from engine.records.scenarios import ScenarioStep

KEPT = {"activity-started", "activity-completed", "activity-canceled", "flow-taken", "decision-evaluated"}
MOST_EVENTS = 5_000
INSTANTS = {"due_at", "follow_up_at"}
Wait = TypeVar("Wait", NewTask, ArmedTimer, WaitingJob)


def stands(trial: Trial) -> Rehearsed:
    """Where the run stands."""
    run = trial.run
    if trial.tokens is None:
        return Rehearsed(trial.now)
    scopes = tuple(Scope(**scope) for scope in run["scopes"])
    return Rehearsed(
        now=trial.now,
        state=InstanceState(trial.tokens, scopes, run["sequence"]),
        tasks=_read(NewTask, run["tasks"]),
        timers=_read(ArmedTimer, run["timers"]),
        jobs=_read(WaitingJob, run["jobs"]),
        ended=run["ended"],
        end_event_id=run["end_event_id"],
        responsible_team=run["responsible_team"],
    )


def keep(trial: Trial, made: Rehearsed, step: ScenarioStep | None = None) -> None:
    """Write where the run stands now, what happened, and the step that brought it there.

    Raises Refused for a run that has become too long to be shown.
    """
    state = made.state
    if state is None:
        raise ValueError("the run has not begun")
    trial.now, trial.tokens, trial.failure = made.now, state.tokens, None
    trial.run = {
        "scopes": [asdict(scope) for scope in state.scopes],
        "sequence": state.sequence,
        "tasks": [_written(each) for each in made.tasks],
        "timers": [_written(each) for each in made.timers],
        "jobs": [_written(each) for each in made.jobs],
        "ended": made.ended,
        "end_event_id": made.end_event_id,
        "responsible_team": made.responsible_team,
    }
    happened = [_event(at, fact) for at, fact in made.facts if fact.kind in KEPT]
    steps = [asdict(step) | {"waits": list(made.waits_at())}] if step else []
    story = trial.story
    trial.story = story | {"steps": [*story["steps"], *steps], "happened": [*story["happened"], *happened]}
    if len(trial.story["happened"]) > MOST_EVENTS:
        raise Refused("Prøvekørslen er blevet for lang. Start en ny.")


def keep_failure(trial: Trial, failure: ExecutionFailed) -> None:
    """Write what could not be done; the run stands where it stood."""
    trial.failure = {
        "message": failure.message,
        "process_key": failure.process_key,
        "element_id": failure.element_id,
        "element_name": failure.element_name,
    }


def steps_of(trial: Trial) -> tuple[ScenarioStep, ...]:
    """What was done, as the steps of a scenario."""
    return tuple(ScenarioStep(**step | {"waits": tuple(step["waits"])}) for step in trial.story["steps"])


def _read(kind: type[Wait], rows: Sequence[Mapping[str, Any]]) -> tuple[Wait, ...]:
    names = {each.name for each in fields(kind)}
    return tuple(kind(**{name: _value(name, value) for name, value in row.items() if name in names}) for row in rows)


def _value(name: str, value: Any) -> Any:
    if name in INSTANTS:
        return datetime.fromisoformat(value) if value else None
    return tuple(value) if isinstance(value, list) else value


def _written(wait: NewTask | ArmedTimer | WaitingJob) -> dict[str, Any]:
    return {name: value.isoformat() if name in INSTANTS and value else value for name, value in asdict(wait).items()}


def _event(at: datetime, fact: Fact) -> dict[str, Any]:
    return {
        "at": at.isoformat(),
        "kind": fact.kind,
        "process_key": fact.process_key,
        "element_id": fact.element_id,
        "element_name": fact.element_name,
        "element_type": fact.element_type,
        "details": dict(fact.details),
    }
