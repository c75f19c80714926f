"""Camunda 7: `camunda:` attributes and extension elements of a diagram, read to `ElementSettings`.

What is not understood is kept by name in the element's attributes, so that a check can refuse it: nothing is skipped in
silence (docs/adr/0003). The older Activiti and the newer Operaton namespace mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from engine.bpmn.dialects.expressions import SAME_BUSINESS_KEY, Expressions
from engine.bpmn.report import Report
from engine.bpmn.settings import ElementSettings, FormBinding, VariableMapping
from engine.bpmn.xml import children, local, text_of

NAMESPACES = (
    "http://camunda.org/schema/1.0/bpmn",
    "http://activiti.org/bpmn",
    "http://operaton.org/schema/1.0/bpmn",
)
_FORM_FILE = re.compile(r"camunda-forms:(?:deployment|app):(?P<file>.+)")
_BUSINESS_KEY = re.compile(r"[$#]\{\s*execution\.(?:processBusinessKey|getProcessBusinessKey\(\))\s*\}")
_ASSIGNMENT = {"assignee", "candidateGroups", "candidateUsers", "dueDate", "followUpDate", "priority", "initiator"}
_TEMPLATE = {"modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon"}
_UNDERSTOOD = _ASSIGNMENT | _TEMPLATE | {"formRef", "decisionRef", "resultVariable", "topic"}
_UNDERSTOOD_INSIDE = {"in", "out", "properties"}
_FORM = {"formRefBinding", "formRefVersion"}
_SHOWS_A_FORM = {"userTask", "manualTask", "startEvent"}
_ONLY_ON = {
    **dict.fromkeys(("decisionRefBinding", "decisionRefVersion", "mapDecisionResult"), "businessRuleTask"),
    **dict.fromkeys(("calledElementBinding", "calledElementVersion"), "callActivity"),
    "taskPriority": "serviceTask",
}
_MAPPING = {"variables", "source", "sourceExpression", "target", "local", "businessKey"}
_PROPERTY = {"id", "name", "value"}
_PLAIN = {"id", "name", "default"}
_PLAIN_ONLY_ON = {
    "attachedToRef": "boundaryEvent",
    "cancelActivity": "boundaryEvent",
    "triggeredByEvent": "subProcess",
    "calledElement": "callActivity",
    "scriptFormat": "scriptTask",
    "errorRef": "errorEventDefinition",
}
_ERROR_VARIABLES = ("errorCodeVariable", "errorMessageVariable")


def attribute(node: Any, name: str) -> str | None:
    """A `camunda:` attribute in whichever of the namespaces; None when missing or empty."""
    values = (node.get(f"{{{namespace}}}{name}") for namespace in NAMESPACES)
    return next((value.strip() for value in values if value and value.strip()), None)


def extensions(node: Any) -> Iterator[tuple[str, Any]]:
    """The extension elements of `node` in our namespaces: local name and element."""
    for block in children(node, "extensionElements"):
        for child in block.iterchildren("*"):
            namespace, _, name = str(child.tag)[1:].rpartition("}")
            if namespace in NAMESPACES:
                yield name, child


def properties(node: Any) -> dict[str, str]:
    """The extension properties (`camunda:properties`)."""
    blocks = (block for name, block in extensions(node) if name == "properties")
    entries = (entry for block in blocks for entry in block.iterchildren("*"))
    return {entry.get("name", ""): entry.get("value", "") for entry in entries if entry.get("name")}


def settings(node: Any, report: Report) -> ElementSettings:
    """All that the dialect says of a flow node; JUEL is translated and reported."""
    feel = Expressions(report, node)
    script = next(iter(children(node, "script")), None)
    return ElementSettings(
        assignee=feel.assignment(attribute(node, "assignee")),
        candidate_groups=feel.assignments(attribute(node, "candidateGroups")),
        candidate_users=feel.assignments(attribute(node, "candidateUsers")),
        due_date=feel.assignment(attribute(node, "dueDate")),
        follow_up_date=feel.assignment(attribute(node, "followUpDate")),
        priority=feel.assignment(attribute(node, "priority")),
        form=_form(node),
        decision_ref=attribute(node, "decisionRef"),
        decision_binding=attribute(node, "decisionRefBinding") or "latest",
        decision_version=attribute(node, "decisionRefVersion"),
        result_variable=attribute(node, "resultVariable"),
        map_decision_result=attribute(node, "mapDecisionResult") or "resultList",
        script=None if script is None else feel.feel(text_of(script)),
        script_format=node.get("scriptFormat"),
        topic=attribute(node, "topic"),
        external=_is_external(node),
        job_priority=attribute(node, "taskPriority") if local(node) == "serviceTask" else None,
        called_element=_called_element(node),
        called_binding=attribute(node, "calledElementBinding") or "latest",
        called_version=attribute(node, "calledElementVersion"),
        business_key=_business_key(node, feel),
        mappings_in=_mappings(node, "in", feel),
        mappings_out=_mappings(node, "out", feel),
        properties=properties(node),
        initiator=attribute(node, "initiator"),
    )


def condition(flow: Any, report: Report) -> str | None:
    """The FEEL of a sequence flow's condition, or None when it has none."""
    for node in children(flow, "conditionExpression"):
        language = (node.get("language") or "feel").strip()
        if language.lower() != "feel" and "/feel" not in language.lower():
            report.error("condition-language", f"Betingelsen er skrevet i «{language}». Kun FEEL kan bruges.", flow)
        elif attribute(node, "resource"):
            report.error("condition-resource", "Betingelsen henviser til en fil. Skriv den som FEEL på pilen.", flow)
        else:
            return Expressions(report, flow).feel(text_of(node))
    return None


