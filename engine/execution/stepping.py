"""Moves tokens until only waits remain, within a limit of steps, and says where it failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any, NoReturn

from SpiffWorkflow import TaskState
from SpiffWorkflow.exceptions import SpiffWorkflowException

from engine.bpmn.failing import failing_at
from engine.bpmn.service_tasks import ServiceTask
from engine.bpmn.tokens import in_order, is_live
from engine.errors import ExecutionFailed, TooManySteps
from engine.execution.pruning import prune

MAX_STEPS = 10_000  # of one action: a diagram that loops without waiting ends here as an incident
MAX_TOKENS = 1_000  # live at once: a split that feeds itself ends here
_PRUNE_EVERY = 50  # steps; keeps a long way without waits from growing the tree


def trees(workflow: Any) -> list[Any]:
    """All trees of a workflow, callers before called."""
    return [workflow, *workflow.subprocesses.values()]


def live_tasks(workflow: Any) -> Iterator[Any]:
    """Every live token, in the order of the trees."""
    return (task for tree in trees(workflow) if not tree.completed for task in in_order(tree) if is_live(task))


class Stepper:
    """Runs the tokens of one workflow for the length of one action."""

    def __init__(self, workflow: Any, limit: int = MAX_STEPS) -> None:
        self.workflow = workflow
        self.limit = limit
        self.steps = 0

    def run_to_waits(self) -> None:
        """Run every token that is ready and needs nobody, until none is left. Raises ExecutionFailed."""
        while batch := [task for task in live_tasks(self.workflow) if _runs_by_itself(task)]:
            if len(batch) > MAX_TOKENS:
                with _at(batch[-1]):
                    raise TooManySteps(
                        f"Sagen er delt i mere end {MAX_TOKENS} grene på én gang. En deling fører til sig selv."
                    )
            for task in batch:
                if _runs_by_itself(task):
                    self.run(task)
            if self.steps % _PRUNE_EVERY < len(batch):
                prune(self.workflow)
        if not self.workflow.completed and not any(map(is_awaited, live_tasks(self.workflow))):
            self._stuck()

    def run(self, task: Any) -> None:
        """Complete one token."""
        self.steps += 1
        if self.steps > self.limit:
            sentence = (
                f"Sagen tog mere end {self.limit} skridt uden at vente på nogen. Der mangler en vej ud af en løkke."
            )
            with _at(task):
                raise TooManySteps(sentence)
        translated(task, task.run)

    def _stuck(self) -> NoReturn:
        live = list(live_tasks(self.workflow))
        with _at(live[-1]) if live else nullcontext():
            raise ExecutionFailed(
                "Sagen kan ikke komme videre: en samlende gateway venter på en gren, der ikke når frem."
            )


def translated(task: Any, act: Any) -> None:
    """Do `act`; what the library refuses becomes a failure of ours at the token's element."""
    try:
        act()
    except SpiffWorkflowException as error:
        with _at(task):
            raise ExecutionFailed(f"Elementet kunne ikke udføres: {error}") from error


def _at(task: Any) -> AbstractContextManager[None]:
    element = getattr(task.task_spec, "element", None)
    return failing_at(element) if element is not None else nullcontext()


def _runs_by_itself(task: Any) -> bool:
    return bool(task.state == TaskState.READY and not task.task_spec.manual)


def is_awaited(task: Any) -> bool:
    """Whether something from outside will move the token: a person, a timer, or who does a job."""
    spec = task.task_spec
    return bool(spec.manual or hasattr(spec, "timer") or isinstance(spec, ServiceTask))
