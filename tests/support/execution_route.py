"""Reaches a case by the runner alone: no database, milliseconds a step, the state kept as text between two steps.

It reads the procedures of processes/ as they lie there and keeps to what the engine promises around the runner: start
variables get their defaults (README C-18), tasks belong to teams of processes/organisation.toml, timers fire in due
order, each at its own due time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.bpmn.runtime import Decided
from engine.execution.actions import (
    ROOT_SCOPE,
    Action,
    Advance,
    ArmedTimer,
    CompleteTask,
    Fact,
    FireTimer,
    InstanceState,
    NewTask,
    Scope,
    Start,
)
from engine.execution.runner import run
from engine.feel import parse
from engine.forms import submission
from tests.support import procedures
from tests.support.scenario import COPENHAGEN, START, Ending, OpenTask, Timer

DEFAULTS = {
    "taskforce_udfald": "ikke_behandlet",
    "delmaal_status": "mangler",
    "taskforce_anvendes": "ja",
    "handicap_team": "fagteam",
}


@dataclass(frozen=True)
class Surroundings:
    """The municipality at one instant, as the runner asks for it."""

    now: datetime
    zone: ZoneInfo = COPENHAGEN

    def decide(self, decision_ref: str, process_key: str, binding: str, variables: Mapping[str, Any]) -> Decided:
        return procedures.decide(decision_ref, variables, now=self.now, zone=self.zone)

    def group_exists(self, group: str) -> bool:
        return group in procedures.teams()


@dataclass
class _Instance:
    key: str
    state: str = ""
    tasks: dict[str, NewTask] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    last: Advance | None = None

    @property
    def advance(self) -> Advance:
        assert self.last is not None
        return self.last


def written(state: InstanceState) -> str:
    """A state as a database keeps it."""
    return json.dumps(asdict(state), ensure_ascii=False)


def read(text: str) -> InstanceState:
    """The state again."""
    found = json.loads(text)
    return InstanceState(found["tokens"], tuple(Scope(**scope) for scope in found["scopes"]), found["sequence"])


class ExecutionRoute:
    """`tests.support.scenario.Route` on `engine.execution.runner.run`; `watch` is told the facts of every step."""

    def __init__(self, watch: Callable[[tuple[Fact, ...]], None] = lambda facts: None, now: datetime = START) -> None:
        self.now = now
        self.watch = watch
        self.instances: dict[str, _Instance] = {}

    def start(self, key: str, variables: Mapping[str, Any]) -> str:
        missing = {name for name in procedures.start_fields(key) if variables.get(name) in (None, "")}
        defaults = {name: value for name, value in DEFAULTS.items() if name in missing}
        instance_id = f"{key}-{len(self.instances) + 1}"
        self.instances[instance_id] = _Instance(key)
        self._act(instance_id, Start({**variables, **defaults}, str(variables["sag_id"])))
        return instance_id

    def _act(self, instance_id: str, action: Action) -> None:
        instance = self.instances[instance_id]
        state = read(instance.state) if instance.state else None
        surroundings = Surroundings(self.now.astimezone(UTC))
        last = run(procedures.called_from(instance.key), instance.key, state, action, surroundings)
        instance.last, instance.state = last, written(last.state)
        known = instance.tasks | {task.id: task for task in last.snapshot.new_tasks}
        instance.tasks = {id_: known[id_] for id_ in last.snapshot.open_tasks}
        instance.facts += last.facts
        self.watch(last.facts)

    def tasks(self, instance_id: str) -> list[OpenTask]:
        return [
            OpenTask(task.id, task.name, ",".join(task.candidate_groups), task.due_at)
            for task in self.instances[instance_id].tasks.values()
        ]

    def complete(self, task_id: str, team: str, values: Mapping[str, Any]) -> None:
        instance_id, task = self._found(task_id)
        assert team in task.candidate_groups, f"«{task.name}» er ikke {team}s opgave."
        self._act(instance_id, CompleteTask(task_id, values))

    def submit(self, task_id: str, team: str, values: Mapping[str, Any]) -> None:
        instance_id, task = self._found(task_id)
        form = procedures.form_of(task.process_key, task.element_id)
        scopes = {scope.id: scope for scope in self.instances[instance_id].advance.state.scopes}
        variables = scopes[task.scope_id].variables
        checked = submission.check_values(form, values, variables, now=self.now, zone=COPENHAGEN)
        self.complete(task_id, team, checked)

    def _found(self, task_id: str) -> tuple[str, NewTask]:
        return next((id_, each.tasks[task_id]) for id_, each in self.instances.items() if task_id in each.tasks)

    def timers(self, instance_id: str) -> list[Timer]:
        return [Timer(timer.name, timer.due_at) for timer in self.instances[instance_id].advance.snapshot.timers]

    def incidents(self, instance_id: str) -> list[str]:
        return []  # what cannot go on raises here, and nothing has moved

    def ending(self, instance_id: str) -> Ending:
        snapshot = self.instances[instance_id].advance.snapshot
        return Ending(snapshot.ended, snapshot.end_event_id and snapshot.end_event_id.removeprefix("End_"))

    def variables(self, instance_id: str) -> dict[str, Any]:
        scopes = self.instances[instance_id].advance.state.scopes
        return dict(next(scope.variables for scope in scopes if scope.id == ROOT_SCOPE))

    def responsible_team(self, instance_id: str) -> str:
        return self.instances[instance_id].advance.snapshot.responsible_team or ""

    def passed(self, instance_id: str) -> list[str]:
        return [fact.element_id for fact in self.instances[instance_id].facts if fact.kind == "activity-started"]

    def advance(self, duration: str) -> None:
        until = parse(f'now() + duration("{duration}")').evaluate({}, now=self.now, zone=COPENHAGEN)
        self.move_to(datetime.fromisoformat(until.json))

    def move_to(self, until: datetime) -> None:
        """Let time go on to an instant; what falls due on the way happens at its own time."""
        while due := [each for each in self._armed() if each[1].due_at <= until]:
            instance_id, timer = min(due, key=lambda each: each[1].due_at)
            self.now = max(self.now, timer.due_at)
            self._act(instance_id, FireTimer(timer.id))
        self.now = max(self.now, until)

    def _armed(self) -> list[tuple[str, ArmedTimer]]:
        return [(id_, timer) for id_, each in self.instances.items() for timer in each.advance.snapshot.timers]
