"""The course of a case in sentences, newest first: what of the history an adviser or a manager wants to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.records.cases import HistoryRecord, ProcessState
from webforms.cases import moved
from webforms.context import team_name, user_name, zone
from webforms.forms.display import display_any

TASKS = frozenset({"userTask", "manualTask"})
TIMERS = frozenset({"intermediateTimer", "boundaryTimer"})
RESPONSIBLE = "ansvarlig_team"  # C-06


@dataclass(frozen=True)
class CourseEvent:
    """One line. `minor` marks what happened by itself or moves nothing; a completed task has its `task_id`."""

    at: datetime
    title: str
    text: str = ""
    actor: str = ""
    minor: bool = False
    task_id: str = ""
    values: tuple[tuple[str, str], ...] = ()


def course_of(state: ProcessState) -> list[CourseEvent]:
    """The events of the case, newest first."""
    teller = _Teller(state)
    told = [teller.tell(event) for event in sorted(state.history, key=lambda event: event.id)]
    return [event for event in reversed(told) if event is not None]


class _Teller:
    """Tells one event after the other; remembers who is responsible, so that only a change is told."""

    def __init__(self, state: ProcessState) -> None:
        self.state = state
        self.responsible = ""

    def tell(self, event: HistoryRecord) -> CourseEvent | None:
        """The line of an event; None for what only programs read."""
        telling = TELLINGS.get(event.kind)
        return telling(self, event) if telling else None

    def started(self, event: HistoryRecord) -> CourseEvent:
        return _line(event, "Sagen er startet", f"efter {self.state.instance.process_name}.")

    def ended(self, event: HistoryRecord) -> CourseEvent:
        return _line(event, "Forløbet er afsluttet:", f"{self.state.instance.end_name or 'slut'}.", actor="")

    def deviation_raised(self, event: HistoryRecord) -> CourseEvent:
        return _line(event, event.element_name, "er anledning til at drøfte en afvigelse med nærmeste leder.")

    def deviation_agreed(self, event: HistoryRecord) -> CourseEvent:
        team = str(event.details.get("team") or "")
        text = f"Forløbet slutter her, og {team_name(team)} har sagen." if team else "Forløbet slutter her."
        return _line(event, "En afvigelse er aftalt med nærmeste leder.", text)

    def followed(self, event: HistoryRecord) -> CourseEvent:
        return _line(event, str(event.details.get("process_name") or "Den næste procedure"), "er startet på sagen.")

    def not_followed(self, event: HistoryRecord) -> CourseEvent:
        name = event.details.get("process_key") or event.element_name
        return _line(event, f"{name} kunne ikke følge efter.", str(event.details.get("message") or ""), actor="")

    def activity_started(self, event: HistoryRecord) -> CourseEvent | None:
        if event.element_type != "callActivity":
            return None
        return _line(event, event.element_name, "er begyndt.", minor=True, actor="")

    def activity_completed(self, event: HistoryRecord) -> CourseEvent | None:
        if event.element_type in TIMERS:
            return _line(event, event.element_name or "Fristen", "er indtruffet.", minor=True, actor="")
        if event.element_type == "boundaryError":
            return _line(event, event.element_name or "Fejlen", "er indtruffet.", minor=True, actor="")
        if event.element_type == "errorEndEvent":
            return _line(event, event.element_name or "Forløbet", "endte med en fejl.", minor=True, actor="")
        if event.element_type == "callActivity":
            return _line(event, event.element_name, "er afsluttet.", minor=True, actor="")
        return None

    def task_completed(self, event: HistoryRecord) -> CourseEvent:
        return _line(event, event.element_name, "er fuldført.", task_id=event.task_id)

    def activity_canceled(self, event: HistoryRecord) -> CourseEvent | None:
        if event.element_type not in TASKS:
            return None
        return _line(event, event.element_name, "er bortfaldet.", minor=True, actor="")

    def decided(self, event: HistoryRecord) -> CourseEvent:
        outputs = event.details.get("outputs")
        return _line(
            event, event.element_name, "er afgjort efter tabellen.", minor=True, actor="", values=_pairs(outputs)
        )

    def set_variable(self, event: HistoryRecord) -> CourseEvent | None:
        value = event.details.get("value")
        if event.details.get("name") != RESPONSIBLE or not isinstance(value, str) or value == self.responsible:
            return None
        is_first, self.responsible = not self.responsible, value
        text = "har ansvaret for sagen." if is_first else "har overtaget ansvaret for sagen."
        return _line(event, team_name(value), text, actor="")

    def task_variables(self, event: HistoryRecord) -> CourseEvent:
        gone = tuple((str(name), "slettet") for name in event.details.get("removed") or ())
        values = _pairs(event.details.get("values")) + gone
        return _line(event, event.element_name, "har fået oplysninger, før den er fuldført.", minor=True, values=values)

    def corrected(self, event: HistoryRecord) -> CourseEvent:
        name, old, new = (event.details.get(key) for key in ("name", "old", "new"))
        reason = event.details.get("reason") or "ikke oplyst"
        change = (
            f"er slettet; den var {_shown(old)}"
            if event.details.get("removed")
            else (f"er rettet fra {_shown(old)} til {_shown(new)}")
        )
        text = f"{name} {change}. Begrundelse: {reason}."
        return _line(event, "Oplysning rettet:", text)

    def held_corrected(self, event: HistoryRecord) -> CourseEvent:
        changes = event.details.get("changes") or ()
        lines = tuple((each["label"], f"{_shown(each['old'])} → {_shown(each['new'])}") for each in changes)
        text = f"Begrundelse: {event.details.get('reason') or 'ikke oplyst'}."
        return _line(event, "Det indsendte er rettet.", text, values=lines)

    def assigned(self, event: HistoryRecord) -> CourseEvent:
        to = user_name(str(event.details.get("assignee") or "")) or "en anden"
        return _line(event, event.element_name, f"er givet til {to}.", minor=True)

    def commented(self, event: HistoryRecord) -> CourseEvent:
        return _line(event, f"Bemærkning til «{event.element_name}»:", str(event.details.get("message") or ""))

    def job_done(self, event: HistoryRecord) -> CourseEvent:
        return _line(
            event, event.element_name or event.element_id, "er udført.", values=_pairs(event.details["values"])
        )

    def job_met_error(self, event: HistoryRecord) -> CourseEvent:
        said = str(event.details.get("message") or "").rstrip(".")
        text = f"meldte fejlen «{event.details['code']}»{f': {said}' if said else ''}."
        return _line(event, event.element_name or event.element_id, text, values=_pairs(event.details["values"]))

    def failed(self, event: HistoryRecord) -> CourseEvent:
        place = event.element_name or event.element_id or "start"
        return _line(event, f"Sagen gik i stå ved «{place}».", str(event.details.get("message") or ""), actor="")

    def canceled(self, event: HistoryRecord) -> CourseEvent:
        reason = event.details.get("reason")
        return _line(event, "Forløbet er annulleret.", f"Begrundelse: {reason}" if reason else "")


def _simply(title: str, *, minor: bool = False) -> Callable[[_Teller, HistoryRecord], CourseEvent]:
    return lambda _, event: _line(event, title, minor=minor)


def _of_element(text: str) -> Callable[[_Teller, HistoryRecord], CourseEvent]:
    return lambda _, event: _line(event, event.element_name, text, minor=True)


def _in_words(words: Callable[[Mapping[str, Any]], moved.Told]) -> Callable[[_Teller, HistoryRecord], CourseEvent]:
    return lambda _, event: _line(event, *words(event.details))


TELLINGS: Mapping[str, Callable[[_Teller, HistoryRecord], CourseEvent | None]] = {
    "instance-started": _Teller.started,
    "instance-ended": _Teller.ended,
    "instance-suspended": _simply("Sagen er sat på pause."),
    "instance-resumed": _simply("Sagen er genoptaget."),
    "instance-canceled": _Teller.canceled,
    "activity-started": _Teller.activity_started,
    "activity-completed": _Teller.activity_completed,
    "activity-canceled": _Teller.activity_canceled,
    "deviation-raised": _Teller.deviation_raised,
    "deviation-agreed": _Teller.deviation_agreed,
    "follow-on-started": _Teller.followed,
    "follow-on-failed": _Teller.not_followed,
    "task-completed": _Teller.task_completed,
    "task-claimed": _of_element("er taget."),
    "task-unclaimed": _of_element("er lagt tilbage til teamet."),
    "task-assigned": _Teller.assigned,
    "task-commented": _Teller.commented,
    "task-variables-changed": _Teller.task_variables,
    "job-completed": _Teller.job_done,
    "job-met-error": _Teller.job_met_error,
    "decision-evaluated": _Teller.decided,
    "variable-set": _Teller.set_variable,
    "variable-corrected": _Teller.corrected,
    "submission-corrected": _Teller.held_corrected,
    "case-repaired": _in_words(moved.repaired),
    "instance-migrated": _in_words(moved.migrated),
    "instance-migration-reverted": _in_words(moved.put_back),
    "incident-opened": _Teller.failed,
    "incident-retried": _simply("Trinnet er prøvet igen.", minor=True),
    "incident-resolved": _simply("Sagen er hjulpet videre."),
}


def _line(
    event: HistoryRecord,
    title: str,
    text: str = "",
    *,
    minor: bool = False,
    actor: str | None = None,
    task_id: str = "",
    values: tuple[tuple[str, str], ...] = (),
) -> CourseEvent:
    return CourseEvent(event.at, title, text, event.actor if actor is None else actor, minor, task_id, values)


def _pairs(values: Any) -> tuple[tuple[str, str], ...]:
    """Names and values as lines; nothing for anything else."""
    if not isinstance(values, Mapping):
        return ()
    return tuple((str(name), _shown(value)) for name, value in values.items() if value not in (None, "", []))


def _shown(value: Any) -> str:
    return display_any(value, zone=zone())
