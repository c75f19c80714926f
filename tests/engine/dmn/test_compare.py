from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from engine.dmn import Decision, read_decisions
from engine.dmn.compare import compare_decisions
from engine.dmn.model import Aggregation, HitPolicy, Input, Output, Rule
from engine.feel import parse, parse_unary_tests
from tests.engine.dmn.documents import definitions, literal, table
from tests.support.folders import PROCESSES

ROWS = [(("< 18",), ('"barn"',)), ((">= 18",), ('"voksen"',))]
NAME = "tabellen «Navn på tabel»"


def decision(written: str) -> Decision:
    (found,), findings = read_decisions(definitions(written), "t.dmn")
    assert not [finding for finding in findings if finding.is_error], findings
    return found


def sentences(old: str, new: str) -> list[str]:
    return list(compare_decisions(decision(old), decision(new)))


def test_every_table_of_the_catalogue_equals_itself() -> None:
    for path in sorted(PROCESSES.glob("*/*.dmn")):
        for found in read_decisions(path.read_bytes(), path.name)[0]:
            assert compare_decisions(found, found) == ()


def test_a_changed_row_says_each_cell_before_and_after() -> None:
    changed = [ROWS[0], ((">= 16",), ('"ung"',))]
    assert sentences(table(ROWS), table(changed)) == [
        f'Række 2 i {NAME} er ændret: «a» fra >= 18 til >= 16; «svar» fra "voksen" til "ung".'
    ]


def test_rows_that_came_and_went_are_written_out() -> None:
    assert sentences(table(ROWS[:1]), table(ROWS)) == [f'Række 2 i {NAME} er ny: «a» >= 18, «svar» "voksen".']
    assert sentences(table(ROWS), table(ROWS[:1])) == [
        f'Rækken, der var nr. 2 i {NAME}, er fjernet: «a» >= 18, «svar» "voksen".'
    ]


def test_another_order_of_rows_is_said() -> None:
    swapped = table(ROWS).replace('id="r1"', 'id="x"').replace('id="r2"', 'id="r1"').replace('id="x"', 'id="r2"')
    assert sentences(table(ROWS), swapped)[-1] == f"Rækkerne i {NAME} står i en anden rækkefølge."


def test_columns_and_the_hit_policy_are_compared() -> None:
    wider = [(("< 18", "-"), ('"barn"',)), ((">= 18", "true"), ('"voksen"',))]
    assert sentences(table(ROWS), table(wider, inputs=("a", "b"))) == [f"Kolonnen «b» er ny i {NAME}."]
    assert sentences(table(wider, inputs=("a", "b")), table(ROWS)) == [f"Kolonnen «b» er fjernet fra {NAME}."]
    assert sentences(table(ROWS), table(ROWS, policy="FIRST")) == [
        f"Reglen for, hvilke rækker der gælder i {NAME}, er ændret fra UNIQUE til FIRST."
    ]
    assert sentences(table(ROWS), table(ROWS, inputs=("c",))) == [
        f"Kolonnen «c» i {NAME} hed før «a».",
        f"Kolonnen «c» i {NAME} bruger nu c i stedet for a.",
    ]


def test_a_literal_expression_and_a_name_are_compared() -> None:
    assert sentences(literal("1 + 1"), literal("2")) == ["Udtrykket i tabellen «Navn på udtryk» er ændret: 1 + 1 → 2."]
    renamed = literal("2").replace("Navn på udtryk", "Sats")
    assert sentences(literal("2"), renamed) == ["Tabellen «Sats» hed før «Navn på udtryk»."]


PASSED_OVER = {"id", "file", "line", "number"}  # where a thing stands, and what it is known by
AGE = Input("a", "Alder", parse("alder"))
GROUP = Output("g", "gruppe", "Gruppe")
ROW = Rule("r", 1, 1, (parse_unary_tests("< 18"),), (parse('"barn"'),))
TABLE = Decision("d", "Alder", inputs=(AGE,), outputs=(GROUP,), rules=(ROW,))
OTHER: dict[str, Any] = {"requires": ("x",), "hit_policy": HitPolicy.FIRST, "aggregation": Aggregation.SUM}
OTHER |= {"literal": parse("1"), "expression": parse("antal"), "tests": (None,), "outputs": (None,)}


def named(kind: Any, *beside: str) -> list[str]:
    return [each.name for each in dataclasses.fields(kind) if each.name not in PASSED_OVER | set(beside)]


def other(thing: Any, name: str, **values: Any) -> Any:
    return dataclasses.replace(thing, **{name: values.get(name, OTHER.get(name, f"{getattr(thing, name)}x"))})


@pytest.mark.parametrize("name", named(Decision, "inputs", "outputs", "rules"))
def test_nothing_of_a_table_changes_in_silence(name: str) -> None:
    assert len(compare_decisions(TABLE, other(TABLE, name))) == 1


@pytest.mark.parametrize("name", named(Input))
def test_nothing_of_a_condition_changes_in_silence(name: str) -> None:
    changed = other(AGE, name, allowed=parse_unary_tests("[0..120]"))
    assert compare_decisions(TABLE, dataclasses.replace(TABLE, inputs=(changed,)))


@pytest.mark.parametrize("name", named(Output))
def test_nothing_of_an_answer_changes_in_silence(name: str) -> None:
    changed = other(GROUP, name, allowed=("barn", "voksen"))
    assert compare_decisions(TABLE, dataclasses.replace(TABLE, outputs=(changed,)))


@pytest.mark.parametrize("name", named(Rule))
def test_nothing_of_a_row_changes_in_silence(name: str) -> None:
    assert compare_decisions(TABLE, dataclasses.replace(TABLE, rules=(other(ROW, name),)))


def test_columns_in_another_order_are_said() -> None:
    two = (AGE, Input("b", "Beløb", parse("beloeb")))
    before, after = (dataclasses.replace(TABLE, inputs=each, rules=()) for each in (two, two[::-1]))
    assert compare_decisions(before, after) == ("Kolonnerne i tabellen «Alder» står i en anden rækkefølge.",)
