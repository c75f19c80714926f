"""En timer har kun én tid.

Hvorfor: Systemet kan ikke vide, hvilken af dem der gælder.

Forkert: Både en dato og en varighed på samme timer.

Rigtigt: Én tid. Skal der ske noget på to tidspunkter, tegnes to timere.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.source import elements_by_id, timer_times
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Timer definitions with more than one of date, duration and cycle (read from the file: the model keeps one)."""
    nodes = elements_by_id(subject.diagram)
    for element in subject.elements():
        if element.event == "timer" and element.id in nodes and len(timer_times(nodes[element.id])) > 1:
            yield Met(element, "Timeren har mere end én tid. Behold den, der gælder, og slet den anden.")
