"""Service tasks: a token waits until the job of its topic is done, by a worker outside or by a handler of ours.

Nothing is called here: what another system does never happens inside the transaction that brought the token along
(docs/adr/0007). The id of the token is the id of the job.
"""

from __future__ import annotations

import re
from typing import Any

from SpiffWorkflow import TaskState

from engine.bpmn.instance import instance_of
from engine.bpmn.task_specs import ElementSpec

DONE = "done"
_WHOLE = re.compile(r"-?[0-9]{1,9}")


class ServiceTask(ElementSpec):
    """A service task with a topic."""

    waits = True

    def _update_hook(self, my_task: Any) -> bool:
        if my_task.internal_data.pop(DONE, False):
            return True
        if my_task.state != TaskState.WAITING:
            my_task._set_state(TaskState.WAITING)
            instance_of(my_task).entered(my_task)
        return False


def finish(my_task: Any) -> None:
    """Let a waiting service task go on: its job is done."""
    my_task.internal_data[DONE] = True
    my_task.task_spec._update(my_task)


def is_whole(text: str) -> bool:
    """Whether a text is a whole number that a priority can be."""
    return _WHOLE.fullmatch(text) is not None
