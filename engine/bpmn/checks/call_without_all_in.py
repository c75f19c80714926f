"""Et kald giver alle felter videre til den kaldte procedure.

Hvorfor: Ellers mangler den kaldte procedure det, den læser, fx `ansvarlig_team`.

Forkert: Et kald uden «In mappings».

Rigtigt: Under «In mappings» er «Propagate all variables» slået til, så der står `camunda:in variables="all"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Call activities without `camunda:in variables="all"`."""
    for call in subject.elements("callActivity"):
        if not any(mapping.all for mapping in call.settings.mappings_in):
            yield Met(
                call,
                "Kaldet giver ikke alle felter med til den kaldte procedure. Slå «Propagate all "
                "variables» til under «In mappings».",
            )
