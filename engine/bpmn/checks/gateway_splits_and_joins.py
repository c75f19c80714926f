"""En parallel eller inklusiv gateway deler enten grene eller samler dem.

Hvorfor: Når den gør begge dele, er det svært at se, hvad der ventes på.

Forkert: En parallel gateway med to flows ind og to flows ud.

Rigtigt: Én gateway, der samler, og lige efter en ny, der deler.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Parallel and inclusive gateways with several flows in and several out."""
    for gateway in subject.elements("parallelGateway", "inclusiveGateway"):
        if len(subject.flows_in(gateway)) > 1 and len(subject.flows_out(gateway)) > 1:
            yield Met(
                gateway,
                "Gatewayen både samler og deler grene. Tegn to gateways efter hinanden: først én, "
                "der samler, så én, der deler.",
            )
