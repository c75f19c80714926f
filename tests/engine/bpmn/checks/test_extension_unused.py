"""The rule extension-unused: indstilling, der ikke bruges."""

from __future__ import annotations

import pytest

from tests.engine.bpmn.checks.asking import lane, met, said
from tests.support.diagrams import process

RULE = "extension-unused"


def test_what_is_honoured_and_what_is_harmless_is_accepted() -> None:
    draft = process("p", versionTag="1", historyTimeToLive="1", isStartableInTasklist="true").start()
    draft.user("a", groups="tot", modelerTemplate="x", due="P1D", formRef="f", _implementation="##unspecified")
    assert met(RULE, draft) == []


def test_an_unknown_attribute_and_an_unknown_extension_element_are_met_by_name() -> None:
    draft = process("p").start().user("a", noget="x")
    draft.element("userTask", "b", "<bpmn:extensionElements><camunda:andet /></bpmn:extensionElements>")
    assert met(RULE, draft) == ["a", "b"]
    assert "camunda:noget" in said(RULE, draft)


def test_what_stands_outside_the_extension_elements_is_met() -> None:
    draft = process("p").start().element("userTask", "a", "<camunda:formData />").raw("<camunda:properties />")
    assert met(RULE, draft) == ["a", "p"]
    assert "camunda:formData uden for extensionElements" in said(RULE, draft)


@pytest.mark.parametrize(
    ("inner", "name"),
    [
        ('<camunda:properties><camunda:property value="x" /></camunda:properties>', "camunda:properties property"),
        ('<camunda:properties><camunda:andet name="a" /></camunda:properties>', "camunda:properties andet"),
        ('<camunda:properties noget="x" />', "camunda:properties noget"),
        (
            '<camunda:properties><camunda:property name="a"><camunda:andet /></camunda:property></camunda:properties>',
            "camunda:properties andet",
        ),
    ],
)
def test_what_stands_inside_properties_and_is_no_property_is_met(inner: str, name: str) -> None:
    extension = f"<bpmn:extensionElements>{inner}</bpmn:extensionElements>"
    draft = process("p").raw(extension).start().element("userTask", "a", extension)
    assert met(RULE, draft) == ["a", "p"]
    assert f"{name} " in said(RULE, draft)


def test_a_setting_on_the_drawing_is_met_by_its_shape() -> None:
    shape = '<bpmndi:BPMNDiagram><bpmndi:BPMNShape id="a_di" camunda:noget="x" /></bpmndi:BPMNDiagram>'
    assert met(RULE, process("p").start().file(extra=shape)) == ["a_di"]


def test_unknown_parts_of_the_standard_are_met() -> None:
    assert met(RULE, process("p").start().element("userTask", "a", "<bpmn:potentialOwner />")) == ["a"]


def test_an_unknown_attribute_of_the_process_is_met() -> None:
    assert met(RULE, process("p", noget="x").start()) == ["p"]


def test_settings_that_are_read_and_not_run_are_met() -> None:
    draft = process("p").start(initiator="x").call("c", "q", given='<camunda:in variables="all" local="true" />')
    assert met(RULE, draft) == ["start", "c"]


def test_an_unknown_attribute_of_a_pool_or_a_lane_is_met() -> None:
    pool = '<bpmn:participant id="x" processRef="p" camunda:noget="y" />'
    draft = process("p").raw(lane("TOT").replace('id="l"', 'id="l" camunda:andet="z"')).start()
    file = draft.file(extra=f'<bpmn:collaboration id="c">{pool}</bpmn:collaboration>')
    assert met(RULE, file) == ["l", "x"]


def test_an_attribute_of_a_task_on_the_process_is_met() -> None:
    assert met(RULE, process("p", assignee="anna").start()) == ["p"]


def test_what_stands_in_a_process_that_does_not_run_is_left_out() -> None:
    other = process("q", executable=False).user("a", noget="x")
    assert met(RULE, process("p").start().file(other)) == []


