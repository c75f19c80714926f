"""Who gets a task, and by when: a task's assignment evaluated when it becomes ready (C-03, C-11).

A candidate group that is null or unknown is an incident; a date that is null means none. A due date that is a date
only is due at the end of that local day, 23:59:59 (docs/adr/0014); a date-time is kept as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from engine.bpmn.instants import END_OF_DAY, START_OF_DAY, instant
from engine.bpmn.model import Element
from engine.bpmn.runtime import Runtime
from engine.errors import AssignmentFailed, ExpressionFailed
from engine.execution.actions import NewTask
from engine.execution.journal import activity_type

DEFAULT_PRIORITY = 50  # Camunda 7


class Assignment:
    """Evaluates the settings of one element; `feel` gives the JSON value of an expression in the token's scope."""

    def __init__(self, element: Element, runtime: Runtime, feel: Callable[[str], Any]) -> None:
        self.element = element
        self.runtime = runtime
        self.feel = feel

    def new_task(self, task_id: str, scope_id: str) -> NewTask:
        """The task with its assignment. Raises AssignmentFailed or ExpressionFailed."""
        settings = self.element.settings
        return NewTask(
            id=task_id,
            element_id=self.element.id,
            element_type=activity_type(self.element),
            name=self.element.name or self.element.id,
            process_key=self.element.process_id,
            scope_id=scope_id,
            candidate_groups=self._groups(),
            candidate_users=tuple(user for text in settings.candidate_users for user in self._texts(text, "personen")),
            assignee=next(iter(self._texts(settings.assignee, "personen")), None) if settings.assignee else None,
            due_at=self._moment(settings.due_date, "fristen", end_of_day=True),
            follow_up_at=self._moment(settings.follow_up_date, "opfølgningsdatoen", end_of_day=False),
            priority=self._priority(),
        )

    def _groups(self) -> tuple[str, ...]:
        found: list[str] = []
        for text in self.element.settings.candidate_groups:
            groups = self._texts(text, "teamet")
            if not groups:
                raise AssignmentFailed(f"Opgaven har intet team: «{text}» gav ingen værdi (null).")
            for group in groups:
                if not self.runtime.group_exists(group):
                    raise AssignmentFailed(f"Opgavens team «{group}» findes ikke i organisationen (udtryk: «{text}»).")
                found.append(group)
        return tuple(dict.fromkeys(found))

    def _texts(self, text: str, what: str) -> list[str]:
        value = self._value(text)
        items = value if isinstance(value, list) else [value]
        if value is not None and not all(isinstance(item, str) for item in items):
            raise AssignmentFailed(f"Opgavens felt for {what}, «{text}», gav «{value}»; det skal være tekst.")
        return [item.strip() for item in items if isinstance(item, str) and item.strip()]

    def _moment(self, text: str | None, what: str, *, end_of_day: bool) -> datetime | None:
        value = self._value(text) if text else None
        if value is None or value == "":
            return None
        of_day = END_OF_DAY if end_of_day else START_OF_DAY
        try:
            if not isinstance(value, str):
                raise ValueError(f"not a text: {value!r}")
            return instant(value, now=self.runtime.now, zone=self.runtime.zone, of_day=of_day)
        except ValueError as error:
            sentence = f"Opgavens udtryk for {what}, «{text}», gav «{value}»; det skal være en dato eller en varighed."
            raise ExpressionFailed(sentence) from error

    def _priority(self) -> int:
        text = self.element.settings.priority
        value = self._value(text) if text else None
        if value is None:
            return DEFAULT_PRIORITY
        try:
            return int(value)
        except (TypeError, ValueError) as error:
            raise ExpressionFailed(f"Opgavens prioritet «{text}» gav «{value}»; det skal være et helt tal.") from error

    def _value(self, text: str) -> Any:
        return self.feel(text) if text.startswith("=") else text
