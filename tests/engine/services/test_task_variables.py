from typing import Any

import pytest

from engine.errors import (
    InstanceSuspended,
    NotACandidate,
    TaskAlreadyClaimed,
    TaskNotFound,
    TaskNotOpen,
    ValueInvalid,
)
from engine.execution.variables import MAX_TEXT
from engine.process_engine import ProcessEngine
from tests.support.cases import ADMIN, deploy, form, kinds, of, start, task, text_field, two_steps
from tests.support.diagrams import process

ANNA, BENT, OUTSIDER = of("tot", "anna"), of("tot", "bent"), of("jobcenter")


@pytest.fixture
def case_id(process_engine: ProcessEngine) -> str:
    deploy(process_engine, two_steps())
    return start(process_engine, sag_id="S-1", udfald="ja", gammel=1)


@pytest.fixture
def task_id(process_engine: ProcessEngine, case_id: str) -> str:
    return task(process_engine, case_id).id


def seen(process_engine: ProcessEngine, task_id: str) -> tuple[Any, Any]:
    """What the task sees, and what of it is its own."""
    detail = process_engine.read.task_detail(task_id, ANNA)
    return detail.values, detail.local


def test_who_may_do_the_task_changes_what_its_procedure_knows(
    process_engine: ProcessEngine, case_id: str, task_id: str
) -> None:
    process_engine.task_variables.change(task_id, {"udfald": "nej", "ny": [1]}, ["gammel", "findes_ikke"], ANNA)
    assert process_engine.read.variables(case_id, ADMIN) == {"sag_id": "S-1", "udfald": "nej", "ny": [1]}
    (told,) = [each for each in process_engine.read.history_events(ADMIN, instance_id=case_id) if "task" in each.kind]
    assert (told.kind, told.actor, told.task_id) == ("task-variables-changed", "anna", task_id)
    assert told.details == {"values": {"udfald": "nej", "ny": [1]}, "removed": ["gammel"], "local": False}
    assert "variable-removed" in kinds(process_engine, case_id)
    assert task(process_engine, case_id).id == task_id  # nothing has moved


def test_what_is_the_tasks_own_hides_the_procedures_and_ends_with_the_task(
    process_engine: ProcessEngine, case_id: str, task_id: str
) -> None:
    process_engine.task_variables.change_local(task_id, {"udfald": "måske", "note": "x"}, [], ANNA)
    values, own = seen(process_engine, task_id)
    assert own == {"udfald": "måske", "note": "x"}
    assert values == {"sag_id": "S-1", "gammel": 1, **own}
    process_engine.task_variables.change(task_id, {"udfald": "nok", "fri": 2}, [], ANNA)  # where it is found first
    assert seen(process_engine, task_id)[1] == {"udfald": "nok", "note": "x"}
    process_engine.task_variables.change_local(task_id, {}, ["udfald", "fri"], ANNA)
    assert seen(process_engine, task_id)[0] == {"sag_id": "S-1", "gammel": 1, "udfald": "ja", "note": "x", "fri": 2}
    process_engine.tasks.complete(task_id, {"svar": 3}, ANNA)
    known = process_engine.read.variables(case_id, ADMIN)
    assert known == {"sag_id": "S-1", "gammel": 1, "udfald": "ja", "fri": 2, "svar": 3}
    assert seen(process_engine, task_id)[1] == {}


@pytest.mark.parametrize("verb", ["change", "change_local"])
def test_what_changes_nothing_is_not_told(process_engine: ProcessEngine, case_id: str, task_id: str, verb: str) -> None:
    getattr(process_engine.task_variables, verb)(task_id, {}, ["findes_ikke"], ANNA)
    assert "task-variables-changed" not in kinds(process_engine, case_id)


def test_a_name_both_set_and_taken_away_is_taken_away(process_engine: ProcessEngine, task_id: str) -> None:
    process_engine.task_variables.change(task_id, {"udfald": "nej"}, ["udfald"], ANNA)
    assert "udfald" not in seen(process_engine, task_id)[0]


