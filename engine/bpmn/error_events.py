"""Error events: an error leaves an activity by the boundary event that catches it, or nobody catches it and it fails.

Nothing is armed: no token stands at an error's boundary event before the error comes, so none is to be saved, moved or
timed. Who catches is looked up from where the error is thrown, outwards (docs/adr/0020).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from SpiffWorkflow import TaskState

from engine.bpmn.failing import failing_at
from engine.bpmn.instance import instance_of
from engine.bpmn.model import ErrorEvent
from engine.bpmn.task_specs import ElementSpec, disarm
from engine.errors import ErrorNotCaught


class BoundaryError(ElementSpec):
    """An error event on the edge of an activity, which it always interrupts. Without a code it catches every error."""

    def __init__(self, wf_spec: Any, name: str, *, error: ErrorEvent, **kwargs: Any) -> None:
        super().__init__(wf_spec, name, **kwargs)
        self.error = error

    def told(self, code: str, message: str) -> dict[str, str]:
        """The variables that a caught error sets."""
        said = ((self.error.code_variable, code), (self.error.message_variable, message))
        return {name: value for name, value in said if name}


class ErrorEnd(ElementSpec):
    """An error end event: throws its error out of the subprocess or called procedure it stands in."""

    def __init__(self, wf_spec: Any, name: str, *, error: ErrorEvent, **kwargs: Any) -> None:
        super().__init__(wf_spec, name, **kwargs)
        self.error = error

    def _run_hook(self, my_task: Any) -> bool:
        _must_be_caught(my_task, self.error.code, self.error.message or self.error.name)
        return True

    def _on_complete_hook(self, my_task: Any) -> None:
        super()._on_complete_hook(my_task)
        throw(my_task, self.error.code, self.error.message or self.error.name)
        my_task._drop_children()


def throw(my_task: Any, code: str, message: str) -> None:
    """Let an error leave by the boundary event that catches it, with all that ran inside.

    What called procedures on the way changed is given back, as at their ends. Raises ErrorNotCaught, ExecutionFailed.
    """
    host, catch = _must_be_caught(my_task, code, message)
    instance = instance_of(my_task)
    for each in _outwards(my_task):
        if each is not my_task:
            with failing_at(each.task_spec.element):
                instance.give_back(each)
        if each is host:
            break
    instance.set_variables(host, catch.told(code, message))
    disarm(host)
    host.cancel()
    catch._update(host.parent._add_child(catch, TaskState.FUTURE))


def _must_be_caught(my_task: Any, code: str, message: str) -> tuple[Any, BoundaryError]:
    for host in _outwards(my_task):
        catches: list[BoundaryError] = host.task_spec.catches
        for wanted in (code, ""):
            if caught := next((each for each in catches if each.error.code == wanted), None):
                return host, caught
    said = f": {message.strip().rstrip('.')}" if message.strip() else ""
    with failing_at(my_task.task_spec.element):
        name = my_task.task_spec.element.name or my_task.task_spec.element.id
        raise ErrorNotCaught(f"Fejlen «{code}» fra «{name}» bliver ikke fanget af diagrammet{said}.", code)


def _outwards(my_task: Any) -> Iterator[Any]:
    """The token itself and those it stands inside of, the nearest first."""
    top, inside = my_task.workflow.top_workflow, my_task
    while True:
        yield inside
        owner = inside.workflow.parent_task_id
        if owner is None:
            return
        inside = top.get_task_from_id(owner)
