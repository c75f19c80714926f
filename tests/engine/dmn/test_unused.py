"""What another tool, or Camunda beyond what we read, has written in a decision file is never passed over in silence."""

from __future__ import annotations

from engine.dmn import read_decisions
from engine.findings import Finding, Severity
from tests.engine.dmn.documents import definitions, table

ROW = [(['"x"'], ["1"])]
OTHER = 'xmlns:flowable="http://flowable.org/dmn"'


def unused(*decisions: str, attributes: str = "") -> list[Finding]:
    _, findings = read_decisions(definitions(*decisions, attributes=attributes), "t.dmn")
    return [finding for finding in findings if finding.rule == "dmn-setting-unused"]


def test_what_is_read_and_what_is_drawing_is_accepted() -> None:
    read = table(ROW, attributes='camunda:versionTag="v" camunda:diagramRelationId="x"')
    drawn = 'xmlns:biodi="http://bpmn.io/schema/dmn/biodi/2.0" biodi:width="100"'
    assert unused(read, attributes=drawn) == []


def test_a_setting_of_camundas_that_is_not_read_is_met_by_name_at_its_decision() -> None:
    (finding,) = unused(table(ROW, attributes='camunda:historyTimeToLive="P180D"'))
    assert (finding.element_id, finding.severity) == ("tabel", Severity.WARNING)
    assert "camunda:historyTimeToLive" in finding.message


def test_a_setting_where_it_is_not_read_is_met() -> None:
    assert len(unused(table(ROW, attributes='camunda:inputVariable="x"'))) == 1


def test_what_other_tools_say_is_met_once_a_name() -> None:
    parts = (
        table(ROW)
        + f"<extensionElements {OTHER}><flowable:a><flowable:b/></flowable:a><flowable:a/></extensionElements>"
    )
    (finding,) = unused(parts)
    assert "flowable:a " in finding.message
