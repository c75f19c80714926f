"""Gateways that are right in loops and read their flows in file order.

SpiffWorkflow's joins count arrivals of earlier rounds again, its exclusive gateway tries the conditions from top to
bottom of the picture (spiffworkflow.md §§ 4.2, 5). Here each arrival is a token that waits at the join; when the join
fires, one token per incoming flow is consumed and nothing of the round is left.
"""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property
from typing import Any

from SpiffWorkflow import TaskState
from SpiffWorkflow.specs.ExclusiveChoice import ExclusiveChoice
from SpiffWorkflow.specs.MultiChoice import MultiChoice

from engine.bpmn.task_specs import ElementSpec
from engine.bpmn.tokens import is_token, remove
from engine.errors import NoFlowTaken

CAME_FROM = "from"  # internal data of a waiting token: name of the spec before the join


def _no_flow(spec: Any) -> NoFlowTaken:
    return NoFlowTaken("Ingen af betingelserne på pilene er opfyldt, og der er ingen standardpil.")


class ExclusiveGateway(ExclusiveChoice, ElementSpec):
    """Takes the first flow in file order whose condition holds, else the default flow."""

    def test(self) -> None:
        """A default flow is not required (BPMN 2.0, 10.5.1)."""
        MultiChoice.test(self)

    def _predict_hook(self, my_task: Any) -> None:
        """What follows is known when the conditions are."""

    def _run_hook(self, my_task: Any) -> bool:
        taken = self.default_task_spec
        for condition, name in self.cond_task_specs:
            if condition is not None and condition._matches(my_task):
                taken = name
                break
        if taken is None:
            raise _no_flow(self)
        _take(my_task, [taken])
        return True


class Join(ElementSpec):
    """Lets tokens wait until enough have come; `_is_complete` says when."""

    def _update_hook(self, my_task: Any) -> bool:
        tree = my_task.workflow
        my_task.internal_data.setdefault(CAME_FROM, my_task.parent.task_spec.name)
        others = [
            t for t in tree.tasks.values() if t.task_spec is self and t.state == TaskState.WAITING and t is not my_task
        ]
        if not self._is_complete(my_task, {_came_from(task) for task in (my_task, *others)}):
            my_task._set_state(TaskState.WAITING)
            return False
        consumed = {_came_from(my_task)}
        for task in others:
            if _came_from(task) not in consumed:
                consumed.add(_came_from(task))
                remove(task)
        my_task.internal_data.clear()
        return True

    @abstractmethod
    def _is_complete(self, my_task: Any, arrived: set[str]) -> bool:
        """Whether the join may fire, given the ids its tokens came from."""


class ParallelGateway(Join):
    """Waits for one token on every incoming flow, then sends one along every outgoing flow."""

    def _is_complete(self, my_task: Any, arrived: set[str]) -> bool:
        return arrived.issuperset(self._inputs)


class InclusiveGateway(MultiChoice, Join):
    """Waits for every token that can still come, then sends one along each flow whose condition holds.

    It fires when no token elsewhere can reach an incoming flow without a token, unless that token can also reach one
    that has one, going around the gateway (BPMN 2.0, table 13.3).
    """

    def _predict_hook(self, my_task: Any) -> None:
        """What follows is known when the conditions are."""

    @cached_property
    def upstream(self) -> dict[str, frozenset[str]]:
        """Incoming spec → all specs from which a token can come through it without passing this gateway."""
        return {name: self._before(name) for name in self._inputs}

    def _before(self, name: str) -> frozenset[str]:
        seen, todo = {name}, [name]
        while todo:
            spec = self._wf_spec.task_specs[todo.pop()]
            todo += [before for before in spec._inputs if before not in seen and before != self.name]
            seen.update(todo)
        return frozenset(seen - {self.name})

    def _is_complete(self, my_task: Any, arrived: set[str]) -> bool:
        open_inputs = set(self._inputs) - arrived
        if not open_inputs:
            return True
        tokens = (task for task in my_task.workflow.tasks.values() if task.task_spec is not self and is_token(task))
        return not any(
            any(task.task_spec.name in self.upstream[name] for name in open_inputs)
            and not any(task.task_spec.name in self.upstream[name] for name in arrived)
            for task in tokens
        )

    def _run_hook(self, my_task: Any) -> bool:
        matches = [
            name for condition, name in self.cond_task_specs if condition is not None and condition._matches(my_task)
        ]
        taken = matches or [name for condition, name in self.cond_task_specs if condition is None]
        if not taken:
            raise _no_flow(self)
        _take(my_task, taken)
        return True


def _came_from(task: Any) -> str:
    return str(task.internal_data[CAME_FROM])


def _take(my_task: Any, names: list[str]) -> None:
    specs = my_task.workflow.spec.task_specs
    my_task._sync_children([specs[name] for name in names], TaskState.FUTURE)
