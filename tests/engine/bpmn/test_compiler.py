"""Compiling: what the library loses or gets wrong is built right, what is not known is refused with its element."""

from __future__ import annotations

import pytest

from engine.bpmn.compiler import compile_processes
from engine.bpmn.reader import read_diagram
from engine.errors import DeploymentRejected
from engine.findings import Finding
from tests.support.diagrams import Draft, process
from tests.support.runs import Run, compiled


def refusal(draft: Draft) -> tuple[Finding, ...]:
    diagram, _ = read_diagram(draft.file(), "p.bpmn")
    assert diagram is not None
    with pytest.raises(DeploymentRejected) as refused:
        compile_processes(diagram)
    return refused.value.findings


def one(inner: Draft) -> Draft:
    return inner.end().path("start", "a", "end")


@pytest.mark.parametrize(
    ("tag", "inner"),
    [
        ("task", ""),
        ("serviceTask", ""),
        ("sendTask", ""),
        ("receiveTask", ""),
        ("complexGateway", ""),
        ("eventBasedGateway", ""),
        ("adHocSubProcess", ""),
        ("transaction", ""),
        ("intermediateCatchEvent", '<bpmn:linkEventDefinition id="x" name="y" />'),
        ("intermediateThrowEvent", '<bpmn:signalEventDefinition id="x" />'),
        ("intermediateThrowEvent", '<bpmn:compensateEventDefinition id="x" />'),
        ("intermediateCatchEvent", ""),
        ("userTask", '<bpmn:multiInstanceLoopCharacteristics camunda:collection="x" />'),
        ("userTask", "<bpmn:standardLoopCharacteristics />"),
        ("scriptTask", ""),
        ("businessRuleTask", ""),
        ("callActivity", ""),
        ("intermediateCatchEvent", '<bpmn:timerEventDefinition id="x" />'),
    ],
)
def test_what_does_not_run_is_refused_with_its_element(tag: str, inner: str) -> None:
    (finding,) = [
        f for f in refusal(one(process("p").start().element(tag, "a", inner, name="Navn"))) if f.element_id == "a"
    ]
    assert finding.is_error
    assert (finding.element_name, finding.line) == ("Navn", 2)


@pytest.mark.parametrize("end", ["signal", "error", "escalation", "message", "compensate"])
def test_an_end_event_that_would_do_nothing_is_refused(end: str) -> None:
    draft = process("p").start().element("endEvent", "e", f'<bpmn:{end}EventDefinition id="x" />').path("start", "e")
    assert [finding.element_id for finding in refusal(draft)] == ["e"]


def test_an_event_subprocess_is_refused() -> None:
    draft = process("p").start().end().path("start", "end").raw('<bpmn:subProcess id="x" triggeredByEvent="true" />')
    assert [finding.element_id for finding in refusal(draft)] == ["x"]


@pytest.mark.parametrize("script_format", ["javascript", "python", "groovy"])
def test_a_script_in_another_language_is_refused(script_format: str) -> None:
    draft = one(process("p").start().script("a", "x = 1", _scriptFormat=script_format))
    assert "FEEL" in refusal(draft)[0].message


def test_the_script_format_may_be_written_in_capitals() -> None:
    assert Run(one(process("p").start().script("a", "{x: 1}", _scriptFormat="FEEL")).file()).variables == {"x": 1}


def test_a_repeating_timer_is_refused() -> None:
    assert "gentager" in refusal(one(process("p").start().timer("a", "R/P1M", "cycle")))[0].message


def test_flows_without_condition_beside_a_default_are_refused() -> None:
    draft = process("p").start().exclusive("g").user("a", "b", "c").path("start", "g")
    draft.flow("g", "a", "x = 1").flow("g", "b").flow("g", "c", default=True)
    (finding,) = refusal(draft)
    assert finding.element_id == "g"
    assert "f_p_2" in finding.message


def test_two_flows_without_condition_are_refused() -> None:
    draft = process("p").start().exclusive("g").user("a", "b").path("start", "g").path("g", "a").path("g", "b")
    assert [finding.element_id for finding in refusal(draft)] == ["g", "g"]


@pytest.mark.parametrize("tag", ["userTask", "parallelGateway"])
def test_a_condition_out_of_what_does_not_choose_is_refused(tag: str) -> None:
    draft = process("p").start().element(tag, "a").user("b").path("start", "a").flow("a", "b", "x = 1")
    assert [finding.element_id for finding in refusal(draft)] == ["a"]


