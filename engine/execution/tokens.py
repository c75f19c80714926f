"""Sets tokens of a running instance down and takes them up, as an owner does who moves or repairs a case."""

from __future__ import annotations

from typing import Any

from SpiffWorkflow import TaskState

from engine.bpmn.gateways import CAME_FROM, Join
from engine.bpmn.model import Element
from engine.bpmn.task_specs import disarm
from engine.execution.marking import SPLIT, spec_name


def begin_at(tree: Any, element: Element) -> None:
    """Let a new token begin at an element of a tree, with the timers on its edge; the caller steps on afterwards.

    A gateway with one way in is entered by it. Raises ExecutionFailed.
    """
    specs = tree.spec.task_specs
    spec = specs.get(f"{element.id}{SPLIT}") or specs[spec_name(element.id)]
    child = tree.task_tree._add_child(spec, TaskState.FUTURE)
    if isinstance(spec, Join) and len(spec._inputs) == 1:
        child.internal_data[CAME_FROM] = spec._inputs[0]
    spec._update(child)


def cut_off(task: Any) -> None:
    """Cancel a live token, with the timers on its edge and with all that runs inside it."""
    if task.task_spec.has_boundary:
        disarm(task)
    task.cancel()
