"""The runnable elements: one class per kind, over SpiffWorkflow's task specs.

They keep no data in tokens (variables belong to the instance, docs/adr/0006) and tell the instance what begins and
ends. Behaviour of the library that is wrong for us is replaced here and in `gateways`, `events` and `timers`.
"""

from __future__ import annotations

from typing import Any

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.specs.bpmn_task_spec import BpmnTaskSpec
from SpiffWorkflow.bpmn.specs.mixins.subworkflow_task import SubWorkflowTask

from engine.bpmn.failing import failing_at
from engine.bpmn.instance import instance_of
from engine.bpmn.model import Element
from engine.bpmn.tokens import cancel_live, is_live
from engine.errors import ExecutionFailed, TooManySteps

MAX_CALL_DEPTH = 50


class TokenSpec(BpmnTaskSpec):
    """Anything a token can stand at. What follows it is made when it runs, never foretold.

    The library predicts what may come and keeps that in the tree; a diagram that loops without a gateway sends it
    into an endless recursion there.
    """

    def _predict(self, my_task: Any, seen: Any = None, looked_ahead: int = 0, mask: int = 0) -> None:
        """Nothing is predicted."""

    def _update_hook(self, my_task: Any) -> bool:
        return True

    def _run(self, my_task: Any) -> Any:
        self._predict_hook(my_task)
        return super()._run(my_task)

    def _predict_hook(self, my_task: Any) -> None:
        my_task._sync_children(self.outputs, TaskState.FUTURE)


class ElementSpec(TokenSpec):
    """A flow node of the diagram. `waits` says that it is entered when reached, not when run."""

    waits = False

    def __init__(self, wf_spec: Any, name: str, *, element: Element, **kwargs: Any) -> None:
        super().__init__(wf_spec, name, **kwargs)
        self.element = element
        self.flows: dict[str, str] = {}  # name of the spec it leads to → sequence flow id
        self.has_boundary = False
        self.catches: list[Any] = []  # the error events on its edge

    def _update(self, my_task: Any) -> None:
        with failing_at(self.element):
            super()._update(my_task)

    def _run(self, my_task: Any) -> Any:
        with failing_at(self.element):
            if not self.waits:
                instance_of(my_task).entered(my_task)
            return super()._run(my_task)

    def _on_complete_hook(self, my_task: Any) -> None:
        if self.has_boundary:
            disarm(my_task)
        instance_of(my_task).left(my_task)

    def _on_cancel(self, my_task: Any) -> None:
        if self.waits:
            instance_of(my_task).canceled(my_task)


def disarm(my_task: Any) -> None:
    """Cancel what still waits beside a token at an activity with boundary events."""
    for sibling in my_task.parent.children:
        if sibling is not my_task and is_live(sibling):
            sibling.cancel()


class PassThrough(ElementSpec):
    """An element that does nothing of its own: start, end and none events."""


class Flow(TokenSpec):
    """One of several sequence flows between the same two elements, kept apart as a step of its own."""


class HumanTask(ElementSpec):
    """A user or manual task: waits until somebody completes it."""

    waits = True

    def __init__(self, wf_spec: Any, name: str, **kwargs: Any) -> None:
        super().__init__(wf_spec, name, **kwargs)
        self.manual = True

    def _on_ready_hook(self, my_task: Any) -> None:
        instance_of(my_task).entered(my_task)


class ScriptTask(ElementSpec):
    """A FEEL script: sets variables, calls nothing."""

    def _run_hook(self, my_task: Any) -> bool:
        instance_of(my_task).run_script(my_task)
        return True


class BusinessRuleTask(ElementSpec):
    """A decision table, evaluated by our own engine through the runtime."""

    def _run_hook(self, my_task: Any) -> bool:
        instance_of(my_task).decide(my_task)
        return True


class SubProcess(SubWorkflowTask, ElementSpec):
    """An embedded subprocess: a tree of its own, the variables of its parent."""

    waits = True

    def _update_hook(self, my_task: Any) -> bool:
        instance_of(my_task).entered(my_task)
        my_task._set_state(TaskState.STARTED)
        self._open(my_task)
        top = my_task.workflow.top_workflow
        if self.spec not in top.subprocess_specs:
            raise ExecutionFailed(f"Proceduren «{self.spec}», som skal kaldes her, er ikke udrullet.")
        tree = top.create_subprocess(my_task, self.spec)
        if tree.depth > MAX_CALL_DEPTH:
            raise TooManySteps(f"Procedurer kalder hinanden i mere end {MAX_CALL_DEPTH} niveauer.")
        self.connect_tree(tree, my_task)
        tree.task_tree.run()
        return False

    def connect_tree(self, tree: Any, my_task: Any) -> None:
        """Have the end of the inner tree reported to this token; again after a restore."""
        tree.completed_event.connect(self._on_subworkflow_completed, my_task)

    def _on_subworkflow_completed(self, subworkflow: Any, my_task: Any) -> None:
        if is_live(my_task):  # else an error has just left it
            self._close(my_task)
            my_task._set_state(TaskState.READY)

    def _on_cancel(self, my_task: Any) -> None:
        tree = my_task.workflow.top_workflow.get_subprocess(my_task)
        if tree is not None and not tree.completed:
            cancel_live(tree)
            tree.completed = True
        instance_of(my_task).canceled(my_task)

    def _open(self, my_task: Any) -> None:
        """Nothing to open: the variables are the parent's."""

    def _close(self, my_task: Any) -> None:
        """Nothing to close."""


class CallActivity(SubProcess):
    """A called procedure: a tree and a scope of variables of its own."""

    def _open(self, my_task: Any) -> None:
        instance_of(my_task).open_scope(my_task)

    def _close(self, my_task: Any) -> None:
        instance_of(my_task).close_scope(my_task)