@pytest.mark.parametrize("starts", [0, 2])
def test_there_is_exactly_one_start_event(starts: int) -> None:
    draft = process("p").user("a").end().path("a", "end")
    for number in range(starts):
        draft.start(f"s{number}").path(f"s{number}", "a")
    assert "starthændelse" in refusal(draft)[0].message


def test_a_flow_that_leads_out_of_its_subprocess_is_refused() -> None:
    draft = process("p").start().user("a").path("start", "sub")
    draft.sub("sub").start("s1").user("b").path("s1", "b", "a")
    assert [finding.element_id for finding in refusal(draft)] == ["b"]


def test_elements_called_start_and_end_run_as_any_other() -> None:
    draft = process("p").start("Start").parallel("s").user("End", "Completion", "Root").terminate("over")
    draft.path("Start", "s", "End", "over").path("s", "Completion", "Root")
    run = Run(draft.file())
    assert run.waits == ["Completion", "End"]
    run.complete("Completion")
    assert run.waits == ["End", "Root"]
    run.complete("End")
    assert run.ended
    assert run.end == "over"


def test_an_end_event_called_end_still_terminates() -> None:
    draft = process("p").start("Start").parallel("s").user("a", "b").terminate("End")
    run = Run(draft.path("Start", "s", "a", "End").path("s", "b").file())
    run.complete("a")
    assert run.ended
    assert run.end == "End"


def test_two_files_may_use_the_same_ids_for_their_subprocesses() -> None:
    files = []
    for key, after in (("p", "call"), ("q", "")):
        draft = process(key).start()
        draft.sub("sub").start("s1").user(f"in_{key}").path("s1", f"in_{key}")
        if after:
            draft.call("call", "q")
        files.append(draft.path("start", "sub", *([after] if after else [])).file())
    run = Run(*files)
    assert run.waits == ["in_p"]
    run.complete("in_p")
    assert run.waits == ["in_q"]


def test_an_element_that_no_flow_reaches_is_there_and_never_runs() -> None:
    draft = process("p").start().user("a", "alone").path("start", "a")
    run = Run(draft.file())
    assert run.waits == ["a"]
    run.complete("a")
    assert run.ended


def test_a_diagram_that_loops_without_a_gateway_is_built_and_runs() -> None:
    draft = (
        process("p")
        .start()
        .user("a", "b")
        .boundary("t", "a", "P1D")
        .end()
        .path("start", "a", "b", "a")
        .path("t", "end")
    )
    run = Run(draft.file())
    for _ in range(20):
        run.complete("a")
        run.complete("b")
    run.fire("t")
    assert run.ended


def test_a_chain_of_almost_a_thousand_elements_is_built_and_runs() -> None:
    names = [f"s{number}" for number in range(990)]
    draft = process("p").start()
    for name in names:
        draft.script(name, "{n: if n = null then 1 else n + 1}")
    run = Run(draft.path("start", *names).file())
    assert run.ended
    assert run.variables == {"n": 990}


def test_a_process_that_is_not_executable_is_left_out() -> None:
    hidden = process("q", executable=False).start("qs").element("complexGateway", "qg")
    assert list(compiled(process("p").start().end().path("start", "end").file(hidden))) == ["p"]


def test_drawing_changes_nothing() -> None:
    inner = '<bpmn:dataOutputAssociation id="x"><bpmn:targetRef>nowhere</bpmn:targetRef></bpmn:dataOutputAssociation>'
    drawn = '<bpmn:dataStoreReference id="ds" dataStoreRef="none" /><bpmn:dataObject id="do" /><bpmn:group id="gr" />'
    extra = '<bpmn:dataStore id="store" /><bpmn:message id="m" /><bpmn:error id="er" />'
    draft = process("p").start().element("userTask", "a", inner).raw(drawn).path("start", "a")
    run = Run(draft.file(extra=extra))
    assert run.waits == ["a"]


def test_compiling_leaves_the_diagram_as_it_was_read() -> None:
    diagram, _ = read_diagram(one(process("p").start().user("a")).file(), "p.bpmn")
    assert diagram is not None
    compile_processes(diagram)
    assert compile_processes(diagram).keys() == {"p"}
