"""Ends, boundaries and the frame of a process: when it is over, and what an interruption takes with it."""

from __future__ import annotations

from typing import Any

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.specs.control import BpmnStartTask

from engine.bpmn.branches import side_elements
from engine.bpmn.error_events import BoundaryError
from engine.bpmn.model import Process
from engine.bpmn.task_specs import ElementSpec, TokenSpec
from engine.bpmn.tokens import cancel_live, is_token, remove

INTERNAL = ("Start", "End", "Completion", "Root")


class Completion(TokenSpec):
    """Where every end leads: the last token through here ends the process, earlier ones are gone."""

    def _update_hook(self, my_task: Any) -> bool:
        if any(task is not my_task and is_token(task) for task in my_task.workflow.tasks.values()):
            remove(my_task)
            return False
        return True


class TerminateEnd(ElementSpec):
    """A terminate end event: ends the process, subprocess or called procedure it stands in, and only that."""

    def _on_complete_hook(self, my_task: Any) -> None:
        super()._on_complete_hook(my_task)
        cancel_live(my_task.workflow, but=my_task)
        my_task._drop_children()
        my_task.workflow._mark_complete(my_task)


class BoundarySplit(TokenSpec):
    """Reached in place of an activity with boundary events: starts the activity and arms the events beside it.

    The library joins the two again behind the activity with an internal task that waits; ours needs none: the activity
    disarms its events when it is over, an interrupting event cancels the activity. Errors are not waited for.
    """

    def _predict_hook(self, my_task: Any) -> None:
        begun = [spec for spec in self.outputs if not isinstance(spec, BoundaryError)]
        my_task._sync_children(begun, TaskState.FUTURE)


class Beginning(TokenSpec, BpmnStartTask):
    """The root of a tree; leads to the start event."""


class Ending(TokenSpec):
    """Behind the last token of a tree. The library knows it by its name."""


class ProcessSpec(BpmnProcessSpec):
    """One process or embedded subprocess, ready to run. `process` is the diagram's process it stands in."""

    def __init__(self, name: str, process: Process) -> None:
        super().__init__(name=name)
        self.task_specs: dict[str, Any] = {}
        self.process = process
        self.side_elements = side_elements(process)
        self.start = Beginning(self, "Start")
        self.end = Completion(self, "Completion")
        self.end.connect(Ending(self, "End"))
