"""/job: armed timers, and firing one before its time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any

from flask import Response

from engine.errors import ValueInvalid
from engine.records.cases import TimerRecord
from webforms.rest import filters, unserved
from webforms.rest.answers import answer, count, nothing
from webforms.rest.context import actor, engine, zone
from webforms.rest.dates import as_written, read_instant, written
from webforms.rest.external_task import retries
from webforms.rest.filters import Filter
from webforms.rest.parameters import Parameters, parameters
from webforms.rest.routes import blueprint


def _compared(what: str) -> Filter:
    """`gt_<instant>` and `lt_<instant>`, several with commas; in a POST {"operator", "value"}."""

    def read(asked: Parameters, name: str) -> Callable[[Any], bool]:
        limits = [_limit(each) for each in asked.items(name)]
        return lambda job: all(_holds(as_written(getattr(job, what)), *limit) for limit in limits)

    return read


def _holds(value: datetime, later: bool, limit: datetime) -> bool:
    return value > limit if later else value < limit


def _limit(sent: Any) -> tuple[bool, datetime]:
    if isinstance(sent, dict):
        operator, instant = str(sent.get("operator")), str(sent.get("value"))
    else:
        operator, _, instant = str(sent).partition("_")
    if operator not in {"gt", "lt"}:
        raise ValueInvalid(f"«{sent}» skal begynde med gt_ eller lt_.")
    return operator == "gt", read_instant(instant, zone())


def _retries(job: TimerRecord) -> int:
    return max(engine().settings.max_attempts - job.attempts, 0)


FILTERS: dict[str, Filter] = {
    "jobId": filters.equal("id"),
    "jobIds": filters.within("id"),
    "processInstanceId": filters.equal("instance_id"),
    "processInstanceIds": filters.within("instance_id"),
    "processDefinitionId": filters.equal("definition_id"),
    "processDefinitionKey": filters.equal("process_key"),
    "activityId": filters.equal("element_id"),
    "executionId": filters.equal("instance_id"),
    "failedActivityId": filters.equal(lambda job: job.element_id if job.error else None),
    "exceptionMessage": filters.equal("error"),
    "active": filters.EVERYTHING,
    "suspended": filters.when(lambda job: False),
    "priorityHigherThanOrEquals": filters.at_least(lambda job: 0),
    "priorityLowerThanOrEquals": filters.at_most(lambda job: 0),
    **filters.TENANTS,
    "includeJobsWithoutTenantId": filters.EVERYTHING,
    "timers": filters.when(lambda job: True),
    "messages": filters.when(lambda job: False),
    "executable": filters.when(lambda job: job.due_at <= engine().clock.now() and _retries(job) > 0),
    "withRetriesLeft": filters.when(lambda job: _retries(job) > 0),
    "noRetriesLeft": filters.when(lambda job: _retries(job) == 0),
    "withException": filters.when(lambda job: bool(job.error)),
    "dueDates": _compared("due_at"),
    "createTimes": _compared("created_at"),
}
ORDERS: dict[str, Any] = {
    "jobId": "id",
    "executionId": "instance_id",
    "processInstanceId": "instance_id",
    "processDefinitionId": "definition_id",
    "processDefinitionKey": "process_key",
    "jobDueDate": "due_at",
    "jobRetries": _retries,
}


@blueprint.route("/job", methods=["GET", "POST"])
def jobs() -> Response:
    """The armed timers that the query asks for and the actor may see."""
    asked = parameters(unserved.JOBS)
    return answer([job_answer(each, zone()) for each in asked.page(_found(asked))])


@blueprint.route("/job/count", methods=["GET", "POST"])
def job_count() -> Response:
    """How many they are."""
    return count(len(_found(parameters(unserved.JOBS))))


@blueprint.get("/job/<job_id>")
def job(job_id: str) -> Response:
    """One armed timer."""
    return answer(job_answer(engine().read.job(job_id, actor()), zone()))


@blueprint.post("/job/<job_id>/execute")
def execute(job_id: str) -> Response:
    """Fire a timer now, due or not."""
    engine().jobs.fire(job_id, actor())
    return nothing()


@blueprint.put("/job/<job_id>/retries")
def set_job_retries(job_id: str) -> Response:
    """How often a timer may still fail: {"retries": 3}. One that was given up is tried again."""
    engine().jobs.set_retries(job_id, retries(), actor())
    return nothing()


def job_answer(job: TimerRecord, zone: tzinfo) -> dict[str, Any]:
    """One job: all documented keys, null where empty; `activityId`, which Camunda keeps elsewhere, beside them."""
    return {
        "id": job.id,
        "jobDefinitionId": None,
        "processInstanceId": job.instance_id,
        "processDefinitionId": job.definition_id,
        "processDefinitionKey": job.process_key,
        "executionId": job.instance_id,
        "exceptionMessage": job.error or None,
        "failedActivityId": job.element_id if job.error else None,
        "retries": _retries(job),
        "dueDate": written(job.due_at, zone),
        "suspended": False,
        "priority": 0,
        "tenantId": None,
        "createTime": written(job.created_at, zone),
        "batchId": None,
        "activityId": job.element_id,
    }


def _found(asked: Parameters) -> list[TimerRecord]:
    found = engine().read.jobs(actor(), instance_id=asked.text("processInstanceId"))
    return filters.ordered(filters.selected(found, asked, FILTERS), asked, ORDERS)
