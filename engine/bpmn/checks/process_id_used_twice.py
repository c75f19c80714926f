"""Hver procedure i en udrulning har sit eget id.

Hvorfor: Ellers ville den ene fil erstatte den anden.

Forkert: To .bpmn-filer, hvor processen har id'et `afvigelse`.

Rigtigt: Procedurens id er det samme som filens navn.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """A process id that another file of the deployment has as well."""
    for diagram in subject.context.diagrams:
        if diagram.file != subject.diagram.file and any(p.id == subject.process.id for p in diagram.processes):
            yield Met(
                subject.process,
                f"Procedurens id «{subject.process.id}» bruges også i {diagram.file}. Giv den ene et andet id.",
            )
