"""Starthændelsen har en formular.

Hvorfor: Uden formular starter sagen uden sagsnummer og de felter, som diagrammet læser.

Forkert: En starthændelse uden «Form reference».

Rigtigt: Starthændelsens «Form reference» er en formular med `sag_id`, `borger_ref` og `ansvarlig_team`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Start events of the process itself without a form."""
    start = subject.process.start_event()
    if start is not None and start.settings.form is None and "camunda:formKey" not in start.attributes:
        yield Met(
            start, "Starten har ingen formular, så sagen begynder uden oplysninger. Vælg en formular under «Forms»."
        )
