from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import sessionmaker

from engine import demo_clock
from engine.clock import FixedClock
from engine.demo_clock import DemoClock, advance_to, later
from engine.errors import Refused, ValueInvalid
from engine.persistence.instances import Job
from engine.process_engine import ProcessEngine
from tests.support.cases import ADMIN, deploy, start, task, waits
from tests.support.diagrams import Draft, process
from tests.support.scenario import COPENHAGEN, START


class Ticks:
    """Seconds of real time, which pass when told to."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def demo(database: Engine) -> DemoClock:
    return DemoClock(database, FixedClock(START))


@pytest.fixture
def engine(database: Engine, demo: DemoClock) -> ProcessEngine:
    return ProcessEngine(sessionmaker(database), demo)


def waiting(key: str, duration: str) -> Draft:
    draft = process(key).start().timer("t", duration).user("a", groups="tot", due='=now() + duration("P1D")').end()
    return draft.path("start", "t", "a", "end")


def twice() -> Draft:
    """Waits ten days, and then ten days more."""
    draft = process("twice").start().timer("t", "P10D").timer("u", "P10D").user("a", groups="tot").end()
    return draft.path("start", "t", "u", "a", "end")


def in_ring() -> Draft:
    """Waits for a second, again and again."""
    draft = process("ring").start().exclusive("g").timer("t", "PT1S").exclusive("h").end()
    return draft.path("start", "g", "t", "h").flow("h", "end", "slut = true").flow("h", "g", default=True)


def test_the_offset_is_shared_by_all_processes_and_survives_them(database: Engine, demo: DemoClock) -> None:
    demo.move_to(START + timedelta(days=90))
    assert demo.now() == START + timedelta(days=90)
    assert DemoClock(database, FixedClock(START + timedelta(hours=1))).now() == START + timedelta(days=90, hours=1)


def test_it_is_never_moved_back(demo: DemoClock) -> None:
    demo.move_to(START + timedelta(days=90))
    demo.move_to(START)
    assert demo.now() == START + timedelta(days=90)


def test_threads_that_read_an_old_offset_do_not_bring_it_back(demo: DemoClock) -> None:
    done = Event()

    def read_on() -> None:
        while not done.is_set():
            demo.refresh()

    readers = [Thread(target=read_on) for _ in range(3)]
    for reader in readers:
        reader.start()
    shown = []
    for days in range(1, 31):
        demo.move_to(START + timedelta(days=days))
        shown.append(demo.now())
    done.set()
    for reader in readers:
        reader.join()
    assert shown == [START + timedelta(days=days) for days in range(1, 31)]


def test_a_move_elsewhere_is_seen_within_a_second_and_at_once_when_asked(database: Engine) -> None:
    ticks = Ticks()
    clock = DemoClock(database, FixedClock(START), ticks)
    assert clock.now() == START
    DemoClock(database, FixedClock(START)).move_to(START + timedelta(days=1))
    assert clock.now() == START
    ticks.at = demo_clock.REREAD_SECONDS
    assert clock.now() == START + timedelta(days=1)
    DemoClock(database, FixedClock(START)).move_to(START + timedelta(days=2))
    clock.refresh()
    assert clock.now() == START + timedelta(days=2)


def test_jobs_run_in_due_order_each_at_its_own_time(engine: ProcessEngine, demo: DemoClock) -> None:
    deploy(engine, waiting("late", "P20D"))
    deploy(engine, waiting("early", "P5D"))
    late, early = start(engine, "late"), start(engine, "early")
    assert advance_to(demo, engine.jobs, START + timedelta(days=30)) == 2
    assert task(engine, early).created_at == START + timedelta(days=5)
    assert task(engine, early).due_at == START + timedelta(days=6)
    assert task(engine, late).created_at == START + timedelta(days=20)
    assert demo.now() == START + timedelta(days=30)


def test_jobs_that_arise_on_the_way_run_too(engine: ProcessEngine, demo: DemoClock) -> None:
    deploy(engine, twice())
    instance_id = start(engine, "twice")
    assert advance_to(demo, engine.jobs, START + timedelta(days=19)) == 1
    assert waits(engine, instance_id) == ["u"]
    assert advance_to(demo, engine.jobs, START + timedelta(days=20)) == 1
    assert task(engine, instance_id).created_at == START + timedelta(days=20)


def test_nobody_else_sees_the_new_time_before_all_is_done(engine: ProcessEngine, demo: DemoClock) -> None:
    seen: list[datetime] = []
    with demo.standing():
        demo.set(START + timedelta(days=5))
        assert demo.now() == START + timedelta(days=5)
        other = Thread(target=lambda: seen.append(demo.now()))
        other.start()
        other.join()
    assert seen == [START]
    assert demo.now() == START


def test_it_stands_still_only_while_jobs_run(demo: DemoClock) -> None:
    with pytest.raises(ValueError, match="stands still"):
        demo.set(START)


def test_a_job_that_fails_is_tried_again_on_the_way(engine: ProcessEngine, demo: DemoClock) -> None:
    draft = process("f").start().timer("t", "P1D").exclusive("g").end("x").path("start", "t", "g")
    deploy(engine, draft.end("y").flow("g", "x", "udfald = 1").flow("g", "y", "udfald = 2"))
    instance_id = start(engine, "f", udfald=3)
    advance_to(demo, engine.jobs, START + timedelta(days=2))
    (incident,) = engine.read.incidents(ADMIN, instance_id=instance_id)
    assert START + timedelta(days=1) <= incident.created_at < START + timedelta(days=1, hours=1)


def test_a_paused_case_waits_while_the_clock_moves(engine: ProcessEngine, demo: DemoClock) -> None:
    deploy(engine, waiting("p", "P5D"))
    instance_id = start(engine)
    engine.instances.suspend(instance_id, ADMIN)
    assert advance_to(demo, engine.jobs, START + timedelta(days=30)) == 0
    assert waits(engine, instance_id) == ["t"]


def test_a_job_that_a_dead_worker_had_is_run_when_its_lease_is_over(
    database: Engine, engine: ProcessEngine, demo: DemoClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_clock, "PATIENCE", 1)
    deploy(engine, waiting("p", "PT0S"))
    instance_id = start(engine)
    with database.begin() as connection:
        connection.execute(update(Job).values(locked_until=START + engine.settings.lease))
    assert advance_to(demo, engine.jobs, START + timedelta(days=1)) == 1
    assert task(engine, instance_id).created_at == START + engine.settings.lease


def test_too_many_jobs_stop_the_clock_where_it_has_come_to(
    engine: ProcessEngine, demo: DemoClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_clock, "TOO_MANY", 5)
    deploy(engine, in_ring())
    start(engine, "ring")
    with pytest.raises(Refused, match="standset undervejs"):
        advance_to(demo, engine.jobs, START + timedelta(days=1))
    assert demo.now() == START + timedelta(seconds=6)


@pytest.mark.parametrize("target", [START - timedelta(seconds=1), START + timedelta(days=40_000)])
def test_the_past_and_the_far_future_are_refused(engine: ProcessEngine, demo: DemoClock, target: datetime) -> None:
    with pytest.raises(ValueInvalid, match="frem"):
        advance_to(demo, engine.jobs, target)


def moved(begin: str, duration: str) -> str:
    return later(datetime.fromisoformat(begin), duration, COPENHAGEN).astimezone(COPENHAGEN).isoformat()


@pytest.mark.parametrize(
    ("begin", "duration", "end"),
    [
        ("2026-01-31T09:00:00+01:00", "P1M", "2026-02-28T09:00:00+01:00"),
        ("2024-02-29T09:00:00+01:00", "P1Y", "2025-02-28T09:00:00+01:00"),
        ("2026-11-30T09:00:00+01:00", "P3M1D", "2027-03-01T09:00:00+01:00"),
        ("2026-01-31T09:00:00+01:00", "P2W", "2026-02-14T09:00:00+01:00"),
        ("2026-01-31T09:00:00+01:00", "P1Y2M3DT4H5M6S", "2027-04-03T13:05:06+02:00"),
    ],
)
def test_months_are_calendar_months_and_end_at_the_last_day(begin: str, duration: str, end: str) -> None:
    assert moved(begin, duration) == end


def test_days_keep_the_wall_clock_over_summer_time_and_hours_do_not() -> None:
    assert moved("2026-03-28T12:00:00+01:00", "P1D") == "2026-03-29T12:00:00+02:00"
    assert moved("2026-03-28T12:00:00+01:00", "PT24H") == "2026-03-29T13:00:00+02:00"
    assert moved("2026-10-24T12:00:00+02:00", "P1D") == "2026-10-25T12:00:00+01:00"


@pytest.mark.parametrize("text", ["", "P", "PT", "P1DT", "3M", "-P1D", "P1.5D", "P-1D", "P1D1M", "p1d ok", "P9999Y"])
def test_what_is_no_duration_or_too_long_is_refused(text: str) -> None:
    with pytest.raises(ValueInvalid, match="varighed"):
        later(datetime(2026, 1, 1, tzinfo=UTC), text, COPENHAGEN)
