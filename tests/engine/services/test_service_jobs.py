from collections.abc import Callable, Mapping
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from engine.clock import FixedClock
from engine.errors import HandlerFailed
from engine.handlers.registry import Registry, ServiceCall
from engine.process_engine import ProcessEngine
from tests.conftest import SETTINGS
from tests.support.cases import ADMIN, MANAGER, deploy, start, waits
from tests.support.diagrams import Draft, process

Answer = Callable[[ServiceCall], Mapping[str, Any] | None]


class Desk:
    """Stands in for another system: keeps its calls, and answers as it is told."""

    def __init__(self) -> None:
        self.calls: list[ServiceCall] = []
        self.answer: Answer = lambda call: {"kvittering": f"K-{len(self.calls)}"}

    def __call__(self, call: ServiceCall) -> Mapping[str, Any] | None:
        self.calls.append(call)
        return self.answer(call)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def engine(sessions: sessionmaker[Session], clock: FixedClock, desk: Desk) -> ProcessEngine:
    topics = Registry()
    topics.register("send-post")(desk)
    made = ProcessEngine(sessions, clock, SETTINGS, topics)
    deploy(made, sending())
    return made


def sending() -> Draft:
    listed = '<camunda:properties><camunda:property name="kanal" value="digital" /></camunda:properties>'
    inner = f"<bpmn:extensionElements>{listed}</bpmn:extensionElements>"
    draft = process("p").start().element("serviceTask", "s", inner, type="external", topic="send-post")
    return draft.user("a", groups="tot").end().path("start", "s", "a", "end")


def test_the_worker_calls_the_handler_with_what_the_step_sees(engine: ProcessEngine, desk: Desk) -> None:
    instance_id = start(engine, sag_id="S-1", adresse="Vej 1")
    assert desk.calls == []
    assert engine.jobs.run_due() == 1
    (call,) = desk.calls
    assert (call.topic, call.element_id, call.business_key) == ("send-post", "s", "S-1")
    assert (call.variables["adresse"], call.properties) == ("Vej 1", {"kanal": "digital"})
    assert engine.read.variables(instance_id, ADMIN)["kvittering"] == "K-1"
    assert waits(engine, instance_id) == ["a"]
    assert engine.jobs.run_due() == 0


def test_no_transaction_is_open_while_the_handler_works(engine: ProcessEngine, desk: Desk) -> None:
    start(engine)
    others: list[str] = []

    def open_another(call: ServiceCall) -> None:
        others.append(start(engine))  # SQLite would wait for the first transaction for ever

    desk.answer = open_another
    assert engine.jobs.run_due(1) == 1
    assert len(others) == 1


def test_each_try_has_the_same_key_and_after_three_there_is_an_incident(
    engine: ProcessEngine, desk: Desk, clock: FixedClock
) -> None:
    def refuse(call: ServiceCall) -> None:
        raise HandlerFailed("Postsystemet svarer ikke.")

    desk.answer = refuse
    instance_id = start(engine)
    for attempt in (1, 2, 3):
        assert engine.read.incidents(ADMIN) == []
        assert engine.jobs.run_due() == 1
        assert len(desk.calls) == attempt
        clock.advance(minutes=5)
    assert engine.jobs.run_due() == 0
    assert len({call.job_id for call in desk.calls}) == 1
    (incident,) = engine.read.incidents(ADMIN, instance_id=instance_id)
    assert (incident.message, incident.element_id) == ("Postsystemet svarer ikke.", "s")
    desk.answer = lambda call: None
    engine.incidents.retry(incident.id, MANAGER)
    assert engine.jobs.run_due() == 1
    assert waits(engine, instance_id) == ["a"]


def test_what_a_handler_did_not_foresee_and_what_cannot_be_kept_are_failures(
    engine: ProcessEngine, desk: Desk, clock: FixedClock
) -> None:
    for answer in (lambda call: {"x": object()}, lambda call: {"x": 1 / 0}):
        desk.answer = answer
        start(engine)
        assert engine.jobs.run_due() == 1
        clock.advance(days=-1)  # so that the others are not due again
    assert [job.error != "" for job in engine.read.external_tasks(ADMIN)] == [True, True]


def test_a_bad_handler_does_not_stop_the_others(engine: ProcessEngine, desk: Desk) -> None:
    cases = [start(engine, nummer=number) for number in range(3)]

    def one_fails(call: ServiceCall) -> None:
        if call.variables["nummer"] == 1:
            raise ValueError("nej")

    desk.answer = one_fails
    assert engine.jobs.run_due() == 3
    assert [waits(engine, case) for case in cases] == [["a"], [], ["a"]]


def test_a_case_canceled_while_the_handler_works_stays_canceled(engine: ProcessEngine, desk: Desk) -> None:
    instance_id = start(engine)

    def canceled_meanwhile(call: ServiceCall) -> None:
        engine.instances.cancel(instance_id, MANAGER)

    desk.answer = canceled_meanwhile
    assert engine.jobs.run_due() == 1
    assert engine.read.instance(instance_id, ADMIN).status == "canceled"
    assert engine.read.incidents(ADMIN) == []


def test_a_lease_of_a_worker_that_died_runs_out(engine: ProcessEngine, desk: Desk, clock: FixedClock) -> None:
    start(engine)
    services = engine.jobs.services
    assert len(services.context.transactions.write(lambda session: services._lease(session, "dead", 5))) == 1
    assert engine.jobs.run_due() == 0
    clock.advance(minutes=5)
    assert engine.jobs.run_due() == 1


def test_the_demo_clock_knows_what_is_done_here_and_passes_what_is_not(
    engine: ProcessEngine, sessions: sessionmaker[Session], clock: FixedClock
) -> None:
    start(engine)
    assert engine.jobs.next_due(clock.now()) == clock.now()
    elsewhere = ProcessEngine(sessions, clock, SETTINGS, Registry())
    assert elsewhere.jobs.next_due(clock.now()) is None
    assert elsewhere.jobs.run_due() == 0


def test_a_topic_has_one_handler() -> None:
    topics = Registry()
    topics.register("t")(lambda call: None)
    with pytest.raises(ValueError, match="has a handler"):
        topics.register("t")(lambda call: None)
    assert topics.topics == {"t"}
