"""SpiffWorkflow's workflows with what they do after each step cut down to what our specs need.

The library reads its whole tree after every completed task, to a depth of 1000 and at a cost that grows with the
square of its width, to update whatever waits. Of what waits here, only inclusive joins depend on what happens
elsewhere.
"""

from __future__ import annotations

from typing import Any

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow

from engine.bpmn.gateways import InclusiveGateway


class _Tree:
    tasks: dict[Any, Any]

    def update_waiting_tasks(self) -> None:
        """Look again at the joins that wait for tokens elsewhere."""
        joins = [t for t in self.tasks.values() if isinstance(t.task_spec, InclusiveGateway)]
        for task in joins:
            if task.state == TaskState.WAITING:
                task.task_spec._update(task)


class InnerTree(_Tree, BpmnSubWorkflow):
    """The tree of an embedded subprocess or a called procedure."""


class InstanceTree(_Tree, BpmnWorkflow):
    """The tree of a started procedure; holds all the others."""

    def create_subprocess(self, my_task: Any, spec_name: str) -> InnerTree:
        """Begin an inner tree for a token."""
        tree = InnerTree(self.subprocess_specs[spec_name], parent_task_id=my_task.id, top_workflow=self)
        self.subprocesses[my_task.id] = tree
        return tree
