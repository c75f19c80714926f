from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import sessionmaker

from engine.actor import Actor, Role
from engine.clock import FixedClock
from engine.errors import InstanceSuspended, JobNotFound, Refused, RoleMissing, ValueInvalid
from engine.process_engine import ProcessEngine
from engine.records.external_tasks import ExternalTaskRecord, Topic
from tests.support.cases import ADMIN, MANAGER, at_once, deploy, kinds, of, start, waits
from tests.support.diagrams import Draft, process

WORKER = Actor("post-system", "Postsystem", roles=frozenset({Role.INTEGRATION}))
MINUTE = timedelta(minutes=1)


def sending(key: str = "p", topic: str = "send-post", **attributes: Any) -> Draft:
    draft = process(key).start().service("s", topic, **attributes).user("a", groups="tot").end()
    return draft.path("start", "s", "a", "end")


def choosing() -> Draft:
    """A service task, then a gateway that knows ja and nej only."""
    draft = process("f").start().service("s", "send-post").exclusive("g").user("a", groups="tot").end("end", "no")
    draft.path("start", "s", "g").flow("g", "a", 'udfald = "ja"').flow("g", "no", 'udfald = "nej"')
    return draft.path("a", "end")


def fetch(engine: ProcessEngine, worker: str = "w", most: int = 10, **topic: Any) -> list[ExternalTaskRecord]:
    return engine.external_tasks.fetch(worker, [Topic(topic.pop("name", "send-post"), MINUTE, **topic)], most, WORKER)


def only(engine: ProcessEngine, worker: str = "w", **topic: Any) -> ExternalTaskRecord:
    (found,) = fetch(engine, worker, **topic)
    return found


def test_a_worker_fetches_the_job_and_takes_the_case_on(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, sending(taskPriority="7"))
    instance_id = start(process_engine, sag_id="S-1", adresse="Vej 1", hemmelig="x")
    assert process_engine.jobs.run_due() == 0
    job = only(process_engine, variables=frozenset({"adresse"}))
    assert (job.topic, job.element_id, job.instance_id, job.business_key) == ("send-post", "s", instance_id, "S-1")
    assert (job.variables, job.priority, job.worker_id) == ({"adresse": "Vej 1"}, 7, "w")
    assert job.locked_until == clock.now() + MINUTE
    process_engine.external_tasks.complete(job.id, "w", {"kvittering": "K-1"}, WORKER)
    assert waits(process_engine, instance_id) == ["a"]
    assert process_engine.read.variables(instance_id, ADMIN)["kvittering"] == "K-1"
    assert kinds(process_engine, instance_id, "job-completed") == ["job-completed"]
    with pytest.raises(JobNotFound):
        process_engine.external_tasks.complete(job.id, "w", {}, WORKER)


def test_where_it_waits_is_told(process_engine: ProcessEngine) -> None:
    deploy(process_engine, sending(name="Send brevet"))
    instance_id = start(process_engine)
    assert process_engine.read.instance(instance_id, ADMIN).waits_at == "Send brevet"
    assert process_engine.read.jobs(ADMIN) == []
    assert [job.id for job in process_engine.read.external_tasks(ADMIN)] == [only(process_engine).id]
    assert process_engine.read.external_tasks(of("fagteam")) == []


def test_a_job_one_has_is_kept_from_others_until_the_lock_runs_out(
    process_engine: ProcessEngine, clock: FixedClock
) -> None:
    deploy(process_engine, sending())
    start(process_engine)
    job = only(process_engine)
    assert fetch(process_engine, "another") == []
    with pytest.raises(Refused, match="låst af «another»"):
        process_engine.external_tasks.complete(job.id, "another", {}, WORKER)
    clock.advance(minutes=2)
    assert only(process_engine, "another").id == job.id
    with pytest.raises(Refused):
        process_engine.external_tasks.complete(job.id, "w", {}, WORKER)
    process_engine.external_tasks.complete(job.id, "another", {}, WORKER)


def test_a_lock_that_ran_out_keeps_nobody_from_finishing(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, sending())
    instance_id = start(process_engine)
    job = only(process_engine)
    clock.advance(minutes=2)
    process_engine.external_tasks.complete(job.id, "w", {}, WORKER)
    assert waits(process_engine, instance_id) == ["a"]


