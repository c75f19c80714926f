"""Tasks: the lists of a person and of their teams, and one task with all that its page needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, undefer

from engine.actor import Actor
from engine.errors import TaskNotFound
from engine.persistence.definitions import ProcessDefinition
from engine.persistence.deviations import deviation_from, is_deviable
from engine.persistence.instances import ProcessInstance, Task, VariableScope
from engine.persistence.people import Team
from engine.persistence.records import select_tasks, task_record
from engine.persistence.rules import rules_named
from engine.queries.base import Queries, is_visible, visible_cases, visible_tasks
from engine.queries.task_page import Wanted, task_ids
from engine.records.ranges import Range
from engine.records.tasks import TaskDetail, TaskPage, TaskRecord, TaskValues

AT_ONCE = 500  # tasks named in one query
COUNT_LIMIT = 1000  # a longer list says "more than"


class TaskList(Queries):
    """Open tasks by due date, one's own district first (C-21)."""

    def tasks(
        self,
        actor: Actor,
        *,
        mine: bool = False,
        group: str | None = None,
        assignee: str | None = None,
        unassigned: bool | None = None,
        instance_id: str | None = None,
        business_key: str | None = None,
        number: str | None = None,
        process_key: str | None = None,
        overdue: bool | None = None,
        sort: str = "due",
        district: str | None = None,
        ranges: Sequence[Range] = (),
        page: int = 1,
        size: int = 50,
        count_limit: int | None = COUNT_LIMIT,
    ) -> TaskPage:
        """One page of open tasks the actor may see; what is None is not asked for.

        `business_key` is the whole case number, `number` what it begins with, in capitals or not. `process_key` is that
        of the procedure the task stands in. `sort` is due, created, priority or name, `ranges` are of due, follow_up,
        created or priority. `total` is counted to `count_limit` only, exactly with None; `pages` grows while there are
        more.
        """
        case = (instance_id, business_key, process_key)
        wanted = Wanted(mine, group, assignee, unassigned, *case, overdue, sort, district, tuple(ranges), number)
        ids = task_ids(actor, wanted, self.clock.now())
        page, size = max(page, 1), max(size, 1)

        def query(session: Session) -> TaskPage:
            found = ids.page(session, (page - 1) * size, size + 1)
            limit = None if count_limit is None else max(count_limit, 0) + 1
            counted = ids.count(session, limit) if len(found) > size or page > 1 else len(found)
            more = limit is not None and counted == limit
            total = counted - 1 if more else counted
            pages = max(-(-total // size), page + (len(found) > size), 1)
            return TaskPage(_records(session, found[:size], actor), total, page, pages, more)

        return self.transactions.read(query)

    def task(self, task_id: str, actor: Actor) -> TaskRecord:
        """One task, open or not. Raises TaskNotFound, also when the actor may not see it."""
        return self.transactions.read(lambda session: task_record(_row(session, task_id, actor), actor.user_id))

    def task_detail(self, task_id: str, actor: Actor) -> TaskDetail:
        """One task with its form, the variables it sees, the person's draft and the diagram's guidance.

        Raises TaskNotFound.
        """
        return self.transactions.read(lambda session: self._detail(session, task_id, actor))

    def variables_of_tasks(self, task_ids: Sequence[str], actor: Actor) -> dict[str, TaskValues]:
        """What open tasks that the actor may see know, by id; in one query for the most of a page."""

        def query(session: Session) -> dict[str, TaskValues]:
            of_task = (VariableScope.instance_id == Task.instance_id, VariableScope.id == Task.scope_id)
            known = select(Task.id, Task.local_variables, VariableScope.variables).join(VariableScope, and_(*of_task))
            found: dict[str, TaskValues] = {}
            for first in range(0, len(task_ids), AT_ONCE):
                some = Task.id.in_(task_ids[first : first + AT_ONCE])
                for task_id, local, seen in session.execute(known.where(some, visible_tasks(actor))):
                    found[task_id] = TaskValues({**seen, **(local or {})}, local or {})
            return found

        return self.transactions.read(query)

    def _detail(self, session: Session, task_id: str, actor: Actor) -> TaskDetail:
        row = _row(session, task_id, actor)
        task, instance, *_ = row
        record = task_record(row, actor.user_id)
        guidance = _guidance(session, task)
        scope = session.get(VariableScope, (task.instance_id, task.scope_id))
        known = scope.variables if scope else {}
        is_open = task.status == "open" and instance.status == "active"
        own = task.assignee == actor.user_id
        may_do = actor.is_admin or own or _is_candidate(task, actor)
        deviation = deviation_from(session, task)
        source = guidance.get("properties", {})
        return TaskDetail(
            task=record,
            documentation=guidance.get("documentation", ""),
            source=source,
            form=self.read_form(session, task.form_id) if task.form_id else None,
            values={**known, **(task.local_variables or {})},
            draft=(task.drafts or {}).get(actor.user_id, {}),
            may_claim=is_open and task.assignee is None and may_do,
            may_complete=is_open and (may_do if task.assignee is None else own or actor.is_admin),
            case_facts=_facts(session, record, known),
            rules=rules_named(session, [source]).of(source),
            may_deviate=is_open and may_do and deviation is None and is_deviable(session, task),
            deviation_id=deviation,
            local=task.local_variables or {},
        )


def _records(session: Session, ids: list[str], actor: Actor) -> tuple[TaskRecord, ...]:
    if not ids:
        return ()
    rows = {row[0].id: row for row in session.execute(select_tasks().where(Task.id.in_(ids)))}
    return tuple(task_record(rows[id_], actor.user_id) for id_ in ids if id_ in rows)


def _row(session: Session, task_id: str, actor: Actor) -> Any:
    """The task with case and names; a task that is over is also seen by those who see its case."""
    row = session.execute(select_tasks().where(Task.id == task_id)).one_or_none()
    if row is None:
        raise TaskNotFound(task_id)
    task = row[0]
    if not is_visible(task, actor):
        of_case = select(ProcessInstance.id).where(ProcessInstance.id == task.instance_id, visible_cases(actor))
        if task.status == "open" or session.scalar(of_case) is None:
            raise TaskNotFound(task_id)
    return row


def _is_candidate(task: Task, actor: Actor) -> bool:
    return actor.user_id in task.candidate_users or not actor.groups.isdisjoint(task.candidate_groups)


def _guidance(session: Session, task: Task) -> Mapping[str, Any]:
    query = select(ProcessDefinition).where(ProcessDefinition.id == task.definition_id)
    definition = session.scalars(query.options(undefer(ProcessDefinition.guidance))).one()
    guidance: Mapping[str, Any] = definition.guidance.get(task.element_id, {})
    return guidance


def _facts(session: Session, task: TaskRecord, variables: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """What one wants to know of the case beside the form; no names and no CPR numbers are kept there (C-20)."""
    team = session.get(Team, task.responsible_team)
    procedure = task.root_process_name
    if task.process_key != task.root_process_key:
        procedure = f"{procedure} – {task.process_name}"
    facts = (
        ("Sag", task.business_key),
        ("Borger", str(variables.get("borger_ref") or "")),
        ("Procedure", procedure),
        ("Ansvarligt team", team.name if team else task.responsible_team),
        ("Distrikt", task.district),
    )
    return tuple((label, text) for label, text in facts if text)
