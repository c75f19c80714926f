"""Rules and elements set against each other, in both directions."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.bpmn.reader import read_diagram
from engine.bpmn.trace import read_rules, trace
from engine.records.organisation import rule_ids

PROCESSES = Path(__file__).parents[3] / "processes"
HEADER = "regel;kilde;citat;art;begrundelse\n"


def test_a_rule_is_realised_where_an_element_names_it_and_missing_elsewhere() -> None:
    rules = read_rules(
        HEADER + "R-000-08;000;a;udføres;\nR-999-01;000;b;udføres;\nR-999-02;000;c;politik;En holdning.\n"
    )
    diagram, _ = read_diagram((PROCESSES / "p85_ekstern_til_intern/p85_ekstern_til_intern.bpmn").read_bytes(), "p85")
    assert diagram is not None
    result = trace(rules, diagram.processes)
    assert {place.element_id for place in result.realised["R-000-08"]} >= {"Gateway_g_pri", "Call_c_3m"}
    assert [rule.id for rule in result.missing] == ["R-999-01"]
    assert [rule.reason for rule in result.policy] == ["En holdning."]
    assert "R-000-07" in {rule_id for rule_id, _ in result.unknown}


def test_rule_ids_are_separated_by_commas_or_spaces() -> None:
    assert rule_ids({"regel": "R-000-01, R-000-02 R-000-03"}) == ["R-000-01", "R-000-02", "R-000-03"]
    assert rule_ids({}) == []


def test_a_rule_file_with_other_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="kolonnerne"):
        read_rules("id;tekst\n1;a\n")
