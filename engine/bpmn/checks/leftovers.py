"""The one table of what a diagram may say beyond BPMN that we do not run: attributes and extension elements by name.

The reader keeps in `Element.attributes` what it does not turn into settings. Every name is harmless (listed so), or a
rule speaks of it; a name that is not in the table is reported as unused: nothing is passed over in silence
(docs/adr/0003).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import NamedTuple

from engine.bpmn.checks.places import Place
from engine.bpmn.checks.source import undrawn_attributes
from engine.bpmn.checks.subject import Subject
from engine.bpmn.checks.supported import runs
from engine.bpmn.model import Element


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
        "implementation gatewayDirection scriptFormat script "
        # what the dialect reads for processes, and what rules of their own speak of
        "camunda:versionTag camunda:historyTimeToLive camunda:candidateStarterGroups camunda:candidateStarterUsers "
        "camunda:isStartableInTasklist camunda:formKey camunda:formData camunda:formProperty camunda:caseRef "
        "camunda:caseBinding camunda:caseVersion camunda:resource camunda:properties"
    ),
}
_HANDLING = {name: handling for handling, names in _NAMES.items() for name in names.split()}
_CHANGES_NOTHING = {  # a value that says what is so anyway
    "camunda:asyncBefore": "false",
    "camunda:asyncAfter": "false",
    "camunda:async": "false",
    "camunda:exclusive": "true",
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
            yield from _of(element, {**element.attributes, **_read_and_not_run(element)}, handling)
    for place, attributes in undrawn_attributes(subject):
        yield from _of(place, attributes, handling)


def _read_and_not_run(element: Element) -> dict[str, str]:
    """Settings that the dialect reads, but nothing asks for."""
    mappings = (*element.settings.mappings_in, *element.settings.mappings_out)
    found = {
        "camunda:initiator": element.settings.initiator or "",
        "camunda:in local": "true" if any(mapping.local for mapping in mappings) else "",
    }
    return {name: value for name, value in found.items() if value}


def _of(place: Place, attributes: Mapping[str, str], handling: Handling) -> Iterator[Left]:
    for name, value in attributes.items():
        if _HANDLING.get(name, Handling.UNUSED) is handling and _CHANGES_NOTHING.get(name) != value.strip().lower():
            yield Left(place, name, value)
