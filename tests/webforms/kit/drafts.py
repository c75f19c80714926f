"""Diagrams that the rules' own tests do not hold, or hold as files that the Modeler's reader does not take in whole."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import lane
from tests.support.diagrams import Draft, process


def drafts() -> dict[str, bytes]:
    """Each by what it shows."""
    return {
        "a default of another gateway": _foreign_default().file(),
        "capitals and dashes": process("Partshoering-2").start().file(),
        "a condition in another language": _condition('language="javascript"').file(),
        "a condition in a file": _condition('camunda:resource="x.js"').file(),
        "a flow to a lost step": process("p").start().user("a").path("start", "weg").path("a", "weg").file(),
        "an edge of a lost step": process("p").start().boundary("b", "weg", "P1D").path("b", "start").file(),
        "an edge that does not interrupt, in a branch": _edge_in_a_branch(interrupting=False).file(),
        "an edge that interrupts, in a branch": _edge_in_a_branch(interrupting=True).file(),
        "a lane around subprocesses": _lane_around_subprocesses().file(),
        "a procedure named by its pool": _pools("P"),
        "a procedure beside another's pool": _pools(""),
        "more procedures than are examined": process("p").start().file(*(process(f"p_{each}") for each in range(6))),
        "dates of the calendar": _dates("2026-02-28", "2026-02-30", "2024-02-29", "2026-13-01", "0000-01-01").file(),
        "times of the day": _dates(
            "2026-01-31T10:00", "2026-01-31T24:30", "2026-01-31T10:60", "2026-01-31T1:00"
        ).file(),
        "teams that are misspelt": _teams("fagtema", "fag", "Fagteam", "tott", "otto", "ledlse", "ledelsen", "xyz"),
        "times with a zone": _dates("2026-01-31T10:00Z", "2026-01-31T10:00+01:00", "2026-01-31T10:00@Mars/X").file(),
    }


def _foreign_default() -> Draft:
    gateway = '<bpmn:exclusiveGateway id="g" default="f_p_0" />'
    return process("p").start().raw(gateway).end().path("start", "g", "end")


def _condition(attributes: str) -> Draft:
    opening = f'<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" {attributes}>'
    flow = f'<bpmn:sequenceFlow id="f" sourceRef="start" targetRef="end">{opening}x</bpmn:conditionExpression>'
    return process("p").start().end().raw(f"{flow}</bpmn:sequenceFlow>")


def _edge_in_a_branch(interrupting: bool) -> Draft:
    draft = process("p").start().parallel("g").user("a", "b", groups="tot").exclusive("j").end("e", "late")
    draft.boundary("t", "a", "P1D", interrupting=interrupting)
    return draft.path("start", "g", "a", "j", "e").path("g", "b", "j").path("t", "late")


def _lane_around_subprocesses() -> Draft:
    draft = process("p").raw(lane("TOT", "s")).start().user("outside")
    draft.sub("s").sub("t").user("a")
    return draft


def _pools(name: str) -> bytes:
    named = f'<bpmn:participant id="x" name="{name}" processRef="p" />'
    other = '<bpmn:participant id="y" name="Q" processRef="q" />'
    pools = f'<bpmn:collaboration id="c">{other}{named}</bpmn:collaboration>'
    unnamed = Draft("process", "p", ' isExecutable="true"').start()
    return unnamed.file(process("q", executable=False), extra=pools)


def _teams(*names: str) -> bytes:
    draft = process("p").start()
    for name in names:
        draft.user(f"a_{name}", groups=name)
    return draft.file()


def _dates(*texts: str) -> Draft:
    draft = process("p").start()
    for number, text in enumerate(texts):
        draft.timer(f"t_{number}", text, "date").user(f"a_{number}", due=text)
    return draft
