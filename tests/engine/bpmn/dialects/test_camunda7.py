"""The Camunda 7 dialect: what its attributes and extension elements say of an element."""

from __future__ import annotations

import pytest

from engine.bpmn.dialects.expressions import SAME_BUSINESS_KEY
from engine.bpmn.model import Element, Process
from engine.bpmn.reader import read_diagram
from engine.bpmn.settings import FormBinding, VariableMapping
from engine.findings import Finding
from tests.support.diagrams import Draft, process


def read(draft: Draft) -> tuple[Process, tuple[Finding, ...]]:
    diagram, findings = read_diagram(draft.file(), "p.bpmn")
    assert diagram is not None
    return diagram.processes[0], findings


def element(draft: Draft, identifier: str = "a") -> Element:
    found, findings = read(draft)
    assert not findings
    return found.elements[identifier]


def user(**attributes: str) -> Element:
    return element(process("p").user("a", **attributes))


def test_an_assignment_is_literals_or_feel() -> None:
    settings = user(groups="tot, fagteam", users="=raadgiver", assignee="lis", due='=now() + duration("P14D")').settings
    assert settings.candidate_groups == ("tot", "fagteam")
    assert settings.candidate_users == ("=raadgiver",)
    assert settings.assignee == "lis"
    assert settings.due_date == '=now() + duration("P14D")'


def test_the_commas_of_an_expression_are_its_own() -> None:
    assert user(groups='=if a then "x" else list(1, 2)').settings.candidate_groups == (
        '=if a then "x" else list(1, 2)',
    )


@pytest.mark.parametrize("namespace", ["http://activiti.org/bpmn", "http://operaton.org/schema/1.0/bpmn"])
def test_the_older_and_the_newer_namespace_mean_the_same(namespace: str) -> None:
    data = (
        process("p").user("a", groups="tot").file().replace(b"http://camunda.org/schema/1.0/bpmn", namespace.encode())
    )
    diagram, _ = read_diagram(data, "p.bpmn")
    assert diagram is not None
    assert diagram.processes[0].elements["a"].settings.candidate_groups == ("tot",)


def test_juel_becomes_feel_with_a_warning_that_shows_it() -> None:
    found, findings = read(process("p").user("a", groups="tot,${team}", due="#{frist}"))
    assert found.elements["a"].settings.candidate_groups == ("tot", "=team")
    assert found.elements["a"].settings.due_date == "=frist"
    assert [(f.rule, f.is_error, f.element_id) for f in findings] == [("juel-translated", False, "a")] * 2
    assert "=team" in findings[0].message


@pytest.mark.parametrize("text", ["${bean.find(x)}", "${execution.id}", "Team ${x}", "${a} ${b}", "${x"])
def test_what_cannot_be_translated_is_an_error_that_quotes_it(text: str) -> None:
    _, findings = read(process("p").user("a", groups=text))
    (finding,) = findings
    assert (finding.rule, finding.is_error, finding.element_id) == ("juel-not-translated", True, "a")
    assert text in finding.message


def test_conditions_are_feel_with_or_without_a_sign() -> None:
    draft = process("p").start().exclusive("g").user("a", "b", "c")
    draft.flow("g", "a", '= x = "ja"').flow("g", "b", 'x = "nej"').flow("g", "c", "${x == 'måske'}")
    found, findings = read(draft)
    assert [flow.condition for flow in found.flows.values()] == ['x = "ja"', 'x = "nej"', 'x = "måske"']
    assert [finding.element_id for finding in findings] == ["f_p_2"]


@pytest.mark.parametrize(
    ("language", "rule"),
    [("groovy", "condition-language"), ("feel", ""), ("https://www.omg.org/spec/DMN/20191111/FEEL/", "")],
)
def test_a_condition_in_another_language_is_an_error(language: str, rule: str) -> None:
    draft = (
        process("p")
        .start()
        .user("a")
        .raw(
            '<bpmn:sequenceFlow id="f" sourceRef="start" targetRef="a">'
            f'<bpmn:conditionExpression language="{language}">x</bpmn:conditionExpression></bpmn:sequenceFlow>'
        )
    )
    found, findings = read(draft)
    assert [finding.rule for finding in findings] == ([rule] if rule else [])
    assert found.flows["f"].condition == (None if rule else "x")


