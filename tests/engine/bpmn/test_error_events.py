"""Error events: who catches an error, what is cut off with it, and what happens when nobody does."""

from __future__ import annotations

import pytest

from engine.bpmn.compiler import compile_processes
from engine.bpmn.reader import read_diagram
from engine.errors import DeploymentRejected, ErrorNotCaught
from engine.execution.actions import CompleteJob
from tests.support.diagrams import Draft, definitions, process
from tests.support.runs import Run


def service() -> Draft:
    draft = process("p").start().service("s", "opslag").user("a", "b").end()
    return draft.path("start", "s", "a", "end").path("b", "end")


def in_subprocess(code: str = "NEJ") -> Draft:
    """A subprocess whose task `inner` leads to an error end."""
    draft = process("p").start().user("a", "b", "c").end()
    draft.sub("sub").start("ss").user("inner").error_end("wrong", code).path("ss", "inner", "wrong")
    return draft.path("start", "sub", "a", "end").path("b", "end").path("c", "end")


def test_a_job_that_meets_an_error_goes_on_by_the_boundary_event_that_catches_it() -> None:
    found = Run(service().error_boundary("no", "s", "NEJ").path("no", "b").file())
    assert found.waits == ["s"]
    found.report("s", "NEJ")
    assert found.waits == ["b"]
    assert found.kinds("s") == ["activity-started", "activity-canceled"]
    assert found.kinds("no") == ["activity-started", "activity-completed", "flow-taken"]
    assert {fact.element_type for fact in found.facts if fact.element_id == "no"} == {"boundaryError"}


def test_a_job_that_is_done_leaves_the_error_alone() -> None:
    found = Run(service().error_boundary("no", "s", "NEJ").path("no", "b").file())
    found.do_job("s")
    assert (found.waits, found.kinds("no")) == (["a"], [])


def test_the_values_reported_are_variables_and_the_catch_sets_code_and_message() -> None:
    told = {"errorCodeVariable": "kode", "errorMessageVariable": "besked"}
    found = Run(service().error_boundary("no", "s", "NEJ", **told).path("no", "b").file())
    found.report("s", "NEJ", "Ukendt borger", forsoeg=2)
    assert found.variables == {"forsoeg": 2, "kode": "NEJ", "besked": "Ukendt borger"}


def test_the_code_itself_is_caught_before_every_error_whatever_the_order() -> None:
    draft = service().error_boundary("any", "s").error_boundary("no", "s", "NEJ").path("no", "b")
    draft.user("c").path("any", "c", "end")
    one, other = Run(draft.file()), Run(draft.file())
    one.report("s", "NEJ")
    other.report("s", "ANDET")
    assert (one.waits, other.waits) == (["b"], ["c"])


def test_timers_beside_it_are_disarmed() -> None:
    draft = service().error_boundary("no", "s", "NEJ").path("no", "b").boundary("late", "s", "P1D").path("late", "end")
    found = Run(draft.file())
    found.report("s", "NEJ")
    assert found.waits == ["b"]


def test_a_timer_on_the_edge_still_cuts_off_what_also_catches_errors() -> None:
    draft = service().error_boundary("no", "s", "NEJ").path("no", "b").boundary("late", "s", "P1D").path("late", "end")
    found = Run(draft.file())
    found.fire("late")
    assert (found.ended, found.kinds("no")) == (True, [])


def test_what_nobody_catches_fails_with_code_message_and_element_and_nothing_has_moved() -> None:
    found = Run(service().error_boundary("no", "s", "NEJ").path("no", "b").file())
    with pytest.raises(ErrorNotCaught) as error:
        found.report("s", "ANDET", "Systemet er lukket.", forsoeg=1)
    assert error.value.message == "Fejlen «ANDET» fra «s» bliver ikke fanget af diagrammet: Systemet er lukket."
    assert (error.value.element_id, error.value.error_code) == ("s", "ANDET")
    assert (found.waits, found.variables) == (["s"], {})
    found.do_job("s")
    assert found.waits == ["a"]


