"""Taking a batch of moved cases back: to the last row, and only those that have not moved on."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session, sessionmaker

from engine.errors import Refused
from engine.process_engine import ProcessEngine
from tests.support.cases import (
    ADMIN,
    OWNER,
    form,
    kinds,
    of,
    start,
    task,
    text_field,
    two_steps,
    waits,
)
from tests.support.diagrams import Draft, process
from tests.support.moving import moved, reverted, rows, version

ANNA = of("tot", "anna")


def test_a_batch_is_taken_back_to_the_last_row(process_engine: ProcessEngine, sessions: sessionmaker[Session]) -> None:
    def drawn(first: str, *, timer: bool) -> Draft:
        draft = process("p").start().parallel("s").user(first, "b", groups="tot").call("k", "q").end("End_done")
        draft.path("start", "s", first, "End_done").path("s", "b", "End_done").path("s", "k", "End_done")
        return draft.boundary("t", "b", "P9D").path("t", "End_done") if timer else draft

    old = version(process_engine, drawn("a", timer=True), two_steps("q", first="handicapteam"))
    for number in range(3):
        instance_id = start(process_engine, sag_id=f"S-{number}", ansvarlig_team="tot")
        process_engine.tasks.claim(task(process_engine, instance_id, "b").id, ANNA)
    before = rows(sessions)
    visits = process_engine.read.history_activities(ADMIN, instance_id=instance_id)
    changed = drawn("ny", timer=False)
    changed.user("erstatter", groups="jobcenter").path("s", "erstatter", "End_done")
    new = version(process_engine, changed)
    batch = moved(process_engine, old, new, mapping={"a": "ny", "k": "erstatter"})
    assert batch.counts == {"moved": 3}
    assert waits(process_engine, instance_id) == ["b", "erstatter", "ny"]
    batch = reverted(process_engine, batch)
    assert batch.counts == {"reverted": 3}
    assert rows(sessions) == before
    again = process_engine.read.history_activities(ADMIN, instance_id=instance_id)
    assert again[: len(visits)] == visits
    assert all(visit.canceled for visit in again[len(visits) :])
    assert kinds(process_engine, instance_id)[-1] == "instance-migration-reverted"
    process_engine.tasks.complete(task(process_engine, instance_id, "b").id, {}, ANNA)


def test_a_case_that_has_moved_on_is_not_taken_back_and_says_so(process_engine: ProcessEngine) -> None:
    old = version(process_engine, two_steps())
    busy, idle = start(process_engine), start(process_engine)
    new = version(process_engine, two_steps(second="jobcenter"))
    batch = moved(process_engine, old, new)
    process_engine.tasks.complete(task(process_engine, busy).id, {}, ANNA)
    batch = reverted(process_engine, batch)
    assert {item.instance_id: item.status for item in batch.items} == {busy: "kept", idle: "reverted"}
    assert "kommet videre" in next(item.message for item in batch.items if item.instance_id == busy)
    assert process_engine.read.instance(busy, ADMIN).version == 2
    assert process_engine.read.instance(idle, ADMIN).version == 1


def test_a_draft_written_after_the_move_survives_taking_it_back(process_engine: ProcessEngine) -> None:
    def drawn(second: str) -> Draft:
        draft = process("p").start().user("a", groups="tot", formRef="f").user("b", groups=second).end()
        return draft.path("start", "a", "b", "end")

    old = version(process_engine, drawn("tot"), files={"f.form": form("f", text_field("x"))})
    instance_id = start(process_engine)
    new = version(process_engine, drawn("fagteam"), files={"f.form": form("f", text_field("x"))})
    batch = moved(process_engine, old, new)
    found = task(process_engine, instance_id)
    process_engine.tasks.claim(found.id, ANNA)
    process_engine.tasks.save_draft(found.id, {"x": ["efter"]}, ANNA)
    assert reverted(process_engine, batch).counts == {"reverted": 1}
    detail = process_engine.read.task_detail(found.id, ANNA)
    assert (detail.task.assignee, detail.task.has_draft, detail.task.definition_id) == ("anna", True, old)


def test_a_batch_under_way_cannot_be_taken_back(process_engine: ProcessEngine) -> None:
    old = version(process_engine, two_steps())
    start(process_engine)
    new = version(process_engine, two_steps(second="jobcenter"))
    batch = process_engine.migration.migrate(old, new, OWNER, reason="Ny lov")
    assert (batch.total, batch.waiting, batch.can_be_reverted) == (1, 1, False)
    with pytest.raises(Refused):
        process_engine.migration.revert(batch.id, OWNER)
    assert process_engine.migration.run_waiting() == 1
    assert process_engine.migration.batches("p", OWNER)[0].can_be_reverted
