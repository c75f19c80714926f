"""Alle opgaver skal have en type, som systemet kan køre.

Hvorfor: Et trin, som systemet ikke kender, ville blive sprunget over, og så mangler noget i sagen.

Forkert: En opgave uden type, en sendeopgave eller en modtageopgave.

Rigtigt: En brugeropgave (User task) hos det team, der gør arbejdet, en serviceopgave (Service task) til et andet
system eller en scriptopgave (Script task) til en beregning.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import TASKS, Met, Subject
from engine.bpmn.checks.supported import refused


def check(subject: Subject) -> Iterator[Met]:
    """Tasks whose row in the table of what runs says refused."""
    for element in subject.elements(*TASKS, "callActivity"):
        if row := refused(element):
            yield Met(element, f"Trinnet er en {row.name}, som systemet ikke kan køre. {row.advice}")
