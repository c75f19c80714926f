"""Every scenario that owners have kept beside their procedures goes as it is written down."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from engine.process_engine import replay_scenario
from tests.support import procedures
from tests.support.folders import PROCESSES
from webforms.folders import Folders, read_folders

KEPT = sorted(PROCESSES.glob("*/scenarier/*.toml"))


@cache
def folders() -> Folders:
    return read_folders([PROCESSES])


def deviations(path: Path, *edits: tuple[str, str]) -> tuple[str, ...]:
    text = path.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return replay_scenario(folders(), text, path.name, procedures.teams()).deviations


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_a_kept_scenario_goes_as_written(path: Path) -> None:
    assert deviations(path) == ()


def test_there_are_scenarios_and_they_are_no_part_of_a_deployment() -> None:
    assert KEPT
    assert "scenarier" not in folders()
    assert not [name for files in folders().values() for name in files if name.endswith(".toml")]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (('"ekstern"', '"intern"'), "Til sidst: der skulle ventes på ingenting."),
        (('team = "fagteam"', 'team = "tot"'), "opgaven er ikke åben hos tot"),
        (("sparring_noter", "sparring_note"), "formularen har intet felt «sparring_note»"),
        (('{primaer_indsats = "ekstern", ', "{"), "Skridt 3 (Vurdér hvem der varetager den primære indsats)"),
        (('"sag_hos_tot"', '"sag_hos_andre"'), "sluttede med sag_hos_tot"),
        (('responsible_team = "tot"', 'responsible_team = "udvalg"'), "ansvaret skulle ligge hos udvalg"),
    ],
)
def test_a_scenario_that_no_longer_holds_says_where(edit: tuple[str, str], said: str) -> None:
    path = PROCESSES / "p85_ekstern_til_intern" / "scenarier" / "ekstern_leverandoer.toml"
    assert said in " ".join(deviations(path, edit))
