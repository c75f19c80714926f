"""Cases in all states of a real procedure, moved to a changed diagram: what was foretold is what happens."""

from __future__ import annotations

import random
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from engine.clock import FixedClock
from engine.process_engine import ProcessEngine
from engine.records.migration import BatchRecord, MigrationPlan
from engine.records.people import TeamRecord
from tests.support.answers import answers
from tests.support.cases import ADMIN, OWNER
from tests.support.changing import Changed
from tests.support.folders import files_of, in_order
from tests.support.moving import rows, work_off
from tests.support.procedures import teams

CASES = {"sqlite": 40, "postgresql": 12}  # under way; others end on the way
STEPS = 40
KEY = "vum_sagsforloeb"


def walk(engine: ProcessEngine, rng: random.Random, number: int) -> None:
    """Start a case and take a random number of steps in it."""
    form, _ = engine.read.start_form(KEY, ADMIN)
    assert form is not None
    now, zone = engine.clock.now(), engine.settings.zone
    given = answers(form, {}, rng, now, zone) | {"sag_id": f"S-{number:03}", "ansvarlig_team": "tot"}
    case = engine.instances.start(KEY, variables=given, actor=ADMIN)
    for _ in range(rng.randrange(STEPS)):
        tasks = engine.read.tasks(ADMIN, instance_id=case.id).tasks
        jobs = engine.read.jobs(ADMIN, instance_id=case.id)
        if not tasks and not jobs:
            return
        chosen: Any = rng.choice([*tasks, *jobs])
        if chosen in jobs:
            engine.jobs.fire(chosen.id, ADMIN)
            continue
        detail = engine.read.task_detail(chosen.id, ADMIN)
        values = answers(detail.form, detail.values, rng, now, zone) if detail.form else {}
        engine.tasks.complete(chosen.id, values, ADMIN)


def changed_files() -> dict[str, bytes]:
    """A task renamed, another drawn anew, one taken out, one put in, another team and deadline."""
    files = files_of(KEY)
    diagram = Changed(files[f"{KEY}.bpmn"])
    diagram.rename("Task_vurder", "Udarbejd den samlede faglige vurdering")
    diagram.assign("Task_vurder", "fagteam")
    diagram.give_until("Task_vurder", '=now() + duration("P10D")')
    diagram.change_id("Task_forum", "Activity_0abc123")
    diagram.take_out("Task_part")
    diagram.put_in_after("Task_afg", "Task_kvalitet", "Kvalitetssikr afgørelsen")
    return files | {f"{KEY}.bpmn": diagram.file()}


@pytest.fixture
def settled(process_engine: ProcessEngine, clock: FixedClock, database: Engine) -> ProcessEngine:
    process_engine.people.set_teams([TeamRecord(team, team) for team in sorted(teams())])
    needed = ("opfoelgningsfrekvens", *in_order(KEY))
    process_engine.deployments.deploy_all({key: files_of(key) for key in needed}, ADMIN)
    rng = random.Random(KEY)
    number = 0
    while process_engine.read.instances(ADMIN, status="active").total < CASES[database.dialect.name]:
        number += 1
        walk(process_engine, rng, number)
    clock.advance(days=2)
    return process_engine


def foretold(engine: ProcessEngine, batch: BatchRecord, plan: MigrationPlan) -> None:
    """Hold each case of a batch against the plan, and where it stands now against what was said."""
    plans = {case.instance_id: case for case in plan.cases}
    assert {item.instance_id for item in batch.items} == set(plans)
    for item in batch.items:
        expected = plans[item.instance_id]
        assert item.plan == expected
        assert item.status == ("moved" if expected.can_move else "refused")
        tasks = engine.read.tasks(ADMIN, instance_id=item.instance_id, size=100).tasks
        if expected.can_move:
            teams_now: dict[str, int] = {}
            for team in (team for task in tasks for team in task.candidate_groups):
                teams_now[team] = teams_now.get(team, 0) + 1
            assert tuple(sorted(teams_now.items())) == expected.teams_after
            here = {task.element_id for task in tasks} | set(_called(engine, item.instance_id))
            assert {position.new_element_id for position in expected.positions} <= here


def _called(engine: ProcessEngine, instance_id: str) -> list[str]:
    visits = engine.read.history_activities(ADMIN, instance_id=instance_id)
    return [visit.element_id for visit in visits if visit.ended_at is None]


def test_what_was_foretold_is_what_happens_and_can_be_taken_back(
    settled: ProcessEngine, sessions: sessionmaker[Session]
) -> None:
    old = settled.read.definition_by_key(KEY).id
    settled.deployments.deploy(KEY, changed_files(), OWNER)
    new = settled.read.definition_by_key(KEY).id
    before = rows(sessions)
    plan = settled.migration.what_if(old, new, OWNER)
    assert rows(sessions) == before
    assert plan.stuck or len(plan.cases) < 20
    assert len(plan.by_element) >= 5
    batch = work_off(settled, settled.migration.migrate(old, new, OWNER, reason="Ny arbejdsgang"))
    foretold(settled, batch, plan)
    settled.migration.revert(batch.id, OWNER)
    batch = work_off(settled, batch)
    assert set(batch.counts) <= {"reverted", "refused"}
    assert rows(sessions) == before
    again = settled.migration.what_if(old, new, OWNER)
    assert again == plan
