from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engine.dmn import Decided, decide, read_decisions
from engine.errors import DecisionFailed
from tests.engine.dmn.documents import CAMUNDA, definitions, literal, table

ZONE = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
Rows = Sequence[tuple[Sequence[str], Sequence[str]]]

FREQUENCY: Rows = [
    (['"p97", "p98", "p100"'], ['"P1Y"', '"nej"']),
    (['"p107", "p108", "p105_85"'], ['"P2Y"', '"ja"']),
    (["-"], ['"P2Y"', '"nej"']),
]
COORDINATOR: Rows = [
    (['"bedste_relation"', "-"], ["bedste_relation_team"]),
    (['"primaer_stoette"', '"botilbud"'], ["handicap_team"]),
    (["-", ""], ["ansvarlig_team"]),
]


def decided(*documents: str, key: str = "", **variables: Any) -> Decided:
    decisions, findings = read_decisions(definitions(*documents), "x.dmn")
    assert not [finding for finding in findings if finding.is_error], findings
    by_id = {decision.id: decision for decision in decisions}
    wanted = by_id[key] if key else decisions[0]
    return decide(wanted, variables, now=NOW, zone=ZONE, others=by_id)


def hits(*documents: str, key: str = "", **variables: Any) -> list[dict[str, Any]]:
    return [dict(hit) for hit in decided(*documents, key=key, **variables).hits]


def test_a_comma_in_a_cell_means_or() -> None:
    tilsyn = table(FREQUENCY, inputs=["paragraf"], outputs=["interval", "tilsyn"], policy="FIRST")
    assert hits(tilsyn, paragraf="p98") == [{"interval": "P1Y", "tilsyn": "nej"}]
    assert hits(tilsyn, paragraf="p105_85") == [{"interval": "P2Y", "tilsyn": "ja"}]


def test_a_dash_and_an_empty_cell_are_always_true_even_for_a_variable_nobody_set() -> None:
    assert hits(table(FREQUENCY, outputs=["i", "t"], policy="FIRST")) == [{"i": "P2Y", "t": "nej"}]
    assert hits(table([([""], ["1"])])) == [{"svar": 1}]


def test_an_output_may_be_the_value_of_another_variable() -> None:
    choice = table(COORDINATOR, inputs=["kriterium", "stoette"], policy="FIRST")
    teams = {"bedste_relation_team": "aeldre", "handicap_team": "fagteam", "ansvarlig_team": "tot"}
    assert hits(choice, kriterium="bedste_relation", stoette="x", **teams) == [{"svar": "aeldre"}]
    assert hits(choice, kriterium="primaer_stoette", stoette="botilbud", **teams) == [{"svar": "fagteam"}]
    assert hits(choice, kriterium="andet", stoette="botilbud", **teams) == [{"svar": "tot"}]


def test_no_hit_gives_no_mapping_and_no_rule() -> None:
    assert decided(table([(['"x"'], ["1"])]), a="y") == Decided((), ())


def test_the_rules_that_met_are_named() -> None:
    assert decided(table([(['"x"'], ["1"]), (['"y"'], ["2"])]), a="y").rules == ("r2",)


def test_an_empty_output_is_null() -> None:
    assert hits(table([(["-"], [""])])) == [{"svar": None}]


def test_ranges_comparisons_negation_and_the_question_mark() -> None:
    rows: Rows = [(["[1..5]"], ['"lav"']), (["> 5"], ['"høj"']), (["? < 0"], ['"negativ"']), (["null"], ['"intet"'])]
    cells = table(rows)
    assert [hits(cells, a=value)[0]["svar"] for value in (3, 9, -2, None)] == ["lav", "høj", "negativ", "intet"]
    assert hits(table([(['not("x")'], ["1"])]), a="y") == [{"svar": 1}]


def test_a_cell_that_is_a_list_is_met_by_what_it_holds() -> None:
    assert hits(table([(["godkendte"], ["1"])]), a="b", godkendte=["a", "b"]) == [{"svar": 1}]


@pytest.mark.parametrize("cell", ["cellInput > 3", "list contains([4, 5], cellInput)", "vaerdi = 4"])
def test_camundas_names_for_the_input_value_are_understood(cell: str) -> None:
    named = table([([cell], ['"cellInput"'])], input_attributes='camunda:inputVariable="vaerdi"')
    assert hits(named, a=4) == [{"svar": "cellInput"}]
    assert hits(named, a=1) == []


@pytest.mark.parametrize("written", ["2026-03-09", "2026-03-09T12:00:00+01:00"])
def test_a_column_typed_as_date_reads_the_text_of_a_date_field(written: str) -> None:
    dates = table([(['[date("2026-01-01")..date("2026-12-31")]'], ["1"])], types=["date"])
    assert hits(dates, a=written) == [{"svar": 1}]
    assert hits(dates, a="2027-01-01") == []


def test_numbers_come_back_as_json_numbers_and_dates_as_iso_text() -> None:
    rows: Rows = [(["-"], ["0.1 + 0.2", 'date("2026-01-31") + duration("P1M")'])]
    assert hits(table(rows, outputs=["n", "d"])) == [{"n": 0.3, "d": "2026-02-28"}]


def test_unique_refuses_two_hits_and_names_table_and_rows() -> None:
    with pytest.raises(DecisionFailed, match=r"Række 1 og 2 .*«Navn på tabel» \(tabel\)") as raised:
        hits(table([(["> 1"], ["1"]), (["> 2"], ["2"]), (["< 0"], ["3"])]), a=5)
    assert raised.value.element_id == "tabel"


