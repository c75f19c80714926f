"""Who has how much: the open tasks of each person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import RoleMissing
from engine.persistence.instances import Task
from engine.persistence.people import GroupMember, User
from engine.queries.base import Queries
from engine.records.workload import PersonLoad


class PeopleLoad(Queries):
    """For managers, who share the work out."""

    def people_load(self, actor: Actor) -> list[PersonLoad]:
        """Everybody of a team and everybody with a task, most overdue first; then those with most open tasks.

        Raises RoleMissing for who may not see all cases.
        """
        if not actor.sees_all_cases:
            raise RoleMissing("Kun ledere og administratorer kan se overblikket.")
        return self.transactions.read(lambda session: _load(session, self.clock.now()))


def _load(session: Session, now: datetime) -> list[PersonLoad]:
    counts: Any = (func.count(), func.count().filter(Task.due_sort < now))
    taken = select(Task.assignee, *counts).where(Task.status == "open", Task.assignee.is_not(None))
    counted = {row[0]: (row[1], row[2]) for row in session.execute(taken.group_by(Task.assignee))}
    groups: dict[str, list[str]] = {}
    for member in session.scalars(select(GroupMember).order_by(GroupMember.group_id)):
        groups.setdefault(member.user_id, []).append(member.group_id)
    people = select(User.id, User.name, User.active).where(
        or_(User.active & User.id.in_(select(GroupMember.user_id)), User.id.in_(counted))
    )
    known = {id_: (name, active) for id_, name, active in session.execute(people)}
    loads = []
    for id_ in {**known, **counted}:
        name, active = known.get(id_, (id_, False))
        loads.append(PersonLoad(id_, name, tuple(groups.get(id_, ())), active, *counted.get(id_, (0, 0))))
    return sorted(loads, key=lambda load: (-load.overdue_tasks, -load.open_tasks, load.name, load.user_id))
