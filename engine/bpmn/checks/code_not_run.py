"""Et trin henviser ikke til programkode.

Hvorfor: Java-klasser, udtryk med kald og konnektorer køres ikke her, så trinnet ville ikke gøre noget.

Forkert: «Implementation» er «Java class», «Expression», «Delegate expression» eller «Connector».

Rigtigt: En brugeropgave, en serviceopgave med «External» og et topic, en scriptopgave i FEEL eller en regelopgave med
en beslutningstabel (DMN).
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.leftovers import Handling, leftovers
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Classes, delegates, expressions, connectors, and external workers on other steps than service tasks."""
    for left in leftovers(subject, Handling.CODE):
        yield Met(
            left.place,
            f"Trinnet henviser til programkode ({left.name}: {left.value[:80]}), som ikke køres. Tegn "
            "det som en serviceopgave med et topic, en brugeropgave eller en scriptopgave.",
        )
