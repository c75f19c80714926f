"""En brugeropgave siger, hvilken regel eller aftale den kommer af.

Hvorfor: Så kan den, der udfører den, og den, der reviderer proceduren, slå op, hvorfor den er der.

Forkert: En opgave uden egenskaben `kilde`.

Rigtigt: Under «Extension properties»: `kilde` = «Samarbejdsaftalen, § 85 – Fra ekstern til intern».
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """User tasks without the extension property `kilde`."""
    for task in subject.elements("userTask"):
        if not task.settings.properties.get("kilde", "").strip():
            yield Met(
                task,
                "Opgaven har ingen kilde. Tilføj egenskaben kilde under «Extension properties» med "
                "den regel eller aftale, den kommer af.",
            )
