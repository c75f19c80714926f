"""Et kald henter alle felter tilbage fra den kaldte procedure.

Hvorfor: Ellers kan diagrammet ikke læse det, der blev besluttet i den kaldte procedure.

Forkert: Et kald uden «Out mappings».

Rigtigt: Under «Out mappings» er «Propagate all variables» slået til, så der står `camunda:out variables="all"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Call activities without `camunda:out variables="all"`."""
    for call in subject.elements("callActivity"):
        if not any(mapping.all for mapping in call.settings.mappings_out):
            yield Met(
                call,
                "Kaldet henter ikke alle felter tilbage. Slå «Propagate all variables» til under "
                "«Out mappings», hvis diagrammet læser dem.",
            )
