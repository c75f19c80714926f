from datetime import timedelta
from threading import Event, Thread

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import sessionmaker

from engine.clock import FixedClock
from engine.errors import InstanceSuspended, JobNotFound, RoleMissing
from engine.process_engine import ProcessEngine
from engine.worker import run_until_stopped
from tests.support.cases import ADMIN, MANAGER, at_once, deploy, kinds, of, start, task, waits
from tests.support.diagrams import Draft, process


def waiting(key: str = "p", duration: str = "P14D") -> Draft:
    draft = process(key).start().timer("t", duration).user("a", groups="tot").end()
    return draft.path("start", "t", "a", "end")


def failing() -> Draft:
    """Waits, then meets a gateway without a way unless `udfald` is ja or nej."""
    draft = process("f").start().timer("t", "P14D").exclusive("g").user("a", groups="tot").end("end", "no")
    draft.path("start", "t", "g").flow("g", "a", 'udfald = "ja"').flow("g", "no", 'udfald = "nej"')
    return draft.path("a", "end")


def test_a_timer_fires_when_it_is_due_and_not_before(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, waiting())
    instance_id = start(process_engine)
    assert process_engine.jobs.run_due() == 0
    clock.advance(days=14)
    assert process_engine.jobs.run_due() == 1
    assert waits(process_engine, instance_id) == ["a"]
    assert process_engine.jobs.run_due() == 0


def test_the_next_due_time_is_known(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, waiting(), waiting("later", "P30D"))
    start(process_engine, "later")
    start(process_engine)
    due = clock.now() + timedelta(days=14)
    assert process_engine.jobs.next_due(clock.now() + timedelta(days=90)) == due
    assert process_engine.jobs.next_due(due) == due
    assert process_engine.jobs.next_due(due - timedelta(seconds=1)) is None


def test_a_boundary_timer_cuts_its_task_off(process_engine: ProcessEngine, clock: FixedClock) -> None:
    draft = process("p").start().user("a", groups="tot").boundary("late", "a", "P14D").user("b", groups="tot").end()
    deploy(process_engine, draft.path("start", "a", "end").path("late", "b", "end"))
    instance_id = start(process_engine)
    cut_off = task(process_engine, instance_id).id
    clock.advance(days=14)
    process_engine.jobs.run_due()
    assert process_engine.read.task(cut_off, ADMIN).status == "canceled"
    assert waits(process_engine, instance_id) == ["b"]


def test_a_completed_task_takes_its_timer_along(process_engine: ProcessEngine, clock: FixedClock) -> None:
    draft = process("p").start().user("a", groups="tot").boundary("late", "a", "P14D").user("b", groups="tot").end()
    deploy(process_engine, draft.path("start", "a", "b").path("late", "b", "end"))
    instance_id = start(process_engine)
    process_engine.tasks.complete(task(process_engine, instance_id).id, {}, of("tot"))
    assert waits(process_engine, instance_id) == ["b"]


def test_a_job_is_tried_three_times_and_then_an_incident(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, failing())
    instance_id = start(process_engine, "f")
    clock.advance(days=14)
    for attempt in (1, 2, 3):
        assert process_engine.read.incidents(ADMIN) == []
        assert process_engine.jobs.run_due() == 1
        (job,) = process_engine.read.jobs(ADMIN, instance_id=instance_id)
        assert job.attempts == attempt
        assert job.error
        clock.advance(minutes=5)
    (incident,) = process_engine.read.incidents(ADMIN, instance_id=instance_id)
    assert incident.element_id == "g"
    assert process_engine.jobs.run_due() == 0
    process_engine.instances.set_variable(instance_id, "udfald", "ja", MANAGER)
    process_engine.incidents.retry(incident.id, MANAGER)
    assert waits(process_engine, instance_id) == ["a"]


def test_a_bad_job_does_not_stop_the_others(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, failing(), waiting())
    bad = start(process_engine, "f")
    good = start(process_engine)
    clock.advance(days=14)
    assert process_engine.jobs.run_due() == 2
    assert (waits(process_engine, bad), waits(process_engine, good)) == (["t"], ["a"])


def test_an_administrator_fires_a_job_before_its_time(process_engine: ProcessEngine) -> None:
    deploy(process_engine, waiting())
    instance_id = start(process_engine)
    (job,) = process_engine.read.jobs(ADMIN)
    with pytest.raises(RoleMissing):
        process_engine.jobs.fire(job.id, MANAGER)
    process_engine.jobs.fire(job.id, ADMIN)
    assert waits(process_engine, instance_id) == ["a"]
    with pytest.raises(JobNotFound):
        process_engine.jobs.fire(job.id, ADMIN)


def test_a_job_fired_by_hand_that_fails_is_one_incident_at_once(process_engine: ProcessEngine) -> None:
    deploy(process_engine, failing())
    instance_id = start(process_engine, "f")
    (job,) = process_engine.read.jobs(ADMIN)
    process_engine.jobs.fire(job.id)
    process_engine.jobs.fire(job.id)
    assert process_engine.read.instance(instance_id, ADMIN).incidents == 1


def test_timers_of_a_paused_case_wait_and_fire_when_it_goes_on(
    process_engine: ProcessEngine, clock: FixedClock
) -> None:
    deploy(process_engine, waiting())
    instance_id = start(process_engine)
    process_engine.instances.suspend(instance_id, MANAGER)
    clock.advance(days=14)
    assert process_engine.jobs.run_due() == 0
    (job,) = process_engine.read.jobs(ADMIN)
    with pytest.raises(InstanceSuspended):
        process_engine.jobs.fire(job.id)
    process_engine.instances.resume(instance_id, MANAGER)
    assert process_engine.jobs.run_due() == 1


def test_a_lease_of_a_worker_that_died_runs_out(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, waiting())
    start(process_engine)
    clock.advance(days=14)
    assert len(process_engine.jobs._lease(50)) == 1
    assert process_engine.jobs.run_due() == 0
    clock.advance(minutes=5)
    assert process_engine.jobs.run_due() == 1


def test_two_workers_never_fire_a_timer_twice(database: Engine, clock: FixedClock) -> None:
    engines = [ProcessEngine(sessionmaker(database), clock) for _ in range(2)]
    deploy(engines[0], waiting())
    cases = [start(engines[0]) for _ in range(12)]
    clock.advance(days=14)
    counts = at_once(*(lambda each=each: [each.jobs.run_due(3) for _ in range(6)] for each in engines))
    assert sum(map(sum, counts)) == 12
    for case in cases:
        assert kinds(engines[0], case, "timer-fired") == ["timer-fired"]
        assert waits(engines[0], case) == ["a"]


def test_two_who_fire_the_same_job_fire_it_once(process_engine: ProcessEngine) -> None:
    deploy(process_engine, waiting())
    instance_id = start(process_engine)
    (job,) = process_engine.read.jobs(ADMIN)
    results = at_once(*[lambda: process_engine.jobs.fire(job.id)] * 2)
    assert sorted(isinstance(result, JobNotFound) for result in results) == [False, True]
    assert kinds(process_engine, instance_id, "timer-fired") == ["timer-fired"]


def test_the_worker_sweeps_until_it_is_stopped(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, waiting())
    instance_id = start(process_engine)
    clock.advance(days=14)
    stop = Event()
    worker = Thread(target=run_until_stopped, args=(process_engine, stop), kwargs={"pause": 0.05})
    worker.start()
    for _ in range(200):
        if waits(process_engine, instance_id) == ["a"]:
            break
        stop.wait(0.05)
    stop.set()
    worker.join(10)
    assert not worker.is_alive()
    assert waits(process_engine, instance_id) == ["a"]
