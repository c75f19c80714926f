"""Every rule of the source documents that is to be executed is realised, and every rule named is one of theirs."""

from __future__ import annotations

from functools import cache

from engine.bpmn.trace import Trace, read_rules, trace
from tests.support.folders import PROCESSES
from tests.support.procedures import diagram, keys

CASE_LISTS = {f"R-002-{number}" for number in (13, *range(60, 68), 69)}


@cache
def traced() -> Trace:
    rules = read_rules((PROCESSES / "regler.csv").read_text("utf-8"))
    return trace(rules, (process for key in keys() for process in diagram(key).processes))


def test_every_executable_rule_is_realised() -> None:
    assert [rule.id for rule in traced().missing] == []


def test_every_rule_named_is_one_of_the_sources() -> None:
    assert traced().unknown == ()


def test_every_policy_rule_says_why_it_is_not_executed() -> None:
    assert [rule.id for rule in traced().policy if not rule.reason.strip()] == []


def test_the_rules_of_meeting_and_case_lists_stand_on_the_procedure_itself() -> None:
    on_itself = {
        rule_id
        for rule_id, places in traced().realised.items()
        if any(place.element_id == place.process_key == "taskforce_moede" for place in places)
    }
    assert on_itself >= CASE_LISTS
