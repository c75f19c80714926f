"""To flows ud af en gateway har ikke samme betingelse.

Hvorfor: I en eksklusiv gateway følges kun det første; det andet bliver aldrig brugt.

Forkert: To flows med betingelsen `udfald = "ja"`.

Rigtigt: Betingelserne `udfald = "ja"` og `udfald = "delvist"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.gateways import choices
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Later flows of an exclusive gateway that repeat an earlier condition."""
    for gateway in choices(subject, "exclusiveGateway"):
        seen: dict[str, str] = {}
        for flow in subject.flows_out(gateway):
            text = " ".join((flow.condition or "").split())
            if text and text in seen:
                yield Met(
                    flow,
                    f"Flowet har samme betingelse som «{seen[text]}», så det bliver aldrig fulgt. Ret "
                    "betingelsen, eller slet flowet.",
                )
            seen.setdefault(text, flow.name or flow.id)