def test_any_accepts_hits_that_agree_and_refuses_others() -> None:
    assert hits(table([(["> 1"], ["1"]), (["> 2"], ["1"])], policy="ANY"), a=5) == [{"svar": 1}]
    with pytest.raises(DecisionFailed, match="ikke samme svar"):
        hits(table([(["> 1"], ["1"]), (["> 2"], ["2"])], policy="ANY"), a=5)


OVERLAPPING: Rows = [(["> 1"], ['"b"']), (["> 2"], ['"a"']), (["> 3"], ['"c"'])]


@pytest.mark.parametrize(
    ("policy", "answers"),
    [
        ("FIRST", ["b"]),
        ("RULE ORDER", ["b", "a", "c"]),
        ("COLLECT", ["b", "a", "c"]),
        ("PRIORITY", ["a"]),
        ("OUTPUT ORDER", ["a", "b", "c"]),
    ],
)
def test_each_hit_policy_orders_its_hits(policy: str, answers: list[str]) -> None:
    overlapping = table(OVERLAPPING, policy=policy, allowed_out='"a","b","c"')
    assert [hit["svar"] for hit in hits(overlapping, a=9)] == answers


@pytest.mark.parametrize(("how", "result"), [("SUM", 6.5), ("MIN", 1), ("MAX", 3), ("COUNT", 3)])
def test_collect_makes_one_number_of_its_hits(how: str, result: float) -> None:
    numbers = table([(["-"], ["1"]), (["-"], ["2.5"]), (["> 0"], ["3"])], policy="COLLECT", aggregation=how)
    found = decided(numbers, a=1)
    assert (list(found.hits), list(found.rules)) == ([{"svar": result}], ["r1", "r2", "r3"])


def test_collect_without_hits_counts_zero_and_sums_nothing() -> None:
    none: Rows = [(["> 5"], ["1"])]
    assert hits(table(none, policy="COLLECT", aggregation="COUNT"), a=1) == [{"svar": 0}]
    assert hits(table(none, policy="COLLECT", aggregation="SUM"), a=1) == []


def test_texts_cannot_be_summed() -> None:
    with pytest.raises(DecisionFailed, match="kan ikke samles med SUM"):
        hits(table([(["-"], ['"x"'])], policy="COLLECT", aggregation="SUM"))


def test_a_literal_expression_has_the_name_of_its_variable() -> None:
    assert hits(literal("a * 2"), a=21) == [{"udtryk_svar": 42}]


def test_required_decisions_are_evaluated_first_and_known_by_their_names() -> None:
    base = table([(["> 10"], ['"stor"']), (["<= 10"], ['"lille"'])], key="stoerrelse", outputs=["omfang"])
    by_output = table([(['"stor"'], ["1"])], key="foerst", inputs=["omfang"], requires=["stoerrelse"])
    by_name = literal("stoerrelse = omfang", key="ens", requires=["stoerrelse"])
    assert hits(base, by_output, key="foerst", a=11) == [{"svar": 1}]
    assert hits(base, by_name, key="ens", a=3) == [{"ens_svar": True}]


def test_a_chain_of_literal_expressions_is_followed() -> None:
    chain = [literal("a + 1", key="en"), literal("en_svar + 1", key="to", requires=["en"])]
    assert hits(*chain, literal("to_svar + 1", key="tre", requires=["to"]), key="tre", a=1) == [{"tre_svar": 4}]


def test_a_required_table_with_several_hits_is_a_list() -> None:
    several = table([(["-"], ["1"]), (["-"], ["2"])], key="flere", outputs=["n"], policy="RULE ORDER")
    assert hits(several, literal("sum(flere)", requires=["flere"]), key="udtryk") == [{"udtryk_svar": 3}]


def test_a_required_decision_that_is_not_there_is_a_sentence() -> None:
    (decision,), _ = read_decisions(definitions(literal("1", requires=["vaek"])), "x.dmn")
    with pytest.raises(DecisionFailed, match="kræver beslutningen «vaek»"):
        decide(decision, {}, now=NOW, zone=ZONE)


def test_a_circle_of_decisions_is_a_sentence_not_an_endless_run() -> None:
    circle = [literal("1", key="en", requires=["to"]), literal("1", key="to", requires=["en"])]
    decisions, _ = read_decisions(definitions(*circle), "x.dmn")
    with pytest.raises(DecisionFailed, match="kræver sig selv"):
        decide(decisions[0], {}, now=NOW, zone=ZONE, others={decision.id: decision for decision in decisions})


def test_an_expression_that_runs_into_the_limits_fails_the_decision() -> None:
    heavy = "for x in 1..1000, y in 1..1000, z in 1..1000 return x"
    with pytest.raises(DecisionFailed, match="for tung"):
        hits(literal(heavy))


def test_what_is_given_is_not_changed() -> None:
    variables = {"a": 11}
    decisions, _ = read_decisions(definitions(literal("a")), "x.dmn")
    decide(decisions[0], variables, now=NOW, zone=ZONE)
    assert variables == {"a": 11}


def test_the_clock_and_zone_given_are_those_of_now() -> None:
    late = datetime(2026, 3, 9, 23, 30, tzinfo=UTC)
    decisions, _ = read_decisions(definitions(literal("today()")), "x.dmn")
    assert decide(decisions[0], {}, now=late, zone=ZONE).hits[0] == {"udtryk_svar": "2026-03-10"}


def test_a_juel_cell_works_as_in_camunda() -> None:
    assert CAMUNDA in definitions().decode()
    decisions, findings = read_decisions(definitions(table([(["${cellInput == 'x'}"], ["${b}"])])), "x.dmn")
    assert not [finding for finding in findings if finding.is_error]
    assert decide(decisions[0], {"a": "x", "b": "y"}, now=NOW, zone=ZONE).hits == ({"svar": "y"},)