STEP_NAMES = ["calledElementBinding", "calledElementVersion", "caseRef", "decisionRefBinding", "mapDecisionResult"]
FORM_NAMES = ["formRefBinding", "formRefVersion", "resource"]
PROCESS_NAMES = ["historyTimeToLive", "versionTag", "candidateStarterGroups", "candidateStarterUsers"]


@pytest.mark.parametrize("name", [*STEP_NAMES, *FORM_NAMES, *PROCESS_NAMES, "isStartableInTasklist"])
def test_a_setting_is_met_by_name_on_an_element_that_does_not_read_it(name: str) -> None:
    draft = process("p").start().user("a", **{name: "x"})
    assert met(RULE, draft) == ["a"]
    assert f"camunda:{name}" in said(RULE, draft)


def test_how_a_form_is_bound_is_met_where_no_form_is_shown() -> None:
    draft = process("p").start().element("intermediateThrowEvent", "a", formRef="f", formRefBinding="deployment")
    assert "camunda:formRefBinding" in said(RULE, draft)


def test_a_start_that_is_hidden_from_the_task_list_is_met() -> None:
    assert met(RULE, process("p", isStartableInTasklist="false").start()) == ["p"]


@pytest.mark.parametrize("name", ["topic", "assignee", "formRef", "resultVariable", "priority"])
def test_settings_are_not_read_from_inside_an_event(name: str) -> None:
    timer = f'<bpmn:timerEventDefinition camunda:{name}="x"><bpmn:timeDuration>P1D</bpmn:timeDuration>'
    draft = process("p").element("intermediateCatchEvent", "t", f"{timer}</bpmn:timerEventDefinition>")
    assert met(RULE, draft) == ["t"]
    assert f"camunda:{name}" in said(RULE, draft)


def test_a_setting_written_as_an_extension_element_is_met() -> None:
    topic = "<bpmn:extensionElements><camunda:topic>x</camunda:topic></bpmn:extensionElements>"
    assert met(RULE, process("p").element("userTask", "a", topic)) == ["a"]


def test_what_a_mapping_says_beyond_its_field_is_met() -> None:
    draft = process("p").call("c", "q", given='<camunda:in source="a" target="b" noget="x" camunda:variables="all" />')
    assert "camunda:in noget" in said(RULE, draft)
    assert "camunda:in variables" in said(RULE, draft)


def test_properties_and_forms_on_what_is_no_step_are_met() -> None:
    inner = '<camunda:properties><camunda:property name="a" value="b" /></camunda:properties><camunda:formData />'
    flow = f"<bpmn:extensionElements>{inner}</bpmn:extensionElements>"
    draft = (
        process("p")
        .start()
        .end()
        .raw(f'<bpmn:sequenceFlow id="f" sourceRef="start" targetRef="end">{flow}</bpmn:sequenceFlow>')
    )
    assert met(RULE, draft) == ["f", "f"]


def test_who_performs_a_process_and_what_is_monitored_are_met() -> None:
    draft = process("p").raw("<bpmn:performer /><bpmn:monitoring />").start()
    inner = draft.sub("s").raw("<bpmn:auditing />")
    inner.start("i")
    assert met(RULE, draft) == ["s", "p", "p"]


def test_a_script_on_another_step_than_a_script_task_is_met() -> None:
    assert met(RULE, process("p").start().element("userTask", "a", "<bpmn:script>x</bpmn:script>")) == ["a"]


def test_an_attribute_that_belongs_to_another_kind_of_step_is_met() -> None:
    assert met(RULE, process("p").start().user("a", _calledElement="q", _scriptFormat="feel")) == ["a", "a"]


def test_what_stands_on_a_part_without_id_is_met_on_the_element_around_it() -> None:
    condition = '<bpmn:conditionExpression camunda:noget="y">x</bpmn:conditionExpression>'
    flow = f'<bpmn:sequenceFlow id="f" name="Ja" sourceRef="start" targetRef="end">{condition}</bpmn:sequenceFlow>'
    assert met(RULE, process("p").start().end().raw(flow)) == ["f"]
