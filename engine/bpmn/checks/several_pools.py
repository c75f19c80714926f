"""En fil har højst én pool.

Hvorfor: Kun den pool, der har en procedure, køres; de andre er tegning.

Forkert: En pool til kommunen og en til borgeren.

Rigtigt: Én pool med en bane for hver rolle. Det, borgeren gør, registreres af den, der modtager det.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.context import CheckContext
from engine.bpmn.checks.places import Met
from engine.bpmn.model import Diagram


def check_file(diagram: Diagram, context: CheckContext) -> Iterator[Met]:
    """Files with more than one pool."""
    if diagram.pools > 1 and diagram.processes:
        yield Met(
            diagram.processes[0],
            f"Filen har {diagram.pools} pools, men kun én af dem kan køres. Behold én pool, og brug "
            "baner til rollerne.",
        )
