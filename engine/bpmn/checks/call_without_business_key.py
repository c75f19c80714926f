"""Et kald giver sagsnummeret (business key) videre.

Hvorfor: Så kan opgaverne i den kaldte procedure findes på samme sagsnummer.

Forkert: «Business key» er tomt på kaldet.

Rigtigt: «Business key expression» er `#{execution.processBusinessKey}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Call activities that do not hand the business key on."""
    for call in subject.elements("callActivity"):
        if not call.settings.business_key:
            yield Met(
                call,
                "Kaldet giver ikke sagsnummeret videre. Slå «Business key» til, og skriv "
                "#{execution.processBusinessKey}.",
            )
