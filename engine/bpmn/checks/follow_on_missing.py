"""En procedure, der tilbydes eller startes bagefter, findes.

Hvorfor: Findes den ikke, bliver den hverken tilbudt eller startet, og ingen får det at vide.

Forkert: Egenskaben `efterfoelger` på en sluthændelse er `vum_forloeb`.

Rigtigt: `efterfoelger` = `vum_sagsforloeb`; flere skilles med komma, eller `=FEEL` giver nøglen.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import did_you_mean, is_computed

NAMES = ("efterfoelger", "efterfoelger_straks")


def check(subject: Subject) -> Iterator[Met]:
    """Elements whose properties name procedures that nobody has, or that say what follows where it is not asked."""
    known = subject.context.processes | subject.context.procedures.keys() | {p.id for p in subject.diagram.processes}
    for element in subject.elements():
        properties = element.settings.properties
        if "efterfoelger" in properties and element.type != "endEvent":
            yield Met(
                element, "Egenskaben «efterfoelger» læses kun på en sluthændelse. Brug ellers «efterfoelger_straks»."
            )
        for key in (key for name in NAMES for key in _keys(properties.get(name, ""))):
            if key not in known:
                yield Met(
                    element,
                    f"Proceduren «{key}», der skal følge efter, findes ikke. Læg den ind, eller ret "
                    f"egenskaben.{did_you_mean(key, known)}",
                )


def _keys(text: str) -> list[str]:
    return [] if is_computed(text) else [key.strip() for key in text.split(",") if key.strip()]