def test_a_failure_with_retries_is_free_again_after_a_while(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, sending())
    start(process_engine)
    job = only(process_engine)
    process_engine.external_tasks.fail(
        job.id, "w", "Optaget", WORKER, details="trace", retries=2, retry_after=timedelta(minutes=10)
    )
    assert fetch(process_engine) == []
    clock.advance(minutes=10)
    again = only(process_engine)
    assert (again.retries, again.error, again.error_details) == (2, "Optaget", "trace")
    assert process_engine.read.incidents(ADMIN) == []


def test_without_retries_a_failure_is_an_incident_and_can_be_retried(process_engine: ProcessEngine) -> None:
    deploy(process_engine, sending())
    instance_id = start(process_engine)
    job = only(process_engine)
    process_engine.external_tasks.fail(job.id, "w", "Afvist af modtageren", WORKER)
    (incident,) = process_engine.read.incidents(ADMIN, instance_id=instance_id)
    assert (incident.element_id, incident.message) == ("s", "Afvist af modtageren")
    assert fetch(process_engine) == []
    process_engine.incidents.retry(incident.id, MANAGER)
    assert process_engine.read.instance(instance_id, ADMIN).incidents == 0
    process_engine.external_tasks.complete(only(process_engine).id, "w", {}, WORKER)
    assert waits(process_engine, instance_id) == ["a"]


def test_new_retries_close_the_incident_and_none_open_it(process_engine: ProcessEngine) -> None:
    deploy(process_engine, sending())
    start(process_engine)
    job = only(process_engine)
    process_engine.external_tasks.set_retries(job.id, 0, ADMIN)
    assert len(process_engine.read.incidents(ADMIN)) == 1
    process_engine.external_tasks.set_retries(job.id, 0, ADMIN)
    assert len(process_engine.read.incidents(ADMIN)) == 1
    process_engine.external_tasks.set_retries(job.id, 3, ADMIN)
    assert process_engine.read.incidents(ADMIN) == []
    assert only(process_engine).retries == 3


def test_an_answer_the_diagram_cannot_take_up_is_kept(process_engine: ProcessEngine) -> None:
    deploy(process_engine, choosing())
    instance_id = start(process_engine, "f")
    job = only(process_engine)
    process_engine.external_tasks.complete(job.id, "w", {"udfald": "måske"}, WORKER)
    (incident,) = process_engine.read.incidents(ADMIN, instance_id=instance_id)
    assert incident.element_id == "g"
    assert fetch(process_engine) == []
    with pytest.raises(Refused):
        process_engine.external_tasks.set_retries(job.id, 3, ADMIN)
    with pytest.raises(Refused, match="hændelse"):
        process_engine.external_tasks.complete(job.id, "w", {}, WORKER)
    with pytest.raises(Refused):
        process_engine.incidents.retry(incident.id, MANAGER)


def test_a_timer_on_its_edge_takes_the_job_and_its_incident_away(
    process_engine: ProcessEngine, clock: FixedClock
) -> None:
    draft = sending().boundary("late", "s", "PT1H").user("b", groups="tot").path("late", "b", "end")
    deploy(process_engine, draft)
    instance_id = start(process_engine)
    job = only(process_engine)
    process_engine.external_tasks.fail(job.id, "w", "nej", WORKER)
    clock.advance(hours=1)
    assert process_engine.jobs.run_due() == 1
    assert waits(process_engine, instance_id) == ["b"]
    assert process_engine.read.incidents(ADMIN) == []
    with pytest.raises(JobNotFound):
        process_engine.read.external_task(job.id, ADMIN)


def test_locks_are_extended_taken_and_given_back(process_engine: ProcessEngine, clock: FixedClock) -> None:
    tasks = process_engine.external_tasks
    deploy(process_engine, sending())
    start(process_engine)
    job = only(process_engine)
    tasks.extend(job.id, "w", 10 * MINUTE, WORKER)
    clock.advance(minutes=5)
    assert fetch(process_engine, "another") == []
    with pytest.raises(Refused):
        tasks.lock(job.id, "another", MINUTE, WORKER)
    tasks.unlock(job.id, WORKER)
    with pytest.raises(Refused, match="ledig"):
        tasks.extend(job.id, "another", MINUTE, WORKER)
    tasks.lock(job.id, "another", MINUTE, WORKER)
    clock.advance(minutes=2)
    with pytest.raises(Refused, match="udløbet"):
        tasks.extend(job.id, "another", MINUTE, WORKER)


