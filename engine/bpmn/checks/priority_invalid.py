"""En opgaves prioritet er et helt tal fra 0 til 100 eller et FEEL-udtryk efter et lighedstegn; en serviceopgaves er et
helt tal.

Hvorfor: Opgaverne på listen ordnes efter tallet.

Forkert: «Priority» er `høj`.

Rigtigt: «Priority» er `75` eller `=if haster = "ja" then 90 else 50`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.service_tasks import is_whole


def check(subject: Subject) -> Iterator[Met]:
    """Literal priorities that are no whole number between 0 and 100."""
    for element in subject.elements():
        text = element.settings.priority
        if text and not text.startswith("=") and not (text.isdecimal() and text.isascii() and int(text[:4]) <= 100):
            yield Met(
                element,
                f"Prioriteten «{text}» er ikke et helt tal fra 0 til 100. Skriv fx 50, eller et FEEL-udtryk efter =.",
            )
        if not is_whole(element.settings.job_priority or "0"):
            yield Met(element, f"Prioriteten «{element.settings.job_priority}» er ikke et helt tal. Skriv fx 50.")
