"""En varighed er skrevet med hele tal efter ISO 8601.

Hvorfor: Kan varigheden ikke læses, udløber timeren aldrig.

Forkert: `PT14D` (dage står før T), `P0.5M` (halve måneder), `-P1D` (tilbage i tiden), `14 dage`, `0 0 12 * * ?`
(cron).

Rigtigt: `P14D` (14 dage), `P2W` (2 uger), `P3M` (3 måneder), `PT4H` (4 timer), `P1DT12H` (halvandet døgn).
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.times import duration_problem


def check(subject: Subject) -> Iterator[Met]:
    """Literal durations of timers that cannot be read."""
    for element in subject.elements():
        timer = element.timer
        if timer is None or timer.kind != "duration" or not timer.text or timer.text.startswith("="):
            continue
        if problem := duration_problem(timer.text):
            yield Met(element, f"Varigheden «{timer.text}» kan ikke læses. {problem}")
