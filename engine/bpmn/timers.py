"""Timer events that ask our clock: armed when reached, fired by an action, never by looking at the time themselves.

The due time is fixed when the token arrives and kept in its internal data; a row with that time is what a worker
sweeps.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from SpiffWorkflow import TaskState

from engine.bpmn.instance import instance_of
from engine.bpmn.instants import instant
from engine.bpmn.model import Timer
from engine.bpmn.task_specs import ElementSpec, disarm
from engine.errors import TimerFailed

DUE = "due"  # internal data: ISO text of the due instant, UTC
FIRED = "fired"


class TimerEvent(ElementSpec):
    """An intermediate timer: waits until it is fired."""

    waits = True

    def __init__(self, wf_spec: Any, name: str, *, timer: Timer, **kwargs: Any) -> None:
        super().__init__(wf_spec, name, **kwargs)
        self.timer = timer

    def _update_hook(self, my_task: Any) -> bool:
        if my_task.internal_data.pop(FIRED, False):
            del my_task.internal_data[DUE]
            return True
        if DUE not in my_task.internal_data:
            my_task.internal_data[DUE] = self.due_at(my_task).isoformat()
            my_task._set_state(TaskState.WAITING)
            self._armed(my_task)
        return False

    def _armed(self, my_task: Any) -> None:
        instance_of(my_task).entered(my_task)

    def due_at(self, my_task: Any) -> datetime:
        """When a token that arrives now is due (UTC). Raises TimerFailed for null and for what is no time."""
        instance = instance_of(my_task)
        text: Any = self.timer.text
        if text.startswith("="):
            text = instance.feel(my_task, text)
        try:
            if not isinstance(text, str):
                raise ValueError(f"not a text: {text!r}")
            return instant(text, now=instance.runtime.now, zone=instance.runtime.zone)
        except ValueError as error:
            raise self._failed(text) from error

    def _failed(self, value: Any) -> TimerFailed:
        gave = "gav ingen værdi (null)" if value is None else f"gav «{value}»"
        found = (
            f"Timerens udtryk «{self.timer.text}» {gave}."
            if self.timer.text.startswith("=")
            else f"Timeren er «{value}»."
        )
        return TimerFailed(f"{found} Der skal stå en dato, et tidspunkt eller en varighed, fx 2026-01-31 eller P14D.")


class BoundaryTimer(TimerEvent):
    """A timer on the edge of an activity; interrupting, it takes the activity and its other timers with it."""

    waits = False

    def _armed(self, my_task: Any) -> None:
        """Nothing has happened before it fires: an armed boundary timer is no activity of its own."""

    def _run_hook(self, my_task: Any) -> bool:
        if self.element.cancel_activity:
            disarm(my_task)
        return True


def fire(my_task: Any) -> None:
    """Let a waiting timer go on."""
    my_task.internal_data[FIRED] = True
    my_task.task_spec._update(my_task)