def test_a_task_is_no_job_that_can_meet_an_error() -> None:
    found = Run(service().file())
    found.do_job("s")
    with pytest.raises(ValueError, match="no waiting job"):
        found.act(CompleteJob(next(iter(found.tasks))))


def test_an_error_end_leaves_its_subprocess_by_the_boundary_event() -> None:
    found = Run(in_subprocess().error_boundary("no", "sub", "NEJ").path("no", "b").file())
    found.complete("inner")
    assert found.waits == ["b"]
    assert found.kinds("wrong") == ["activity-started", "activity-completed"]
    assert found.kinds("sub") == ["activity-started", "activity-canceled"]
    assert {fact.element_type for fact in found.facts if fact.element_id == "wrong"} == {"errorEndEvent"}
    found.complete("b")
    assert (found.ended, found.end) == (True, "end")


def test_what_runs_beside_the_error_in_the_subprocess_is_cut_off() -> None:
    draft = process("p").start().user("b").end()
    inner = draft.sub("sub").start("ss").parallel("g").user("x", "y").error_end("wrong", "NEJ").end("fine")
    inner.path("ss", "g", "x", "wrong").path("g", "y", "fine").boundary("t", "y", "P1D").path("t", "fine")
    found = Run(draft.path("start", "sub", "end").error_boundary("no", "sub").path("no", "b", "end").file())
    assert found.waits == ["t", "x", "y"]
    found.complete("x")
    assert found.waits == ["b"]
    assert found.kinds("y") == ["activity-started", "activity-canceled"]


def test_the_nearest_that_catches_wins_and_others_are_passed() -> None:
    draft = process("p").start().user("a", "b").end()
    outer = draft.sub("outer").start("os").user("near").end("oe")
    outer.sub("sub").start("ss").service("s", "t").end("se").path("ss", "s", "se")
    outer.path("os", "sub", "oe").error_boundary("one", "sub", "EN").path("one", "near", "oe")
    draft.path("start", "outer", "a", "end").error_boundary("any", "outer").path("any", "b", "end")
    one, other = Run(draft.file()), Run(draft.file())
    one.report("s", "EN")
    other.report("s", "TO")
    assert (one.waits, other.waits) == (["near"], ["b"])


def called(back: str | None = None) -> tuple[bytes, bytes]:
    inner = process("q").start("qs").service("s", "t").error_end("qe", "NEJ").path("qs", "s", "qe")
    draft = process("p").start().call("k", "q", back=back).user("a", "b").end().path("start", "k", "a", "end")
    draft.error_boundary("no", "k", "NEJ", errorCodeVariable="kode").path("no", "b", "end")
    return draft.file(), inner.file()


def test_an_error_end_leaves_a_called_procedure_and_what_it_changed_is_given_back() -> None:
    found = Run(*called(), fra_start=1)
    found.do_job("s", fundet="x")
    assert found.waits == ["b"]
    assert found.variables == {"fra_start": 1, "fundet": "x", "kode": "NEJ"}
    assert [scope.id for scope in found.advance.state.scopes] == ["root"]
    assert "scope-closed" in [fact.kind for fact in found.last.facts] if found.last else False


def test_an_error_of_a_job_leaves_the_called_procedure_with_the_mappings_of_its_call() -> None:
    found = Run(*called(back='<camunda:out source="svar" target="deres_svar" />'))
    found.report("s", "NEJ", svar="nej", intern=1)
    assert (found.waits, found.variables) == (["b"], {"deres_svar": "nej", "kode": "NEJ"})


def test_through_two_calls_what_changed_comes_all_the_way_back() -> None:
    innermost = process("r").start("rs").service("s", "t").end("re").path("rs", "s", "re")
    middle = process("q").start("qs").call("kr", "r").end("qe").path("qs", "kr", "qe")
    draft = process("p").start().call("kq", "q").user("a", "b").end().path("start", "kq", "a", "end")
    draft.error_boundary("any", "kq").path("any", "b", "end")
    found = Run(draft.file(), middle.file(), innermost.file())
    found.report("s", "NEJ", fundet=1)
    assert (found.waits, found.variables) == (["b"], {"fundet": 1})


