"""Scripts and conditions: FEEL over the scope's variables, and nothing else is ever run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from engine.errors import ExecutionFailed, ExpressionFailed, TooManySteps
from engine.execution.journal import Journal
from engine.execution.script_engine import ScriptEngine
from engine.execution.variables import Variables, root_scope
from tests.support.diagrams import process
from tests.support.runs import Run, World


def script(feel: str, **variables: Any) -> Run:
    return Run(process("p").start().script("s", feel).user("a").path("start", "s", "a").file(), **variables)


def test_the_entries_of_a_script_become_variables_in_order_and_later_ones_see_earlier_ones() -> None:
    run = script("{z: x + 1, a: z * 2}", x=1)
    assert run.variables == {"x": 1, "z": 2, "a": 4}
    assert [f.details["name"] for f in run.facts if f.kind == "variable-set"] == ["x", "z", "a"]


def test_a_result_variable_takes_whatever_the_script_gives() -> None:
    draft = process("p").start().script("s", "x + 1", result="y").script("c", "{a: 1}", result="z").user("a")
    assert Run(draft.path("start", "s", "c", "a").file(), x=1).variables == {"x": 1, "y": 2, "z": {"a": 1}}


def test_dates_are_stored_as_iso_text_with_offset() -> None:
    run = script(
        '{a: now() + duration("P1M"), b: date("2026-03-09"), c: duration("P14D"), d: now() + duration("P21D")}'
    )
    assert run.variables == {
        "a": "2026-04-09T12:00:00+02:00", "b": "2026-03-09", "c": "P14D", "d": "2026-03-30T12:00:00+02:00",
    }  # fmt: skip


@pytest.mark.parametrize("feel", ["1", "null", '"x"', "[1]", "ukendt"])
def test_a_script_that_gives_no_fields_is_a_failure(feel: str) -> None:
    with pytest.raises(ExpressionFailed, match="Result variable") as failure:
        script(feel)
    assert failure.value.element_id == "s"


@pytest.mark.parametrize(
    "text",
    ["__import__('os').system('true')", "().__class__.__bases__[0].__subclasses__()", "open('/etc/passwd').read()",
     "(lambda: 1)()", "exec('1')", "x.__class__", "[x for x in ()]", "f'{1}'"],
)  # fmt: skip
def test_python_is_never_run(text: str) -> None:
    ran: list[str] = []
    watching = [True]

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        if watching[0] and event in ("exec", "os.system", "open", "compile"):
            ran.append(event)

    draft = process("p").start().exclusive("g").user("a", "b").path("start", "g").flow("g", "a", text)
    condition = draft.flow("g", "b", default=True).file()
    as_script = process("p").start().script("s", text).path("start", "s").file()
    run = Run(process("p").start().end().path("start", "end").file())
    assert run.ended
    sys.addaudithook(audit)
    try:
        for data in (condition, as_script):
            with pytest.raises(ExecutionFailed):
                Run(data, x=1)
    finally:
        watching[0] = False
    assert not ran


def engine() -> ScriptEngine:
    journal = Journal()
    return ScriptEngine(World(), Variables([root_scope("p", None)], 0, journal.written), journal)


def test_a_text_without_our_mark_is_refused_on_every_way_in() -> None:
    found = engine()
    ways: tuple[Callable[[], Any], ...] = (
        lambda: found.evaluate(None, "1 = 1"),
        lambda: found.evaluate(None, None),
        lambda: found.environment.evaluate("1 = 1", {}),
        lambda: found.execute(None, "x = 1"),
        lambda: found.validate("1"),
        lambda: found.call_service(None, operation_name="x"),
    )
    for way in ways:
        with pytest.raises(ExpressionFailed):
            way()


def test_expressions_that_explode_are_stopped() -> None:
    for feel in (
        "{a: for i in 1..100000 return for j in 1..100000 return i * j}",
        '{a: for x in 1..20000 return "' + "x" * 900 + '"}',
    ):
        with pytest.raises(ExecutionFailed):
            script(feel)


def test_heavy_expressions_in_a_loop_are_stopped_by_the_sum_of_their_work() -> None:
    draft = process("p").start().script("s", "{a: count(for i in 1..3000 return i * i)}").path("start", "s", "s")
    with pytest.raises(TooManySteps) as failure:
        Run(draft.file())
    assert failure.value.element_id == "s"


def test_variables_that_grow_in_a_loop_are_stopped() -> None:
    draft = (
        process("p").start().script("s", '{a: if a = null then ["x"] else concatenate(a, a)}').path("start", "s", "s")
    )
    with pytest.raises(ExecutionFailed):
        Run(draft.file())


def test_a_failed_condition_says_why() -> None:
    draft = (
        process("p").start().exclusive("g").user("a", "b").path("start", "g").flow("g", "a", 'udfal = "ja" and true')
    )
    data = draft.flow("g", "b", "udfal > 1").file()
    with pytest.raises(ExpressionFailed) as failure:
        Run(data, udfald="nej")
    assert "udfal" in failure.value.message
    assert "udfald" in failure.value.message
