"""Drops from the task tree what has been: only live tokens and the splits they stand under are kept.

The library keeps every task ever made and stops reading its tree at depth 1000 (spiffworkflow.md §§ 1, 5). None of
our specs looks back further than an activity's split, and waiting joins know where their tokens came from, so each
token can hang directly under the root. Cost and size then depend on what waits now, not on what has been.
"""

from __future__ import annotations

from typing import Any

from engine.bpmn.events import BoundarySplit
from engine.bpmn.tokens import in_order, is_live


def prune(workflow: Any) -> None:
    """Prune all trees of a workflow; call it between steps only."""
    for task_id, tree in list(workflow.subprocesses.items()):
        if tree.completed or not _is_open(workflow, task_id):
            del workflow.subprocesses[task_id]
    for tree in (workflow, *workflow.subprocesses.values()):
        _prune_tree(tree)


def _is_open(workflow: Any, task_id: Any) -> bool:
    trees = (workflow, *workflow.subprocesses.values())
    return any(is_live(tree.tasks[task_id]) for tree in trees if task_id in tree.tasks)


def _prune_tree(tree: Any) -> None:
    root = tree.task_tree
    tops: dict[Any, Any] = {}
    kept = {root.id: root}
    for task in list(in_order(tree)):
        if not is_live(task) or task is root:
            continue
        kept[task.id] = task
        if _under_split(task):
            split = kept[task.parent.id] = tops[task.parent.id] = task.parent
            split._children = [child.id for child in split.children if is_live(child) and _under_split(child)]
        else:
            tops[task.id] = task
    for top in tops.values():
        top._parent = root.id
    root._children = list(tops)
    tree.tasks = kept
    tree.last_task = root


def _under_split(task: Any) -> bool:
    split = task.parent
    return isinstance(split.task_spec, BoundarySplit) and task.task_spec.name in split.task_spec._outputs
