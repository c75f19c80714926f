"""The one table of what a diagram may say beyond BPMN that we do not run: attributes and extension elements by name.

The reader keeps in `Element.attributes` what it does not turn into settings. Every name is harmless (listed so), or a
rule speaks of it; a name that is not in the table is reported as unused: nothing is passed over in silence
(docs/adr/0003).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import NamedTuple

from engine.bpmn.checks.event_not_supported import EVENTS
from engine.bpmn.checks.places import Place
from engine.bpmn.checks.subject import ACTIVITIES, GATEWAYS, Subject
from engine.bpmn.checks.supported import runs
from engine.bpmn.model import Element

NODES = ACTIVITIES | GATEWAYS | set(EVENTS)


class Handling(Enum):
    """Which rule speaks of a name."""

    HARMLESS = auto()  # changes nothing, or another rule of its own speaks of it
    LISTENER = auto()
    INPUT_OUTPUT = auto()
    CODE = auto()
    MEANING = auto()
    ASYNC = auto()
    UNUSED = auto()


_NAMES = {
    Handling.LISTENER: "camunda:executionListener camunda:taskListener",
    Handling.INPUT_OUTPUT: "camunda:inputOutput",
    Handling.CODE: (
        "camunda:class camunda:delegateExpression camunda:expression camunda:connector camunda:field camunda:type "
        "camunda:variableMappingClass camunda:variableMappingDelegateExpression camunda:formHandlerClass "
        "camunda:script camunda:errorEventDefinition"
    ),
    Handling.MEANING: "isForCompensation startQuantity completionQuantity",
    Handling.ASYNC: (
        "camunda:asyncBefore camunda:asyncAfter camunda:async camunda:exclusive camunda:failedJobRetryTimeCycle "
        "camunda:jobPriority camunda:taskPriority"
    ),
    Handling.HARMLESS: (
        # drawing, tools and defaults
        "camunda:modelerTemplate camunda:modelerTemplateVersion camunda:modelerTemplateIcon camunda:diagramRelationId "
        "implementation gatewayDirection "
        # what the dialect reads for processes, and what rules of their own speak of
        "camunda:versionTag camunda:historyTimeToLive camunda:candidateStarterGroups camunda:candidateStarterUsers "
        "camunda:properties camunda:formKey camunda:formData camunda:formProperty camunda:caseRef camunda:resource"
    ),
}
_HANDLING = {name: handling for handling, names in _NAMES.items() for name in names.split()}
_PROCESS_ONLY = (
    *("camunda:versionTag", "camunda:historyTimeToLive", "camunda:candidateStarterGroups"),
    *("camunda:candidateStarterUsers", "camunda:properties"),
)
_READ_ON = {  # where a harmless name is harmless: elsewhere nobody reads it
    **dict.fromkeys(_PROCESS_ONLY, frozenset({"process"})),
    **dict.fromkeys(("camunda:formKey", "camunda:formData", "camunda:formProperty"), NODES),
    "camunda:caseRef": frozenset({"callActivity"}),
    "camunda:resource": frozenset({"scriptTask", "conditionExpression"}),
}
_CHANGES_NOTHING = {  # a value that says what is so anyway
    "camunda:asyncBefore": "false",
    "camunda:asyncAfter": "false",
    "camunda:async": "false",
    "camunda:exclusive": "true",
    "camunda:isStartableInTasklist": "true",
    "isForCompensation": "false",
    "startQuantity": "1",
    "completionQuantity": "1",
}


class Left(NamedTuple):
    """One thing that is said and not run: where, its name and its value."""

    place: Place
    name: str
    value: str


def leftovers(subject: Subject, handling: Handling) -> Iterator[Left]:
    """What the process, its elements and its flows say that falls to the rule of `handling`.

    Elements that are refused as a whole are left out: one sentence for each is enough.
    """
    for element in subject.elements():
        if runs(element):
            said = {**element.attributes, **_read_and_not_run(element)}
            yield from _of(element.type, element, said, handling)
    for kind, place, attributes in subject.undrawn:
        yield from _of(kind, place, attributes, handling)


def _read_and_not_run(element: Element) -> dict[str, str]:
    """Settings that the dialect reads, but nothing asks for."""
    mappings = (*element.settings.mappings_in, *element.settings.mappings_out)
    found = {
        "camunda:initiator": element.settings.initiator or "",
        "camunda:in local": "true" if any(mapping.local for mapping in mappings) else "",
    }
    return {name: value for name, value in found.items() if value}


def _of(kind: str, place: Place, attributes: Mapping[str, str], handling: Handling) -> Iterator[Left]:
    for name, value in attributes.items():
        elsewhere = name in _READ_ON and kind not in _READ_ON[name]
        rule = Handling.UNUSED if elsewhere else _HANDLING.get(name, Handling.UNUSED)
        if rule is handling and _CHANGES_NOTHING.get(name) != value.strip().lower():
            yield Left(place, name, value)
