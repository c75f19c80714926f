"""Service tasks: they wait for their job, give back its values, and are cut off by timers on their edge."""

from __future__ import annotations

import pytest

from engine.bpmn.service_tasks import is_whole
from engine.errors import NoFlowTaken
from engine.execution.actions import CompleteJob, SkipToken
from tests.support.diagrams import Draft, process
from tests.support.runs import Run


def one() -> Draft:
    draft = process("p").start().service("s", "send-post", taskPriority="7").user("a").end()
    return draft.path("start", "s", "a", "end")


def test_a_service_task_waits_for_its_job() -> None:
    found = Run(one().file())
    assert found.waits == ["s"]
    (job,) = found.advance.snapshot.jobs
    assert (job.topic, job.priority, job.name, job.scope_id) == ("send-post", 7, "s", "root")


def test_the_values_of_the_job_are_variables_and_the_case_goes_on() -> None:
    found = Run(one().file())
    found.do_job("s", kvittering="K-1")
    assert (found.waits, found.variables["kvittering"]) == (["a"], "K-1")
    assert found.kinds("s") == ["activity-started", "activity-completed", "flow-taken"]


def test_a_job_is_done_once_only() -> None:
    found = Run(one().file())
    (job,) = found.advance.snapshot.jobs
    found.do_job("s")
    with pytest.raises(ValueError, match="no live token"):
        found.act(CompleteJob(job.id))


def test_a_task_is_no_job() -> None:
    found = Run(one().file())
    found.do_job("s")
    with pytest.raises(ValueError, match="no waiting job"):
        found.act(CompleteJob(next(iter(found.tasks))))


def test_a_timer_on_its_edge_cuts_it_off() -> None:
    found = Run(one().boundary("late", "s", "PT1H").path("late", "end").file())
    assert found.waits == ["late", "s"]
    found.fire("late")
    assert found.ended
    assert found.kinds("s") == ["activity-started", "activity-canceled"]


def test_its_job_disarms_the_timers_on_its_edge() -> None:
    found = Run(one().boundary("late", "s", "PT1H").path("late", "end").file())
    found.do_job("s")
    assert found.waits == ["a"]


def test_in_a_called_procedure_it_sees_and_sets_the_called_ones_variables() -> None:
    called = process("q").start("qs").service("s", "t").end("qe").path("qs", "s", "qe")
    found = Run(process("p").start().call("k", "q").user("a").path("start", "k", "a").file(), called.file())
    (job,) = found.advance.snapshot.jobs
    assert job.scope_id != "root"
    found.do_job("s", svar=1)
    assert (found.waits, found.variables["svar"]) == (["a"], 1)


def test_what_fails_behind_it_leaves_the_job_waiting() -> None:
    draft = process("p").start().service("s", "t").exclusive("g").end("e1", "e2").path("start", "s", "g")
    found = Run(draft.flow("g", "e1", "x = 1").flow("g", "e2", "x = 2").file())
    with pytest.raises(NoFlowTaken):
        found.do_job("s", x=3)
    found.do_job("s", x=2)
    assert found.end == "e2"


def test_an_owner_can_skip_it() -> None:
    found = Run(one().file())
    (job,) = found.advance.snapshot.jobs
    found.act(SkipToken(job.id))
    assert found.waits == ["a"]


@pytest.mark.parametrize(("text", "whole"), [("0", True), ("-5", True), ("høj", False), ("1.5", False), ("", False)])
def test_a_priority_is_a_whole_number(text: str, whole: bool) -> None:
    assert is_whole(text) == whole
