"""Facts for history: each activity once, with its beginning and its end, in the order things happened."""

from __future__ import annotations

from tests.support.diagrams import process
from tests.support.runs import Run


def test_facts_tell_each_activity_once_with_its_beginning_and_end() -> None:
    draft = process("p").start().user("a").boundary("t", "a", "P1D").end().path("start", "a", "end")
    found = Run(draft.path("t", "end").file())
    (task,) = found.tasks
    found.complete("a", x=1)
    assert [(f.kind, f.element_id) for f in found.facts if f.kind.startswith("activity")] == [
        ("activity-started", "start"), ("activity-completed", "start"), ("activity-started", "a"),
        ("activity-completed", "a"), ("activity-started", "end"), ("activity-completed", "end"),
    ]  # fmt: skip
    assert {fact.activity_id for fact in found.facts if fact.element_id == "a"} == {task}
    kinds = [fact.kind for fact in found.facts if not fact.kind.startswith(("activity", "flow"))]
    assert kinds == ["scope-opened", "variable-set", "scope-closed", "instance-ended"]


def test_activity_types_are_camundas() -> None:
    draft = process("p").start().user("u").element("manualTask", "m").script("s", "{a: 1}").timer("t", "P1D")
    draft.call("k", "q").exclusive("x").parallel("pg").inclusive("ig").boundary("b", "u", "P1D", interrupting=False)
    draft.element("intermediateThrowEvent", "i").terminate("te").end("ne")
    draft.sub("sub").start("s1")
    draft.path("start", "u", "m", "s", "t", "k", "sub", "x", "pg", "ig", "i", "te").path("b", "ne")
    found = Run(draft.file(), process("q").start("qs").file())
    found.fire("b")
    found.complete("u")
    found.complete("m")
    found.fire("t")
    assert {fact.element_id: fact.element_type for fact in found.facts if fact.element_id} == {
        "start": "startEvent", "u": "userTask", "m": "manualTask", "s": "scriptTask", "t": "intermediateTimer",
        "k": "callActivity", "s1": "startEvent", "qs": "startEvent", "sub": "subProcess",
        "x": "exclusiveGateway", "pg": "parallelGateway", "ne": "noneEndEvent",
        "ig": "inclusiveGateway", "b": "boundaryTimer", "te": "terminateEndEvent", "i": "intermediateNoneThrowEvent",
    }  # fmt: skip


def test_the_flow_taken_is_told_by_its_id() -> None:
    draft = process("p").start().user("a").exclusive("g").user("b").end().path("start", "a", "g")
    found = Run(draft.flow("g", "b", "x > 1").flow("g", "end", default=True).file())
    found.complete("a", x=2)
    assert [f.details["flow"] for f in found.facts if f.kind == "flow-taken"] == ["f_p_0", "f_p_1", "f_p_2"]
