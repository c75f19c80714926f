"""Which process instances a query asks for, running ones and those in history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from engine.errors import InstanceNotFound
from engine.records.cases import InstanceRecord
from webforms.rest import filters
from webforms.rest.context import actor, engine
from webforms.rest.filters import Filter
from webforms.rest.parameters import Parameters
from webforms.rest.variable_filters import refused, variables_of

STRIDE = 500  # instances read at once
RUNNING = {"active", "suspended"}
COMMON: dict[str, Filter] = {
    "processDefinitionId": filters.equal("definition_id"),
    "processDefinitionKey": filters.equal("process_key"),
    "processDefinitionKeyIn": filters.within("process_key"),
    "processInstanceIds": filters.within("id"),
    "active": filters.when(lambda instance: instance.status == "active"),
    "suspended": filters.when(lambda instance: instance.status == "suspended"),
    "withIncident": filters.when(lambda instance: instance.incidents > 0),
    "withIncidents": filters.when(lambda instance: instance.incidents > 0),
    "variables": variables_of("id"),
    "orQueries": refused("kan ikke bruges her. Spørg én gang for hver mulighed."),
}
FILTERS: dict[str, Filter] = {
    **COMMON,
    "businessKeyLike": filters.like("business_key"),
}
HISTORIC_FILTERS: dict[str, Filter] = {
    **COMMON,
    "processInstanceId": filters.equal("id"),
    "processDefinitionName": filters.equal("process_name"),
    "processInstanceBusinessKeyIn": filters.within("business_key"),
    "processInstanceBusinessKeyLike": filters.like("business_key"),
    "finished": filters.when(lambda instance: instance.status not in RUNNING),
    "unfinished": filters.when(lambda instance: instance.status in RUNNING),
    "completed": filters.when(lambda instance: instance.status == "completed"),
    "externallyTerminated": filters.when(lambda instance: instance.status == "canceled"),
    "internallyTerminated": filters.when(lambda instance: False),
    "startedBy": filters.equal("started_by"),
    "startedBefore": filters.before("started_at"),
    "startedAfter": filters.after("started_at"),
    "finishedBefore": filters.before("ended_at"),
    "finishedAfter": filters.after("ended_at"),
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
    """The instances that run or are paused, asked for and visible. Raises ValueInvalid."""
    found = [each for each in _every(asked, asked.text("businessKey")) if each.status in RUNNING]
    return filters.ordered(filters.selected(found, asked, FILTERS), asked, ORDERS)


def historic(asked: Parameters) -> list[InstanceRecord]:
    """All instances ever, asked for and visible. Raises ValueInvalid."""
    found = _every(asked, asked.text("processInstanceBusinessKey"))
    return filters.ordered(filters.selected(found, asked, HISTORIC_FILTERS), asked, ORDERS)


def _every(asked: Parameters, business_key: str | None) -> Iterator[InstanceRecord]:
    """The rows' part of the query; single cases are not sought among all."""
    named = asked.text("processInstanceId")
    listed = (named,) if named is not None else asked.texts("processInstanceIds")
    if listed is None:
        yield from _pages(asked, business_key)
        return
    for instance_id in listed:
        with suppress(InstanceNotFound):
            found = engine().read.instance(instance_id, actor())
            if found.business_key == (business_key or found.business_key):
                yield found


def _pages(asked: Parameters, business_key: str | None) -> Iterator[InstanceRecord]:
    page = 1
    while True:
        found = engine().read.instances(
            actor(),
            process_key=asked.text("processDefinitionKey"),
            business_key=business_key,
            page=page,
            size=STRIDE,
        )
        yield from found
        if len(found) < STRIDE:
            return
        page += 1
