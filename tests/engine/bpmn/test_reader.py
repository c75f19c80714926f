"""Reading a diagram: what stands in it, what is drawing, and what is refused before anything is read."""

from __future__ import annotations

import time

import pytest

from engine.bpmn.model import Diagram, Timer
from engine.bpmn.reader import read_diagram
from engine.findings import Finding, Severity
from tests.support.diagrams import definitions, process

PROLOGUE = b'<?xml version="1.0"?>'
BOMB = b"""<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>"""
EXTERNAL = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def read(data: bytes) -> Diagram:
    diagram, findings = read_diagram(data, "p.bpmn")
    assert diagram is not None, findings
    assert not [finding for finding in findings if finding.is_error], findings
    return diagram


def refused(data: bytes) -> Finding:
    diagram, findings = read_diagram(data, "p.bpmn")
    assert diagram is None
    (finding,) = findings
    assert finding.is_error
    assert finding.file == "p.bpmn"
    return finding


def with_doctype(doctype: bytes, inside: bytes) -> bytes:
    draft = process("p").start(name="NAVN").end().path("start", "end").file()
    return draft.replace(b'encoding="UTF-8"?>', b'encoding="UTF-8"?>' + doctype).replace(b"NAVN", inside)


@pytest.mark.parametrize(("doctype", "inside"), [(BOMB, b"&e;"), (EXTERNAL, b"&x;"), (b"<!DOCTYPE definitions>", b"x")])
def test_a_document_type_is_refused_with_what_it_may_carry(doctype: bytes, inside: bytes) -> None:
    assert refused(with_doctype(doctype, inside)).rule in ("doctype", "not-xml")


def test_a_document_type_hidden_by_another_encoding_is_refused_too() -> None:
    text = with_doctype(EXTERNAL, b"x").decode().replace("UTF-8", "UTF-16")
    assert refused(text.encode("utf-16")).rule == "doctype"


@pytest.mark.parametrize("data", [b"", b"hej", b"<a>", PROLOGUE, b"\x00\x01\x02", b"<a/><b/>", b"\xff\xfe<", b"&lt;"])
def test_what_is_no_xml_is_refused_with_a_sentence(data: bytes) -> None:
    assert refused(data).rule == "not-xml"


