from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session, sessionmaker

from engine.clock import FixedClock
from engine.demo_clock import run_until
from engine.errors import RoleMissing, ValueInvalid
from engine.persistence.organisation import RecurringStart
from engine.process_engine import ProcessEngine
from engine.records.organisation import RecurringLine
from engine.services.settings import COPENHAGEN
from tests.support.cases import ADMIN, MANAGER, OWNER, at_once, deploy, of, two_steps
from tests.support.diagrams import process

QUARTERLY = RecurringLine("p-tot", "p", "P3M", date(2026, 1, 31), "tot", {"ansvarlig_team": "tot"})


def due(engine: ProcessEngine, line_id: str = "p-tot") -> str:
    (found,) = [each for each in engine.read.recurring(ADMIN) if each.id == line_id]
    return found.next_due.astimezone(COPENHAGEN).isoformat(timespec="minutes")


def rounds(engine: ProcessEngine) -> list[str]:
    return sorted(each.business_key for each in engine.read.instances(ADMIN, process_key="p", size=200))


@pytest.fixture
def settled(process_engine: ProcessEngine) -> ProcessEngine:
    deploy(process_engine, two_steps())
    process_engine.recurring.set_lines([QUARTERLY])
    return process_engine


def test_a_new_line_begins_with_the_first_round_ahead(settled: ProcessEngine) -> None:
    assert due(settled) == "2026-04-30T06:00+02:00"
    assert settled.jobs.run_due() == 0


def test_a_round_starts_on_its_day_with_its_values_and_number(settled: ProcessEngine, clock: FixedClock) -> None:
    run_until(clock, settled.jobs, datetime(2026, 5, 1, tzinfo=UTC))
    (case,) = settled.read.instances(ADMIN, process_key="p")
    assert (case.business_key, case.responsible_team, case.origin_kind) == ("p-tot-2026-04", "tot", "recurring")
    assert case.started_at == datetime(2026, 4, 30, 4, tzinfo=UTC)
    assert settled.read.variables(case.id, ADMIN) == {"ansvarlig_team": "tot", "sag_id": "p-tot-2026-04"}
    (line,) = settled.read.recurring(ADMIN)
    assert (line.last_instance_id, line.last_business_key, line.last_status) == (case.id, "p-tot-2026-04", "active")


def test_the_last_day_of_the_month_stays_the_last_and_the_wall_clock_holds(
    settled: ProcessEngine, clock: FixedClock
) -> None:
    days = []
    for _ in range(4):
        days.append(due(settled))
        clock.set(datetime.fromisoformat(days[-1]))
        settled.jobs.run_due()
    assert [day[:16] for day in days] == [
        "2026-04-30T06:00",
        "2026-07-31T06:00",
        "2026-10-31T06:00",
        "2027-01-31T06:00",
    ]


def test_rounds_in_weeks_are_numbered_by_the_day(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, two_steps())
    process_engine.recurring.set_lines([RecurringLine("p", "p", "P2W", date(2026, 1, 5))])
    clock.advance(days=1)
    assert due(process_engine, "p") == "2026-03-16T06:00+01:00"
    clock.advance(days=14)
    assert process_engine.jobs.run_due() == 1
    assert rounds(process_engine) == ["p-2026-03-16"]
    assert due(process_engine, "p") == "2026-03-30T06:00+02:00"


def test_rounds_missed_while_nothing_ran_are_started_once(settled: ProcessEngine, clock: FixedClock) -> None:
    clock.advance(days=500)
    assert settled.jobs.run_due() == 1
    assert settled.jobs.run_due() == 0
    assert rounds(settled) == ["p-tot-2026-04"]
    assert due(settled) == "2027-07-31T06:00+02:00"


def test_a_clock_that_is_moved_far_starts_each_line_once(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, two_steps())
    often = RecurringLine("p-often", "p", "P14D", date(2026, 1, 5))
    process_engine.recurring.set_lines([QUARTERLY, often])
    assert run_until(clock, process_engine.jobs, clock.now() + timedelta(days=365)) == 2
    assert rounds(process_engine) == ["p-often-2026-03-16", "p-tot-2026-04"]
    assert all(each.next_due > clock.now() for each in process_engine.read.recurring(ADMIN))


