"""En fil har én procedure og højst én pool.

Hvorfor: Filen er det, der udrulles og kopieres; to procedurer i én fil kan ikke følges ad.

Forkert: To pools med hver sin procedure.

Rigtigt: To filer. Den ene kalder den anden med en call activity.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.context import CheckContext
from engine.bpmn.checks.places import Met
from engine.bpmn.model import Diagram


def check_file(diagram: Diagram, context: CheckContext) -> Iterator[Met]:
    """Files with more than one executable process."""
    executable = [process for process in diagram.processes if process.executable]
    for process in executable[1:]:
        yield Met(
            process,
            f"Filen har {len(executable)} procedurer. Flyt hver til sin egen fil, og kald den med en call activity.",
        )
