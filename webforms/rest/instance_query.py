"""Which process instances a query asks for, running ones and those in history.

What the engine can look up in rows goes there; the rest is sifted here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from engine.errors import ValueInvalid
from engine.records.cases import InstanceRecord
from webforms.rest import filters, ranges
from webforms.rest.context import actor, engine
from webforms.rest.filters import Filter
from webforms.rest.parameters import Parameters
from webforms.rest.ranges import Make
from webforms.rest.variable_filters import variables_of

STRIDE = 500  # instances read at once
MOST_IDS = 1_000  # named in one query
RUNNING = {"active", "suspended"}
STATES = {
    "active": "active",
    "suspended": "suspended",
    "completed": "completed",
    "externallyTerminated": "canceled",
    "internallyTerminated": "",
}
ROWS = ("processInstanceIds", "processDefinitionId", "processDefinitionKey", "active", "suspended")
RUNNING_ROWS = (*ROWS, "businessKey", "processInstanceId")
HISTORIC_ROWS = (
    *(*ROWS, "processInstanceId", "processInstanceBusinessKey", "finished", "unfinished"),
    *("completed", "externallyTerminated", "internallyTerminated"),
)
RANGES: dict[str, Make] = {
    "startedBefore": ranges.before("started"),
    "startedAfter": ranges.after("started"),
    "finishedBefore": ranges.before("ended"),
    "finishedAfter": ranges.after("ended"),
}
COMMON: dict[str, Filter] = {
    "processDefinitionKeyIn": filters.within("process_key"),
    "processDefinitionKeyNotIn": filters.unless(filters.within("process_key")),
    "rootProcessInstances": filters.EVERYTHING,  # a called procedure is a part of its caller's case
    "withIncident": filters.when(lambda instance: instance.incidents > 0),
    "withIncidents": filters.when(lambda instance: instance.incidents > 0),
    "variables": variables_of("id"),
    **filters.TENANTS,
}
FILTERS: dict[str, Filter] = {
    **COMMON,
    "businessKeyLike": filters.like("business_key"),
    "rootProcessInstanceId": filters.equal("id"),
    "leafProcessInstances": filters.EVERYTHING,
    "processDefinitionWithoutTenantId": filters.EVERYTHING,
}
HISTORIC_FILTERS: dict[str, Filter] = {
    **COMMON,
    "processInstanceIdNotIn": filters.unless(filters.within("id")),
    "rootProcessInstanceId": filters.equal("id"),
    "withRootIncidents": filters.when(lambda instance: instance.incidents > 0),
    "processDefinitionName": filters.equal("process_name"),
    "processDefinitionNameLike": filters.like("process_name"),
    "processInstanceBusinessKeyIn": filters.within("business_key"),
    "processInstanceBusinessKeyLike": filters.like("business_key"),
    "startedBy": filters.equal("started_by"),
}
ORDERS: dict[str, Any] = {
    "instanceId": "id",
    "definitionId": "definition_id",
    "definitionKey": "process_key",
    "definitionName": "process_name",
    "definitionVersion": "version",
    "businessKey": "business_key",
    "startTime": "started_at",
    "endTime": "ended_at",
    "duration": lambda instance: instance.ended_at and instance.ended_at - instance.started_at,
}


def running(asked: Parameters) -> list[InstanceRecord]:
    """The instances that run or are paused, asked for and visible. Raises ValueInvalid, and Refused for too many."""
    return _found(asked, _running_rows(asked), FILTERS)


def running_count(asked: Parameters) -> int:
    """How many they are. Raises what `running` raises."""
    return _count(asked, _running_rows(asked), FILTERS)


def historic(asked: Parameters) -> list[InstanceRecord]:
    """All instances ever, asked for and visible. Raises ValueInvalid, and Refused for too many."""
    return _found(asked, _historic_rows(asked), HISTORIC_FILTERS)


def historic_count(asked: Parameters) -> int:
    """How many they are. Raises what `historic` raises."""
    return _count(asked, _historic_rows(asked), HISTORIC_FILTERS)


def every_id() -> Iterator[str]:
    """The ids of all instances that the actor may see, newest first."""
    return (instance.id for instance in _every({}))


def _found(asked: Parameters, rows: Mapping[str, Any], table: Mapping[str, Filter]) -> list[InstanceRecord]:
    first, most = asked.number("firstResult") or 0, asked.number("maxResults")
    if most and first % most == 0 and not asked.sorting() and not any(name in asked for name in table):
        return list(engine().read.instances(actor(), page=first // most + 1, size=most, **rows))
    return filters.answered(_every(rows), asked, table, ORDERS)


def _count(asked: Parameters, rows: Mapping[str, Any], table: Mapping[str, Filter]) -> int:
    if not any(name in asked for name in table):
        return engine().read.instances(actor(), size=1, count_limit=None, **rows).total
    return len(filters.selected(filters.bounded(_every(rows)), asked, table))


def _running_rows(asked: Parameters) -> dict[str, Any]:
    return {**_rows(asked, "active", "suspended"), "business_key": asked.text("businessKey"), "ended": False}


def _historic_rows(asked: Parameters) -> dict[str, Any]:
    over, on = asked.flag("finished"), asked.flag("unfinished")
    rows = _rows(asked, *STATES)
    return {
        **rows,
        "business_key": asked.text("processInstanceBusinessKey"),
        "ended": over if over != on else None,
        "ranges": ranges.ranges(asked, RANGES),
        **({"ids": ()} if over and on else {}),
    }


def _rows(asked: Parameters, *states: str) -> dict[str, Any]:
    """The part of the query that stands in columns; two states at once are nobody's."""
    wanted = [STATES[name] for name in states if asked.flag(name)]
    return {
        "ids": _ids(asked),
        "process_key": asked.text("processDefinitionKey"),
        "definition_id": asked.text("processDefinitionId"),
        "status": wanted[0] if len(wanted) == 1 else "" if wanted else None,
    }


def _ids(asked: Parameters) -> Collection[str] | None:
    named, listed = asked.text("processInstanceId"), asked.texts("processInstanceIds")
    if listed is not None and len(listed) > MOST_IDS:
        raise ValueInvalid(f"processInstanceIds må højst nævne {MOST_IDS} sager ad gangen.")
    if named is None:
        return listed
    return {named} if listed is None else {named} & set(listed)


def _every(rows: Mapping[str, Any]) -> Iterator[InstanceRecord]:
    page = 1
    while True:
        found = engine().read.instances(actor(), page=page, size=STRIDE, count_limit=0, **rows)
        yield from found
        if len(found) < STRIDE:
            return
        page += 1
