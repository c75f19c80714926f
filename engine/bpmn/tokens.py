"""What counts as a token in SpiffWorkflow's task tree, and how tokens are taken away.

Vocabulary: a *tree* is one process or subprocess instance (SpiffWorkflow's workflow); a *token* is a task in it that
waits, is ready or runs, or that stands just behind a completed one. Everything else in the tree is history or
prediction.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from SpiffWorkflow import TaskState

LIVE = TaskState.WAITING | TaskState.READY | TaskState.STARTED


def is_live(task: Any) -> bool:
    """Whether the task waits, is ready or runs."""
    return bool(task.has_state(LIVE))


def is_token(task: Any) -> bool:
    """Whether the task is live, or is reached but not yet looked at (a later sibling of the one looked at now)."""
    if task.has_state(LIVE):
        return True
    parent = task.parent
    return bool(task.state == TaskState.FUTURE and parent is not None and parent.state == TaskState.COMPLETED)


def in_order(tree: Any) -> Iterator[Any]:
    """The tasks of one tree, parents before children, earlier branches first; no recursion, no depth limit."""
    stack = [tree.task_tree]
    while stack:
        task = stack.pop()
        yield task
        stack.extend(reversed(task.children))


def remove(task: Any) -> None:
    """Take a token out of the tree without a trace: it was consumed."""
    task._state = TaskState.CANCELLED
    task.workflow._remove_task(task.id)


def cancel_live(tree: Any, but: Any = None) -> None:
    """Cancel every live token of a tree, subprocesses of it included; `but` may stay."""
    for task in list(in_order(tree)):
        if task is not but and is_live(task):
            task.cancel()
