"""/external-task/fetchAndLock and what a worker does with a job it has. Strict clients: see camunda-modeler § 2.1."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask import Response

from engine.errors import ValueInvalid
from engine.records.external_tasks import ExternalTaskRecord, MetError, Topic
from webforms.rest.answers import answer, nothing
from webforms.rest.context import actor, body, engine, zone
from webforms.rest.external_task_answers import locked_task_answer
from webforms.rest.routes import blueprint
from webforms.rest.values import read_variables

LONGEST_WAIT = 20.0  # seconds that one call keeps a thread; clients ask again, so a longer wish is only met by pieces
WAITING_AT_ONCE = threading.BoundedSemaphore(4)  # half the threads: advisers' pages need the others
PAUSE = 0.5  # seconds between two looks
MOST_TOPICS = 100


@blueprint.post("/external-task/fetchAndLock")
def fetch_and_lock() -> Response:
    """Free jobs of the topics asked for, locked for the worker; waits a while for some when there are none."""
    sent = body()
    topics = [_topic(each) for each in _list(sent, "topics")]
    listed = {each["topicName"] for each in _list(sent, "topics") if each.get("includeExtensionProperties")}
    found = _fetch(sent, topics)
    if not found and topics:
        found = _wait(sent, topics, _milliseconds(sent, "asyncResponseTimeout", 0))
    return answer([locked_task_answer(each, zone(), with_properties=each.topic in listed) for each in found])


@blueprint.post("/external-task/<task_id>/complete")
def complete_job(task_id: str) -> Response:
    """The job is done. Its `localVariables` end with it, as in Camunda."""
    sent = body()
    read_variables(sent.get("localVariables"), zone())
    values = read_variables(sent.get("variables"), zone())
    engine().external_tasks.complete(task_id, _worker(sent), values, actor())
    return nothing()


@blueprint.post("/external-task/<task_id>/failure")
def fail_job(task_id: str) -> Response:
    """The worker could not do it; without `retries` left it becomes an incident."""
    sent = body()
    engine().external_tasks.fail(
        task_id,
        _worker(sent),
        str(sent.get("errorMessage") or ""),
        actor(),
        details=str(sent.get("errorDetails") or ""),
        retries=_whole(sent, "retries", 0),
        retry_after=_milliseconds(sent, "retryTimeout", 0),
    )
    return nothing()


@blueprint.post("/external-task/<task_id>/bpmnError")
def bpmn_error(task_id: str) -> Response:
    """The worker met an error of the procedure's own. Taken also where nobody catches it: then it is an incident."""
    sent = body()
    values = read_variables(sent.get("variables"), zone())
    error = MetError(_text(sent, "errorCode"), _text(sent, "errorMessage"), values)
    engine().external_tasks.report_error(task_id, _worker(sent), error, actor())
    return nothing()


@blueprint.post("/external-task/<task_id>/extendLock")
def extend_lock(task_id: str) -> Response:
    """Keep the job for `newDuration` milliseconds from now on."""
    sent = body()
    engine().external_tasks.extend(task_id, _worker(sent), _milliseconds(sent, "newDuration"), actor())
    return nothing()


@blueprint.post("/external-task/<task_id>/lock")
def lock_job(task_id: str) -> Response:
    """Keep a free job for `lockDuration` milliseconds."""
    sent = body()
    engine().external_tasks.lock(task_id, _worker(sent), _milliseconds(sent, "lockDuration"), actor())
    return nothing()


@blueprint.post("/external-task/<task_id>/unlock")
def unlock_job(task_id: str) -> Response:
    """Let anybody have the job again."""
    engine().external_tasks.unlock(task_id, actor())
    return nothing()


def _fetch(sent: Mapping[str, Any], topics: list[Topic]) -> list[ExternalTaskRecord]:
    by_priority = sent.get("usePriority") is True
    most = _whole(sent, "maxTasks", 1)
    return engine().external_tasks.fetch(_worker(sent), topics, most, actor(), by_priority=by_priority)


def _wait(sent: Mapping[str, Any], topics: list[Topic], wish: timedelta) -> list[ExternalTaskRecord]:
    """Look again and again; when too many wait already, the answer is empty at once."""
    until = time.monotonic() + min(wish.total_seconds(), LONGEST_WAIT)
    found: list[ExternalTaskRecord] = []
    if not wish or not WAITING_AT_ONCE.acquire(blocking=False):
        return found
    try:
        while not found and (left := until - time.monotonic()) > 0:
            time.sleep(min(PAUSE, left))
            found = _fetch(sent, topics)
        return found
    finally:
        WAITING_AT_ONCE.release()


def _topic(sent: Mapping[str, Any]) -> Topic:
    if not isinstance(sent.get("topicName"), str):
        raise ValueInvalid('Hvert topic skal have et navn og en låsetid: {"topicName": …, "lockDuration": …}.')
    nobodys = sent.get("tenantIdIn")  # there are no tenants here: who asks for one finds nothing
    held = sent.get("processVariables")
    return Topic(
        name=sent["topicName"],
        lock=_milliseconds(sent, "lockDuration"),
        variables=frozenset() if sent.get("localVariables") is True else _names(sent, "variables"),
        business_key=None if sent.get("businessKey") is None else str(sent["businessKey"]),
        process_keys=frozenset() if nobodys else _names(sent, "processDefinitionKeyIn", "processDefinitionKey"),
        definition_ids=_names(sent, "processDefinitionIdIn", "processDefinitionId"),
        case_variables=held if isinstance(held, dict) and held else None,
    )


def _names(sent: Mapping[str, Any], many: str, one: str = "") -> frozenset[str] | None:
    """A list of names and a single name beside it; both must hold, neither sent is None."""
    listed = sent.get(many)
    names = None if listed is None else frozenset(map(str, listed if isinstance(listed, list) else [listed]))
    if one and sent.get(one) is not None:
        single = frozenset({str(sent[one])})
        return single if names is None else names & single
    return names


def _list(sent: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = sent.get(name) or []
    if not isinstance(found, list) or len(found) > MOST_TOPICS or not all(isinstance(each, dict) for each in found):
        raise ValueInvalid(f"{name} skal være en liste af objekter, højst {MOST_TOPICS}.")
    return found


def _worker(sent: Mapping[str, Any]) -> str:
    worker = sent.get("workerId")
    if not isinstance(worker, str) or not worker.strip():
        raise ValueInvalid("Skriv, hvem der udfører opgaven: workerId.")
    return worker


def _text(sent: Mapping[str, Any], name: str) -> str:
    """A text, empty when it is not sent. Raises ValueInvalid."""
    value = sent.get(name)
    if not isinstance(value, str | None):
        raise ValueInvalid(f"{name} skal være tekst.")
    return value or ""


def _milliseconds(sent: Mapping[str, Any], name: str, default: int | None = None) -> timedelta:
    return timedelta(milliseconds=_whole(sent, name, default))


def _whole(sent: Mapping[str, Any], name: str, default: int | None = None) -> int:
    """A whole number from 0. Raises ValueInvalid, also when it is missing and has no default."""
    value = sent.get(name)
    value = default if value is None else value
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1 or not 0 <= value <= 10**12:
        raise ValueInvalid(f"{name} skal være et helt tal fra 0.")
    return int(value)