def test_a_file_that_is_no_diagram_is_refused() -> None:
    assert refused(b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" />').rule == "not-bpmn"


def test_a_file_over_five_megabytes_is_refused_unread() -> None:
    began = time.perf_counter()
    assert refused(b"<" * (10 * 1024 * 1024)).rule == "too-large"
    assert time.perf_counter() - began < 1


def test_more_than_two_thousand_elements_are_refused() -> None:
    draft = process("p").start().raw("".join(f'<bpmn:userTask id="u{number}" />' for number in range(10_000)))
    began = time.perf_counter()
    assert refused(draft.file()).rule == "too-many-elements"
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("levels", [60, 1_000, 40_000])
def test_deep_nesting_is_refused(levels: int) -> None:
    inner = "<bpmn:subProcess>" * levels + "</bpmn:subProcess>" * levels
    assert refused(process("p").raw(inner).file()).rule == "too-deep" or levels > 200


def test_a_diagram_for_camunda_8_is_refused_with_what_to_do() -> None:
    data = (
        process("p")
        .file()
        .replace(b' id="definitions"', b' id="definitions" modeler:executionPlatform="Camunda Cloud"')
    )
    finding = refused(data)
    assert finding.rule == "camunda-8"
    assert "Camunda 7" in finding.message


def test_an_id_used_twice_is_an_error_that_names_both_lines() -> None:
    draft = process("p").start().user("a")
    inner = draft.sub("sub")
    inner.raw("\n").user("a")
    _, findings = read_diagram(draft.file(), "p.bpmn")
    (finding,) = [finding for finding in findings if finding.rule == "duplicate-id"]
    assert (finding.element_id, finding.line, finding.severity) == ("a", 3, Severity.ERROR)
    assert "linje 2" in finding.message


@pytest.mark.parametrize("xml", ["<bpmn:userTask name='x' />", "<bpmn:sequenceFlow sourceRef='a' targetRef='b' />"])
def test_an_element_or_flow_without_id_is_an_error(xml: str) -> None:
    _, findings = read_diagram(process("p").raw(xml).file(), "p.bpmn")
    assert [finding.rule for finding in findings] == ["id-missing"]


def test_a_process_that_is_not_executable_is_said_and_kept_as_such() -> None:
    diagram, findings = read_diagram(process("p", executable=False).start().file(), "p.bpmn")
    assert diagram is not None
    assert not diagram.processes[0].executable
    assert [(finding.rule, finding.severity) for finding in findings] == [("process-not-executable", Severity.INFO)]


def test_a_file_without_a_process_is_an_error() -> None:
    _, findings = read_diagram(definitions(), "p.bpmn")
    assert [finding.rule for finding in findings] == ["no-process"]


def test_elements_keep_file_order_names_lines_and_flows() -> None:
    draft = process("p").start().raw("\n").user("b", name="Vurdér\n  sagen").raw("\n").user("a").end()
    draft.path("start", "b", "a", "end")
    found = read(draft.file()).processes[0]
    assert list(found.elements) == ["start", "b", "a", "end"]
    assert found.elements["b"].name == "Vurdér sagen"
    assert [found.elements[i].line for i in ("start", "b", "a")] == [2, 3, 4]
    assert found.elements["b"].incoming == ("f_p_0",)
    assert found.elements["b"].outgoing == ("f_p_1",)
    assert (found.flows["f_p_1"].source, found.flows["f_p_1"].target) == ("b", "a")


def test_documentation_keeps_its_paragraphs() -> None:
    first, second = "Først.\n\nSå dette.", "Til sidst."
    inner = f"<bpmn:documentation>{first}</bpmn:documentation><bpmn:documentation>{second}</bpmn:documentation>"
    element = read(process("p").element("userTask", "a", inner).file()).processes[0].elements["a"]
    assert element.documentation == "Først.\n\nSå dette.\n\nTil sidst."


def test_comments_are_not_text() -> None:
    inner = "<bpmn:documentation>Sig <!-- ikke --> ja.</bpmn:documentation>"
    element = read(process("p").element("userTask", "a", inner).file()).processes[0].elements["a"]
    assert element.documentation == "Sig  ja."


def test_lanes_are_the_innermost_and_hold_for_what_stands_inside_a_subprocess_and_on_an_edge() -> None:
    lanes = """<bpmn:laneSet id="ls"><bpmn:lane id="outer" name="Myndighed"><bpmn:flowNodeRef>a</bpmn:flowNodeRef>
      <bpmn:flowNodeRef>sub</bpmn:flowNodeRef><bpmn:childLaneSet id="c"><bpmn:lane id="inner" name="Fagteam">
      <bpmn:flowNodeRef>b</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>"""
    draft = process("p").raw(lanes).start().user("a", "b").boundary("t", "b", "P1D")
    draft.sub("sub").start("s1").user("inside")
    found = read(draft.file()).processes[0]
    assert {i: e.lane for i, e in found.elements.items()} == {
        "start": "", "a": "Myndighed", "b": "Fagteam", "t": "Fagteam", "sub": "Myndighed", "s1": "Myndighed",
        "inside": "Myndighed",
    }  # fmt: skip
    assert [(lane.name, lane.element_ids) for lane in found.lanes] == [("Myndighed", ("a", "sub")), ("Fagteam", ("b",))]


def test_timers_boundaries_and_subprocesses_are_read() -> None:
    draft = (
        process("p").start().user("a").boundary("t", "a", "=frist", kind="date", interrupting=False).timer("w", "P3M")
    )
    draft.sub("sub").start("s1").terminate("x")
    found = read(draft.file()).processes[0].elements
    assert found["t"].timer == Timer("date", "=frist")
    assert (found["t"].attached_to, found["t"].cancel_activity, found["t"].event) == ("a", False, "timer")
    assert found["w"].timer == Timer("duration", "P3M")
    assert (found["s1"].parent_id, found["s1"].process_id, found["x"].event) == ("sub", "p", "terminate")


def test_what_is_drawn_only_is_listed_and_no_element() -> None:
    drawn = """<bpmn:dataObject id="do" /><bpmn:dataObjectReference id="dor" name="Journal" dataObjectRef="do" />
      <bpmn:textAnnotation id="ta"><bpmn:text>Husk</bpmn:text></bpmn:textAnnotation>
      <bpmn:association id="as" sourceRef="a" targetRef="ta" /><bpmn:group id="g" />"""
    inner = '<bpmn:dataOutputAssociation id="x"><bpmn:targetRef>dor</bpmn:targetRef></bpmn:dataOutputAssociation>'
    pools = """<bpmn:collaboration id="c"><bpmn:participant id="p1" name="Kommunen" processRef="p" />
      <bpmn:participant id="p2" name="Borger" /><bpmn:messageFlow id="m" sourceRef="p2" targetRef="a" />
      </bpmn:collaboration><bpmn:dataStore id="ds" name="Fagsystem" />"""
    diagram = read(process("p").start().element("userTask", "a", inner).raw(drawn).file(extra=pools))
    assert list(diagram.processes[0].elements) == ["start", "a"]
    assert {kind for kind, *_ in diagram.drawing} == {
        "dataObject", "dataObjectReference", "textAnnotation", "association", "group", "dataOutputAssociation",
        "participant", "messageFlow", "dataStore",
    }  # fmt: skip
    assert diagram.pools == 2
    assert diagram.processes[0].pool_name == "Kommunen"
    assert ("participant", "p2", "Borger") in {entry[:3] for entry in diagram.drawing}


def test_an_unknown_element_is_an_element_that_a_check_can_refuse() -> None:
    found = read(process("p").start().element("complexGateway", "g").file()).processes[0]
    assert found.elements["g"].type == "complexGateway"
    assert found.elements["g"].name == "g"


def test_loops_and_event_subprocesses_are_marked() -> None:
    parallel = '<bpmn:multiInstanceLoopCharacteristics camunda:collection="x" />'
    draft = process("p").start().element("userTask", "a", parallel)
    draft.element("userTask", "b", '<bpmn:multiInstanceLoopCharacteristics isSequential="true" />')
    draft.element("userTask", "c", "<bpmn:standardLoopCharacteristics />")
    draft.raw('<bpmn:subProcess id="d" triggeredByEvent="true" />')
    found = read(draft.file()).processes[0].elements
    assert [found[i].loop for i in "abc"] == ["parallel", "sequential", "standard"]
    assert found["d"].triggered_by_event


def test_reading_the_same_bytes_twice_gives_the_same_diagram() -> None:
    data = process("p").start().user("a").end().path("start", "a", "end").file()
    assert read(data).processes == read(data).processes


def test_what_camunda_8_adds_to_a_step_is_enough_to_refuse_the_file() -> None:
    zeebe = 'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"'
    inner = (
        f'<bpmn:extensionElements><zeebe:assignmentDefinition {zeebe} candidateGroups="tot" /></bpmn:extensionElements>'
    )
    assert refused(process("p").start().element("userTask", "a", inner).file()).rule == "camunda-8"


def test_flows_without_id_are_refused_by_their_ends_and_still_connect() -> None:
    data = process("p").start().user("a").end().path("start", "a", "end").file()
    diagram, findings = read_diagram(data.replace(b'id="f_p_0" ', b"").replace(b'id="f_p_1" ', b""), "p.bpmn")
    assert [finding.message for finding in findings] == [
        "Pilen fra «start» til «a» mangler et id.",
        "Pilen fra «a» til «end» mangler et id.",
    ]
    assert diagram is not None
    assert [(flow.source, flow.target) for flow in diagram.processes[0].flows.values()] == [
        ("start", "a"),
        ("a", "end"),
    ]


def test_who_performs_a_process_is_no_step_of_it() -> None:
    diagram = read(process("p").raw("<bpmn:performer /><bpmn:auditing />").start().file())
    assert list(diagram.processes[0].elements) == ["start"]


def test_an_id_that_cannot_be_a_key_is_refused_at_its_element() -> None:
    finding = refused(process("p").start().user("a" * 256).file())
    assert (finding.rule, finding.element_id) == ("too-long", "a" * 255)


@pytest.mark.parametrize("value", [",".join(["tot"] * 100_000), "x" * 20_001])
def test_a_setting_without_end_is_refused_at_its_element(value: str) -> None:
    started = time.perf_counter()
    finding = refused(process("p").start().user("a", name="Opgave", groups=value).file())
    assert (finding.rule, finding.element_id, finding.element_name) == ("too-long", "a", "Opgave")
    assert time.perf_counter() - started < 1


def test_an_element_with_settings_without_end_is_refused_at_once() -> None:
    data = process("p").start().user("a", **{f"x{number}": "y" for number in range(50_000)}).file()
    started = time.perf_counter()
    finding = refused(data)
    assert (finding.rule, finding.element_id) == ("too-long", "a")
    assert time.perf_counter() - started < 2


INSIDE = "<bpmn:task id='t'><bpmn:extensionElements>§{}§</bpmn:extensionElements></bpmn:task>"
CROWDS = {
    "flows without id": '<bpmn:sequenceFlow sourceRef="start" targetRef="end" />',
    "tasks without id": "<bpmn:userTask />",
    "settings": INSIDE.format("<camunda:a />"),
    "fields": INSIDE.format("<camunda:in target='a' />"),
    "texts": "<bpmn:documentation>x</bpmn:documentation>",
}


@pytest.mark.parametrize("crowd", CROWDS.values(), ids=CROWDS)
def test_what_has_no_id_is_counted_too(crowd: str) -> None:
    around, _, rest = crowd.partition("§")
    inner, _, after = rest.partition("§")
    crowded = f"{around}{inner * 50_000}{after}" if inner else around * 50_000
    started = time.perf_counter()
    assert refused(process("p").start().end().raw(crowded).file()).rule == "too-many-elements"
    assert time.perf_counter() - started < 2


def test_expressions_have_a_limit_together() -> None:
    draft = process("p").start().exclusive("g").end()
    for number in range(100):
        draft.flow("g", "end", " and ".join(f"v{other} = {number}" for other in range(200)))
    assert refused(draft.file()).rule == "too-long"
    draft = process("p").start()
    for number in range(100):
        draft.user(f"a{number}", groups="=" + "+".join(["a"] * 1_000))
    assert refused(draft.file()).rule == "too-long"