def test_the_next_due_time_takes_rounds_in(settled: ProcessEngine, clock: FixedClock) -> None:
    on = datetime(2026, 4, 30, 4, tzinfo=UTC)
    assert settled.jobs.next_due(on) == on
    assert settled.jobs.next_due(on - timedelta(seconds=1)) is None


def test_several_workers_start_a_round_once(settled: ProcessEngine, clock: FixedClock) -> None:
    clock.advance(days=100)
    results = at_once(*[settled.jobs.run_due] * 4)
    assert [each for each in results if isinstance(each, Exception)] == []
    assert rounds(settled) == ["p-tot-2026-04"]


def test_settling_the_same_again_changes_nothing_and_another_rhythm_counts_anew(
    settled: ProcessEngine, clock: FixedClock
) -> None:
    clock.advance(days=100)
    settled.jobs.run_due()
    before = settled.read.recurring(ADMIN)
    settled.recurring.set_lines([QUARTERLY])
    assert settled.read.recurring(ADMIN) == before
    settled.recurring.set_lines([replace(QUARTERLY, every="P1M", variables={"ansvarlig_team": "fagteam"})])
    assert due(settled) == "2026-06-30T06:00+02:00"
    settled.recurring.set_lines([])
    assert settled.read.recurring(ADMIN) == []
    clock.advance(days=500)
    assert settled.jobs.run_due() == 0


def test_a_round_that_cannot_be_started_waits_a_day_and_stops_no_other(
    process_engine: ProcessEngine, clock: FixedClock
) -> None:
    deploy(process_engine, two_steps())
    process_engine.recurring.set_lines([RecurringLine("gone", "gone", "P3M", date(2026, 1, 1)), QUARTERLY])
    clock.set(datetime(2026, 5, 1, 12, tzinfo=UTC))
    assert process_engine.jobs.run_due() == 2
    assert rounds(process_engine) == ["p-tot-2026-04"]
    (gone,) = [each for each in process_engine.read.recurring(ADMIN) if each.id == "gone"]
    assert "gone" in gone.error
    assert not gone.is_deployed
    assert gone.next_due == datetime(2026, 5, 2, 12, tzinfo=UTC)
    deploy(process_engine, two_steps("gone"))
    clock.advance(days=1)
    process_engine.jobs.run_due()
    (gone,) = [each for each in process_engine.read.recurring(ADMIN) if each.id == "gone"]
    assert (gone.error, gone.last_status) == ("", "active")
    assert gone.next_due == datetime(2026, 7, 1, 4, tzinfo=UTC)


def test_a_round_that_meets_an_error_nobody_foresaw_waits_a_day_too(
    settled: ProcessEngine, clock: FixedClock, sessions: sessionmaker[Session]
) -> None:
    with sessions.begin() as session:
        session.get_one(RecurringStart, "p-tot").every = "broken"
    clock.advance(days=100)
    assert settled.jobs.run_due() == 1
    (line,) = settled.read.recurring(ADMIN)
    assert line.error
    assert line.next_due == clock.now() + timedelta(days=1)
    assert rounds(settled) == []


def test_a_round_whose_diagram_fails_is_a_case_with_an_incident(
    process_engine: ProcessEngine, clock: FixedClock
) -> None:
    deploy(process_engine, process("p").start().user("a", groups="=ingen").end().path("start", "a", "end"))
    process_engine.recurring.set_lines([QUARTERLY])
    clock.advance(days=100)
    process_engine.jobs.run_due()
    (case,) = process_engine.read.instances(ADMIN, process_key="p")
    assert case.incidents == 1


@pytest.mark.parametrize("every", ["", "P", "P1DT1H", "PT5M", "P0D", "hver måned"])
def test_only_whole_days_and_more_are_a_rhythm(process_engine: ProcessEngine, every: str) -> None:
    with pytest.raises(ValueInvalid):
        process_engine.recurring.set_lines([replace(QUARTERLY, every=every)])


def test_managers_and_process_owners_see_the_lines(settled: ProcessEngine) -> None:
    assert settled.read.recurring(MANAGER) == settled.read.recurring(OWNER) != []
    with pytest.raises(RoleMissing):
        settled.read.recurring(of("tot"))
