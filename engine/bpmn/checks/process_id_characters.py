"""En procedures id består af små bogstaver uden æ, ø og å, tal og understreg.

Hvorfor: Id'et bruges i adresser, kald og filnavne, hvor andre tegn går galt.

Forkert: `Partshøring-2`.

Rigtigt: `partshoering_2`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import is_plain_key


def check(subject: Subject) -> Iterator[Met]:
    """Process ids with characters that other systems must escape."""
    if not is_plain_key(subject.process.id):
        yield Met(
            subject.process,
            f"Procedurens id «{subject.process.id}» har andre tegn end a–z, 0–9 og _. Skriv det fx som partshoering_2.",
        )
