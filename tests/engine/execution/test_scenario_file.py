from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ValueInvalid
from engine.execution.scenario_file import read_scenario, write_scenario
from engine.records.scenarios import Expected, Scenario, ScenarioStep

BEGINS = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
HEAD = 'process = "p"\nbegins = 2026-03-02T09:00:00+01:00\n'
TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.booleans() | st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


@given(
    name=TEXTS.filter(bool),
    variables=st.dictionaries(TEXTS.filter(bool), VALUES, max_size=3),
    values=st.dictionaries(TEXTS.filter(bool), VALUES, max_size=3),
)
def test_what_is_written_is_read_again(name: str, variables: dict[str, Any], values: dict[str, Any]) -> None:
    steps = (
        ScenarioStep(task="Skriv «brevet»", team="tot", values=values, waits=("Send", "Vent")),
        ScenarioStep(advance="P3M", waits=()),
        ScenarioStep(job="send-brev", values=values),
        ScenarioStep(job="slaa-op", error="NEJ", message="Ukendt «borger»", values=values),
    )
    scenario = Scenario(name, "p", BEGINS, variables, steps, Expected("slut", "tot", ()))
    assert read_scenario(write_scenario(scenario), "f.toml") == scenario


def test_null_is_written_as_an_empty_text() -> None:
    scenario = Scenario("n", "p", BEGINS, steps=(ScenarioStep(task="a", values={"dato": None}),))
    assert read_scenario(write_scenario(scenario), "f.toml").steps[0].values == {"dato": ""}


def test_dates_of_toml_are_texts_as_forms_give_them() -> None:
    read = read_scenario(f"{HEAD}[variables]\ndag = 2026-03-09\nklokken = 2026-03-09T10:00:00+01:00\n", "f.toml")
    assert read.variables == {"dag": "2026-03-09", "klokken": "2026-03-09T10:00:00+01:00"}
    assert read.name == "f.toml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("process = ", "kan ikke læses"),
        ('process = "p"', "mangler 'begins'"),
        ('process = "p"\nbegins = 2026-03-02T09:00:00', "tidszone"),
        (HEAD + "[[step]]\n", "netop én af task, job og advance"),
        (HEAD + '[[step]]\ntask = "a"\nadvance = "P1D"\n', "netop én af task, job og advance"),
        (HEAD + '[[step]]\ntask = "a"\nerror = "NEJ"\n', "med job, og message til et med error"),
        (HEAD + '[[step]]\njob = "a"\nmessage = "Nej"\n', "message til et med error"),
        (HEAD + '[[step]]\ntask = "a"\nhold = "tot"\n', "hold kendes ikke"),
        (HEAD + "[[step]]\ntask = 1\n", "task skal være tekst"),
        (HEAD + "variables = 1\n", "skal være tabeller"),
        (HEAD + 'slut = "x"\n', "slut kendes ikke"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_files_name(text: str, said: str) -> None:
    with pytest.raises(ValueInvalid, match=said) as refusal:
        read_scenario(text, "kørsel.toml")
    assert refusal.value.message.startswith("«kørsel.toml»")
