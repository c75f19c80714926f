"""Diagrams that mean harm: refused with a sentence and nothing stored, or stopped by the step limit as an incident."""

from __future__ import annotations

import time

import pytest

from engine.actor import Actor, Role
from engine.errors import DeploymentRejected, ValueInvalid
from engine.process_engine import ProcessEngine
from engine.records.people import TeamRecord
from engine.services.checking import MAX_FINDINGS
from tests.support.cases import form, text_field
from tests.support.diagrams import process

ADMIN = Actor("admin", "Administrator", groups=frozenset({"tot"}), roles=frozenset({Role.ADMIN}))
HEAD = '<?xml version="1.0"?>\n'
BOMB = (
    HEAD
    + '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = HEAD + '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def condition(feel: str) -> bytes:
    draft = process("p").start().user("a", groups="tot").exclusive("g").end("ja", "nej")
    draft.path("start", "a", "g").flow("g", "ja", feel).flow("g", "nej", default=True)
    return draft.file()


def nested(levels: int) -> bytes:
    inner = "".join(f'<bpmn:subProcess id="s{n}">' for n in range(levels)) + "</bpmn:subProcess>" * levels
    return process("p").raw(inner).file()


def crowd(size: int) -> bytes:
    return process("p").start().user(*(f"u{n}" for n in range(size)), groups="tot").end().file()


def crowd_in_a_row(key: str, size: int) -> bytes:
    tasks = [f"{key}u{number}" for number in range(size)]
    draft = process(key).start(f"{key}s").user(*tasks, groups="tot").end(f"{key}e")
    return draft.path(f"{key}s", *tasks, f"{key}e").file()


def with_prolog(prolog: str) -> bytes:
    text = process("p").start().end().path("start", "end").file().decode()
    return (prolog + text[text.index("<bpmn:definitions") :].replace('name="start"', 'name="&a;"')).encode()


HOSTILE = {
    "an import": condition('=__import__("os").system("touch /tmp/x")'),
    "a way out of the object": condition("=().__class__.__bases__"),
    "an entity bomb": with_prolog(BOMB),
    "an external entity": with_prolog(OUTSIDE),
    "ten megabytes": process("p").raw(f"<!--{'x' * 10_000_000}-->").file(),
    "ten thousand elements": crowd(10_000),
    "deep nesting": nested(200),
    "a condition of a megabyte": condition("=" + "1+" * 500_000 + "1"),
    "deep parentheses": condition("=" + "(" * 3_000 + "1" + ")" * 3_000),
    "bytes that are no text": b"\xff\xfe\x00\x01" * 100,
    "an empty file": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_and_nothing_is_stored(
    process_engine: ProcessEngine, name: str
) -> None:
    with pytest.raises(DeploymentRejected) as refusal:
        process_engine.deployments.deploy("fjendtlig", {"p.bpmn": HOSTILE[name]}, ADMIN)
    errors = [finding for finding in refusal.value.findings if finding.is_error]
    assert errors
    assert all(finding.file == "p.bpmn" and len(finding.message) > 20 for finding in errors)
    assert not process_engine.read.deployments(ADMIN)


@pytest.mark.parametrize(
    "feel",
    [
        "=count(for a in 1..1000, b in 1..1000, c in 1..1000 return udfald) > 0",
        "=string length(string join(for a in 1..20000 return string(for b in 1..2000 return udfald))) > 0",
        "=10 ** 10 ** 8 > udfald",
        "=some x in 1..20000 satisfies some y in 1..20000 satisfies string(x) = udfald",
    ],
)
def test_an_expression_that_explodes_is_stopped_and_becomes_an_incident(
    process_engine: ProcessEngine, feel: str
) -> None:
    process_engine.people.set_teams([TeamRecord("tot", "TOT")])
    process_engine.deployments.deploy("eksplosion", {"p.bpmn": condition(feel)}, ADMIN)
    instance = process_engine.instances.start("p", business_key="S-1", variables={}, actor=ADMIN)
    (task,) = process_engine.read.tasks(ADMIN, instance_id=instance.id).tasks
    process_engine.tasks.complete(task.id, {"udfald": "ja"}, ADMIN)
    (incident,) = process_engine.read.incidents(ADMIN, instance_id=instance.id)
    assert incident.element_id == "g"
    assert incident.message


def test_very_many_remarks_are_told_by_weight(process_engine: ProcessEngine) -> None:
    data = {f"p{number}.bpmn": crowd_in_a_row(f"p{number}", 300) for number in range(6)}
    found = process_engine.deployments.check({**data, "q.bpmn": b"x"})
    assert len(found) == MAX_FINDINGS + 1
    assert found[-1].rule == "findings-left-out"
    assert [finding.file for finding in found if finding.is_error] == ["q.bpmn"]


def test_diagrams_tables_and_forms_have_a_limit_together(process_engine: ProcessEngine) -> None:
    diagrams = {f"p{number}.bpmn": crowd_in_a_row(f"p{number}", 500) for number in range(4)}
    forms = {f"{number}.form": form(f"f{number}", text_field("a", label="x" * 900_000)) for number in range(2)}
    found = process_engine.deployments.check({**diagrams, **forms})
    assert [finding.file for finding in found if finding.rule == "deployment-too-large"] == ["1.form", "p3.bpmn"]


def test_a_deployment_has_so_many_files_at_most(process_engine: ProcessEngine) -> None:
    with pytest.raises(ValueInvalid):
        process_engine.deployments.deploy("mange", {f"{number}.txt": b"x" for number in range(101)}, ADMIN)


def test_many_procedures_in_one_file_are_refused_soon(process_engine: ProcessEngine) -> None:
    others = [process(f"p{number}").start(f"s{number}").end(f"e{number}") for number in range(300)]
    started = time.perf_counter()
    found = process_engine.deployments.check({"p.bpmn": process("p").start().end().file(*others)})
    assert "several-processes" in {finding.rule for finding in found if finding.is_error}
    assert time.perf_counter() - started < 3
