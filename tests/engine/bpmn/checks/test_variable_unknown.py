"""The rule variable-unknown: felt, som ingen sætter."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import a_decision, a_form, forms, met, read, said
from tests.engine.forms.documents import component
from tests.support.diagrams import process

RULE = "variable-unknown"


def test_fields_of_forms_scripts_and_tables_are_known() -> None:
    draft = (
        process("p")
        .start(formRef="s")
        .user("a", formRef="f", due="=frist", groups="=team")
        .script("b", "{frist: today()}")
    )
    draft.rule("c", "t").user("d", due="=fra_form").end()
    around = forms(a_form("s"), a_form("f", component("datetime", "fra_form", subtype="date")))
    assert met(RULE, draft, decisions={"t": a_decision("t", outputs=("team",))}, **around) == []


def test_what_every_case_has_is_known() -> None:
    draft = process("p").start().user("a", groups="=ansvarlig_team").script("b", "{x: sag_id + borger_ref + distrikt}")
    assert met(RULE, draft) == []


def test_a_field_that_nothing_sets_is_met_with_the_nearest_name() -> None:
    draft = process("p").start().script("a", "{partshoering_frist: today()}").user("b", due="=partshoerings_frist")
    assert met(RULE, draft) == ["b"]
    assert "«partshoering_frist»" in said(RULE, draft)


def test_what_a_called_procedure_sets_is_known() -> None:
    called = read(process("q").start().script("b", "{svar: 1}"), "q.bpmn")
    draft = process("p").start().call("c", "q").script("d", "{y: svar + 1}")
    assert met(RULE, draft, others=[called]) == []


def test_what_a_caller_sets_is_known() -> None:
    caller = read(process("q").start().script("b", "{svar: 1}").call("c", "p"), "q.bpmn")
    assert met(RULE, process("p").start().script("d", "{y: svar + 1}"), others=[caller]) == []


def test_the_rule_is_silent_where_a_called_procedure_is_not_at_hand() -> None:
    draft = process("p").start().call("c", "q").script("d", "{y: svar + 1}")
    assert met(RULE, draft, processes=frozenset({"q"})) == []


def test_what_a_caught_error_sets_is_known() -> None:
    draft = process("p").start().call("k", "q").error_boundary("no", "k", "NEJ", errorMessageVariable="besked")
    draft.script("s", "{x: besked}").path("start", "k").path("no", "s")
    called = read(process("q").start("qs"), "q.bpmn")
    assert met(RULE, draft, others=[called]) == []
