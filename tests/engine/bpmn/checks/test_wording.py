"""Turns of phrase that several rules use."""

from __future__ import annotations

from engine.bpmn.checks.wording import MANY, did_you_mean, is_computed, is_plain_key, listed


def test_the_nearest_name_is_proposed_as_it_is_written() -> None:
    assert did_you_mean("fagtema", ["tot", "Fagteam"]) == " Mente du «Fagteam»?"
    assert did_you_mean("helt andet", ["tot"]) == ""
    assert did_you_mean("tot", ["tot"]) == ""
    assert did_you_mean("x", []) == ""


def test_nothing_is_proposed_out_of_very_many_names() -> None:
    assert did_you_mean("navn", [f"navn{number}" for number in range(MANY + 1)]) == ""


def test_names_are_listed_with_a_danish_and() -> None:
    assert (listed([]), listed(["a"]), listed(["a", "b"])) == ("", "«a»", "«a» og «b»")
    assert listed(["a", "b", "c"]) == "«a», «b» og «c»"


def test_expressions_and_keys_are_told_apart() -> None:
    assert all(map(is_computed, ("=x", " =x", "${x}", "a#{x}")))
    assert not is_computed("x=1")
    assert is_plain_key("p85_ekstern")
    assert not any(map(is_plain_key, ("", "P85", "8a", "å", "a-b", "a\n")))
