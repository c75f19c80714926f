"""What SpiffWorkflow 3.2.0 does wrong in silence, shown on the library itself, and the same diagram on ours.

When one of these fails on the library's side after an upgrade, the repair behind it may go. Numbers are sections of
spiffworkflow.md. What we refuse instead of repairing is in `test_compiler.py`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from lxml import etree
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.specs.event_definitions.timer import TimerEventDefinition
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow

from engine.bpmn.instants import add_duration
from engine.feel import parse
from tests.support.diagrams import process
from tests.support.runs import COPENHAGEN, NOON, Run, compiled

MORE = 'mere = "ja"'


class FeelOnTaskData:
    """Enough of a script engine for the library: FEEL over the token's own data."""

    def evaluate(self, task: Any, expression: str, external_context: Any = None) -> Any:
        return parse(expression).evaluate(task.data, now=NOON, zone=COPENHAGEN).value


class Stock:
    """A diagram run by the library alone."""

    def __init__(self, data: bytes, **variables: Any) -> None:
        parser = BpmnParser()
        parser.add_bpmn_xml(etree.fromstring(data))
        self.spec = parser.get_spec("p")
        self.workflow = BpmnWorkflow(self.spec, parser.get_subprocess_specs("p"), script_engine=FeelOnTaskData())
        self.workflow.task_tree.data = variables
        self.workflow.do_engine_steps()

    def complete(self, element_id: str, **values: Any) -> None:
        task = self.workflow.get_next_task(state=TaskState.READY, manual=True, spec_name=element_id)
        task.set_data(**values)
        task.run()
        self.workflow.do_engine_steps()

    @property
    def waits(self) -> list[str]:
        return sorted(task.task_spec.name for task in self.workflow.get_tasks(state=TaskState.READY, manual=True))


def split_in_a_loop(kind: str) -> bytes:
    draft = process("p").start().exclusive("m", "g").user("a", "b", "after").end()
    draft.element(kind, "s").element(kind, "j").path("start", "m", "s")
    for task in ("a", "b"):
        draft.flow("s", task, "true" if kind == "inclusiveGateway" else None).flow(task, "j")
    return draft.path("j", "after", "g").flow("g", "m", MORE).flow("g", "end", default=True).file()


@pytest.mark.parametrize("kind", ["parallelGateway", "inclusiveGateway"])
def test_a_join_in_a_loop_fires_too_early_when_the_order_changes(kind: str) -> None:
    """Section 5."""
    stock, ours = Stock(split_in_a_loop(kind)), Run(split_in_a_loop(kind))
    for run in (stock, ours):
        run.complete("a")
        run.complete("b")
        run.complete("after", mere="ja")
        run.complete("b")
    assert stock.waits == ["a", "after"]
    assert ours.waits == ["a"]


def test_a_join_overwrites_what_a_branch_changed_with_an_older_copy() -> None:
    """Section 5, lost update."""
    draft = process("p").start().user("u0").parallel("s", "j").user("a", "b", "after")
    data = draft.path("start", "u0", "s", "a", "j", "after").path("s", "b", "j").file()
    stock, ours = Stock(data), Run(data)
    for run in (stock, ours):
        run.complete("u0", status="ny")
        run.complete("a", status="behandlet")
        run.complete("b")
    (after,) = stock.workflow.get_tasks(state=TaskState.READY, manual=True)
    assert after.data["status"] == "ny"
    assert ours.variables["status"] == "behandlet"


def test_moving_a_shape_changes_which_condition_is_tried_first() -> None:
    """Section 4.2: from top to bottom of the picture, not in file order."""
    draft = process("p").start().exclusive("g").user("low", "high").path("start", "g")
    draft.flow("g", "low", "true").flow("g", "high", "true")
    shapes = "".join(
        f'<bpmndi:BPMNShape bpmnElement="{i}"><dc:Bounds x="0" y="{y}" width="1" height="1" /></bpmndi:BPMNShape>'
        for i, y in (("low", 900), ("high", 10))
    )
    plane = f'<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="p">{shapes}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>'
    assert Stock(draft.file(extra=plane)).waits == ["high"]
    assert Run(draft.file(extra=plane)).waits == ["low"]


def test_a_text_counts_as_a_condition_that_holds() -> None:
    """Section 4.1."""
    draft = process("p").start().exclusive("g").user("a", "b").path("start", "g").flow("g", "a", '"false"')
    data = draft.flow("g", "b", default=True).file()
    assert Stock(data).waits == ["a"]
    with pytest.raises(Exception, match="ikke sand eller falsk"):
        Run(data)


def test_a_month_is_the_length_of_the_coming_month() -> None:
    """Section 4.3: 31 January + P1M = 3 March."""
    start = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
    parsed = TimerEventDefinition.parse_iso_duration("P1M")
    assert (start + TimerEventDefinition.get_timedelta_from_start(parsed, start)).date().isoformat() == "2026-03-03"
    assert add_duration(start, "P1M", ZoneInfo("Europe/Copenhagen")).date().isoformat() == "2026-02-28"


def test_an_element_called_end_ends_the_process_whatever_else_waits() -> None:
    """Section 4.2: ids `Start` and `End` collide with the library's own tasks."""
    draft = process("p").start().parallel("s").user("a", "b").end("End", "e2")
    data = draft.path("start", "s", "a", "End").path("s", "b", "e2").file()
    stock, ours = Stock(data), Run(data)
    stock.complete("a")
    ours.complete("a")
    assert stock.workflow.is_completed()
    assert (ours.ended, ours.waits) == (False, ["b"])


def test_a_task_that_no_flow_reaches_is_silently_absent() -> None:
    """Section 4.2; a check refuses it at deployment."""
    data = process("p").start().user("a", "alone").end().path("start", "a", "end").file()
    assert "alone" not in Stock(data).spec.task_specs
    assert "alone" in compiled(data)["p"].spec.task_specs


def test_a_loop_without_a_gateway_ends_in_a_recursion() -> None:
    """The prediction of what comes follows it for ever."""
    draft = (
        process("p")
        .start()
        .user("a", "b")
        .boundary("t", "a", "P1D")
        .end()
        .path("start", "a", "b", "a")
        .path("t", "end")
    )
    with pytest.raises(RecursionError):
        Stock(draft.file())
    ours = Run(draft.file())
    ours.complete("a")
    ours.complete("b")
    assert ours.waits == ["a", "t"]


@pytest.mark.slow
def test_a_long_loop_is_silently_completed() -> None:
    """Sections 1 and 5: past depth 1000 nothing is found any more, and the instance counts as over."""
    draft = process("p").start().exclusive("m", "g").user("a").end().path("start", "m", "a", "g")
    data = draft.flow("g", "m", MORE).flow("g", "end", default=True).file()
    stock, ours = Stock(data), Run(data)
    for _ in range(600):
        stock.complete("a", mere="ja")
        ours.complete("a", mere="ja")
        if not stock.waits:
            break
    assert stock.waits == []
    assert stock.workflow.is_completed()
    assert ours.waits == ["a"]


def test_instances_of_one_definition_do_not_touch_each_other() -> None:
    """Section 5: the library writes into shared specs; ours keep nothing."""
    data = split_in_a_loop("inclusiveGateway")
    first = Run(data)
    second = Run(data)
    second.processes = first.processes
    for _ in range(3):
        first.complete("a")
        second.complete("b")
        first.complete("b")
        assert (first.waits, second.waits) == (["after"], ["a"])
        second.complete("a")
        first.complete("after", mere="ja")
        second.complete("after", mere="ja")