@pytest.mark.parametrize(
    ("attributes", "form"),
    [
        ({"formRef": "vurder"}, FormBinding("ref", "vurder", "latest")),
        ({"formRef": "vurder", "formRefBinding": "deployment"}, FormBinding("ref", "vurder", "deployment")),
        ({"formRef": "v", "formRefBinding": "version", "formRefVersion": "3"}, FormBinding("ref", "v", "version", "3")),
        ({"formKey": "camunda-forms:deployment:v.form"}, FormBinding("file", "v.form", "deployment")),
        ({"formKey": "camunda-forms:app:forms/v.form"}, FormBinding("file", "forms/v.form", "deployment")),
    ],
)
def test_a_form_is_named_in_every_way_the_modeler_writes(attributes: dict[str, str], form: FormBinding) -> None:
    found = user(**attributes)
    assert found.settings.form == form
    assert found.attributes == {}


@pytest.mark.parametrize(
    "attributes", [{"formKey": "embedded:x.html"}, {"formRef": "v", "formKey": "camunda-forms:deployment:v.form"}]
)
def test_a_form_key_that_is_not_used_stays_visible_to_checks(attributes: dict[str, str]) -> None:
    assert user(**attributes).attributes["camunda:formKey"] == attributes["formKey"]


def test_a_call_says_what_goes_in_and_out_and_under_which_key() -> None:
    given = """<camunda:in businessKey="#{execution.processBusinessKey}" /><camunda:in source="a" target="b" />
      <camunda:in sourceExpression="=a + 1" target="c" />"""
    settings = element(
        process("p").call("a", "q", given, calledElementBinding="version", calledElementVersion="2")
    ).settings
    assert settings.called_element == "q"
    assert (settings.called_binding, settings.called_version) == ("version", "2")
    assert settings.business_key == SAME_BUSINESS_KEY
    assert settings.mappings_in == (
        VariableMapping(source="a", target="b"),
        VariableMapping(source_expression="a + 1", target="c"),
    )
    assert settings.mappings_out == (VariableMapping(all=True),)


def test_only_a_call_activity_calls() -> None:
    left_over = user(_calledElement="q")
    assert left_over.settings.called_element is None
    assert left_over.attributes == {"calledElement": "q"}


def test_a_decision_and_a_script_are_read() -> None:
    rule = element(
        process("p").rule("a", "tabel", result="svar", mapping="singleEntry", decisionRefBinding="deployment")
    )
    assert (rule.settings.decision_ref, rule.settings.result_variable) == ("tabel", "svar")
    assert (rule.settings.map_decision_result, rule.settings.decision_binding) == ("singleEntry", "deployment")
    script = element(process("p").script("a", "= {x: 1 < 2}"))
    assert (script.settings.script, script.settings.script_format) == ("{x: 1 < 2}", "feel")


def test_extension_properties_are_read_from_elements_and_the_process() -> None:
    block = """<bpmn:extensionElements><camunda:properties><camunda:property name="kilde" value="000" />
      <camunda:property name="regel" value="R-12" /></camunda:properties></bpmn:extensionElements>"""
    found, _ = read(process("p", versionTag="1.2", historyTimeToLive="P5Y").raw(block).element("userTask", "a", block))
    assert found.elements["a"].settings.properties == {"kilde": "000", "regel": "R-12"}
    assert found.properties == {"kilde": "000", "regel": "R-12"}
    assert (found.version_tag, found.history_time_to_live) == ("1.2", "P5Y")


def test_starters_of_a_process_are_groups_and_users() -> None:
    found, _ = read(process("p", candidateStarterGroups="tot, fagteam", candidateStarterUsers="lis"))
    assert found.candidate_starter_groups == ("tot", "fagteam")
    assert found.candidate_starter_users == ("lis",)


def test_nothing_is_skipped_in_silence() -> None:
    block = """<bpmn:extensionElements><camunda:taskListener class="x.Y" event="create" />
      <camunda:inputOutput><camunda:inputParameter name="a">1</camunda:inputParameter></camunda:inputOutput>
      </bpmn:extensionElements><bpmn:potentialOwner><bpmn:resourceRef>x</bpmn:resourceRef></bpmn:potentialOwner>"""
    found = element(process("p").element("userTask", "a", block, asyncBefore="true", _implementation="x"))
    assert found.attributes == {
        "camunda:asyncBefore": "true",
        "implementation": "x",
        "camunda:taskListener": "x.Y create",
        "camunda:inputOutput": "1",
        "potentialOwner": "x",
    }


def test_an_events_definition_is_not_skipped_either() -> None:
    draft = process("p").element("startEvent", "a", '<bpmn:messageEventDefinition id="m" messageRef="Message_1" />')
    found = element(draft)
    assert found.event == "message"
    assert found.attributes == {"messageRef": "Message_1"}