def test_an_error_end_that_nobody_catches_fails_and_the_task_stays_open() -> None:
    found = Run(in_subprocess("ANDET").error_boundary("no", "sub", "NEJ").path("no", "b").file())
    with pytest.raises(ErrorNotCaught, match="«ANDET» fra «wrong»") as error:
        found.complete("inner")
    assert error.value.element_id == "wrong"
    assert found.waits == ["inner"]


def test_an_error_end_of_the_started_procedure_itself_fails() -> None:
    found = Run(process("p").start().user("a").error_end("wrong", "NEJ").path("start", "a", "wrong").file())
    with pytest.raises(ErrorNotCaught):
        found.complete("a")


def test_a_join_that_only_the_error_leads_to_goes_on() -> None:
    draft = process("p").start().parallel("g", "j").service("s", "t").user("x", "y").terminate("stop").end()
    draft.path("start", "g", "s", "stop").path("g", "x", "j", "end")
    draft.error_boundary("no", "s").path("no", "y", "j")
    found = Run(draft.file())
    found.report("s", "NEJ")
    found.complete("x")
    assert found.waits == ["y"]
    found.complete("y")
    assert found.end == "end"


def test_an_inclusive_join_waits_for_the_way_that_an_error_may_take() -> None:
    draft = process("p").start().parallel("g").inclusive("j").service("s", "t").user("x", "y").end("end", "done")
    draft.path("start", "g", "s", "done").path("g", "x", "j", "end").error_boundary("no", "s").path("no", "y", "j")
    found = Run(draft.file())
    found.complete("x")
    assert found.waits == ["s"]
    found.report("s", "NEJ")
    found.complete("y")
    assert (found.ended, found.end) == (True, "end")


def test_the_way_of_an_error_may_lead_back_to_the_job() -> None:
    draft = service().error_boundary("no", "s", "NEJ").path("no", "b")
    draft.flows = [flow for flow in draft.flows if flow[0] != "b"]
    found = Run(draft.path("b", "s").file())
    for _ in range(3):
        found.report("s", "NEJ")
        found.complete("b")
    assert found.waits == ["s"]


def test_an_event_that_says_it_does_not_interrupt_does_so_all_the_same() -> None:
    xml = service().error_boundary("no", "s", "NEJ").path("no", "b").file()
    found = Run(xml.replace(b'attachedToRef="s"', b'attachedToRef="s" cancelActivity="false"'))
    found.report("s", "NEJ")
    assert found.waits == ["b"]


@pytest.mark.parametrize("declared", ["", '<bpmn:error id="e1" name="Uden kode" />'])
def test_an_error_that_is_missing_or_has_no_code_cannot_be_built(declared: str) -> None:
    event = '<bpmn:endEvent id="e"><bpmn:errorEventDefinition errorRef="e1" /></bpmn:endEvent>'
    draft = process("p").start().raw(event).path("start", "e")
    diagram, _ = read_diagram(definitions(draft.xml(), declared), "p.bpmn")
    assert diagram is not None
    with pytest.raises(DeploymentRejected, match="har ingen kode"):
        compile_processes(diagram)


def test_the_message_of_an_error_end_is_that_of_its_error() -> None:
    event = '<bpmn:endEvent id="e"><bpmn:errorEventDefinition errorRef="e1" /></bpmn:endEvent>'
    error = '<bpmn:error id="e1" name="N" errorCode="K" camunda:errorMessage="Borgeren findes ikke" />'
    draft = process("p").start().user("b").end()
    draft.sub("sub").start("ss").raw(event).path("ss", "e")
    draft.path("start", "sub", "end").error_boundary("any", "sub", errorMessageVariable="besked").path("any", "b")
    found = Run(definitions(draft.xml(), error))
    assert (found.waits, found.variables) == (["b"], {"besked": "Borgeren findes ikke"})
