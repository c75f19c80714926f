"""En betingelse sammenligner med en værdi, der kan vælges i formularen.

Hvorfor: En værdi, der ikke findes blandt svarene, bliver aldrig opfyldt.

Forkert: Betingelsen er `udfald = "godkent"`, men svaret i formularen har værdien `godkendt`.

Rigtigt: Betingelsen er `udfald = "godkendt"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.expressions import Kind
from engine.bpmn.checks.feel import compared_texts
from engine.bpmn.checks.options import fixed_answers
from engine.bpmn.checks.subject import Met, Subject
from engine.bpmn.checks.wording import did_you_mean, listed


def check(subject: Subject) -> Iterator[Met]:
    """Texts that conditions compare a field with, and that are none of the field's answers."""
    answers = fixed_answers(subject)
    for written in subject.expressions:
        if written.kind is not Kind.CONDITION or written.parsed is None:
            continue
        for name, text in compared_texts(written.parsed):
            if name in answers and text not in answers[name]:
                known = sorted(answers[name])
                hint = did_you_mean(text, known) or f" Svarene er {listed(known[:10])}."
                yield Met(
                    written.place,
                    f"Værdien «{text}» kan ikke vælges i feltet «{name}», så betingelsen bliver aldrig opfyldt.{hint}",
                )
