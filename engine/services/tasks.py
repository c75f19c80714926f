"""The verbs of user tasks: claim, unclaim, assign, complete, keep a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import select

from engine.actor import Actor
from engine.errors import (
    EngineError,
    FormInvalid,
    NotACandidate,
    NotTheAssignee,
    Refused,
    RoleMissing,
    TaskAlreadyClaimed,
    TaskNotFound,
    UserNotFound,
)
from engine.forms import submission
from engine.forms.schema import Form
from engine.persistence.instances import Task
from engine.persistence.people import GroupMember, User
from engine.records.cases import InstanceRecord
from engine.services.case import Case
from engine.services.context import Context
from engine.services.on_case import on_case
from engine.services.task_rules import (
    complete,
    hand_over,
    is_concerned,
    must_be_concerned,
    must_be_open,
    must_be_theirs,
    name_of,
    variables_of,
)

Posted = Mapping[str, Sequence[str]]
Values = Mapping[str, Any]
Result = TypeVar("Result")


@dataclass(frozen=True)
class Tasks:
    """One task at a time. Of two people on one task exactly one wins: both wait for the case's row."""

    context: Context

    def claim(self, task_id: str, actor: Actor) -> None:
        """The actor takes the task; a task one already has is no error.

        Raises TaskNotFound, NotACandidate, TaskNotOpen, TaskAlreadyClaimed, InstanceSuspended.
        """

        def verb(case: Case, task: Task) -> None:
            must_be_concerned(task, actor)
            must_be_open(case, task)
            if task.assignee is None:
                hand_over(case, task, actor.user_id, "task-claimed")
            elif task.assignee != actor.user_id:
                raise TaskAlreadyClaimed(name_of(case, task.assignee))

        self._on_task(task_id, actor, verb)

    def unclaim(self, task_id: str, actor: Actor) -> None:
        """The task goes back to its team; drafts stay. Raises TaskNotFound, NotTheAssignee, TaskNotOpen."""

        def verb(case: Case, task: Task) -> None:
            if task.assignee != actor.user_id and not actor.sees_all_cases:
                raise NotTheAssignee("Kun den, der har taget opgaven, kan lægge den tilbage.")
            must_be_open(case, task)
            if task.assignee is not None:
                hand_over(case, task, None, "task-unclaimed")

        self._on_task(task_id, actor, verb)

    def assign(self, task_id: str, user_id: str, actor: Actor) -> None:
        """Give the task to a person of its team, whoever has it now. For managers and administrators.

        Raises TaskNotFound, TaskNotOpen, RoleMissing, UserNotFound, NotACandidate.
        """

        def verb(case: Case, task: Task) -> None:
            must_be_open(case, task)
            _must_be_of_team(case, task, user_id)
            if task.assignee != user_id:
                hand_over(case, task, user_id, "task-assigned")

        if not actor.sees_all_cases:
            raise RoleMissing("Kun en leder eller en administrator kan give en opgave til en anden.")
        self._on_task(task_id, actor, verb)

    def complete(self, task_id: str, values: Values, actor: Actor) -> InstanceRecord:
        """The task is done with any values; a candidate of an unclaimed task takes it in the same verb.

        When the diagram fails afterwards the values are kept and an incident is opened. Raises TaskNotFound,
        NotACandidate, TaskNotOpen, TaskAlreadyClaimed, InstanceSuspended, ValueInvalid.
        """

        def verb(case: Case, task: Task) -> InstanceRecord:
            must_be_theirs(case, task, actor)
            return complete(case, task, values)

        return self._on_task(task_id, actor, verb)

    def submit(self, task_id: str, posted: Posted, actor: Actor) -> InstanceRecord:
        """The task is done with what a page posted, checked against its form.

        Raises FormInvalid, and what `complete` raises; what was typed is then kept as the actor's draft.
        """

        def verb(case: Case, task: Task) -> InstanceRecord | EngineError:
            form = self._form(case, task)
            try:
                must_be_theirs(case, task, actor)
                values = self._read(case, task, form, posted)
            except (Refused, FormInvalid) as refusal:
                _keep_draft(task, form, posted, actor)
                return refusal
            return complete(case, task, values)

        return self._on_task(task_id, actor, verb)

    def submit_values(self, task_id: str, values: Values, actor: Actor) -> InstanceRecord:
        """The task is done with JSON values, checked against its form. Raises what `submit` raises."""

        def verb(case: Case, task: Task) -> InstanceRecord:
            must_be_theirs(case, task, actor)
            form = self._form(case, task)
            if form is None:
                return complete(case, task, values)
            seen, zone = variables_of(case, task), self.context.settings.zone
            checked = submission.check_values(form, values, seen, now=case.now, zone=zone)
            return complete(case, task, checked)

        return self._on_task(task_id, actor, verb)

    def save_draft(self, task_id: str, posted: Posted, actor: Actor) -> None:
        """Keep what the actor has typed so far; it is theirs alone. Raises TaskNotFound, NotACandidate, TaskNotOpen."""

        def verb(case: Case, task: Task) -> None:
            must_be_concerned(task, actor)
            must_be_open(case, task)
            _keep_draft(task, self._form(case, task), posted, actor)

        self._on_task(task_id, actor, verb)

    def _on_task(self, task_id: str, actor: Actor, verb: Callable[[Case, Task], Result | EngineError]) -> Result:
        """Take the task's case first, then the task as it is once the case is ours."""

        def on_its_case(case: Case) -> Result | EngineError:
            return verb(case, case.session.get_one(Task, task_id))

        of_task = select(Task.instance_id).where(Task.id == task_id).scalar_subquery()
        return on_case(self.context, actor, of_task, on_its_case, TaskNotFound(task_id))

    def _form(self, case: Case, task: Task) -> Form | None:
        return self.context.definitions.form(case.session, task.form_id) if task.form_id else None

    def _read(self, case: Case, task: Task, form: Form | None, posted: Posted) -> Values:
        if form is None:
            return {}
        seen, zone = variables_of(case, task), self.context.settings.zone
        return submission.read_posted(form, posted, seen, now=case.now, zone=zone)


def _must_be_of_team(case: Case, task: Task, user_id: str) -> None:
    user = case.session.get(User, user_id)
    if user is None or not user.active:
        raise UserNotFound(user_id)
    groups = case.session.scalars(select(GroupMember.group_id).where(GroupMember.user_id == user_id))
    if not is_concerned(task, Actor(user_id, groups=frozenset(groups))):
        raise NotACandidate(f"{user.name} er ikke i det team, som opgaven hører til.")


def _keep_draft(task: Task, form: Form | None, posted: Posted, actor: Actor) -> None:
    if form is not None:
        task.drafts = (task.drafts or {}) | {actor.user_id: submission.draft(form, posted)}
