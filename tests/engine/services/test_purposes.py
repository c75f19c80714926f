"""A key for deploying does what Camunda Modeler asks for and nothing else, whoever holds it: the engine sees to it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from engine.actor import Actor, Purpose
from engine.errors import KeyTooNarrow, NotAllowed
from engine.process_engine import ProcessEngine
from tests.support.cases import ADMIN, OWNER, deploy, of, start, task, two_steps
from tests.support.diagrams import process

NARROW = Purpose.DEPLOY
HOLDERS = {
    "admin": replace(ADMIN, groups=frozenset({"tot"}), purpose=NARROW),
    "owner": replace(OWNER, groups=frozenset({"tot"}), purpose=NARROW),
}


@pytest.fixture(params=HOLDERS)
def holder(request: pytest.FixtureRequest) -> Actor:
    """Somebody who by themselves could see and do the case that follows, with a narrow key."""
    return HOLDERS[request.param]


def test_it_deploys_reads_what_is_deployed_and_starts(process_engine: ProcessEngine, holder: Actor) -> None:
    made = process_engine.deployments.deploy("p", {"p.bpmn": two_steps().file()}, holder)
    assert [each.id for each in process_engine.read.deployments(holder)] == [made.id]
    assert process_engine.read.deployment(made.id, holder).name == "p"
    assert [each.key for each in process_engine.read.definitions(holder)] == ["p"]
    started = process_engine.instances.start("p", actor=holder, business_key="S-1")
    assert started.started_by == holder.user_id


def test_it_starts_no_more_than_its_person_may(process_engine: ProcessEngine) -> None:
    draft = process("p", candidateStarterGroups="fagteam").start().user("a", groups="tot").end()
    deploy(process_engine, draft.path("start", "a", "end"))
    with pytest.raises(NotAllowed):
        process_engine.instances.start("p", actor=HOLDERS["owner"])


def test_without_the_persons_role_it_opens_nothing(process_engine: ProcessEngine) -> None:
    nobody = replace(of("tot"), purpose=NARROW)
    with pytest.raises(NotAllowed):
        process_engine.deployments.deploy("p", {"p.bpmn": two_steps().file()}, nobody)
    with pytest.raises(NotAllowed):
        process_engine.read.deployments(nobody)


Do = Callable[[ProcessEngine, str, str, Actor], Any]
FORBIDDEN: dict[str, Do] = {
    "see tasks": lambda e, case, task, who: e.read.tasks(who),
    "see a group's tasks": lambda e, case, task, who: e.read.tasks(who, group="tot"),
    "see a task": lambda e, case, task, who: e.read.task(task, who),
    "open a task": lambda e, case, task, who: e.read.task_detail(task, who),
    "read variables of tasks": lambda e, case, task, who: e.read.variables_of_tasks([task], who),
    "read remarks": lambda e, case, task, who: e.read.comments(task, who),
    "see done tasks": lambda e, case, task, who: e.read.history_tasks(who),
    "see cases": lambda e, case, task, who: e.read.instances(who),
    "see its own case": lambda e, case, task, who: e.read.instance(case, who),
    "read variables": lambda e, case, task, who: e.read.variables(case, who),
    "see a case's page": lambda e, case, task, who: e.read.process_state(case, who),
    "read history": lambda e, case, task, who: e.read.history_events(who, instance_id=case),
    "see steps": lambda e, case, task, who: e.read.history_activities(who, instance_id=case),
    "see relatives": lambda e, case, task, who: e.read.relatives(case, who),
    "see incidents": lambda e, case, task, who: e.read.incidents(who),
    "see jobs": lambda e, case, task, who: e.read.jobs(who),
    "see service tasks": lambda e, case, task, who: e.read.external_tasks(who),
    "count what is overdue": lambda e, case, task, who: e.read.overdue_counts(who),
    "see the load": lambda e, case, task, who: e.read.workload(who),
    "claim": lambda e, case, task, who: e.tasks.claim(task, who),
    "complete": lambda e, case, task, who: e.tasks.complete(task, {}, who),
    "assign": lambda e, case, task, who: e.tasks.assign(task, "anna", who),
    "set a task's variable": lambda e, case, task, who: e.task_variables.change(task, {"a": 1}, [], who),
    "remark": lambda e, case, task, who: e.comments.write(task, "x", who),
    "deviate": lambda e, case, task, who: e.deviations.raise_from(task, who),
    "correct": lambda e, case, task, who: e.instances.set_variable(case, "a", 1, who),
    "correct several": lambda e, case, task, who: e.instances.change_variables(case, {"a": 1}, [], who),
    "pause": lambda e, case, task, who: e.instances.suspend(case, who),
    "cancel": lambda e, case, task, who: e.instances.cancel(case, who),
    "follow on": lambda e, case, task, who: e.instances.start_follow_on(case, "p", who),
    "repair": lambda e, case, task, who: e.repair.view(case, who),
    "cancel by repair": lambda e, case, task, who: e.repair.cancel(case, who, reason="x"),
    "fetch work": lambda e, case, task, who: e.external_tasks.fetch("w", [], 1, who),
    "give back work": lambda e, case, task, who: e.external_tasks.unlock(task, who),
    "fire": lambda e, case, task, who: e.jobs.fire(task, who),
    "approve": lambda e, case, task, who: e.releases.approve(_deployment(e), who),
    "put in use": lambda e, case, task, who: e.releases.activate(_deployment(e), who),
    "delete": lambda e, case, task, who: e.deletions.delete(_deployment(e), who),
    "try": lambda e, case, task, who: e.trials.mine(who),
    "decide": lambda e, case, task, who: e.decisions.evaluate("x", {}, who),
}


def _is_refused(do: Do, *arguments: Any) -> bool:
    try:
        do(*arguments)
    except NotAllowed:
        return True
    return False


def _deployment(engine: ProcessEngine) -> str:
    return engine.read.deployments(ADMIN)[0].id


def test_it_neither_sees_nor_touches_cases_nor_does_what_else_its_person_may(
    process_engine: ProcessEngine, holder: Actor
) -> None:
    deploy(process_engine, two_steps())
    case_id = start(process_engine, actor=replace(holder, purpose=Purpose.ALL))
    task_id = task(process_engine, case_id).id
    before = process_engine.read.process_state(case_id, ADMIN)
    could = [name for name, do in FORBIDDEN.items() if not _is_refused(do, process_engine, case_id, task_id, holder)]
    assert could == []
    assert process_engine.read.process_state(case_id, ADMIN) == before


def test_the_refusal_says_what_to_do(process_engine: ProcessEngine, holder: Actor) -> None:
    with pytest.raises(KeyTooNarrow, match="Lav en nøgle, der må alt, hvad du selv må"):
        process_engine.read.tasks(holder)
