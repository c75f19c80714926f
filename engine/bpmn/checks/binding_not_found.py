"""Den version, som et kald, en tabel eller en formular er bundet til, findes.

Hvorfor: Ellers kan sagen ikke startes, eller den bruger en anden version end den, diagrammet nævner.

Forkert: «Binding» er «version», og «Version» er tom, beregnes eller er et nummer, som ikke er udrullet.

Rigtigt: «Binding» er «latest» eller «deployment», eller «Version» er nummeret på en version, der er udrullet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.model import Element

BINDINGS = ("latest", "deployment", "version")


@dataclass(frozen=True)
class Bound:
    """What an element names with a binding. `kind` is process, decision or form."""

    kind: str
    key: str
    binding: str
    version: str


def check(subject: Subject) -> Iterator[Met]:
    """Bindings that are none, and versions that are no number or that nobody has deployed."""
    for element in subject.elements():
        for bound in bindings(element):
            if sentence := _problem(bound, subject):
                yield Met(element, sentence)


def bindings(element: Element) -> Iterator[Bound]:
    """The called procedure, decision and form of an element."""
    settings = element.settings
    if settings.called_element:
        yield Bound("process", settings.called_element, settings.called_binding, settings.called_version or "")
    if settings.decision_ref:
        yield Bound("decision", settings.decision_ref, settings.decision_binding, settings.decision_version or "")
    if settings.form and settings.form.kind == "ref":
        yield Bound("form", settings.form.name, settings.form.binding, settings.form.version or "")


def _problem(bound: Bound, subject: Subject) -> str:
    named = f"{_NOUNS[bound.kind]} «{bound.key}»"
    if bound.binding not in BINDINGS:
        return f"Bindingen «{bound.binding}» til {named} kan ikke bruges. Vælg «latest», «deployment» eller «version»."
    if bound.binding != "version":
        return ""
    if not bound.version.isdecimal():
        written = f"er «{bound.version}»" if bound.version else "mangler"
        return f"Versionen af {named} {written}. Skriv versionens nummer under «Version», eller vælg «latest»."
    there = subject.context.versions.get((bound.kind, bound.key))
    if there is None or int(bound.version) in there:
        return ""
    known = f" Den har version {', '.join(map(str, sorted(there)))}." if there else ""
    return f"Version {bound.version} af {named} er ikke udrullet.{known}"


_NOUNS = {"process": "proceduren", "decision": "tabellen", "form": "formularen"}
