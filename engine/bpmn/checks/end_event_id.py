"""En sluthændelses id er `End_` fulgt af sluttilstanden.

Hvorfor: Sluttilstanden læses af id'et og vises på sagen og i ledelsesinformationen.

Forkert: Id'et `Event_0k2x9ab`.

Rigtigt: Id'et `End_overleveret`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """End events of the process itself whose id does not say the end state; an error is none."""
    for end in subject.process.children(subject.process.id):
        if end.type == "endEvent" and end.event != "error" and not end.id.startswith("End_"):
            yield Met(
                end,
                f"Slutningens id er «{end.id}». Skriv End_ og sluttilstanden, fx End_overleveret, så "
                "den vises på sagen.",
            )
