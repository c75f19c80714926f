"""The one door of this package: state and action in, advance out."""

from __future__ import annotations

from collections.abc import Mapping

from engine.bpmn.compiler import ExecutableProcess
from engine.bpmn.runtime import Runtime
from engine.execution.actions import Action, Advance, InstanceState, Repair
from engine.execution.running import RunningInstance


def run(
    processes: Mapping[str, ExecutableProcess],
    key: str,
    state: InstanceState | None,
    action: Action | Repair,
    runtime: Runtime,
) -> Advance:
    """Do one action on one instance and step on until it only waits.

    `processes` hold the started procedure `key` and all that it calls, directly or not; `state` is None for `Start`.
    Raises an `ExecutionFailed` that names the element when the diagram cannot go on, `ValueInvalid` for values that
    cannot be kept and for repairs that make no sense, and ValueError for ids that are not open. When it raises, nothing
    has moved: `state` still holds.
    """
    instance = RunningInstance(processes, key, state, runtime)
    instance.act(action, runtime)
    return instance.advance()
