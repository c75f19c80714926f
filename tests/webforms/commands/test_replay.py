from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.folders import PROCESSES
from webforms.cli import main

KEPT = PROCESSES / "p85_ekstern_til_intern" / "scenarier"


def test_scenarios_that_go_as_written_are_said_to(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(KEPT), "--processes", str(PROCESSES)]) == 0
    said = capsys.readouterr().out
    assert "som skrevet (Intern leverandør: sagen går til fagteam)" in said
    assert "3 scenarier afspillet: 0 gik en anden vej." in said


def test_one_that_goes_another_way_is_told_step_by_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "kørsel.toml"
    shutil.copyfile(KEPT / "ekstern_leverandoer.toml", kept)
    kept.write_text(kept.read_text("utf-8").replace('"sag_hos_tot"', '"sag_hos_fagteam"'), "utf-8")
    assert main(["replay", str(kept), "--processes", str(PROCESSES)]) == 1
    assert "sluttilstanden skulle være sag_hos_fagteam" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [("process = ", "kan ikke læses"), ('process = "x"\nbegins = 2026-03-02T09:00:00+01:00', "Proceduren «x» findes")],
)
def test_what_cannot_be_replayed_is_said(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "f.toml").write_text(text, "utf-8")
    assert main(["replay", str(tmp_path), "--processes", str(PROCESSES)]) == 1
    assert said in capsys.readouterr().err


def test_a_path_without_scenarios_is_a_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(tmp_path), "--processes", str(PROCESSES)]) == 1
    assert "ingen scenarier" in capsys.readouterr().err
    assert main(["replay", str(tmp_path / "væk")]) == 1
