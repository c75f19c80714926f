"""The verbs of a task's variables: what whoever does the task sets and takes away before it is done."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from engine.actor import Actor
from engine.errors import TaskNotFound, ValueInvalid
from engine.execution.actions import SetVariables
from engine.execution.variables import MAX_VOLUME, check_storable
from engine.persistence.instances import Task
from engine.services.case import Case
from engine.services.context import Context
from engine.services.correcting import set_variables
from engine.services.on_case import on_case
from engine.services.task_rules import must_be_theirs, note, variables_of

KIND = "task-variables-changed"
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """What is asked for: of the task's own variables, or of all it sees."""

    values: Values
    removed: Collection[str]
    local: bool


@dataclass(frozen=True)
class TaskVariables:
    """For whoever may complete the task. One name both set and taken away is taken away; what is not there is no error.

    Both verbs raise TaskNotFound, NotACandidate, TaskNotOpen, TaskAlreadyClaimed, InstanceSuspended and ValueInvalid;
    then nothing has changed.
    """

    context: Context

    def change(self, task_id: str, values: Values, removed: Collection[str], actor: Actor) -> None:
        """Change what the task sees: its own variable where it has one of that name, else its procedure's."""

        def verb(case: Case, task: Task, kept: Values, gone: Collection[str]) -> None:
            own = (task.local_variables or {}).keys()
            _change_own(task, {n: v for n, v in kept.items() if n in own}, [n for n in gone if n in own])
            theirs = {name: value for name, value in kept.items() if name not in own}
            taken = tuple(name for name in gone if name not in own)
            if theirs or taken:
                set_variables(case, SetVariables(theirs, task.scope_id, taken))

        self._on_task(task_id, Change(values, removed, local=False), actor, verb)

    def change_local(self, task_id: str, values: Values, removed: Collection[str], actor: Actor) -> None:
        """Change the task's own variables, which nobody else sees and which end with it."""

        def verb(case: Case, task: Task, kept: Values, gone: Collection[str]) -> None:
            _change_own(task, kept, gone)

        self._on_task(task_id, Change(values, removed, local=True), actor, verb)

    def _on_task(
        self, task_id: str, change: Change, actor: Actor, verb: Callable[[Case, Task, Values, Collection[str]], None]
    ) -> None:
        """Do it with what it sets and what is there to be taken away, and tell so; of nothing nothing is told."""

        def on_its_case(case: Case) -> None:
            task = case.session.get_one(Task, task_id)
            must_be_theirs(case, task, actor)
            known = (task.local_variables or {}) if change.local else variables_of(case, task)
            gone = sorted(known.keys() & set(change.removed))
            if kept or gone:
                note(case, task, KIND, {"values": dict(kept), "removed": gone, "local": change.local})
                verb(case, task, kept, gone)

        kept = {name: value for name, value in change.values.items() if name not in change.removed}
        _must_be_storable(kept)
        of_task = select(Task.instance_id).where(Task.id == task_id).scalar_subquery()
        on_case(self.context, actor, of_task, on_its_case, TaskNotFound(task_id))


def _change_own(task: Task, values: Values, removed: Collection[str]) -> None:
    own = {name: value for name, value in {**(task.local_variables or {}), **values}.items() if name not in removed}
    _must_be_storable(own)
    task.local_variables = own or None


def _must_be_storable(values: Values) -> None:
    if sum(check_storable(name, value) for name, value in values.items()) > MAX_VOLUME:
        raise ValueInvalid("Der skrives for mange oplysninger på én gang.")
