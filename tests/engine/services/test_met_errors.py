"""Errors of the procedure's own that jobs meet: the case goes on where one is caught, else it is an incident."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from engine.clock import FixedClock
from engine.errors import InstanceSuspended, JobNotFound, Refused, RoleMissing, ValueInvalid
from engine.handlers.registry import BusinessError, Registry, ServiceCall
from engine.process_engine import ProcessEngine
from engine.records.external_tasks import MetError
from tests.conftest import SETTINGS
from tests.engine.services.test_external_tasks import WORKER, fetch, only
from tests.support.cases import ADMIN, MANAGER, deploy, kinds, of, start, task, waits
from tests.support.diagrams import Draft, process


def looking_up() -> Draft:
    """A look-up that may meet NEJ, with a deadline beside it."""
    draft = process("p").start().service("s", "send-post", name="Slå op").user("a", "b", groups="tot").end()
    draft.path("start", "s", "a", "end").boundary("late", "s", "P1D").path("late", "end")
    return draft.error_boundary("no", "s", "NEJ", errorMessageVariable="besked").path("no", "b", "end")


def report(engine: ProcessEngine, job_id: str, code: str = "NEJ", message: str = "", **values: Any) -> None:
    engine.external_tasks.report_error(job_id, "w", MetError(code, message, values), WORKER)


def test_the_case_goes_on_by_the_boundary_event(process_engine: ProcessEngine) -> None:
    deploy(process_engine, looking_up())
    instance_id = start(process_engine)
    job = only(process_engine)
    report(process_engine, job.id, message="Ukendt borger", forsoeg=1)
    assert waits(process_engine, instance_id) == ["b"]
    variables = process_engine.read.variables(instance_id, ADMIN)
    assert (variables["besked"], variables["forsoeg"]) == ("Ukendt borger", 1)
    assert process_engine.read.jobs(ADMIN) == []
    assert process_engine.read.external_tasks(ADMIN) == []
    assert process_engine.read.incidents(ADMIN) == []
    with pytest.raises(JobNotFound):
        report(process_engine, job.id)


def test_history_tells_the_code_and_who_reported_it(process_engine: ProcessEngine) -> None:
    deploy(process_engine, looking_up())
    instance_id = start(process_engine)
    report(process_engine, only(process_engine).id, message="Ukendt borger", forsoeg=1)
    history = process_engine.read.process_state(instance_id, ADMIN).history
    (event,) = [each for each in history if each.kind == "job-met-error"]
    told = {"code": "NEJ", "message": "Ukendt borger", "values": {"forsoeg": 1}, "topic": "send-post", "worker": "w"}
    assert (event.actor, event.element_id, event.details) == (WORKER.user_id, "s", told)
    assert [each.kind for each in history if each.element_id == "no"][:2] == ["activity-started", "activity-completed"]
    assert "activity-canceled" in [each.kind for each in history if each.element_id == "s"]


def test_what_nobody_catches_is_an_incident_with_code_message_and_element(process_engine: ProcessEngine) -> None:
    deploy(process_engine, looking_up())
    instance_id = start(process_engine)
    report(process_engine, only(process_engine).id, "ANDET", "Systemet er lukket", forsoeg=1)
    (incident,) = process_engine.read.incidents(ADMIN, instance_id=instance_id)
    assert incident.message == "Fejlen «ANDET» fra «Slå op» bliver ikke fanget af diagrammet: Systemet er lukket."
    assert (incident.kind, incident.element_id) == ("error-not-caught", "s")
    assert process_engine.read.variables(instance_id, ADMIN)["forsoeg"] == 1
    assert fetch(process_engine) == []
    assert kinds(process_engine, instance_id, "job-met-error") == ["job-met-error"]


def test_a_manager_lets_the_worker_try_again_once_what_was_wrong_is_put_right(process_engine: ProcessEngine) -> None:
    deploy(process_engine, looking_up())
    instance_id = start(process_engine)
    report(process_engine, only(process_engine).id, "ANDET")
    (incident,) = process_engine.read.incidents(ADMIN)
    process_engine.incidents.retry(incident.id, MANAGER)
    process_engine.external_tasks.complete(only(process_engine).id, "w", {}, WORKER)
    assert waits(process_engine, instance_id) == ["a"]
    assert process_engine.read.incidents(ADMIN) == []


def test_what_the_diagram_cannot_do_behind_the_catch_keeps_the_error(process_engine: ProcessEngine) -> None:
    draft = process("f").start().service("s", "send-post").exclusive("g").user("a", groups="tot").end("end", "no")
    draft.path("start", "s", "end").error_boundary("any", "s").path("any", "g")
    deploy(process_engine, draft.flow("g", "a", 'x = "ja"').flow("g", "no", 'x = "nej"').path("a", "end"))
    instance_id = start(process_engine, "f")
    job = only(process_engine)
    report(process_engine, job.id, x="måske")
    (incident,) = process_engine.read.incidents(ADMIN)
    assert (incident.kind, incident.element_id) == ("no-flow-taken", "g")
    with pytest.raises(Refused, match="Opgaven er løst"):
        process_engine.external_tasks.set_retries(job.id, 1, ADMIN)
    process_engine.incidents.retry(incident.id, MANAGER, {"x": "ja"}, reason="Slåfejl")
    assert waits(process_engine, instance_id) == ["a"]


@pytest.mark.parametrize("code", ["", "  ", "x" * 201])
def test_an_error_has_a_code(process_engine: ProcessEngine, code: str) -> None:
    deploy(process_engine, looking_up())
    start(process_engine)
    with pytest.raises(ValueInvalid, match="errorCode"):
        report(process_engine, only(process_engine).id, code)


def test_only_who_has_the_job_may_report_and_only_a_worker(process_engine: ProcessEngine) -> None:
    deploy(process_engine, looking_up())
    start(process_engine)
    job = only(process_engine, "another")
    with pytest.raises(Refused, match="men af «another»"):
        report(process_engine, job.id)
    with pytest.raises(RoleMissing):
        process_engine.external_tasks.report_error(job.id, "another", MetError("NEJ"), of("tot"))


def test_a_handler_here_may_meet_an_error_too(sessions: sessionmaker[Session], clock: FixedClock) -> None:
    topics = Registry()

    @topics.register("send-post")
    def look_up(call: ServiceCall) -> None:
        raise BusinessError(call.variables["kode"], "Ukendt borger", {"forsoeg": 1})

    engine = ProcessEngine(sessions, clock, SETTINGS, topics)
    deploy(engine, looking_up())
    caught, uncaught = start(engine, kode="NEJ"), start(engine, kode="ANDET")
    assert engine.jobs.run_due() == 2
    assert waits(engine, caught) == ["b"]
    assert engine.read.variables(caught, ADMIN)["forsoeg"] == 1
    (incident,) = engine.read.incidents(ADMIN)
    assert (incident.instance_id, incident.kind) == (uncaught, "error-not-caught")


def test_an_error_end_that_nobody_catches_is_an_incident_that_holds_the_answer(process_engine: ProcessEngine) -> None:
    draft = process("p").start().user("a", groups="tot").error_end("wrong", "NEJ").path("start", "a", "wrong")
    deploy(process_engine, draft)
    instance_id = start(process_engine)
    process_engine.tasks.complete(task(process_engine, instance_id).id, {"x": 1}, ADMIN)
    (incident,) = process_engine.read.incidents(ADMIN, instance_id=instance_id)
    assert (incident.kind, incident.element_id) == ("error-not-caught", "wrong")
    assert "«NEJ» fra «wrong»" in incident.message


def test_an_error_out_of_a_called_procedure_closes_all_that_was_open_in_it(process_engine: ProcessEngine) -> None:
    called = (
        process("q").start("qs").parallel("g").service("s", "send-post").user("beside", groups="tot").end("qe", "qf")
    )
    called.path("qs", "g", "s", "qe").path("g", "beside", "qf").boundary("late", "beside", "P1D").path("late", "qf")
    draft = process("p").start().call("k", "q").user("a", "b", groups="tot").end().path("start", "k", "a", "end")
    deploy(process_engine, draft.error_boundary("no", "k", "NEJ").path("no", "b", "end"), called)
    instance_id = start(process_engine, sag_id="S-1")
    report(process_engine, only(process_engine).id, fundet=1)
    assert waits(process_engine, instance_id) == ["b"]
    assert process_engine.read.variables(instance_id, ADMIN)["fundet"] == 1
    assert process_engine.read.jobs(ADMIN) == []
    state = process_engine.read.process_state(instance_id, ADMIN)
    assert [each.element_id for each in state.activities if each.canceled] == ["k", "s", "beside"]
    assert kinds(process_engine, instance_id, "scope-closed") == ["scope-closed"]


def test_a_paused_case_takes_no_error(process_engine: ProcessEngine) -> None:
    deploy(process_engine, looking_up())
    instance_id = start(process_engine)
    job = only(process_engine)
    process_engine.instances.suspend(instance_id, ADMIN)
    with pytest.raises(InstanceSuspended):
        report(process_engine, job.id)
