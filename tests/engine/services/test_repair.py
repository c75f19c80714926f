"""Repairing one case by hand: who may, with which reason, and what the case's team reads afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.clock import FixedClock
from engine.errors import InstanceEnded, InstanceNotFound, Refused, RoleMissing, ValueInvalid
from engine.process_engine import ProcessEngine
from engine.records.repair import TokenRecord
from tests.support.cases import ADMIN, MANAGER, OWNER, choosing, deploy, of, start, task, two_steps, waits
from tests.support.diagrams import Draft, process

ANNA = of("tot", "anna")
WHY = "Fejl i forløbet"


def token(engine: ProcessEngine, instance_id: str, element_id: str) -> TokenRecord:
    view = engine.repair.view(instance_id, OWNER)
    return next(each for each in view.tokens if each.element_id == element_id)


def told(engine: ProcessEngine, instance_id: str) -> list[tuple[str, str]]:
    events = engine.read.history_events(ADMIN, instance_id=instance_id)
    return [(e.actor, e.details["what"]) for e in events if e.kind == "case-repaired"]


def edged() -> Draft:
    draft = process("p").start().user("a", groups="tot").boundary("t", "a", "P14D").end()
    return draft.path("start", "a", "end").path("t", "end")


def test_only_owners_and_administrators_repair_and_only_with_a_reason(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    instance_id = start(process_engine)
    where = token(process_engine, instance_id, "a").id
    for actor in (ANNA, MANAGER):
        with pytest.raises(RoleMissing):
            process_engine.repair.view(instance_id, actor)
        with pytest.raises(RoleMissing):
            process_engine.repair.skip(instance_id, where, actor, reason=WHY)
    with pytest.raises(ValueInvalid, match="begrundelse"):
        process_engine.repair.skip(instance_id, where, OWNER, reason="  ")
    with pytest.raises(InstanceNotFound):
        process_engine.repair.view("nothing", OWNER)
    assert waits(process_engine, instance_id) == ["a"]


def test_owners_find_the_newest_running_cases_of_a_procedure(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, two_steps(), two_steps("q"))
    older = start(process_engine, sag_id="S-1")
    clock.advance(minutes=1)
    newer = start(process_engine, sag_id="S-2")
    process_engine.instances.start("q", business_key="S-3", variables={}, actor=ADMIN)
    ended = start(process_engine, sag_id="S-4")
    process_engine.repair.cancel(ended, OWNER, reason=WHY)
    assert [each.id for each in process_engine.repair.running("p", OWNER)] == [newer, older]
    assert [each.id for each in process_engine.repair.running("p", OWNER, size=1)] == [newer]
    with pytest.raises(RoleMissing):
        process_engine.repair.running("p", MANAGER)


def test_the_view_tells_where_each_token_may_go(process_engine: ProcessEngine) -> None:
    draft = process("p").start().call("k", "q").user("z", groups="tot").end().path("start", "k", "z", "end")
    deploy(process_engine, draft, two_steps("q"))
    instance_id = start(process_engine, sag_id="S-1")
    view = process_engine.repair.view(instance_id, OWNER)
    assert [(each.kind, each.element_id) for each in view.tokens] == [("call", "k"), ("task", "a")]
    assert [target.id for target in view.tokens[1].targets] == ["a", "b", "End_done"]
    assert [scope.process_key for scope in view.scopes] == ["p", "q"]
    assert view.case.business_key == "S-1"


def test_a_case_is_moved_back_and_its_team_reads_why(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    instance_id = start(process_engine)
    process_engine.tasks.complete(task(process_engine, instance_id).id, {"x": 1}, ANNA)
    where = token(process_engine, instance_id, "b")
    process_engine.repair.move(instance_id, where.id, "a", OWNER, reason=WHY)
    assert waits(process_engine, instance_id) == ["a"]
    events = process_engine.read.history_events(ANNA, instance_id=instance_id)
    (line,) = [event for event in events if event.kind == "case-repaired"]
    assert line.details == {"what": "move", "to_name": "a", "reason": WHY, "name": "b"}
    assert process_engine.read.tasks(of("fagteam")).total == 0


def test_a_step_is_skipped_or_repeated(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    instance_id = start(process_engine)
    process_engine.repair.skip(instance_id, token(process_engine, instance_id, "a").id, OWNER, reason=WHY)
    assert waits(process_engine, instance_id) == ["b"]
    process_engine.repair.repeat(instance_id, token(process_engine, instance_id, "b").id, "a", OWNER, reason=WHY)
    assert waits(process_engine, instance_id) == ["a", "b"]
    assert told(process_engine, instance_id) == [("procesejer", "skip"), ("procesejer", "repeat")]


def test_a_timer_fires_on_its_new_date(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, edged())
    instance_id = start(process_engine)
    where = token(process_engine, instance_id, "t")
    assert (where.kind, where.targets) == ("deadline", ())
    new = clock.now() + timedelta(days=3)
    process_engine.repair.set_timer(instance_id, where.id, new, OWNER, reason=WHY)
    assert token(process_engine, instance_id, "t").due_at == new
    clock.advance(days=4)
    assert process_engine.jobs.run_due() == 1
    assert process_engine.read.instance(instance_id, ADMIN).status == "completed"
    with pytest.raises(InstanceEnded):
        process_engine.repair.cancel(instance_id, OWNER, reason=WHY)


def test_a_task_has_no_time_to_change(process_engine: ProcessEngine, clock: FixedClock) -> None:
    deploy(process_engine, edged())
    instance_id = start(process_engine)
    with pytest.raises(ValueInvalid):
        process_engine.repair.set_timer(
            instance_id, token(process_engine, instance_id, "a").id, clock.now(), OWNER, reason=WHY
        )


def test_a_variable_is_corrected_and_a_case_cancelled_by_its_owner(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    instance_id = start(process_engine, udfald="ja")
    process_engine.repair.set_variable(instance_id, "udfald", "nej", OWNER, reason=WHY)
    assert process_engine.read.variables(instance_id, ADMIN)["udfald"] == "nej"
    assert process_engine.repair.cancel(instance_id, OWNER, reason=WHY).status == "canceled"
    assert process_engine.repair.view(instance_id, OWNER).has_ended


def test_what_makes_no_sense_or_fails_changes_nothing(process_engine: ProcessEngine) -> None:
    deploy(process_engine, choosing())
    instance_id = start(process_engine, udfald="måske")
    where = token(process_engine, instance_id, "a")
    with pytest.raises(ValueInvalid):
        process_engine.repair.move(instance_id, where.id, "start", OWNER, reason=WHY)
    with pytest.raises(Refused, match="Ingen af betingelserne"):
        process_engine.repair.skip(instance_id, where.id, OWNER, reason=WHY)
    with pytest.raises(Refused, match="ikke længere dér"):
        process_engine.repair.skip(instance_id, "nothing", OWNER, reason=WHY)
    assert waits(process_engine, instance_id) == ["a"]
    assert told(process_engine, instance_id) == []


def test_a_case_whose_start_failed_has_no_tokens_but_variables(process_engine: ProcessEngine) -> None:
    broken = process("p").start().exclusive("g").user("a", groups="tot").end().path("start", "g").path("a", "end")
    deploy(process_engine, broken.flow("g", "a", 'udfald = "ja"').flow("g", "end", 'udfald = "nej"'))
    instance_id = start(process_engine, udfald="måske")
    view = process_engine.repair.view(instance_id, OWNER)
    assert (view.tokens, view.scopes[0].variables["udfald"]) == ((), "måske")
    process_engine.repair.set_variable(instance_id, "udfald", "ja", OWNER, reason=WHY)
    (incident,) = process_engine.read.incidents(ADMIN, instance_id=instance_id)
    process_engine.incidents.retry(incident.id, ADMIN)
    assert waits(process_engine, instance_id) == ["a"]
    with pytest.raises(Refused):
        process_engine.repair.skip(instance_id, "nothing", OWNER, reason=WHY)