def other_attributes(node: Any) -> dict[str, str]:
    """What the element says that is not in the settings: attributes and extension elements by prefixed name."""
    found: dict[str, str] = {}
    for key, value in node.attrib.items():
        namespace, _, name = str(key).lstrip("{").rpartition("}")
        if not namespace and name not in _PLAIN and _PLAIN_ONLY_ON.get(name) != local(node):
            found[name] = str(value)
        elif namespace in NAMESPACES and not _is_understood(name, node):
            found[f"camunda:{name}"] = str(value)
    for name, child in extensions(node):
        if name not in _UNDERSTOOD_INSIDE or _is_event_definition(node):
            found[f"camunda:{name}"] = _summary(child)
        else:
            found |= unread_inside(name, child)
    return found | misplaced(node)


def unread_inside(name: str, node: Any) -> dict[str, str]:
    """What an extension element that is understood holds beyond what is read of it."""
    read = _MAPPING if name in ("in", "out") else set()
    found = {f"camunda:{name} {_plain(key)}": str(value) for key, value in node.attrib.items() if key not in read}
    for inner in node.iterdescendants("*"):
        unread = set(inner.attrib) - _PROPERTY
        is_property = inner.getparent() is node and _plain(inner.tag) == "property" and inner.get("name")
        if name != "properties" or not is_property or unread:
            found[" ".join((f"camunda:{name}", _plain(inner.tag), *sorted(map(_plain, unread))))] = text_of(inner)
    return found


def _plain(name: Any) -> str:
    return str(name).rpartition("}")[2]


def misplaced(node: Any) -> dict[str, str]:
    """Elements of ours that stand on the node itself, where neither Camunda nor we read them."""
    tags = (etree.QName(child) for child in node.iterchildren("*") if local(node) != "extensionElements")
    return {f"camunda:{tag.localname} uden for extensionElements": "" for tag in tags if tag.namespace in NAMESPACES}


def _is_event_definition(node: Any) -> bool:
    """Whether `node` is the inner part of an event: settings are read from the event alone."""
    return local(node).endswith("EventDefinition")


def _is_external(node: Any) -> bool:
    """Whether a worker that asks for the topic does the step (External Task in the Modeler)."""
    return local(node) == "serviceTask" and attribute(node, "type") == "external"


def _is_understood(name: str, node: Any) -> bool:
    if _is_event_definition(node):
        return name in _TEMPLATE or (name in _ERROR_VARIABLES and local(node.getparent()) == "boundaryEvent")
    if name == "formKey":
        return not attribute(node, "formRef") and bool(_FORM_FILE.fullmatch(attribute(node, "formKey") or ""))
    if name == "type":
        return _is_external(node)
    if name in _FORM:
        return local(node) in _SHOWS_A_FORM and attribute(node, "formRef") is not None
    return name in _UNDERSTOOD or _ONLY_ON.get(name) == local(node)


def _called_element(node: Any) -> str | None:
    """What a call activity calls; on another step the attribute is a leftover that calls nothing."""
    return (node.get("calledElement") or "").strip() or None if local(node) == "callActivity" else None


def _summary(node: Any) -> str:
    words = [*(str(value) for value in node.attrib.values()), text_of(node)]
    return " ".join(word for word in words if word)[:200]


def _form(node: Any) -> FormBinding | None:
    reference = attribute(node, "formRef")
    if reference:
        binding = attribute(node, "formRefBinding") or "latest"
        return FormBinding("ref", reference, binding, attribute(node, "formRefVersion"))
    named = _FORM_FILE.fullmatch(attribute(node, "formKey") or "")
    return FormBinding("file", named["file"], "deployment") if named else None


def _business_key(node: Any, feel: Expressions) -> str | None:
    keys = (child.get("businessKey") for name, child in extensions(node) if name == "in")
    key = next((key for key in keys if key), None)
    return SAME_BUSINESS_KEY if key and _BUSINESS_KEY.fullmatch(key.strip()) else feel.assignment(key)


def _mappings(node: Any, direction: str, feel: Expressions) -> tuple[VariableMapping, ...]:
    nodes = (child for name, child in extensions(node) if name == direction and not child.get("businessKey"))
    return tuple(
        VariableMapping(
            all=child.get("variables") == "all",
            source=child.get("source"),
            source_expression=feel.feel(child.get("sourceExpression")),
            target=child.get("target"),
            local=child.get("local") == "true",
        )
        for child in nodes
    )


def error_variables(definition: Any) -> tuple[str | None, str | None]:
    """The variables that a catch puts the code and the message of an error in."""
    code, message = (attribute(definition, name) for name in _ERROR_VARIABLES)
    return code, message


def starters(process: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Groups and users who may start the process (`candidateStarterGroups`, `candidateStarterUsers`)."""
    names = ("candidateStarterGroups", "candidateStarterUsers")
    groups, users = (tuple(item.strip() for item in (attribute(process, n) or "").split(",")) for n in names)
    return tuple(filter(None, groups)), tuple(filter(None, users))
