"""All rules together: order, completeness of a finding, and no diagram that they cannot bear."""

from __future__ import annotations

import time
from random import Random

import pytest

from engine.bpmn.checks import RULES, CheckContext, check_diagram, check_rule
from engine.bpmn.compiler import compile_processes
from engine.bpmn.model import Diagram, Element, Flow, Process, Timer
from engine.bpmn.settings import ElementSettings, FormBinding
from engine.findings import Finding
from tests.engine.bpmn.checks.asking import GROUPS, a_form, forms, read
from tests.engine.forms.documents import component
from tests.support.diagrams import Draft, process


def findings(diagram: Diagram, **surroundings: object) -> tuple[Finding, ...]:
    return check_diagram(diagram, CheckContext(groups=GROUPS, diagrams=(diagram,), **surroundings))  # type: ignore[arg-type]


def test_an_ordinary_procedure_has_neither_errors_nor_warnings() -> None:
    draft = (
        process("p")
        .start(formRef="s", formRefBinding="deployment")
        .user("a", groups="tot", formRef="f", formRefBinding="deployment", due="=frist")
    )
    draft.script("frister", '{frist: now() + duration("P14D")}').exclusive("g").end("End_ja", "End_nej")
    draft.path("start", "frister", "a", "g").flow("g", "End_ja", 'udfald = "ja"').flow("g", "End_nej", default=True)
    around = forms(a_form("s", component("textfield", "sag_id")), a_form("f", component("radio", "udfald")))
    found = findings(read(draft), **around)
    assert [finding for finding in found if finding.severity != "info"] == []


def test_a_finding_carries_file_line_element_rule_and_severity() -> None:
    draft = process("p").start().element("sendTask", "a", name="Hent data").end().path("start", "a", "end")
    [finding] = check_rule("task-not-supported", read(draft), CheckContext())
    assert (finding.file, finding.line, finding.element_id, finding.element_name) == ("p.bpmn", 2, "a", "Hent data")
    assert (finding.rule, finding.severity) == ("task-not-supported", RULES["task-not-supported"].severity)
    assert "Hent data" in finding.sentence()


def test_findings_come_in_the_order_of_the_file_with_errors_first() -> None:
    draft = process("p").start().element("serviceTask", "a").user("b")
    found = findings(read(draft))
    weights = {"error": 0, "warning": 1, "info": 2}
    assert [(f.line, weights[f.severity]) for f in found] == sorted((f.line, weights[f.severity]) for f in found)


def test_processes_that_do_not_run_are_not_examined() -> None:
    draft = process("p").start().end().path("start", "end").file(process("q", executable=False).element("task", "a"))
    assert [f for f in findings(read(draft)) if f.element_id == "a"] == []


def test_an_unknown_rule_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        check_rule("findes-ikke", read(process("p").start()), CheckContext())


TYPES = [
    *("userTask", "manualTask", "scriptTask", "businessRuleTask", "callActivity", "serviceTask", "task", "subProcess"),
    *("exclusiveGateway", "parallelGateway", "inclusiveGateway", "complexGateway"),
    *("startEvent", "endEvent", "boundaryEvent", "intermediateCatchEvent", "x"),
]
TEXTS = (None, "", "=", "=a", "= a b (", "tot", "${x}", "P1D", "=null", "=1", '="tot"', "{x: 1}", "{", "ø", "[", "if")


def random_process(random: Random, size: int) -> Process:
    """Anything at all that the model can hold, dangling references included."""
    ids = [f"e{number}" for number in range(size)] + ["p", "findes_ikke"]
    elements = {e: random_element(random, e, ids) for e in ids[:size]}
    flows = {
        f"f{n}": Flow(f"f{n}", "", random.choice(ids), random.choice(ids), n, "p", random.choice(TEXTS))
        for n in range(2 * size)
    }
    return Process("p", "P", 1, True, elements=elements, flows=flows)


