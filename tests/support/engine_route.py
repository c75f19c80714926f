"""Reaches a case by the engine's own verbs, each as the user of a team."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.actor import Actor, Role
from engine.clock import FixedClock
from engine.demo_clock import DemoClock, advance_to, later, run_until
from engine.process_engine import ProcessEngine
from tests.support.scenario import COPENHAGEN, Ending, OpenTask, Timer

ADMIN = Actor("admin", "Administrator", roles=frozenset({Role.ADMIN}))


def member_of(team: str) -> Actor:
    """The user of a team: of its name, in that one group."""
    return Actor(team, team, groups=frozenset({team}))


class EngineRoute:
    """`tests.support.scenario.Route` on a `ProcessEngine` whose clock a test can set."""

    def __init__(self, engine: ProcessEngine) -> None:
        self.engine = engine

    def start(self, key: str, variables: Mapping[str, Any]) -> str:
        return self.engine.instances.start(key, business_key=None, variables=variables, actor=ADMIN).id

    def tasks(self, instance_id: str) -> list[OpenTask]:
        found = self.engine.read.tasks(ADMIN, instance_id=instance_id, size=200).tasks
        return [OpenTask(task.id, task.name, ",".join(task.candidate_groups), task.due_at) for task in found]

    def complete(self, task_id: str, team: str, values: Mapping[str, Any]) -> None:
        self.engine.tasks.complete(task_id, values, member_of(team))

    def submit(self, task_id: str, team: str, values: Mapping[str, Any]) -> None:
        self.engine.tasks.submit_values(task_id, values, member_of(team))

    def timers(self, instance_id: str) -> list[Timer]:
        found = self.engine.read.jobs(ADMIN, instance_id=instance_id)
        return [Timer(timer.element_name, timer.due_at) for timer in found]

    def incidents(self, instance_id: str) -> list[str]:
        return [incident.message for incident in self.engine.read.incidents(ADMIN, instance_id=instance_id)]

    def ending(self, instance_id: str) -> Ending:
        found = self.engine.read.instance(instance_id, ADMIN)
        return Ending(found.status in {"completed", "canceled"}, found.end_state)

    def variables(self, instance_id: str) -> dict[str, Any]:
        return dict(self.engine.read.variables(instance_id, ADMIN))

    def responsible_team(self, instance_id: str) -> str:
        return self.engine.read.instance(instance_id, ADMIN).responsible_team

    def passed(self, instance_id: str) -> list[str]:
        return [each.element_id for each in self.engine.read.history_activities(ADMIN, instance_id=instance_id)]

    def advance(self, duration: str) -> None:
        clock = self.engine.clock
        target = later(clock.now(), duration, COPENHAGEN)
        if isinstance(clock, DemoClock):
            advance_to(clock, self.engine.jobs, target)
        else:
            assert isinstance(clock, FixedClock)
            run_until(clock, self.engine.jobs, target)
