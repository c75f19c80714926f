"""Et felt, der er markeret som afgørende, læses af en gateway, en tabel, en timer eller en kandidatgruppe.

Hvorfor: Den, der svarer, tror, at svaret bestemmer, hvad der sker.

Forkert: Feltet `udfald` i formularen har egenskaben `decision`, men ingen betingelse læser det.

Rigtigt: Gatewayen efter opgaven har betingelsen `udfald = "ja"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.binding import form_of
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Decision fields of the process's forms that nothing around it reads."""
    if not subject.reads.complete:
        return
    for element in subject.elements():
        form = form_of(element.settings.form, subject.context)
        for field in form.fields() if form else ():
            if field.decision and field.path[0] not in subject.reads.names:
                yield Met(
                    element,
                    f"Feltet «{field.key}» i formularen er markeret som afgørende, men læses ingen "
                    "steder. Brug det i en betingelse, eller fjern markeringen.",
                )
