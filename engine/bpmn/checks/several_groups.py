"""En brugeropgave har én kandidatgruppe.

Hvorfor: Når flere teams ser den samme opgave, er det uklart, hvem der har ansvaret for den.

Forkert: «Candidate groups» er `tot, fagteam`.

Rigtigt: Én gruppe. Skal begge teams gøre noget, tegnes en opgave til hvert team mellem to parallelle gateways.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """User tasks with more than one candidate group; worse when one of them is computed."""
    for task in subject.elements("userTask"):
        groups = task.settings.candidate_groups
        if len(groups) > 1:
            computed = (
                " En af dem beregnes; saml dem i ét FEEL-udtryk." if any(g.startswith("=") for g in groups) else ""
            )
            yield Met(
                task,
                f"Opgaven har {len(groups)} kandidatgrupper ({', '.join(groups)}), så ansvaret er uklart.{computed} "
                "Nøjes med én, eller tegn en opgave til hvert team.",
            )
