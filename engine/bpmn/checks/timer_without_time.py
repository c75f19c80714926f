"""En timer har en dato, et tidspunkt eller en varighed.

Hvorfor: Uden tid ved systemet ikke, hvornår sagen skal videre.

Forkert: Feltet «Value» under «Timer» er tomt, eller udtrykket er `=null`.

Rigtigt: Typen er «Duration» med `P14D`, eller typen er «Date» med `=moedetidspunkt`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Timer events without any time, or with the literal null."""
    for element in subject.elements():
        if element.event == "timer" and _is_empty(element.timer.text if element.timer else ""):
            yield Met(
                element,
                "Timeren har ingen tid. Vælg «Date» eller «Duration» under «Timer», og skriv fx "
                "=moedetidspunkt eller P14D.",
            )


def _is_empty(text: str) -> bool:
    return text.removeprefix("=").strip() in ("", "null")
