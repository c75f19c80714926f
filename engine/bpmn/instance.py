"""The running instance as its task specs see it: what they ask and tell while it moves; `execution` implements it.

A spec is shared by all instances of a definition and by all threads, so it keeps nothing of any of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from engine.bpmn.runtime import Runtime


class Instance(Protocol):
    """What stands behind SpiffWorkflow's `script_engine`. A `task` is a token: one visit of one element."""

    @property
    def runtime(self) -> Runtime:
        """The world outside the diagram, for the length of this action."""
        ...

    def feel(self, task: Any, text: str) -> Any:
        """The FEEL value of an expression over the variables the token sees. Raises ExpressionFailed."""
        ...

    def run_script(self, task: Any) -> None:
        """Evaluate the FEEL of a script task and write what it sets."""
        ...

    def decide(self, task: Any) -> None:
        """Evaluate the decision of a business rule task and write its result."""
        ...

    def open_scope(self, task: Any) -> None:
        """A call activity begins: give the called procedure its variables."""
        ...

    def close_scope(self, task: Any) -> None:
        """A called procedure is over: give its caller what changed."""
        ...

    def give_back(self, task: Any) -> None:
        """An error leaves a token that something ran inside of: of a call, give its caller what changed."""
        ...

    def set_variables(self, task: Any, values: Mapping[str, Any]) -> None:
        """Write variables of the scope that the token sees."""
        ...

    def entered(self, task: Any) -> None:
        """An element has been reached: an activity began."""
        ...

    def left(self, task: Any) -> None:
        """The activity is over and the token goes on."""
        ...

    def canceled(self, task: Any) -> None:
        """The activity was cut off."""
        ...


def instance_of(task: Any) -> Instance:
    """The running instance a token belongs to."""
    instance: Instance = task.workflow.top_workflow.script_engine
    return instance