def test_giving_back_what_is_given_up_or_paused_is_no_error_and_offers_nothing(process_engine: ProcessEngine) -> None:
    deploy(process_engine, sending())
    instance_id = start(process_engine)
    job = only(process_engine)
    process_engine.instances.suspend(instance_id, ADMIN)
    process_engine.external_tasks.unlock(job.id, WORKER)
    process_engine.instances.resume(instance_id, ADMIN)
    process_engine.external_tasks.fail(only(process_engine).id, "w", "Afvist", WORKER)
    process_engine.external_tasks.unlock(job.id, WORKER)
    assert fetch(process_engine) == []
    assert process_engine.read.instance(instance_id, ADMIN).incidents == 1
    with pytest.raises(RoleMissing):
        process_engine.external_tasks.unlock(job.id, of("tot"))
    with pytest.raises(JobNotFound):
        process_engine.external_tasks.unlock("findes-ikke", WORKER)


def test_topics_are_narrowed_by_case_and_procedure(process_engine: ProcessEngine) -> None:
    deploy(process_engine, sending())
    deploy(process_engine, sending("q"))
    start(process_engine, sag_id="S-1")
    start(process_engine, "q", sag_id="S-2")
    assert fetch(process_engine, business_key="S-3") == []
    assert only(process_engine, business_key="S-2").process_key == "q"
    assert only(process_engine, process_keys=frozenset({"p"})).process_key == "p"
    assert fetch(process_engine, name="andet") == []


def test_the_most_urgent_come_first_when_asked_for(process_engine: ProcessEngine) -> None:
    deploy(process_engine, sending(taskPriority="1"))
    deploy(process_engine, sending("q", taskPriority="9"))
    start(process_engine)
    start(process_engine, "q")
    topic = Topic("send-post", MINUTE)
    (first,) = process_engine.external_tasks.fetch("w", [topic], 1, WORKER, by_priority=True)
    assert first.process_key == "q"


def test_jobs_of_a_paused_case_wait(process_engine: ProcessEngine) -> None:
    deploy(process_engine, sending())
    instance_id = start(process_engine)
    job = only(process_engine)
    process_engine.instances.suspend(instance_id, MANAGER)
    assert fetch(process_engine) == []
    with pytest.raises(InstanceSuspended):
        process_engine.external_tasks.complete(job.id, "w", {}, WORKER)
    process_engine.instances.resume(instance_id, MANAGER)
    process_engine.external_tasks.complete(only(process_engine).id, "w", {}, WORKER)


def test_only_other_systems_and_administrators_do_jobs(process_engine: ProcessEngine) -> None:
    deploy(process_engine, sending())
    start(process_engine)
    with pytest.raises(RoleMissing):
        process_engine.external_tasks.fetch("w", [Topic("send-post", MINUTE)], 1, MANAGER)
    job = only(process_engine)
    with pytest.raises(RoleMissing):
        process_engine.external_tasks.complete(job.id, "w", {}, of("tot"))
    with pytest.raises(ValueInvalid):
        process_engine.external_tasks.fetch(" ", [Topic("send-post", MINUTE)], 1, WORKER)
    with pytest.raises(ValueInvalid):
        process_engine.external_tasks.fetch("w", [Topic("send-post", timedelta())], 1, WORKER)


def test_another_system_sees_no_cases(process_engine: ProcessEngine) -> None:
    deploy(process_engine, sending())
    start(process_engine)
    assert list(process_engine.read.instances(WORKER)) == []
    assert len(process_engine.read.external_tasks(WORKER)) == 1


def test_two_workers_never_have_the_same_job(database: Engine, clock: FixedClock) -> None:
    engines = [ProcessEngine(sessionmaker(database), clock) for _ in range(2)]
    deploy(engines[0], sending())
    for _ in range(12):
        start(engines[0])
    had = at_once(
        *(
            lambda each=each, name=name: [job.id for _ in range(6) for job in fetch(each, name, 3)]
            for each, name in zip(engines, ("one", "two"), strict=True)
        )
    )
    assert len(had[0] + had[1]) == len(set(had[0] + had[1])) == 12


def test_a_job_completed_twice_at_once_counts_once(process_engine: ProcessEngine) -> None:
    deploy(process_engine, sending())
    instance_id = start(process_engine)
    job = only(process_engine)
    results = at_once(*[lambda: process_engine.external_tasks.complete(job.id, "w", {}, WORKER)] * 2)
    assert sorted(isinstance(result, JobNotFound) for result in results) == [False, True]
    assert waits(process_engine, instance_id) == ["a"]
