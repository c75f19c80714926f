from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.folders import PROCESSES, in_order
from webforms.cli import main


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "LOGIN", "SECRET_KEY", "PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SAGSGANG_DATA", str(tmp_path / "data"))


@pytest.fixture
def processes(tmp_path: Path) -> Path:
    """The handover, what it calls, and the organisation."""
    folder = tmp_path / "processes"
    for key in in_order("p85_ekstern_til_intern"):
        shutil.copytree(PROCESSES / key, folder / key)
    shutil.copyfile(PROCESSES / "organisation.toml", folder / "organisation.toml")
    return folder


def break_diagram(processes: Path) -> None:
    diagram = processes / "afvigelse" / "afvigelse.bpmn"
    diagram.write_bytes(diagram.read_bytes().replace(b"bpmn:userTask", b"bpmn:sendTask"))


def test_check_says_how_many_were_checked(processes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(processes)]) == 0
    assert "3 mapper kontrolleret: 0 fejl" in capsys.readouterr().out


def test_one_procedure_is_checked_with_those_beside_it(processes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(processes / "p85_ekstern_til_intern")]) == 0
    assert "1 mapper kontrolleret: 0 fejl" in capsys.readouterr().out


def test_check_names_what_cannot_run(processes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_diagram(processes)
    assert main(["check", str(processes)]) == 1
    assert "afvigelse/afvigelse.bpmn" in capsys.readouterr().err


def test_check_needs_no_installation(processes: Path, tmp_path: Path) -> None:
    main(["check", str(processes)])
    assert not list((tmp_path / "data").glob("*.db"))


def test_deploy_takes_all_in_once(processes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate"]) == 0
    assert main(["deploy", str(processes)]) == 0
    assert "p85_ekstern_til_intern version 1" in capsys.readouterr().out
    assert main(["deploy", str(processes)]) == 0
    assert capsys.readouterr().out == ""


def test_deploy_takes_nothing_in_when_one_is_refused(processes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["migrate"])
    break_diagram(processes)
    assert main(["deploy", str(processes)]) == 1
    assert "lagt ind" not in capsys.readouterr().out


def test_users_are_made_listed_and_closed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["migrate"])
    create = ["user", "create", "anna", "--name", "Anna", "--password", "en lang adgangskode", "--group", "tot"]
    assert main(create) == 0
    assert main(["user", "groups", "anna", "--group", "fagteam"]) == 0
    assert main(["user", "password", "anna", "--password", "endnu en lang en"]) == 0
    assert main(["user", "deactivate", "anna"]) == 0
    capsys.readouterr()
    assert main(["user", "list"]) == 0
    assert capsys.readouterr().out == "anna\tAnna\tfagteam\tlukket\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["user", "create", "anna", "--password", "kort"], "mindst 10 tegn"),
        (
            ["user", "create", "anna", "--password", "en lang adgangskode", "--role", "konge"],
            "Rollen «konge» findes ikke",
        ),
        (["user", "password", "ingen", "--password", "en lang adgangskode"], "Brugeren «ingen» findes ikke"),
        (["check", "findes-ikke"], "findes ikke"),
        (["serve"], "SECRET_KEY mangler"),
    ],
)
def test_a_refusal_is_one_sentence(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["migrate"])
    assert main(arguments) == 1
    assert sentence in capsys.readouterr().err


def test_the_demo_prints_its_logins_and_can_be_made_again(processes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["demo", "--processes", str(processes)]) == 0
        assert "  fagteam " in capsys.readouterr().out


def test_the_demo_is_refused_beside_real_accounts(
    processes: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LOGIN", "local")
    assert main(["demo", "--processes", str(processes)]) == 1
    assert "LOGIN=demo" in capsys.readouterr().err


def test_where_approval_is_demanded_deploy_says_that_drafts_came_in(
    processes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    organisation = processes / "organisation.toml"
    organisation.write_text("[approval]\nrequired = true\n" + organisation.read_text("utf-8"), "utf-8")
    assert main(["migrate"]) == 0
    assert main(["deploy", str(processes)]) == 0
    assert "Kladde: den skal godkendes" in capsys.readouterr().out
