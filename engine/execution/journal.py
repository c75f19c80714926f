"""What happens in one action, written down as it happens: facts for history, new tasks, ends reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.bpmn.model import Element
from engine.execution.actions import ROOT_SCOPE, Fact, NewTask
from engine.execution.variables import LiveScope

_TYPES = {
    "startEvent": "startEvent",
    "intermediateThrowEvent": "intermediateNoneThrowEvent",
    "intermediateCatchEvent": "intermediateTimer",
    "boundaryEvent": "boundaryTimer",
}


def activity_type(element: Element) -> str:
    """Camunda's activity type of an element (camunda-modeler.md § 2.2)."""
    if element.type == "endEvent":
        return f"{element.event or 'none'}EndEvent"
    if element.event == "error":
        return "boundaryError"
    return _TYPES.get(element.type, element.type)


def call_workflow(task: Any) -> Any:
    """The tree of the procedure a token belongs to: up through embedded subprocesses to a called or started one."""
    tree = task.workflow
    while tree.parent_task_id is not None:
        parent = tree.top_workflow.get_task_from_id(tree.parent_task_id)
        if parent.task_spec.element.type == "callActivity":
            break
        tree = parent.workflow
    return tree


def scope_id(task: Any) -> str:
    """The id of the scope whose variables a token sees."""
    parent = call_workflow(task).parent_task_id
    return ROOT_SCOPE if parent is None else str(parent)


class Journal:
    """The facts of one action, in the order they happened."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.new_tasks: list[NewTask] = []

    def clear(self) -> None:
        """Forget the last action."""
        self.facts.clear()
        self.new_tasks.clear()

    def activity(self, what: str, task: Any) -> None:
        """An activity `started`, was `completed` or `canceled`."""
        self._of_task(f"activity-{what}", task, {})

    def flows_taken(self, task: Any) -> None:
        """The sequence flows by which the token goes on."""
        for child in task.children:
            flow = task.task_spec.flows.get(child.task_spec.name)
            if flow is not None:
                self._of_task("flow-taken", task, {"flow": flow})

    def decision(self, task: Any, details: Mapping[str, Any]) -> None:
        """A decision was evaluated for a business rule task."""
        self._of_task("decision-evaluated", task, details)

    def written(self, scope: LiveScope, name: str, value: Any) -> None:
        """A variable was written."""
        self._of_scope("variable-set", scope, {"name": name, "value": value})

    def removed(self, scope: LiveScope, name: str) -> None:
        """A variable was taken away."""
        self._of_scope("variable-removed", scope, {"name": name})

    def scope_opened(self, scope: LiveScope) -> None:
        """A procedure began: the started one, or a called one."""
        self._of_scope("scope-opened", scope, _call(scope, None))

    def scope_closed(self, scope: LiveScope, end_event_id: str | None) -> None:
        """A procedure is over; `end_event_id` is None when it was cut off."""
        self._of_scope("scope-closed", scope, _call(scope, end_event_id))

    def ended(self, scope: LiveScope, end_event_id: str | None) -> None:
        """The instance is over."""
        self._of_scope("instance-ended", scope, {"end_event_id": end_event_id})

    def _of_task(self, kind: str, task: Any, details: Mapping[str, Any]) -> None:
        element: Element = task.task_spec.element
        self.facts.append(
            Fact(
                kind=kind,
                process_key=element.process_id,
                scope_id=scope_id(task),
                element_id=element.id,
                element_name=element.name,
                element_type=activity_type(element),
                activity_id=str(task.id),
                details=details,
            )
        )

    def _of_scope(self, kind: str, scope: LiveScope, details: Mapping[str, Any]) -> None:
        self.facts.append(Fact(kind=kind, process_key=scope.process_key, scope_id=scope.id, details=details))


def _call(scope: LiveScope, end_event_id: str | None) -> dict[str, Any]:
    return {
        "process_key": scope.process_key,
        "call_element_id": scope.call_element_id,
        "end_event_id": end_event_id,
    }
