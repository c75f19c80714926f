"""Carries out what an owner repairs in one running instance: tokens moved, skipped or begun, timers set.

What the diagram does not allow is refused in words, and nothing has happened: a place of another procedure, a step that
would be open twice, a join that would wait for ever.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any

from SpiffWorkflow import TaskState

from engine.bpmn.gateways import CAME_FROM, Join
from engine.bpmn.model import Element
from engine.bpmn.naming import subject
from engine.bpmn.service_tasks import ServiceTask, finish
from engine.bpmn.task_specs import SubProcess
from engine.bpmn.timers import DUE, TimerEvent, fire
from engine.bpmn.tokens import cancel_live, in_order, is_live, remove
from engine.errors import ValueInvalid
from engine.execution.actions import BeginAt, MoveToken, Repair, SetTimer, SkipToken
from engine.execution.liveness import Standing, starving
from engine.execution.placing import cannot_enter
from engine.execution.stepping import translated
from engine.execution.tokens import begin_at, cut_off

if TYPE_CHECKING:
    from engine.execution.running import RunningInstance


def repair(instance: RunningInstance, action: Repair) -> Callable[[], None]:
    """Do it, and give what is to be asked when the instance has stepped on: it raises ValueInvalid for what makes no
    sense. Raises ValueInvalid, ExecutionFailed, and ValueError for unknown ids."""
    match action:
        case MoveToken():
            return _move(instance.live(action.token_id), action.element_id)
        case BeginAt():
            return _begin(instance.live(action.beside).workflow, action.element_id)
        case SkipToken():
            return _skip(instance, instance.live(action.token_id))
        case SetTimer():
            instance.armed(action.timer_id).internal_data[DUE] = action.due_at.astimezone(UTC).isoformat()
    return lambda: None


def _move(task: Any, element_id: str) -> Callable[[], None]:
    tree = task.workflow
    element = _place(tree, element_id)
    before = Sight.of(tree)
    cut_off(task)
    translated(task, lambda: begin_at(tree, element))
    return lambda: before.must_make_sense(tree)


def _begin(tree: Any, element_id: str) -> Callable[[], None]:
    element = _place(tree, element_id)
    before = Sight.of(tree)
    begin_at(tree, element)
    return lambda: before.must_make_sense(tree)


def _place(tree: Any, element_id: str) -> Element:
    """The element of the tree's own procedure or subprocess. Raises ValueInvalid for one that cannot be entered."""
    process, container = tree.spec.process, tree.spec.name.rpartition("#")[2]
    element: Element | None = process.elements.get(element_id)
    if element is None or element.parent_id != container:
        raise ValueInvalid("Stedet ligger ikke i den procedure eller delproces, som sagen står i her.")
    if problem := cannot_enter(element, process):
        raise ValueInvalid(problem)
    return element


@dataclass(frozen=True)
class Sight:
    """What of a tree a repair must not make worse: how often each element is open, and which joins wait for ever."""

    open: Counter[str]
    starving: frozenset[str]

    @classmethod
    def of(cls, tree: Any) -> Sight:
        """The tree as it is now."""
        live = _live(tree)
        standing = [Standing(task.task_spec.name, str(task.internal_data.get(CAME_FROM, ""))) for task in live]
        open_now = Counter(task.task_spec.element.id for task in live if not isinstance(task.task_spec, Join))
        return cls(open_now, frozenset(starving(tree.spec, standing)))

    def must_make_sense(self, tree: Any) -> None:
        """Raises ValueInvalid when a step is open twice or a join waits for ever since then."""
        now = Sight.of(tree)
        for element_id, count in now.open.items():
            if count > max(self.open[element_id], 1):
                name = subject(tree.spec.process.elements[element_id])
                raise ValueInvalid(f"{name} ville stå åben flere gange på samme tid.")
        for join in now.starving - self.starving:
            element = tree.spec.task_specs[join].element
            name = element.name or element.id
            raise ValueInvalid(f"Samlingen «{name}» ville vente for evigt på en vej, som sagen ikke længere er på.")


def _live(tree: Any) -> list[Any]:
    """The tokens of a tree at elements, timers on edges left aside."""
    found = [task for task in in_order(tree) if is_live(task) and hasattr(task.task_spec, "element")]
    return [task for task in found if task.task_spec.element.type != "boundaryEvent"]


def _skip(instance: RunningInstance, task: Any) -> Callable[[], None]:
    spec, tree = task.task_spec, task.workflow
    before = Sight.of(tree)
    if isinstance(spec, SubProcess):
        _skip_inside(instance, task)
    elif isinstance(spec, TimerEvent):
        translated(task, lambda: fire(task))
    elif isinstance(spec, ServiceTask):
        translated(task, lambda: finish(task))
    elif isinstance(spec, Join):
        _skip_waiting(task)
    else:
        translated(task, task.run)
    return lambda: before.must_make_sense(tree)


def _skip_inside(instance: RunningInstance, task: Any) -> None:
    """A call or subprocess ends where it is; nothing of it is given back."""
    tree = instance.workflow.get_subprocess(task)
    cancel_live(tree)
    tree.completed = True
    if task.task_spec.element.type == "callActivity":
        instance.journal.scope_closed(instance.variables.close(str(task.id)), None)
    task._set_state(TaskState.READY)


def _skip_waiting(task: Any) -> None:
    """A join goes on with what has come."""
    others = [each for each in _live(task.workflow) if each.task_spec is task.task_spec and each is not task]
    for other in others:
        remove(other)
    task.internal_data.clear()
    task._ready()
