"""En betingelse giver sand eller falsk.

Hvorfor: Alt andet standser sagen ved gatewayen.

Forkert: `"godkendt"` eller `antal + 1`.

Rigtigt: `udfald = "godkendt"` eller `antal > 1`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.expressions import Kind
from engine.bpmn.checks.feel import NEVER_BOOLEAN, outcomes
from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Conditions that can be seen never to be true or false."""
    for written in subject.expressions:
        if written.kind is not Kind.CONDITION or written.parsed is None:
            continue
        never = any(isinstance(node, NEVER_BOOLEAN) for node in outcomes(written.parsed))
        if never or (written.is_constant and not isinstance(written.tried(), bool)):
            yield Met(
                written.place,
                f"Betingelsen {written.text[:200]} giver ikke sand eller falsk. Skriv en "
                'sammenligning, fx udfald = "godkendt".',
            )
