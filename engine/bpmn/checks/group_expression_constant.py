"""Et FEEL-udtryk for kandidatgruppen giver et team, som kommunen har.

Hvorfor: Et ukendt team har ingen medlemmer, og sagen standser, når opgaven skal oprettes.

Forkert: «Candidate groups» er `="fagtema"`.

Rigtigt: «Candidate groups» er `fagteam` eller `=modtagende_team`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.expressions import Kind
from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import did_you_mean


def check(subject: Subject) -> Iterator[Met]:
    """Candidate group expressions that read no variable and give no team of the organisation."""
    groups = subject.context.groups
    for written in subject.expressions:
        if written.kind is Kind.GROUP and written.is_constant:
            value = written.tried()
            names = value if isinstance(value, list) else [value]
            for name in names:
                if not isinstance(name, str) or (groups is not None and name not in groups):
                    hint = did_you_mean(name, groups or ()) if isinstance(name, str) else ""
                    yield Met(
                        written.place,
                        f"Udtrykket {written.text[:200]} giver «{name}», som ikke er et af kommunens teams.{hint}",
                    )
