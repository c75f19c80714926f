"""A database with the measured procedure deployed, as every measurement starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, text
from sqlalchemy.orm import sessionmaker

from benchmarks.diagram import ring
from engine.actor import Actor, Role
from engine.clock import FixedClock
from engine.process_engine import ProcessEngine
from engine.records.people import TeamRecord

ADMIN = Actor("admin", "Administrator", groups=frozenset({"tot"}), roles=frozenset({Role.ADMIN}))
ADVISER = Actor("tot", "TOT", groups=frozenset({"tot"}))


@dataclass(frozen=True)
class Bench:
    """An engine on one database."""

    database: Engine
    engine: ProcessEngine

    def start(self) -> str:
        """Start a case; gives its id."""
        return self.engine.instances.start("ring", business_key=None, variables={}, actor=ADMIN).id

    def state_bytes(self, instance_id: str) -> int:
        """How large the case's stored state is, variables apart."""
        query = text("SELECT state FROM process_instance WHERE id = :id")
        with self.database.connect() as connection:
            return len(str(connection.scalar(query, {"id": instance_id})).encode())


def bench_on(database: Engine) -> Bench:
    """An engine on an empty database, with one team and the ring deployed."""
    clock = FixedClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    engine = ProcessEngine(sessionmaker(database), clock)
    engine.people.set_teams([TeamRecord("tot", "TOT")])
    engine.deployments.deploy("ring", {"ring.bpmn": ring()}, ADMIN)
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE bench (n INTEGER NOT NULL)"))
        connection.execute(text("INSERT INTO bench VALUES (0)"))
    return Bench(database, engine)