def random_element(random: Random, identifier: str, ids: list[str]) -> Element:
    def text() -> str | None:
        return random.choice(TEXTS)

    settings = ElementSettings(
        candidate_groups=tuple(filter(None, (text(), text()))),
        due_date=text() or None,
        script=text(),
        form=random.choice((None, FormBinding("ref", text() or "", "deployment"), FormBinding("file", text() or ""))),
        decision_ref=text(),
        called_element=random.choice((text(), "p", "q")),
        result_variable=random.choice((None, "x")),
    )
    return Element(
        id=identifier,
        type=random.choice(TYPES),
        name="",
        line=random.randrange(9),
        parent_id=random.choice(ids),
        process_id="p",
        default_flow=random.choice((None, "f1")),
        event=random.choice(("", "timer", "message", "x")),
        timer=random.choice((None, Timer(random.choice(("date", "duration", "cycle")), text() or ""))),
        attached_to=random.choice(ids),
        loop=random.choice(("", "", "parallel")),
        settings=settings,
        attributes=random.choice(({}, {"camunda:x": "y"}, {"camunda:asyncBefore": "TRUE"})),
    )


def test_no_diagram_is_too_strange_to_be_checked() -> None:
    random = Random(4)
    for _ in range(150):
        strange = random_process(random, random.randrange(1, 25))
        diagram = Diagram("p.bpmn", (strange,), 1, None)
        for finding in findings(diagram):
            assert finding.message
            assert finding.message[-1] in ".?)»", finding


def random_draft(random: Random) -> Draft:
    """A small procedure drawn at random from what runs, with the usual mistakes."""
    ids = [f"e{number}" for number in range(random.randrange(1, 8))]
    draft = process("p").start().end()
    for identifier in ids:
        draw = random.choice(
            (
                lambda e: draft.service(e, random.choice(("t", "${t}", ""))),
                lambda e: draft.user(e, groups=random.choice(("tot", "=ansvarlig_team"))),
                lambda e: draft.script(e, random.choice(("{x: 1}", "1", "", "{x: sag_id}"))),
                draft.exclusive,
                draft.parallel,
                draft.inclusive,
                lambda e: draft.timer(e, random.choice(("P1D", "PT1D", "=x", ""))),
                lambda e: draft.boundary(e, random.choice(ids), "P1D", interrupting=random.random() < 0.5),
                lambda e: draft.sub(e).start(f"{e}_s").end(f"{e}_t").path(f"{e}_s", f"{e}_t"),
                lambda e: draft.call(e, random.choice(("p", "q"))),
            )
        )
        draw(identifier)
    draft.path("start", *ids, "end")
    for source in random.sample(ids, random.choice((0, 0, 1, 2)) if len(ids) > 1 else 0):
        condition, default = random.choice(((None, False), ("sag_id = 1", False), (None, True)))
        draft.flow(source, random.choice((*ids, "end")), condition, default)
    return draft


def test_what_has_no_errors_can_be_built() -> None:
    random, built = Random(7), 0
    for _ in range(1_000):
        diagram = read(random_draft(random))
        if not any(finding.is_error for finding in findings(diagram, processes=frozenset({"q"}))):
            assert compile_processes(diagram).keys() == {"p"}
            built += 1
    assert built > 50, built


@pytest.mark.parametrize("backwards", [False, True])
def test_a_diagram_of_the_greatest_size_is_checked_within_the_modelers_patience(backwards: bool) -> None:
    names = [f"a{number}" for number in range(600)]
    draft = process("p").start().end()
    for name in reversed(names) if backwards else names:
        draft.script(name, f"{{felt_{name}: fett_{name[::-1]}}}") if name[-1] in "02468" else draft.exclusive(name)
    draft.path("start", *names, "end")
    for number in range(1, 590, 2):
        draft.flow(names[number], names[number + 3], f'felt_b{number} = "x"')
    diagram = read(draft)
    began = time.process_time()
    assert findings(diagram)
    assert time.process_time() - began < 5
