"""Assignment: evaluated when a task becomes ready; a missing team is a failure, a missing date is none."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from engine.errors import AssignmentFailed, ExpressionFailed
from engine.execution.actions import NewTask
from tests.support.diagrams import process
from tests.support.runs import Run, World


def task(world: World | None = None, variables: dict[str, Any] | None = None, **attributes: str) -> NewTask:
    draft = process("p").start().user("a", name="Vurdér", **attributes).path("start", "a")
    run = Run(draft.file(), world=world, **(variables or {}))
    (found,) = run.advance.snapshot.new_tasks
    return found


def test_groups_users_and_assignee_are_literals_or_feel() -> None:
    found = task(
        groups="tot, fagteam", users="=begge", assignee="=en", variables={"begge": ["lis", "ole"], "en": "lis"}
    )
    assert found.candidate_groups == ("tot", "fagteam")
    assert found.candidate_users == ("lis", "ole")
    assert found.assignee == "lis"
    assert (found.element_type, found.name, found.priority) == ("userTask", "Vurdér", 50)


def test_a_group_from_the_case_is_what_the_variable_holds_when_the_task_becomes_ready() -> None:
    draft = process("p").start().user("a", groups="=ansvarlig_team").user("b", groups="=ansvarlig_team")
    run = Run(draft.path("start", "a", "b").file(), ansvarlig_team="tot")
    assert [t.candidate_groups for t in run.tasks.values()] == [("tot",)]
    run.set(ansvarlig_team="fagteam")
    assert [t.candidate_groups for t in run.tasks.values()] == [("tot",)]
    run.complete("a")
    assert [t.candidate_groups for t in run.tasks.values()] == [("fagteam",)]


@pytest.mark.parametrize(
    ("groups", "word"),
    [("=ukendt", "null"), ("=null", "null"), ('=""', "null"), ("findes_ikke", "findes_ikke"), ("=5", "5")],
)
def test_a_null_or_unknown_group_is_a_failure_at_the_task(groups: str, word: str) -> None:
    with pytest.raises(AssignmentFailed, match=word) as failure:
        task(World(groups=frozenset({"tot"})), groups=groups)
    assert (failure.value.element_id, failure.value.element_name, failure.value.process_key) == ("a", "Vurdér", "p")


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ('=now() + duration("P14D")', "2026-03-23T12:00+01:00"),
        ("P1M", "2026-04-09T12:00+02:00"),
        ("2026-05-01", "2026-05-01T23:59:59+02:00"),
        ("=frist", "2026-05-01T23:59:59+02:00"),
        ("=date(date and time(moede))", "2026-05-01T23:59:59+02:00"),
        ("=moede", "2026-05-01T10:00:00+02:00"),
    ],
)
def test_a_due_date_is_an_instant_and_a_date_alone_lasts_the_day_out(due: str, expected: str) -> None:
    found = task(due=due, variables={"frist": "2026-05-01", "moede": "2026-05-01T10:00:00+02:00"})
    assert found.due_at == datetime.fromisoformat(expected)


def test_a_follow_up_date_is_the_beginning_of_its_day() -> None:
    assert task(follow_up="2026-05-01").follow_up_at == datetime.fromisoformat("2026-05-01T00:00+02:00")


@pytest.mark.parametrize("due", ["=ukendt", "=null", '=""'])
def test_no_date_means_none(due: str) -> None:
    assert task(due=due).due_at is None


@pytest.mark.parametrize("due", ["i morgen", "=5", '="snart"'])
def test_an_unreadable_date_is_a_failure_that_quotes_it(due: str) -> None:
    with pytest.raises(ExpressionFailed) as failure:
        task(due=due)
    assert failure.value.element_id == "a"
    assert due in failure.value.message


def test_a_priority_is_a_whole_number() -> None:
    assert task(priority="80").priority == 80
    assert task(priority="=niveau + 1", variables={"niveau": 4}).priority == 5
    assert task(priority="=ukendt").priority == 50
    with pytest.raises(ExpressionFailed, match="helt tal"):
        task(priority="høj")


def test_a_manual_task_is_a_task_too() -> None:
    run = Run(process("p").start().element("manualTask", "a", groups="tot").path("start", "a").file())
    (found,) = run.tasks.values()
    assert (found.element_type, found.candidate_groups) == ("manualTask", ("tot",))
