from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.dmn import Decision, read_decisions
from engine.dmn.model import HitPolicy
from engine.findings import Finding, Severity
from tests.engine.dmn.documents import definitions, literal, table


def read(*decisions: str, **options: str) -> tuple[tuple[Decision, ...], tuple[Finding, ...]]:
    return read_decisions(definitions(*decisions, **options), "tabel.dmn")


def errors(*decisions: str) -> str:
    return "\n".join(finding.sentence() for finding in read(*decisions)[1] if finding.is_error)


def warnings(*decisions: str) -> str:
    return "\n".join(f.message for f in read(*decisions)[1] if f.severity is Severity.WARNING)


@pytest.mark.parametrize(
    "namespace",
    [
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    ],
)
def test_the_namespaces_of_real_files_are_read(namespace: str) -> None:
    (decision,), findings = read(table([(['"x"'], ["1"])]), namespace=namespace)
    assert (decision.id, decision.name, findings) == ("tabel", "Navn på tabel", ())
    assert (decision.inputs[0].expression.text, decision.outputs[0].name) == ("a", "svar")


def test_a_decision_tells_which_variables_it_reads_and_writes() -> None:
    (decision,), _ = read(table([(["? = b"], ["c"])], inputs=["a + 1"], policy="RULE ORDER"))
    assert (decision.variables, decision.output_names) == (frozenset({"a", "b", "c"}), ("svar",))
    assert decision.hit_policy is HitPolicy.RULE_ORDER


def test_a_version_tag_and_a_hit_policy_with_underscore_are_read() -> None:
    (decision,), _ = read(table([], policy="RULE_ORDER", attributes='camunda:versionTag="v2"'))
    assert (decision.version_tag, decision.hit_policy) == ("v2", HitPolicy.RULE_ORDER)


def test_a_fault_in_a_cell_names_file_rule_row_and_column() -> None:
    _, findings = read(table([(["-"], ["1"]), (["> > 3"], ["1"])]))
    (finding,) = findings
    assert (finding.file, finding.element_id, finding.element_name) == ("tabel.dmn", "r2", "Navn på tabel")
    assert "Række 2, kolonne «a» kan ikke læses" in finding.message
    assert "> > 3" in finding.message


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (table([], inputs=[""]), "har intet udtryk"),
        (table([], inputs=["a +"]), "kan ikke læses"),
        (table([], outputs=[]), "ingen kolonne med svar"),
        (table([], outputs=["", "b"]), "har intet navn"),
        (table([], outputs=["b", "b"]), "2 svarkolonner hedder «b»"),
        (table([(["-", "-"], ["1"])]), "ikke lige så mange celler"),
        (table([], policy="BEST"), "«BEST» findes ikke"),
        (table([], policy="COLLECT", aggregation="AVG"), "«AVG» findes ikke"),
        (table([], policy="COLLECT", aggregation="SUM", outputs=["a", "b"]), "kun have én svarkolonne"),
        (table([], policy="PRIORITY"), "rækkefølgen af de tilladte svar"),
        (table([], policy="OUTPUT ORDER"), "rækkefølgen af de tilladte svar"),
        (table([], allowed_out="a + b"), "værdier adskilt af komma"),
        (table([(['"c"'], ["1"])], allowed_in='"a","b"'), "ikke blandt kolonnens tilladte"),
        (table([(["-"], ['"c"'])], allowed_out='"a","b"'), "ikke blandt kolonnens tilladte"),
        (table([], key="") + literal("1"), "har intet id"),
        (literal("1") + literal("2"), "2 beslutninger har samme id"),
        (literal(""), "tomt udtryk"),
        (literal("__import__('os')"), "kan ikke læses"),
        (literal("1", requires=["vaek"]), "kræver «vaek», som ikke findes"),
        (literal("1", requires=["udtryk"]), "kræver sig selv i ring"),
        ('<decision id="x" name="X"/>', "hverken tabel eller udtryk"),
        ('<decision id="x"><context/></decision>', "typen «context»"),
        ('<businessKnowledgeModel id="b" name="B"/>' + literal("1"), "Forretningsviden (BKM) «B»"),
        (
            '<decision id="x"><informationRequirement><requiredDecision href="anden.dmn#y"/></informationRequirement>'
            "<literalExpression><text>1</text></literalExpression></decision>",
            "i en anden fil",
        ),
        ("", "ingen beslutninger"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(document: str, sentence: str) -> None:
    assert sentence in errors(document)


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (table([]), "har ingen rækker"),
        (table([(['"x"'], ["1"]), (['"x"'], ["2"])]), "Række 1 og 2 har samme betingelser"),
        (table([(["-"], ["1"])], outputs=[""]), "har intet navn og kaldes «tabel»"),
        (table([(['"x"'], ["1"])], types=["number"]), '"x" er ikke tal'),
        (table([(["${cellInput == 'x'}"], ["1"])]), "er skrevet i JUEL"),
    ],
)
def test_what_is_probably_not_meant_is_a_warning(document: str, sentence: str) -> None:
    assert sentence in warnings(document)
    assert not errors(document)


