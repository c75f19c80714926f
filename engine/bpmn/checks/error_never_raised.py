"""En fejl, som fanges på kanten af en delproces eller et kald, kan også opstå derinde.

Hvorfor: Ellers følges vejen aldrig. Tit er koden stavet på to måder.

Forkert: Kaldet fanger `BORGER_UKENDT`, men den kaldte procedure slutter med fejlen `UKENDT_BORGER`.

Rigtigt: Samme kode begge steder. Er der en serviceopgave derinde, kan det andet system melde enhver kode.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.checks.subject import Met, Subject


def check(subject: Subject) -> Iterator[Met]:
    """Error events on subprocesses and calls that raise no such code; those that may raise any are not judged."""
    for event in subject.elements("boundaryEvent"):
        host = subject.process.elements.get(event.attached_to or "")
        if event.error is None or host is None or host.type not in ("subProcess", "callActivity"):
            continue
        raised, code = subject.errors.inside(host, subject.process), event.error.code
        if raised.any or (code in raised.codes if code else raised.codes) or (event.error.ref and not code):
            continue
        what = f"fejlen «{code}»" if code else "nogen fejl"
        others = f" Der sendes {', '.join(f'«{each}»' for each in sorted(raised.codes))}." if raised.codes else ""
        yield Met(
            event,
            f"Intet i {subject.named(host.id)} sender {what}, så hændelsen indtræffer aldrig.{others} Ret koden, eller "
            "slet hændelsen.",
        )
