"""Procedurens id, filens navn og mappens navn er ens.

Hvorfor: Så finder man filen ud fra sagen og omvendt.

Forkert: Filen `diagram_1.bpmn` med proceduren `Process_0x7ab`.

Rigtigt: Filen `afvigelse.bpmn` med proceduren `afvigelse`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Process ids that differ from the name of their file."""
    stem = subject.diagram.file.replace("\\", "/").rpartition("/")[2].removesuffix(".bpmn").removesuffix(".bpmn20.xml")
    if subject.process.id != stem:
        yield Met(
            subject.process, f"Procedurens id er «{subject.process.id}», men filen hedder «{stem}». Giv dem samme navn."
        )
