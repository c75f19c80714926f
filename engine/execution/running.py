"""One instance in memory: its tokens, variables and journal, and the actions that move it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from SpiffWorkflow import TaskState

from engine.bpmn.compiler import ExecutableProcess
from engine.bpmn.error_events import throw
from engine.bpmn.runtime import Runtime
from engine.bpmn.service_tasks import ServiceTask, finish
from engine.bpmn.timers import TimerEvent, fire
from engine.bpmn.trees import InstanceTree
from engine.execution.actions import (
    ROOT_SCOPE,
    Action,
    Advance,
    CompleteJob,
    CompleteTask,
    Continue,
    FireTimer,
    InstanceState,
    Repair,
    ReportError,
    SetTimer,
    SetVariables,
    Start,
)
from engine.execution.codec import decode, encode
from engine.execution.journal import Journal, scope_id
from engine.execution.repairs import repair
from engine.execution.script_engine import END_EVENT, ScriptEngine
from engine.execution.snapshot import snapshot
from engine.execution.stepping import Stepper, live_tasks, translated
from engine.execution.variables import Variables, root_scope

Processes = Mapping[str, ExecutableProcess]


class RunningInstance:
    """An instance between two states. After an exception it is half moved: throw it away, the old state holds."""

    def __init__(self, processes: Processes, key: str, state: InstanceState | None, runtime: Runtime) -> None:
        if key not in processes:
            raise ValueError(f"no process {key!r}")
        self.key = key
        self.journal = Journal()
        scopes = state.scopes if state else ()
        self.variables = Variables(scopes, state.sequence if state else 0, self.journal.written)
        self.engine = ScriptEngine(runtime, self.variables, self.journal)
        spec, specs = processes[key].spec, _specs(processes)
        self.workflow: Any = decode(state.tokens, spec, specs, self.engine) if state else None
        self._new = lambda: InstanceTree(spec, specs, script_engine=self.engine)

    def act(self, action: Action | Repair, runtime: Runtime) -> None:
        """Do one action and step on. Raises ExecutionFailed, ValueInvalid, and ValueError for unknown ids."""
        if self.workflow is None and not isinstance(action, Start):
            raise ValueError("the instance has not begun")
        self.engine.begin(runtime)
        check: Callable[[], None] = lambda: None  # noqa: E731
        match action:
            case Start():
                self._start(action)
            case CompleteTask():
                self._complete(action)
            case CompleteJob():
                self._complete_job(action)
            case ReportError():
                self._report_error(action)
            case FireTimer():
                task = self.armed(action.timer_id)
                translated(task, lambda: fire(task))
            case SetVariables():
                self._correct(action)
            case Continue():
                pass
            case _:
                check = repair(self, action)
        if not isinstance(action, SetVariables | SetTimer):
            self.step_on()
        check()

    def advance(self) -> Advance:
        """The state, the waits and what happened since the action began."""
        seen = snapshot(self.workflow, self.variables, self.journal)
        state = InstanceState(encode(self.workflow), self.variables.frozen(), self.variables.sequence)
        return Advance(state, seen, tuple(self.journal.facts))

    def _start(self, action: Start) -> None:
        if self.workflow is not None:
            raise ValueError("the instance has begun already")
        self.variables.open(root_scope(self.key, action.business_key))
        self.journal.scope_opened(self.variables[ROOT_SCOPE])
        self.variables.write(ROOT_SCOPE, action.variables)
        self.workflow = self._new()

    def _correct(self, action: SetVariables) -> None:
        scope = action.scope_id or ROOT_SCOPE
        self.variables.write(scope, action.values)
        for name in self.variables.remove(scope, action.removed):
            self.journal.removed(self.variables[scope], name)

    def _complete(self, action: CompleteTask) -> None:
        task = self.live(action.task_id)
        if not task.task_spec.manual or task.state != TaskState.READY:
            raise ValueError(f"no open task {action.task_id!r}")
        self.variables.write(scope_id(task), action.values)
        translated(task, task.run)

    def _complete_job(self, action: CompleteJob) -> None:
        task = self._job(action)
        translated(task, lambda: finish(task))

    def _report_error(self, action: ReportError) -> None:
        task = self._job(action)
        translated(task, lambda: throw(task, action.code, action.message))

    def _job(self, action: CompleteJob | ReportError) -> Any:
        """The waiting job of an action whose values are written now. Raises ValueError."""
        task = self.live(action.job_id)
        if not isinstance(task.task_spec, ServiceTask) or task.state != TaskState.WAITING:
            raise ValueError(f"no waiting job {action.job_id!r}")
        self.variables.write(scope_id(task), action.values)
        return task

    def armed(self, timer_id: str) -> Any:
        """The armed timer of that id. Raises ValueError."""
        task = self.live(timer_id)
        if not isinstance(task.task_spec, TimerEvent) or task.state != TaskState.WAITING:
            raise ValueError(f"no armed timer {timer_id!r}")
        return task

    def live(self, task_id: str) -> Any:
        """The live token of that id. Raises ValueError."""
        identifier = UUID(task_id)
        task = next((task for task in live_tasks(self.workflow) if task.id == identifier), None)
        if task is None:
            raise ValueError(f"no live token {task_id!r}")
        return task

    def step_on(self) -> None:
        """Run until only waits remain. Raises ExecutionFailed."""
        if self.workflow.completed:
            return
        Stepper(self.workflow).run_to_waits()
        if self.workflow.completed:
            root, end = self.variables[ROOT_SCOPE], self.workflow.data.get(END_EVENT)
            self.journal.scope_closed(root, end)
            self.journal.ended(root, end)


def _specs(processes: Processes) -> dict[str, Any]:
    specs = {key: process.spec for key, process in processes.items()}
    for process in processes.values():
        specs.update(process.inner)
    return specs
