"""En fejl, som en slutning sender, fanges på kanten af delprocessen eller af kaldet udenom.

Hvorfor: En fejl, som ingen fanger, standser sagen med en hændelse, som en leder skal tage sig af.

Forkert: En slutning med en fejl i en procedure, som ingen kalder, eller et kald uden hændelse for fejlen.

Rigtigt: En fejl med samme kode på kanten af delprocessen eller kaldet, eller en almindelig slutning.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.model import Element, Process


def check(subject: Subject) -> Iterator[Met]:
    """Error ends, and calls of procedures from earlier deployments, whose error somebody at hand leaves uncaught."""
    for element in subject.elements("endEvent", "callActivity"):
        caught = subject.errors.caught(element, subject.process)
        for code in sorted(_codes(element, subject) - caught):
            if "" not in caught and (outermost := subject.errors.uncaught_in(code, element, subject.process)):
                yield Met(element, _sentence(code, outermost, subject))


def _codes(element: Element, subject: Subject) -> frozenset[str]:
    if element.type == "endEvent":
        return frozenset({element.error.code} if element.error and element.error.code else ())
    now = {process.id for diagram in subject.context.diagrams for process in diagram.processes}
    if element.settings.called_element in now:
        return frozenset()  # the end itself is told of
    return subject.errors.inside(element, subject.process).codes - {""}


def _sentence(code: str, outermost: Process, subject: Subject) -> str:
    where = "denne procedure" if outermost.id == subject.process.id else f"proceduren «{outermost.name}»"
    return (
        f"Fejlen «{code}» bliver ikke fanget, før den forlader {where}, og så går sagen i stå. Sæt en fejl med den "
        "kode på kanten af delprocessen eller kaldet, eller brug en almindelig slutning."
    )
