"""The course of a case in sentences, newest first: what of the history an adviser or manager wants to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from engine.records.cases import ProcessState


@dataclass(frozen=True)
class CourseEvent:
    """One line. `values` are what was written in the task; `minor` what happened by itself."""

    at: datetime
    title: str
    text: str = ""
    actor: str = ""
    minor: bool = False
    values: tuple[tuple[str, str], ...] = ()


def course_of(state: ProcessState) -> list[CourseEvent]:
    """The events of the case, newest first."""
    return []
