"""A case just decoded in the new versions of its procedures, and what is still to be done until it stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from SpiffWorkflow import TaskState

from engine.bpmn.gateways import Join
from engine.bpmn.model import Element
from engine.bpmn.runtime import Decided, Runtime
from engine.bpmn.timers import DUE, TimerEvent
from engine.errors import ExecutionFailed
from engine.execution.actions import Advance, Fact, InstanceState, NewTask
from engine.execution.assignment import Assignment
from engine.execution.journal import activity_type, scope_id
from engine.execution.marking import spec_name
from engine.execution.placing import ENTERS, KEEPS, UNTOUCHED, Placed, Placing, Reason
from engine.execution.rewriting import Rewriting
from engine.execution.running import Processes, RunningInstance
from engine.execution.stepping import live_tasks, trees
from engine.execution.tokens import begin_at


@dataclass(frozen=True)
class Dates:
    """Since when each token stands (by id), and whether dates are to be reckoned again from then."""

    since: Mapping[str, datetime]
    recompute: bool = False


@dataclass(frozen=True)
class Step:
    """Where one token stood and stands. `how` is keeps, enters or untouched."""

    token_id: str
    process_key: str
    old: Element
    new: Element
    how: str


@dataclass(frozen=True)
class KeptTask:
    """An open task that stays open in a moved procedure. `assigned` is it as the new version would make it now; `who`
    and `dates` say whether the new version differs in that."""

    id: str
    element: Element
    element_type: str
    assigned: NewTask
    who: bool
    dates: bool


@dataclass(frozen=True)
class Moved:
    """What came of it: an advance, or reasons why nothing has moved. `stands` are the elements of the moved procedures
    that the tokens stand at before, whatever came of it."""

    reasons: tuple[Reason, ...] = ()
    advance: Advance | None = None
    steps: tuple[Step, ...] = ()
    kept: tuple[KeptTask, ...] = ()
    stands: tuple[Element, ...] = ()


class MovedInstance(RunningInstance):
    """An instance just decoded in its new versions, with what is still to be done to it."""

    def __init__(self, processes: Processes, key: str, state: InstanceState, runtime: Runtime, dates: Dates) -> None:
        super().__init__(processes, key, state, runtime)
        self.runtime = runtime
        self.dates = dates
        self.engine.begin(runtime)

    def settle(self, placing: Placing, rewriting: Rewriting, facts: list[Fact]) -> Moved:
        """Arm new timers, let tokens begin where they were sent, look again at joins, and step on. Raises
        ExecutionFailed."""
        steps = tuple(_steps(placing))
        for to_arm in rewriting.to_arm:
            self._arm(to_arm.token_id, to_arm.element_id)
        if self.dates.recompute:
            self._rearm(placing)
        kept = tuple(self._kept(placing))
        for placed in placing.placed.values():
            if placed.how == ENTERS:
                self._enter(placed, placing)
        for task in list(live_tasks(self.workflow)):
            if isinstance(task.task_spec, Join) and task.state == TaskState.WAITING:
                task.task_spec._update(task)
        self.step_on()
        advance = self.advance()
        open_now = advance.snapshot.open_tasks
        moved = tuple(_moved_facts(steps, advance))
        told = Advance(advance.state, advance.snapshot, (*facts, *moved, *advance.facts))
        return Moved((), told, steps, tuple(each for each in kept if each.id in open_now))

    def _arm(self, token_id: str, element_id: str) -> None:
        host = self.live(_text(token_id))
        self._at(host, lambda: self._begin(host.parent, host.workflow.spec.task_specs[spec_name(element_id)]))

    def _begin(self, parent: Any, spec: Any) -> None:
        child = parent._add_child(spec, TaskState.FUTURE)
        spec._update(child)

    def _enter(self, placed: Placed, placing: Placing) -> None:
        owner = next(token for token, place in placing.places.items() if place is placed.place)
        tree = next(tree for tree in trees(self.workflow) if _hex(tree.parent_task_id) == owner)
        begin_at(tree, placed.target or placed.element)

    def _rearm(self, placing: Placing) -> None:
        """Reckon the due times anew of timers whose text changed, from when they were armed."""
        for placed in placing.placed.values():
            if placed.how == KEEPS and placed.target is not None and placed.element.timer != placed.target.timer:
                task = self.live(placed.id)
                if isinstance(task.task_spec, TimerEvent):
                    self._at(task, lambda task=task: self._reckon(task))  # type: ignore[misc]

    def _reckon(self, task: Any) -> None:
        task.internal_data[DUE] = task.task_spec.due_at(task).isoformat()

    def _kept(self, placing: Placing) -> Iterator[KeptTask]:
        for placed in placing.placed.values():
            task = self.live(placed.id) if placed.how == KEEPS else None
            if task is not None and task.task_spec.manual:
                yield self._task(task, placed)

    def _task(self, task: Any, placed: Placed) -> KeptTask:
        element: Element = task.task_spec.element
        try:
            assigned = self._at(task, lambda: self._assigned(element, task), always=True)
        except ExecutionFailed as failure:
            failure.element_id, failure.element_name = element.id, element.name
            failure.process_key = element.process_id
            raise
        who, dates = differs(placed.element, element)
        return KeptTask(str(task.id), element, activity_type(element), assigned, who, dates)

    def _assigned(self, element: Element, task: Any) -> NewTask:
        assignment = Assignment(element, self.engine.runtime, lambda text: self.engine.feel(task, text))
        return assignment.new_task(str(task.id), scope_id(task))

    def _at(self, task: Any, act: Callable[[], Any], *, always: bool = False) -> Any:
        """Do something as if it were the instant the token came to stand here, if dates are to be reckoned again."""
        since = self.dates.since.get(str(task.id)) if always or self.dates.recompute else None
        self.engine.runtime = self.runtime if since is None else At(self.runtime, since)
        try:
            return act()
        finally:
            self.engine.runtime = self.runtime


@dataclass(frozen=True)
class At:
    """The world at another instant."""

    world: Runtime
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        """The municipality's zone."""
        return self.world.zone

    def decide(self, decision_ref: str, process_key: str, binding: str, variables: Mapping[str, Any]) -> Decided:
        """As the world does."""
        return self.world.decide(decision_ref, process_key, binding, variables)

    def group_exists(self, group: str) -> bool:
        """As the world does."""
        return self.world.group_exists(group)


