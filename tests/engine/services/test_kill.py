"""Kill -9 in the middle of completions and timers, on PostgreSQL: nothing is lost, nothing is done twice."""

from __future__ import annotations

import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from multiprocessing.process import BaseProcess

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import sessionmaker

from engine.clock import FixedClock
from engine.persistence.history import HistoryEvent
from engine.persistence.instances import Job, Task, TaskCandidate
from engine.process_engine import ProcessEngine
from tests.support.cases import ADMIN, deploy, start
from tests.support.completing import complete_tasks, fire_timers
from tests.support.diagrams import Draft, process

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
CASES = 12
KILLS, MOST_KILLS = 14, 60


def long_procedure() -> Draft:
    """Two branches at a time, a timer, and a call: 8 tasks and 2 timers in each case."""
    draft = process("p").start().parallel("split", "join").user("a", "b", "c", "d", groups="tot").call("call", "q")
    draft.timer("t", "=now()", "date").user("e", "f", groups="fagteam").timer("u", "=now()", "date").end("End_done")
    draft.path("start", "split", "a", "b", "join").path("split", "c", "t", "d", "join")
    return draft.path("join", "e", "call", "u", "f", "End_done")


def called() -> Draft:
    return process("q").start().user("x", "y", groups="icm").end().path("start", "x", "y", "end")


@pytest.mark.skipif("forkserver" not in multiprocessing.get_all_start_methods(), reason="needs forks")
def test_killing_processes_at_random_loses_nothing_and_does_nothing_twice(postgres: Engine, clock: FixedClock) -> None:
    engine = ProcessEngine(sessionmaker(postgres), clock)
    deploy(engine, long_procedure(), called())
    cases = [start(engine, sag_id=f"S-{number}") for number in range(CASES)]
    clock.advance(hours=12)

    def much_is_done() -> bool:
        with sessionmaker(postgres)() as session:
            return session.query(HistoryEvent).filter(HistoryEvent.kind == "task-completed").count() > CASES

    kill_at_random(postgres.url.render_as_string(hide_password=False), clock, much_is_done)
    assert much_is_done()
    clock.advance(hours=12)  # leases of the killed run out
    finish(engine, clock)
    for case in cases:
        assert engine.read.instance(case, ADMIN).end_state == "done"
        assert_done_once(engine, case)
    with sessionmaker(postgres)() as session:
        assert session.query(Job).count() == session.query(TaskCandidate).count() == 0
        assert session.query(Task).filter(Task.status != "completed").count() == 0
        assert session.query(HistoryEvent).filter(HistoryEvent.kind == "incident-opened").count() == 0


def kill_at_random(url: str, clock: FixedClock, enough: Callable[[], bool]) -> None:
    """Three processes at work; every now and then one of them is killed and another takes its place.

    It goes on until there was `enough` to kill in the middle of; on a busy machine the processes get more time each.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.support.completing"])
    chance = random.Random(7)

    def begin(work: Callable[[str, datetime], None]) -> BaseProcess:
        process = context.Process(target=work, args=(url, clock.now()))
        process.start()
        return process

    working = [begin(work) for work in (complete_tasks, complete_tasks, fire_timers)]
    for number in range(MOST_KILLS):
        if number >= KILLS and enough():
            break
        time.sleep(chance.uniform(0.1, 0.4) * (1 + number / KILLS))
        at = chance.randrange(len(working))
        working[at].kill()
        working[at].join()
        working[at] = begin((complete_tasks, complete_tasks, fire_timers)[at])
    for each in working:
        each.kill()
        each.join()


def finish(engine: ProcessEngine, clock: FixedClock) -> None:
    """Do what the killed have left undone."""
    while True:
        clock.advance(hours=3)
        engine.jobs.run_due(100)
        tasks = engine.read.tasks(ADMIN, size=100).tasks
        for task in tasks:
            engine.tasks.complete(task.id, {f"done_{task.id}": "x"}, ADMIN)
        if not tasks and not engine.read.jobs(ADMIN):
            return


def assert_done_once(engine: ProcessEngine, case: str) -> None:
    """Each step of the case was taken once, and what was submitted with each task is there."""
    events = engine.read.history_events(ADMIN, instance_id=case)
    completed = Counter(event.element_id for event in events if event.kind == "task-completed")
    assert completed == Counter("abcdefxy")
    assert Counter(event.element_id for event in events if event.kind == "timer-fired") == Counter("tu")
    assert Counter(event.element_id for event in events if event.kind == "activity-completed")["f"] == 1
    written = {f"done_{event.task_id}" for event in events if event.kind == "task-completed"}
    assert written <= engine.read.variables(case, ADMIN).keys()