def test_a_task_in_a_called_procedure_changes_what_that_one_knows(process_engine: ProcessEngine) -> None:
    outer = process("p").start().call("c", "q").end().path("start", "c", "end")
    deploy(process_engine, outer, two_steps("q"))
    case_id = start(process_engine, sag_id="S-1", udfald="ja")
    process_engine.task_variables.change(task(process_engine, case_id).id, {"udfald": "nej"}, ["sag_id"], ANNA)
    assert process_engine.read.variables(case_id, ADMIN)["udfald"] == "ja"
    assert process_engine.read.task_detail(task(process_engine, case_id).id, ANNA).values == {"udfald": "nej"}


def test_the_form_is_judged_with_the_tasks_own_variables(process_engine: ProcessEngine) -> None:
    draft = process("p").start().user("a", groups="tot", formRef="f", formRefBinding="deployment").end()
    hidden = {**text_field("note", required=True), "conditional": {"hide": '=slags = "kort"'}}
    deploy(process_engine, draft.path("start", "a", "end"), files={"f.form": form("f", hidden)})
    case_id = start(process_engine)
    task_id = task(process_engine, case_id).id
    process_engine.task_variables.change_local(task_id, {"slags": "kort"}, [], ANNA)
    process_engine.tasks.submit(task_id, {}, ANNA)
    assert process_engine.read.instance(case_id, ADMIN).status == "completed"


@pytest.mark.parametrize("verb", ["change", "change_local"])
def test_only_who_may_complete_the_task_changes_its_variables(
    process_engine: ProcessEngine, case_id: str, task_id: str, verb: str
) -> None:
    change = getattr(process_engine.task_variables, verb)
    with pytest.raises(TaskNotFound):
        change("findes-ikke", {"a": 1}, [], ANNA)
    with pytest.raises(NotACandidate):
        change(task_id, {"a": 1}, [], OUTSIDER)
    process_engine.tasks.claim(task_id, BENT)
    with pytest.raises(TaskAlreadyClaimed):
        change(task_id, {"a": 1}, [], ANNA)
    process_engine.instances.suspend(case_id, ADMIN)
    with pytest.raises(InstanceSuspended):
        change(task_id, {"a": 1}, [], BENT)
    process_engine.instances.resume(case_id, ADMIN)
    process_engine.tasks.complete(task_id, {}, BENT)
    with pytest.raises(TaskNotOpen):
        change(task_id, {"a": 1}, [], BENT)
    assert "a" not in process_engine.read.variables(case_id, ADMIN)
    assert "task-variables-changed" not in kinds(process_engine, case_id)


@pytest.mark.parametrize("verb", ["change", "change_local"])
@pytest.mark.parametrize(
    "values",
    [
        {"": 1},
        {"x" * 201: 1},
        {"a": "x" * (MAX_TEXT + 1)},
        {"a": float("nan")},
        {"a": {1}},
        {f"a{n}": "x" * MAX_TEXT for n in range(21)},
    ],
    ids=["no name", "long name", "long text", "no number", "no JSON", "too much"],
)
def test_what_cannot_be_kept_is_refused_and_nothing_changes(
    process_engine: ProcessEngine, task_id: str, verb: str, values: dict[str, Any]
) -> None:
    with pytest.raises(ValueInvalid):
        getattr(process_engine.task_variables, verb)(task_id, {"god": 1, **values}, ["udfald"], ANNA)
    known, own = seen(process_engine, task_id)
    assert ("god" in known, "udfald" in known, own) == (False, True, {})


def test_a_tasks_own_variables_do_not_grow_without_end(process_engine: ProcessEngine, task_id: str) -> None:
    for number in range(19):
        process_engine.task_variables.change_local(task_id, {f"a{number}": "x" * MAX_TEXT}, [], ANNA)
    with pytest.raises(ValueInvalid):
        process_engine.task_variables.change_local(task_id, {"a": "x" * MAX_TEXT}, [], ANNA)


def test_own_variables_of_a_task_that_is_cut_off_are_gone(
    process_engine: ProcessEngine, case_id: str, task_id: str
) -> None:
    process_engine.task_variables.change_local(task_id, {"note": "x"}, [], ANNA)
    process_engine.instances.cancel(case_id, ADMIN)
    assert process_engine.read.task_detail(task_id, ANNA).local == {}
