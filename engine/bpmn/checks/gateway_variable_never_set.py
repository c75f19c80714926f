"""En betingelse læser kun felter, som sættes før gatewayen.

Hvorfor: Et tomt felt gør betingelsen hverken sand eller falsk, og sagen standser.

Forkert: Betingelsen er `udfal = "ja"`, men formularens felt hedder `udfald`.

Rigtigt: Betingelsen er `udfald = "ja"`. Værdien står i dobbelte anførselstegn, feltets navn gør ikke.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.expressions import Kind
from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import did_you_mean


def check(subject: Subject) -> Iterator[Met]:
    """Variables read in conditions that nothing sets, as far as every called procedure is at hand."""
    if not subject.variables.complete:
        return
    for written in subject.expressions:
        if written.kind is Kind.CONDITION:
            for name in sorted(written.variables - subject.known):
                hint = did_you_mean(name, subject.known) or f' Er det en tekst, skrives den "{name}".'
                yield Met(
                    written.place,
                    f"Betingelsen læser feltet «{name}», som ingen formular, intet script og ingen tabel sætter.{hint}",
                )
