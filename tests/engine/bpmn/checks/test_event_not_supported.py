"""The rule event-not-supported: hændelse, der ikke kan køres."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "event-not-supported"


def test_timers_and_plain_and_terminate_ends_are_accepted() -> None:
    draft = process("p").start().timer("t", "P1D").terminate("end").path("start", "t", "end")
    assert met(RULE, draft) == []


def test_error_ends_and_errors_on_edges_are_accepted() -> None:
    draft = process("p").start().service("s", "t").error_boundary("no", "s").error_end("wrong", "NEJ")
    assert met(RULE, draft.path("start", "s", "wrong")) == []


def test_a_message_event_is_refused_with_advice() -> None:
    event = '<bpmn:messageEventDefinition id="m" />'
    draft = process("p").start().element("intermediateCatchEvent", "e", event).end().path("start", "e", "end")
    assert met(RULE, draft) == ["e"]
    assert "besked" in said(RULE, draft)


def test_every_other_event_definition_is_refused_wherever_it_stands() -> None:
    kinds = ["message", "signal", "error", "escalation", "conditional", "compensate", "link", "cancel"]
    for tag in ("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"):
        for kind in kinds:
            event = f'<bpmn:{kind}EventDefinition id="d" />'
            if (tag, kind) in (("endEvent", "error"), ("boundaryEvent", "error")):
                continue
            assert met(RULE, process("p").element(tag, "e", event)) == ["e"], (tag, kind)


def test_a_start_at_a_time_is_refused() -> None:
    event = '<bpmn:timerEventDefinition id="d"><bpmn:timeDate>2030-01-01</bpmn:timeDate></bpmn:timerEventDefinition>'
    draft = process("p").element("startEvent", "start", event).end().path("start", "end")
    assert "planlægger" in said(RULE, draft)


def test_an_event_of_two_kinds_is_refused() -> None:
    both = '<bpmn:timerEventDefinition id="d" /><bpmn:messageEventDefinition id="e" />'
    assert "flere hændelser på én gang" in said(RULE, process("p").element("intermediateCatchEvent", "t", both))
