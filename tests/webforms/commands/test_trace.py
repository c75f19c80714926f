from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.folders import PROCESSES
from webforms.cli import main

KEY = "p85_ekstern_til_intern"


@pytest.fixture
def processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One procedure with the rules it realises."""
    monkeypatch.setenv("SAGSGANG_DATA", str(tmp_path / "data"))
    folder = tmp_path / "processes"
    shutil.copytree(PROCESSES / KEY, folder / KEY)
    diagram = (PROCESSES / KEY / f"{KEY}.bpmn").read_text("utf-8")
    header, *rules = (PROCESSES / "regler.csv").read_text("utf-8").splitlines()
    realised = [line for line in rules if line.split(";")[0] in diagram]
    policy = [line for line in rules if ";politik;" in line][:1]
    (folder / "regler.csv").write_text("\n".join([header, *realised, *policy]) + "\n", "utf-8")
    return folder


def changed(processes: Path, old: str, new: str) -> None:
    diagram = processes / KEY / f"{KEY}.bpmn"
    text = diagram.read_text("utf-8")
    assert old in text
    diagram.write_text(text.replace(old, new), "utf-8")


def test_when_every_rule_is_realised_the_policy_and_the_elements_without_are_told(
    processes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["trace", str(processes)]) == 0
    told = capsys.readouterr().out
    assert "1 er politik" in told
    assert "ikke har noget sted: ingen" in told
    assert "End_afvigelse_aftalt «Afvigelse er aftalt»" in told


def test_a_rule_without_an_element_is_an_error(processes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (processes / "regler.csv").open("a", encoding="utf-8") as file:
        file.write("R-000-99;000;Noget helt andet;udføres;\n")
    assert main(["trace", str(processes / KEY)]) == 1
    assert "R-000-99 «Noget helt andet» (000)" in capsys.readouterr().out


def test_a_rule_that_nobody_knows_is_an_error(processes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(processes, '<camunda:property name="regel" value="', '<camunda:property name="regel" value="R-000-77, ')
    assert main(["trace", str(processes)]) == 1
    assert "R-000-77: p85_ekstern_til_intern " in capsys.readouterr().out


def test_all_places_can_be_asked_for(processes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "--alle", str(processes)]) == 0
    assert "R-000-08: p85_ekstern_til_intern " in capsys.readouterr().out


def test_without_rules_it_says_so(processes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (processes / "regler.csv").unlink()
    assert main(["trace", str(processes)]) == 1
    assert "regler.csv" in capsys.readouterr().err
