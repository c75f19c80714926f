"""En fejlhændelse henviser til en fejl, der står i filen og har en kode.

Hvorfor: Koden er det, som det andet system melder, og som afgør, hvilken hændelse der fanger fejlen.

Forkert: En slutning med en fejl, hvor «Global error reference» er tom, eller en fejl uden «Code».

Rigtigt: En fejl med koden `BORGER_UKENDT`. Skal hændelsen på kanten fange alle fejl, vælges ingen fejl.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.supported import runs


def check(subject: Subject) -> Iterator[Met]:
    """Error events whose error is missing or has no code; a catch may refer to none, an end may not."""
    for event in subject.elements("endEvent", "boundaryEvent"):
        error = event.error
        if error is None or not runs(event) or error.code:
            continue
        if error.known:
            name = f"«{error.name}»" if error.name else f"«{error.ref}»"
            yield Met(event, f"Fejlen {name} har ingen kode. Skriv den i «Code» under «Error» i Camunda Modeler.")
        elif error.ref:
            yield Met(event, f"Fejlen «{error.ref}» findes ikke i filen. Vælg en fejl i «Global error reference».")
        elif event.type == "endEvent":
            yield Met(event, "Slutningen siger ikke, hvilken fejl den sender. Vælg en i «Global error reference».")
