import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from engine.clock import FixedClock
from engine.errors import InstanceNotFound
from engine.persistence.base import Base
from engine.process_engine import ProcessEngine
from engine.worker import forget
from tests.support.cases import ADMIN, deploy, of, start, task
from tests.support.diagrams import Draft, process


def ended(engine: ProcessEngine, key: str) -> str:
    instance_id = start(engine, key, sag_id="S-1", ansvarlig_team="tot")
    engine.tasks.complete(task(engine, instance_id).id, {"note": "x"}, of("tot"))
    return instance_id


def one_step(key: str, time_to_live: str | None = None) -> Draft:
    kept = {"historyTimeToLive": time_to_live} if time_to_live else {}
    return process(key, True, **kept).start().user("a", groups="tot").end().path("start", "a", "end")


@pytest.mark.parametrize("time_to_live", ["30", "P30D", "P1M"])
def test_an_ended_case_is_deleted_when_its_time_is_over(
    process_engine: ProcessEngine, clock: FixedClock, sessions: sessionmaker[Session], time_to_live: str
) -> None:
    deploy(process_engine, one_step("p", time_to_live))
    over, running = ended(process_engine, "p"), start(process_engine, "p")
    clock.advance(days=27)
    assert forget(process_engine) == 0
    clock.advance(days=5)
    assert forget(process_engine) == 1
    with pytest.raises(InstanceNotFound):
        process_engine.read.instance(over, ADMIN)
    assert process_engine.read.instance(running, ADMIN).status == "active"
    with sessions() as session:
        for table in Base.metadata.sorted_tables:
            if "instance_id" in table.c:
                rows = select(func.count()).select_from(table).where(table.c.instance_id == over)
                assert session.scalar(rows) == 0, table.name


def test_a_procedure_without_a_time_to_live_keeps_its_cases(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, one_step("p"))
    kept = ended(process_engine, "p")
    clock.advance(days=10_000)
    assert forget(process_engine) == 0
    assert process_engine.read.instance(kept, ADMIN).status == "completed"


def test_many_cases_are_deleted_batch_by_batch(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, one_step("p", "1"))
    for _ in range(5):
        ended(process_engine, "p")
    clock.advance(days=2)
    assert forget(process_engine, batch=2) == 5
