"""Et enkelt flow ud af en gateway har ingen betingelse.

Hvorfor: Er betingelsen ikke opfyldt, er der ingen anden vej, og sagen standser.

Forkert: En gateway med ét flow ud og betingelsen `udfald = "ja"`.

Rigtigt: Et andet flow til det tilfælde, at betingelsen ikke er opfyldt, eller ingen betingelse.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import GATEWAYS, Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """The single outgoing flow of a gateway when it has a condition and is not the default."""
    for gateway in subject.elements(*GATEWAYS):
        flows = subject.flows_out(gateway)
        if len(flows) == 1 and flows[0].condition is not None and flows[0].id != gateway.default_flow:
            yield Met(
                flows[0],
                f"Flowet er det eneste ud af {subject.named(gateway.id)} og har en betingelse. Slet betingelsen, "
                "eller tegn vejen for det tilfælde, at den ikke er opfyldt.",
            )
