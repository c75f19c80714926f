"""En fejl fanges højst af én hændelse på kanten af et trin.

Hvorfor: Ellers er det ikke til at se på diagrammet, hvilken vej sagen går.

Forkert: To fejlhændelser med koden `BORGER_UKENDT` på den samme serviceopgave, eller to uden kode.

Rigtigt: Én hændelse for hver kode, og højst én uden kode til alle andre fejl.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Error events on an edge where an earlier one catches the same code; a missing code is another rule's."""
    first: dict[tuple[str, str], str] = {}
    for event in subject.elements("boundaryEvent"):
        if event.error is None or (event.error.ref and not event.error.code):
            continue
        code = event.error.code
        earlier = first.setdefault((event.attached_to or "", code), event.id)
        if earlier != event.id:
            what = f"fejlen «{code}»" if code else "alle fejl"
            yield Met(
                event,
                f"{subject.named(earlier)} fanger også {what} fra det samme trin. Slet den ene af de to hændelser.",
            )