def differs(old: Element, new: Element) -> tuple[bool, bool]:
    """Whether two versions of a task say differently who gets it, and by when."""
    one, other = old.settings, new.settings
    who = (one.assignee, one.candidate_groups, one.candidate_users) != (
        other.assignee,
        other.candidate_groups,
        other.candidate_users,
    )
    return who, (one.due_date, one.follow_up_date) != (other.due_date, other.follow_up_date)


def _steps(placing: Placing) -> Iterator[Step]:
    for placed in placing.placed.values():
        if placed.target is not None and placed.how in (KEEPS, ENTERS, UNTOUCHED):
            yield Step(placed.id, placed.place.process_key, placed.element, placed.target, placed.how)


def _moved_facts(steps: tuple[Step, ...], advance: Advance) -> Iterator[Fact]:
    """An activity that goes on under another id or name is told, so that its visit can be shown where it is."""
    for step in steps:
        if step.how == KEEPS and (step.old.id, step.old.name) != (step.new.id, step.new.name):
            yield Fact(
                "activity-moved",
                process_key=step.process_key,
                scope_id="",
                element_id=step.new.id,
                element_name=step.new.name,
                element_type=activity_type(step.new),
                activity_id=step.token_id,
                details={"from": step.old.id, "from_name": step.old.name},
            )


def _text(token_id: str) -> str:
    return str(UUID(hex=token_id))


def _hex(identifier: UUID | None) -> str | None:
    return identifier.hex if identifier is not None else None
