"""Proceduren i en fil er markeret som kørbar (Executable).

Hvorfor: Ellers bliver der ikke udrullet noget.

Forkert: Fluebenet «Executable» mangler på poolen eller processen.

Rigtigt: Klik på poolens kant eller på det tomme lærred, og sæt fluebenet «Executable».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.context import CheckContext
from engine.bpmn.checks.places import Met
from engine.bpmn.model import Diagram


def check_file(diagram: Diagram, context: CheckContext) -> Iterator[Met]:
    """Files in which no process is executable."""
    if diagram.processes and not any(process.executable for process in diagram.processes):
        yield Met(
            diagram.processes[0],
            "Ingen procedure i filen kan køres. Klik på poolens kant, og sæt fluebenet «Executable».",
        )
