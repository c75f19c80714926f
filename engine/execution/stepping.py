"""Moves tokens until only waits remain, within a limit of steps, and says where it failed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from SpiffWorkflow import TaskState
from SpiffWorkflow.exceptions import SpiffWorkflowException

from engine.bpmn.tokens import in_order, is_live
from engine.errors import ExecutionFailed, TooManySteps
from engine.execution.pruning import prune
from engine.execution.script_engine import located

MAX_STEPS = 10_000  # of one action: a diagram that loops without waiting ends here as an incident
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
            for task in batch:
                if _runs_by_itself(task):
                    self.run(task)
            if self.steps % _PRUNE_EVERY < len(batch):
                prune(self.workflow)
        if not self.workflow.completed and not any(map(_is_awaited, live_tasks(self.workflow))):
            raise self._stuck()

    def run(self, task: Any) -> None:
        """Complete one token."""
        self.steps += 1
        if self.steps > self.limit:
            sentence = (
                f"Sagen tog mere end {self.limit} skridt uden at vente på nogen. Der mangler en vej ud af en løkke."
            )
            raise located(TooManySteps(sentence), task)
        translated(task, task.run)

    def _stuck(self) -> ExecutionFailed:
        waiting = [task for task in live_tasks(self.workflow) if hasattr(task.task_spec, "element")]
        sentence = "Sagen kan ikke komme videre: en samlende gateway venter på en gren, der aldrig når frem."
        error = ExecutionFailed(sentence)
        if waiting:
            located(error, waiting[-1])
        return error


def translated(task: Any, act: Any) -> None:
    """Do `act`, and let what fails say at which element."""
    try:
        act()
    except ExecutionFailed as error:
        raise located(error, task) from error.__cause__
    except SpiffWorkflowException as error:
        raise located(ExecutionFailed(f"Elementet kunne ikke udføres: {error}"), task) from error


def _runs_by_itself(task: Any) -> bool:
    return bool(task.state == TaskState.READY and not task.task_spec.manual)


def _is_awaited(task: Any) -> bool:
    """Whether something from outside will move the token: a person, or a timer."""
    return bool(task.task_spec.manual or hasattr(task.task_spec, "timer"))
