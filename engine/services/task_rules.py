"""What may be done with one task by whom, and the changes that several verbs of tasks share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, update

from engine.actor import Actor
from engine.errors import InstanceSuspended, NotACandidate, TaskAlreadyClaimed, TaskNotOpen
from engine.execution.actions import CompleteTask
from engine.execution.variables import check_storable
from engine.persistence.instances import SUSPENDED, Task, TaskCandidate, VariableScope
from engine.persistence.people import User
from engine.records.cases import InstanceRecord
from engine.services.case import Case

OTHERS_TASK = "Opgaven hører til et andet team."


def must_be_open(case: Case, task: Task) -> None:
    """Raises TaskNotOpen or InstanceSuspended."""
    if task.status == "completed":
        raise TaskNotOpen(f"Opgaven er allerede løst af {name_of(case, task.assignee)}.")
    if task.status != "open":
        raise TaskNotOpen("Opgaven er bortfaldet: sagen er gået videre uden den.")
    if case.instance.status == SUSPENDED:
        raise InstanceSuspended("Sagen er sat på pause. Vent, til den er genoptaget.")


def is_concerned(task: Task, actor: Actor) -> bool:
    """Whether the task is the actor's or their team's."""
    return (
        task.assignee == actor.user_id
        or actor.user_id in task.candidate_users
        or not actor.groups.isdisjoint(task.candidate_groups)
    )


def must_be_concerned(task: Task, actor: Actor) -> None:
    """Raises NotACandidate; an administrator may do everybody's."""
    if not actor.is_admin and not is_concerned(task, actor):
        raise NotACandidate(OTHERS_TASK)


def must_be_theirs(case: Case, task: Task, actor: Actor) -> None:
    """Raises NotACandidate, TaskNotOpen, InstanceSuspended, TaskAlreadyClaimed."""
    must_be_concerned(task, actor)
    must_be_open(case, task)
    if task.assignee not in (None, actor.user_id) and not actor.is_admin:
        raise TaskAlreadyClaimed(name_of(case, task.assignee))


def hand_over(case: Case, task: Task, assignee: str | None, kind: str) -> None:
    """Give the task to a person, or back to its team."""
    task.assignee = assignee
    of_task = update(TaskCandidate).where(TaskCandidate.task_id == task.id)
    case.session.execute(of_task.values(assigned=assignee is not None))
    note(case, task, kind, {"assignee": assignee})


def complete(case: Case, task: Task, values: Mapping[str, Any]) -> InstanceRecord:
    """Close the task, then let the case go on; what the diagram cannot do becomes an incident. Raises ValueInvalid."""
    for name, value in values.items():
        check_storable(name, value)
    task.assignee = task.assignee or case.actor.user_id
    task.status, task.completed_at = "completed", case.now
    task.drafts = {user: draft for user, draft in (task.drafts or {}).items() if user != case.actor.user_id} or None
    task.local_variables = None
    case.session.execute(delete(TaskCandidate).where(TaskCandidate.task_id == task.id))
    note(case, task, "task-completed", {"values": dict(values), "assignee": task.assignee})
    case.move_or_open_incident(CompleteTask(task.id, values))
    return case.record()


def note(case: Case, task: Task, kind: str, details: Mapping[str, Any]) -> None:
    """A line of history about a task."""
    case.note(
        kind,
        details=details,
        process_key=task.process_key,
        scope_id=task.scope_id,
        element_id=task.element_id,
        element_name=task.name,
        element_type=task.element_type,
        activity_id=task.id,
    )


def variables_of(case: Case, task: Task) -> Mapping[str, Any]:
    """The variables that the task sees; its own hide those of its procedure."""
    scope = case.session.get(VariableScope, (task.instance_id, task.scope_id))
    return {**(scope.variables if scope else {}), **(task.local_variables or {})}


def name_of(case: Case, user_id: str | None) -> str:
    """A person's name; the id of one who is not known (any more)."""
    user = case.session.get(User, user_id) if user_id else None
    return user.name if user else user_id or "en anden"
