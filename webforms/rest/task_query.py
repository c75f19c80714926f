"""Which tasks a query asks for. What the engine can look up in rows goes there; the rest is sifted here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from engine.records.tasks import TaskPage, TaskRecord
from webforms.rest import filters, ranges
from webforms.rest.context import actor, engine
from webforms.rest.filters import Filter
from webforms.rest.parameters import Parameters
from webforms.rest.ranges import Make
from webforms.rest.variable_filters import variables_of

STRIDE = 500  # tasks read at once
RANGES: dict[str, Make] = {
    "priority": ranges.equal("priority"),
    "minPriority": ranges.at_least("priority"),
    "maxPriority": ranges.at_most("priority"),
    "due": ranges.at("due"),
    "dueDate": ranges.at("due"),
    "dueBefore": ranges.before("due"),
    "dueAfter": ranges.after("due"),
    "followUp": ranges.at("follow_up"),
    "followUpDate": ranges.at("follow_up"),
    "followUpBefore": ranges.before("follow_up"),
    "followUpAfter": ranges.after("follow_up"),
    "created": ranges.at("created"),
    "createdOn": ranges.at("created"),
    "createdBefore": ranges.before("created"),
    "createdAfter": ranges.after("created"),
}


def _free(filter_: Filter) -> Filter:
    """Of a candidate Camunda gives unassigned tasks only, unless includeAssignedTasks is sent."""

    def read(asked: Parameters, name: str) -> Callable[[Any], bool]:
        holds, taken = filter_(asked, name), asked.flag("includeAssignedTasks")
        return lambda task: (taken or task.assignee is None) and holds(task)

    return read


def _not_followed_up_after(asked: Parameters, name: str) -> Callable[[Any], bool]:
    holds = filters.before("follow_up_at")(asked, name)
    return lambda task: task.follow_up_at is None or holds(task)


def _like_any(what: str) -> Filter:
    """One of the values is like what was asked for."""
    one = filters.like(lambda value: value)

    def read(asked: Parameters, name: str) -> Callable[[Any], bool]:
        holds = one(asked, name)
        return lambda record: any(holds(value) for value in getattr(record, what))

    return read


FILTERS: dict[str, Filter] = {
    "taskId": filters.equal("id"),
    "taskIdIn": filters.within("id"),
    "activityInstanceIdIn": filters.within("id"),
    "name": filters.equal("name"),
    "nameNotEqual": filters.unless(filters.equal("name")),
    "nameLike": filters.like("name"),
    "nameNotLike": filters.unless(filters.like("name")),
    "taskDefinitionKey": filters.equal("element_id"),
    "taskDefinitionKeyIn": filters.within("element_id"),
    "taskDefinitionKeyNotIn": filters.unless(filters.within("element_id")),
    "taskDefinitionKeyLike": filters.like("element_id"),
    "processDefinitionId": filters.equal("definition_id"),
    "processDefinitionKeyIn": filters.within("process_key"),
    "processDefinitionName": filters.equal("process_name"),
    "processDefinitionNameLike": filters.like("process_name"),
    "processInstanceIdIn": filters.within("instance_id"),
    "executionId": filters.equal("instance_id"),
    "processInstanceBusinessKeyIn": filters.within("business_key"),
    "processInstanceBusinessKeyLike": filters.like("business_key"),
    "assigneeIn": filters.within("assignee"),
    "assigneeNotIn": filters.unless(filters.within("assignee")),
    "assigneeLike": filters.like("assignee"),
    "assigned": filters.when(lambda task: task.assignee is not None),
    "candidateUser": _free(lambda asked, name: lambda task: asked.text(name) in task.candidate_users),
    "candidateGroups": _free(filters.within_any("candidate_groups")),
    "candidateGroupLike": _free(_like_any("candidate_groups")),
    "withCandidateGroups": filters.when(lambda task: bool(task.candidate_groups)),
    "withoutCandidateGroups": filters.when(lambda task: not task.candidate_groups),
    "withCandidateUsers": filters.when(lambda task: bool(task.candidate_users)),
    "withoutCandidateUsers": filters.when(lambda task: not task.candidate_users),
    "followUpBeforeOrNotExistent": _not_followed_up_after,
    "withoutDueDate": filters.when(lambda task: task.due_at is None),
    "active": filters.when(lambda task: not task.suspended),
    "suspended": filters.when(lambda task: task.suspended),
    "processVariables": variables_of("instance_id"),
    **filters.TENANTS,
}
ORDERS: dict[str, Any] = {
    "id": "id",
    "name": "name",
    "nameCaseInsensitive": lambda task: task.name.casefold(),
    "instanceId": "instance_id",
    "executionId": "instance_id",
    "assignee": "assignee",
    "created": "created_at",
    "lastUpdated": "created_at",
    "dueDate": "due_at",
    "followUpDate": "follow_up_at",
    "priority": "priority",
}


def tasks(asked: Parameters) -> list[TaskRecord]:
    """The open tasks asked for, those the actor may see. Raises ValueInvalid."""
    rows = _rows(asked)
    if _rows_say_all(asked) and not asked.sorting():
        first, most = asked.number("firstResult") or 0, asked.number("maxResults")
        if most is not None and (most == 0 or first % most == 0):
            return list(_page(rows, first // most + 1, most).tasks) if most else []
    return list(asked.page(filters.ordered(_sifted(rows, asked), asked, ORDERS)))


def count(asked: Parameters) -> int:
    """How many there are. Raises ValueInvalid."""
    rows = _rows(asked)
    return _total(rows) if _rows_say_all(asked) else len(_sifted(rows, asked))


def _rows(asked: Parameters) -> dict[str, Any]:
    """The part of the query that stands in columns.

    With a candidate group Camunda gives unassigned tasks only, unless includeAssignedTasks is sent.
    """
    group = asked.text("candidateGroup")
    taken = asked.flag("includeAssignedTasks") or "assignee" in asked
    return {
        "instance_id": asked.text("processInstanceId"),
        "business_key": asked.text("processInstanceBusinessKey"),
        "process_key": asked.text("processDefinitionKey"),
        "group": group,
        "assignee": asked.text("assignee"),
        "unassigned": True if asked.flag("unassigned") or (group and not taken) else None,
        "ranges": ranges.ranges(asked, RANGES),
    }


def _rows_say_all(asked: Parameters) -> bool:
    return not any(name in asked for name in FILTERS)


def _sifted(rows: dict[str, Any], asked: Parameters) -> list[TaskRecord]:
    return filters.selected(_every(rows), asked, FILTERS)


def _every(rows: dict[str, Any]) -> Iterator[TaskRecord]:
    page = number = 1
    while number:
        found = _page(rows, page, STRIDE)
        yield from found.tasks
        page, number = page + 1, found.pages - page


def _total(rows: dict[str, Any]) -> int:
    return engine().read.tasks(actor(), size=1, count_limit=None, **rows).total


def _page(rows: dict[str, Any], page: int, size: int) -> TaskPage:
    return engine().read.tasks(actor(), page=page, size=size, **rows)
