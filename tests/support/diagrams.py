"""Draws small diagrams for tests: the elements of a process one call each, the flows as paths, the file as bytes.

draft = process("p")
draft.start().user("a", groups="tot").exclusive("g").end("yes").end("no")
draft.path("start", "a", "g").flow("g", "yes", 'udfald = "ja"').flow("g", "no", default=True)
draft.file()
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Self
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" '
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"'
)
_CAMUNDA = {
    "groups": "candidateGroups",
    "users": "candidateUsers",
    "due": "dueDate",
    "follow_up": "followUpDate",
    "result": "resultVariable",
    "decision": "decisionRef",
    "mapping": "mapDecisionResult",
}
_TIMES = {"date": "timeDate", "duration": "timeDuration", "cycle": "timeCycle"}
_ERROR = re.compile(r'errorRef="error_(\w+)"')
ALL = '<camunda:{0} variables="all" />'


class Draft:
    """A process or subprocess being drawn. Every method gives the draft back."""

    def __init__(self, tag: str, identifier: str, attributes: str = "") -> None:
        self.tag = tag
        self.id = identifier
        self.attributes = attributes
        self.parts: list[str | Draft] = []
        self.flows: list[tuple[str, str, str | None]] = []
        self.defaults: dict[str, str] = {}
        self.marked: set[int] = set()

    def element(self, tag: str, identifier: str, inner: str = "", name: str | None = None, **attributes: Any) -> Self:
        """Any flow node; keywords are `camunda:` attributes (`groups`, `due`, …) or, with a leading `_`, plain ones."""
        written = "".join(f" {_attribute(key)}={quoteattr(str(value))}" for key, value in attributes.items())
        written = f"name={quoteattr(name or identifier)}{written}"
        self.parts.append(f'<bpmn:{tag} id="{identifier}" {written}§{identifier}§>{inner}</bpmn:{tag}>')
        return self

    def start(self, identifier: str = "start", **attributes: Any) -> Self:
        return self.element("startEvent", identifier, **attributes)

    def end(self, *identifiers: str) -> Self:
        for identifier in identifiers or ("end",):
            self.element("endEvent", identifier)
        return self

    def terminate(self, identifier: str) -> Self:
        return self.element("endEvent", identifier, f'<bpmn:terminateEventDefinition id="{identifier}_t" />')

    def user(self, *identifiers: str, **attributes: Any) -> Self:
        for identifier in identifiers:
            self.element("userTask", identifier, **attributes)
        return self

    def script(self, identifier: str, feel: str, **attributes: Any) -> Self:
        attributes.setdefault("_scriptFormat", "feel")
        return self.element("scriptTask", identifier, f"<bpmn:script>{escape(feel)}</bpmn:script>", **attributes)

    def rule(self, identifier: str, decision: str, **attributes: Any) -> Self:
        return self.element("businessRuleTask", identifier, decision=decision, **attributes)

    def service(self, identifier: str, topic: str, **attributes: Any) -> Self:
        return self.element("serviceTask", identifier, type="external", topic=topic, **attributes)

    def call(
        self, identifier: str, key: str, given: str | None = None, back: str | None = None, **attributes: Any
    ) -> Self:
        """A call activity; `given` and `back` are the mappings' XML, all variables when left out."""
        mappings = (ALL.format("in") if given is None else given) + (ALL.format("out") if back is None else back)
        inner = f"<bpmn:extensionElements>{mappings}</bpmn:extensionElements>"
        return self.element("callActivity", identifier, inner, _calledElement=key, **attributes)

    def exclusive(self, *identifiers: str) -> Self:
        return self._all("exclusiveGateway", identifiers)

    def parallel(self, *identifiers: str) -> Self:
        return self._all("parallelGateway", identifiers)

    def inclusive(self, *identifiers: str) -> Self:
        return self._all("inclusiveGateway", identifiers)

    def timer(self, identifier: str, text: str, kind: str = "duration") -> Self:
        return self.element("intermediateCatchEvent", identifier, _timer(identifier, kind, text))

    def boundary(
        self, identifier: str, host: str, text: str, kind: str = "duration", interrupting: bool = True
    ) -> Self:
        attributes = {"_attachedToRef": host, "_cancelActivity": "true" if interrupting else "false"}
        return self.element("boundaryEvent", identifier, _timer(identifier, kind, text), **attributes)

    def error_boundary(self, identifier: str, host: str, code: str = "", **variables: str) -> Self:
        """Catches the error of that code, or every error; keywords are `camunda:` attributes of its definition."""
        return self.element("boundaryEvent", identifier, _error(identifier, code, variables), _attachedToRef=host)

    def error_end(self, identifier: str, code: str) -> Self:
        return self.element("endEvent", identifier, _error(identifier, code, {}))

    def sub(self, identifier: str) -> Draft:
        """An embedded subprocess: gives the inner draft."""
        inner = Draft("subProcess", identifier, f" name={quoteattr(identifier)}")
        self.parts.append(inner)
        return inner

    def raw(self, xml: str) -> Self:
        self.parts.append(xml)
        return self

    def flow(self, source: str, target: str, condition: str | None = None, default: bool = False) -> Self:
        if default:
            self.defaults[source] = self._flow_id(len(self.flows))
        self.flows.append((source, target, condition))
        return self

    def path(self, *identifiers: str) -> Self:
        """Flows without condition from each element to the next."""
        for source, target in pairwise(identifiers):
            self.flow(source, target)
        return self

    def xml(self) -> str:
        """The process or subprocess as XML."""
        body = "".join(part if isinstance(part, str) else part.xml() for part in self.parts)
        for source in set(body.split("§")[1::2]):
            default = self.defaults.get(source)
            body = body.replace(f"§{source}§", f' default="{default}"' if default else "")
        flows = "".join(self._written(number, *flow) for number, flow in enumerate(self.flows))
        return f'<bpmn:{self.tag} id="{self.id}"{self.attributes}>{body}{flows}</bpmn:{self.tag}>'

    def file(self, *others: Draft, extra: str = "") -> bytes:
        """A .bpmn file with this process, and others if given."""
        return definitions(*(draft.xml() for draft in (self, *others)), extra)

    def _all(self, tag: str, identifiers: tuple[str, ...]) -> Self:
        for identifier in identifiers:
            self.element(tag, identifier)
        return self

    def _flow_id(self, number: int) -> str:
        return f"f_{self.id}_{number}"

    def _written(self, number: int, source: str, target: str, condition: str | None) -> str:
        inner = ""
        if condition is not None:
            inner = f"<bpmn:conditionExpression>{escape(condition)}</bpmn:conditionExpression>"
        attributes = f'id="{self._flow_id(number)}" sourceRef="{source}" targetRef="{target}"'
        return f"<bpmn:sequenceFlow {attributes}>{inner}</bpmn:sequenceFlow>"


