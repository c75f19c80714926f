"""Proceduren har et udgavenavn (version tag).

Hvorfor: Så kan man se på sagen, hvilken godkendt udgave den følger.

Forkert: «Version tag» er tomt.

Rigtigt: «Version tag» er `2026-1`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Processes without a version tag."""
    if not subject.process.version_tag:
        yield Met(subject.process, "Proceduren har intet udgavenavn. Skriv fx 2026-1 i feltet «Version tag».")
