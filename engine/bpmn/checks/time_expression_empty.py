"""Udtrykket i en timer eller en frist giver en dato, et tidspunkt eller en varighed.

Hvorfor: En timer uden tid standser sagen, og en frist uden tid bliver aldrig vist.

Forkert: `=now() + duration("PT14D")` (dage står før T) eller `="31-12-2026"`.

Rigtigt: `=now() + duration("P14D")`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.expressions import Kind
from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.times import moment_or_duration_problem


def check(subject: Subject) -> Iterator[Met]:
    """FEEL times that read no variable and, when tried, give no time."""
    for written in subject.expressions:
        if (
            written.kind in (Kind.TIMER, Kind.DATE)
            and written.is_constant
            and written.text.removeprefix("=").strip() != "null"
        ):
            value = written.tried()
            if not isinstance(value, str) or moment_or_duration_problem(value):
                gave = "ingen værdi" if value is None else f"«{value}»"
                yield Met(
                    written.place,
                    f"Udtrykket {written.text[:200]} i {written.where} giver {gave}, ikke en tid. "
                    'Skriv fx =now() + duration("P14D").',
                )