def test_allowed_values_that_are_met_give_no_finding() -> None:
    assert read(table([(['"a","b"'], ['"x"'])], allowed_in='"a","b","c"', allowed_out='"x","y"'))[1] == ()


@pytest.mark.parametrize("language", ["groovy", "javascript", "python"])
def test_other_languages_are_refused(language: str) -> None:
    _, findings = read(literal("1"), attributes=f'expressionLanguage="{language}"')
    assert f"sproget «{language}»" in findings[0].message


def test_the_full_name_of_feel_is_feel() -> None:
    _, findings = read(literal("1"), attributes='expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/"')
    assert findings == ()


HOSTILE = {
    "empty": b"",
    "no XML": b"hej",
    "another XML": b"<html/>",
    "entity bomb": b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="&b;"/>',
    "external entity": b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">&x;</definitions>',
    "external DTD": b'<!DOCTYPE d SYSTEM "http://localhost/x.dtd">'
    b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/>',
    "deep": definitions("<a>" * 200 + "</a>" * 200),
    "very deep": definitions("<a>" * 100_000 + "</a>" * 100_000),
    "large": definitions(literal("1"), "<!--" + "x" * 6_000_000 + "-->"),
    "many rows": definitions(table([(['"x"'], ["1"])] * 1001)),
    "null bytes": b"\x00" * 1000,
    "wrong encoding": "<?xml version='1.0' encoding='UTF-8'?><æ/>".encode("latin-1"),
    "unknown encoding": b"<?xml version='1.0' encoding='hej'?><a/>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_quickly_with_a_sentence(name: str) -> None:
    started = perf_counter()
    _, findings = read_decisions(HOSTILE[name], "ond.dmn")
    assert any(finding.is_error and finding.message for finding in findings)
    assert not any("root:" in finding.message for finding in findings)
    assert perf_counter() - started < 5


@given(st.binary(max_size=300))
def test_any_bytes_give_findings_and_never_an_exception(data: bytes) -> None:
    assert read_decisions(data, "x.dmn")[1]


@given(st.text(max_size=40))
def test_any_text_in_a_cell_is_read_or_reported(cell: str) -> None:
    clean = "".join(letter for letter in cell if letter.isprintable())
    decisions, findings = read(table([([clean], [clean])]))
    assert decisions or any(finding.is_error for finding in findings)


def test_a_file_has_so_many_decisions_at_most() -> None:
    logic = '<literalExpression id="l{0}"><text>1</text></literalExpression>'
    many = (f'<decision id="d{number}" name="D">{logic.format(number)}</decision>' for number in range(201))
    decisions, findings = read_decisions(definitions(*many), "d.dmn")
    assert (decisions, [finding.rule for finding in findings]) == ((), ["dmn-limit"])


@pytest.mark.parametrize(
    "data",
    [b"\n<a>", b"<a />", b"<!DOCTYPE a>\n<a />", b" " * 6_000_000, definitions(), definitions(*["<decision/>"] * 201)],
)
def test_a_file_that_is_refused_as_a_whole_says_the_line(data: bytes) -> None:
    assert read_decisions(data, "t.dmn")[1][0].line > 0


def test_a_decision_without_id_is_named_by_what_it_stands_in() -> None:
    (finding,) = read('<decision name="Valg" />')[1]
    assert finding.element_id == "d"
    assert "«Valg»" in finding.message
