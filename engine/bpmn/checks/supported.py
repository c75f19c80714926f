"""The one table of what runs: every kind of element, whether it runs, and what to draw instead where it does not.

Widening the engine is setting a row to RUNS; the rules, the guide and the sentences follow.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.bpmn.model import Element

RUNS = True
REFUSED = False


@dataclass(frozen=True)
class Construct:
    """One kind of element. `event` is the event definition; `event` of a subprocess means an event subprocess."""

    type: str
    event: str
    runs: bool
    name: str
    advice: str = ""


_MESSAGE = "Registrér det, der kommer udefra, i en brugeropgave hos det team, der modtager det."
_SIGNAL = "Tegn et flow eller kald den anden procedure med en call activity."
_ERROR = "Sæt fejlen på kanten af den serviceopgave, den delproces eller det kald, som den kommer fra."
_ESCALATION = "Brug en timer på kanten af opgaven eller en opgave til lederen."
_CONDITION = "Brug en gateway efter den opgave, der giver svaret."
_COMPENSATION = "Tegn det, der skal gøres om, som opgaver efter en gateway."
_LINK = "Tegn flowet helt frem til elementet."
_CANCEL = "Brug en almindelig delproces og en gateway efter den."
_SCHEDULE = "Brug en almindelig starthændelse; sagen startes af en medarbejder eller af systemets planlægger."
_TASK = "Vælg en type med skruenøglen: User task, hvis nogen skal gøre noget, eller Script task til en beregning."

CONSTRUCTS = (
    Construct("userTask", "", RUNS, "brugeropgave"),
    Construct("manualTask", "", RUNS, "manuel opgave"),
    Construct("scriptTask", "", RUNS, "scriptopgave"),
    Construct("businessRuleTask", "", RUNS, "regelopgave (beslutningstabel)"),
    Construct("callActivity", "", RUNS, "kald af en anden procedure"),
    Construct("task", "", REFUSED, "opgave uden type", _TASK),
    Construct("serviceTask", "", RUNS, "serviceopgave med et topic"),
    Construct(
        *("sendTask", "", REFUSED, "sendeopgave"),
        "Brug en serviceopgave med et topic, eller en brugeropgave hos det team, der sender.",
    ),
    Construct("receiveTask", "", REFUSED, "modtageopgave", _MESSAGE),
    Construct("exclusiveGateway", "", RUNS, "eksklusiv gateway"),
    Construct("parallelGateway", "", RUNS, "parallel gateway"),
    Construct("inclusiveGateway", "", RUNS, "inklusiv gateway"),
    Construct("complexGateway", "", REFUSED, "kompleks gateway", "Brug en eksklusiv, parallel eller inklusiv gateway."),
    Construct("eventBasedGateway", "", REFUSED, "hændelsesgateway", "Brug en brugeropgave med en timer på kanten."),
    Construct("subProcess", "", RUNS, "delproces"),
    Construct(
        "subProcess", "event", REFUSED, "hændelsesdelproces", "Brug en timer på kanten af en opgave eller delproces."
    ),
    Construct(
        "adHocSubProcess", "", REFUSED, "ad hoc-delproces", "Tegn opgaverne i rækkefølge eller i parallelle grene."
    ),
    Construct("transaction", "", REFUSED, "transaktion", _CANCEL),
    Construct("startEvent", "", RUNS, "starthændelse"),
    Construct("startEvent", "timer", REFUSED, "start på et tidspunkt", _SCHEDULE),
    Construct("startEvent", "message", REFUSED, "start ved en besked", _SCHEDULE),
    Construct("startEvent", "signal", REFUSED, "start ved et signal", _SCHEDULE),
    Construct("startEvent", "conditional", REFUSED, "start ved en betingelse", _SCHEDULE),
    Construct("startEvent", "error", REFUSED, "start ved en fejl", _ERROR),
    Construct("startEvent", "escalation", REFUSED, "start ved en eskalering", _ESCALATION),
    Construct("startEvent", "compensate", REFUSED, "start ved en kompensation", _COMPENSATION),
    Construct("intermediateCatchEvent", "timer", RUNS, "ventetid (timer)"),
    Construct(
        "intermediateCatchEvent", "", REFUSED, "ventende hændelse uden type", "Vælg Timer, eller slet hændelsen."
    ),
    Construct("intermediateCatchEvent", "message", REFUSED, "hændelse, der venter på en besked", _MESSAGE),
    Construct("intermediateCatchEvent", "signal", REFUSED, "hændelse, der venter på et signal", _SIGNAL),
    Construct("intermediateCatchEvent", "conditional", REFUSED, "hændelse, der venter på en betingelse", _CONDITION),
    Construct("intermediateCatchEvent", "link", REFUSED, "linkhændelse", _LINK),
    Construct("intermediateThrowEvent", "", RUNS, "mellemhændelse uden type"),
    Construct("intermediateThrowEvent", "message", REFUSED, "hændelse, der sender en besked", _MESSAGE),
    Construct("intermediateThrowEvent", "signal", REFUSED, "hændelse, der sender et signal", _SIGNAL),
    Construct("intermediateThrowEvent", "escalation", REFUSED, "eskalering", _ESCALATION),
    Construct("intermediateThrowEvent", "compensate", REFUSED, "kompensation", _COMPENSATION),
    Construct("intermediateThrowEvent", "link", REFUSED, "linkhændelse", _LINK),
    Construct("boundaryEvent", "timer", RUNS, "timer på kanten"),
    Construct("boundaryEvent", "", REFUSED, "kanthændelse uden type", "Vælg Timer eller Error, eller slet hændelsen."),
    Construct("boundaryEvent", "message", REFUSED, "besked på kanten", _MESSAGE),
    Construct("boundaryEvent", "signal", REFUSED, "signal på kanten", _SIGNAL),
    Construct("boundaryEvent", "error", RUNS, "fejl på kanten af en serviceopgave, en delproces eller et kald"),
    Construct("boundaryEvent", "escalation", REFUSED, "eskalering på kanten", _ESCALATION),
    Construct("boundaryEvent", "conditional", REFUSED, "betingelse på kanten", _CONDITION),
    Construct("boundaryEvent", "compensate", REFUSED, "kompensation på kanten", _COMPENSATION),
    Construct("boundaryEvent", "cancel", REFUSED, "annullering på kanten", _CANCEL),
    Construct("endEvent", "", RUNS, "sluthændelse"),
    Construct("endEvent", "terminate", RUNS, "sluthændelse, der afslutter alt"),
    Construct("endEvent", "message", REFUSED, "slut med en besked", _MESSAGE),
    Construct("endEvent", "signal", REFUSED, "slut med et signal", _SIGNAL),
    Construct("endEvent", "error", RUNS, "slut med en fejl i en delproces eller en kaldt procedure"),
    Construct("endEvent", "escalation", REFUSED, "slut med en eskalering", _ESCALATION),
    Construct("endEvent", "compensate", REFUSED, "slut med en kompensation", _COMPENSATION),
    Construct("endEvent", "cancel", REFUSED, "slut med en annullering", _CANCEL),
)

LOOPS = (
    Construct("", "standard", REFUSED, "gentagelse (loop)", "Tegn et flow tilbage fra en gateway."),
    Construct("", "parallel", REFUSED, "gentagelse for flere på én gang (multi-instance)", "Tegn en opgave for hver."),
    Construct(
        "", "sequential", REFUSED, "gentagelse for flere efter hinanden (multi-instance)", "Tegn en opgave for hver."
    ),
)

_BY_KEY = {(row.type, row.event): row for row in CONSTRUCTS}
_LOOP_BY_KIND = {row.event: row for row in LOOPS}


def construct(element: Element) -> Construct | None:
    """The row of an element; None for what the table does not know."""
    return _BY_KEY.get((element.type, "event" if element.triggered_by_event else element.event))


def runs(element: Element) -> bool:
    """Whether the engine runs this kind of element."""
    row = construct(element)
    return row is not None and row.runs


def refused(element: Element) -> Construct | None:
    """The row of an element that does not run; an element the table does not know gets a row of its own."""
    row = construct(element) or Construct(
        element.type, element.event, REFUSED, _unknown(element), "Tegn det på en anden måde."
    )
    return None if row.runs else row


def refused_loop(element: Element) -> Construct | None:
    """The row of an element's loop marker when it does not run."""
    row = _LOOP_BY_KIND.get(element.loop)
    return row if row and not row.runs else None


def _unknown(element: Element) -> str:
    return "flere hændelser på én gang" if element.event == "multiple" else f"«{element.event or element.type}»"
