"""The running state as text: live tokens and what they stand beside, in a versioned format of our own.

    {"v": 1, "t": [tree, …]}                      the started procedure first, callers before called
    tree  = [id of the token it belongs to | null, last end event | null, [token, …]]
    token = [spec, state, id, internal data, [token, …]]      trailing empty members left out

No specs, no variables, no history. A token is nested only where
its parent still matters: an activity and its timers under the split that armed them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from SpiffWorkflow import TaskState
from SpiffWorkflow.task import Task

from engine.bpmn.tokens import LIVE
from engine.bpmn.trees import InnerTree, InstanceTree
from engine.execution.pruning import prune
from engine.execution.script_engine import END_EVENT

VERSION = 1


def encode(workflow: Any) -> str:
    """The state of a workflow. Prunes it first."""
    prune(workflow)
    trees = [workflow, *workflow.subprocesses.values()]
    return json.dumps({"v": VERSION, "t": [_tree(tree) for tree in trees]}, separators=(",", ":"), ensure_ascii=False)


def decode(text: str, spec: Any, specs: Mapping[str, Any], engine: Any) -> Any:
    """The workflow of a state. Raises ValueError for another version's text and for elements the specs do not have."""
    state = json.loads(text)
    if state.get("v") != VERSION:
        raise ValueError(f"state of format {state.get('v')!r}, expected {VERSION}")
    (_, end, tokens), *inner = state["t"]
    workflow = InstanceTree(spec, specs, script_engine=engine, deserializing=True)
    _fill(workflow, end, tokens)
    for parent_id, inner_end, inner_tokens in inner:
        parent = workflow.get_task_from_id(UUID(hex=parent_id))
        tree = InnerTree(specs[parent.task_spec.spec], parent.id, workflow, deserializing=True)
        workflow.subprocesses[parent.id] = tree
        parent.task_spec.connect_tree(tree, parent)
        _fill(tree, inner_end, inner_tokens)
    return workflow


def _tree(tree: Any) -> list[Any]:
    parent = tree.parent_task_id
    tokens = [_token(task) for task in tree.task_tree.children]
    return [parent.hex if parent else None, tree.data.get(END_EVENT), tokens]


def _token(task: Any) -> list[Any]:
    live = task.has_state(LIVE)
    kept = [] if live else [_token(child) for child in task.children]
    token = [task.task_spec.name, task.state, task.id.hex if live else "", task.internal_data, kept]
    while not token[-1]:
        token.pop()
    return token


def _fill(tree: Any, end: str | None, tokens: list[Any]) -> None:
    tree.task_tree = tree.last_task = Task(tree, tree.spec.start, state=TaskState.COMPLETED)
    if end:
        tree.data[END_EVENT] = end
    for token in tokens:
        _add(tree, tree.task_tree, token)


def _add(tree: Any, parent: Any, token: list[Any]) -> None:
    name, state, identifier, internal, kept = [*token, "", {}, []][: len(token)] + ["", {}, []][len(token) - 2 :]
    spec = tree.spec.task_specs.get(name)
    if spec is None:
        raise ValueError(f"no element {name!r} in {tree.spec.name!r}")
    task = Task(tree, spec, parent, state=state, id=UUID(hex=identifier) if identifier else None)
    task.internal_data = dict(internal)
    for inner in kept:
        _add(tree, task, inner)