def process(key: str, executable: bool = True, **attributes: str) -> Draft:
    """A process to draw in; keywords are `camunda:` attributes."""
    written = "".join(f" camunda:{name}={quoteattr(value)}" for name, value in attributes.items())
    return Draft("process", key, f' name="Procedure {key}" isExecutable="{str(executable).lower()}"{written}')


def definitions(*inner: str) -> bytes:
    """The file around processes and what else is given, with the errors that are referred to."""
    codes = dict.fromkeys(_ERROR.findall("".join(inner)))
    errors = [f'<bpmn:error id="error_{code}" name="Fejl {code}" errorCode="{code}" />' for code in codes]
    body = f'<bpmn:definitions {NAMESPACES} id="definitions">{"".join((*inner, *errors))}</bpmn:definitions>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'.encode()


def _attribute(key: str) -> str:
    return key.removeprefix("_") if key.startswith("_") else f"camunda:{_CAMUNDA.get(key, key)}"


def _timer(identifier: str, kind: str, text: str) -> str:
    time = f'<bpmn:{_TIMES[kind]} xsi:type="bpmn:tFormalExpression">{escape(text)}</bpmn:{_TIMES[kind]}>'
    return f'<bpmn:timerEventDefinition id="{identifier}_d">{time}</bpmn:timerEventDefinition>'


def _error(identifier: str, code: str, variables: Mapping[str, str]) -> str:
    reference = f' errorRef="error_{code}"' if code else ""
    told = "".join(f" camunda:{name}={quoteattr(value)}" for name, value in variables.items())
    return f'<bpmn:errorEventDefinition id="{identifier}_d"{reference}{told} />'
