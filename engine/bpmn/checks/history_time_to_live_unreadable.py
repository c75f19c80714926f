"""Tiden, historikken gemmes, er et antal dage eller en varighed i dage.

Hvorfor: Kan den ikke læses, ved systemet ikke, hvornår der må slettes.

Forkert: `fem år`.

Rigtigt: `1826` eller `P1826D`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.times import duration_problem


def check(subject: Subject) -> Iterator[Met]:
    """Times to live that are neither a number of days nor a duration."""
    text = (subject.process.history_time_to_live or "").strip()
    if text and not (text.isascii() and text.isdecimal()) and duration_problem(text):
        yield Met(
            subject.process,
            f"«Time to live» er «{text}», som ikke kan læses. Skriv et antal dage, fx 1826, eller en "
            "varighed, fx P1826D.",
        )
