from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from engine.process_engine import ProcessEngine
from engine.records.organisation import CaseListRecord, DistrictRecord, RecurringLine
from engine.records.people import TeamRecord
from tests.support.folders import PROCESSES
from webforms.config import ConfigError
from webforms.organisation import read_organisation, settle_organisation

TEAMS = '[[team]]\nid = "tot"\nname = "TOT"\n'
ROUND = '[[recurring]]\nprocess = "p"\nevery = "P1M"\nfirst = 2026-01-05\n'
LIST = '[[case_list]]\nid = "l"\nname = "Liste"\nvariable = "v"\nvalues = ["a"]\n'


def written(folder: Path, text: str) -> Path:
    file = folder / "organisation.toml"
    file.write_text(text, "utf-8")
    return file


def test_a_line_for_teams_is_one_for_each(tmp_path: Path) -> None:
    text = TEAMS + ROUND + 'teams = ["tot"]\nvariables = { x = 1 }\n' + ROUND + 'name = "alle"\n'
    found = read_organisation(written(tmp_path, text))
    assert found.teams == (TeamRecord("tot", "TOT"),)
    on = date(2026, 1, 5)
    assert found.recurring == (
        RecurringLine("p-tot", "p", "P1M", on, "tot", {"ansvarlig_team": "tot", "x": 1}),
        RecurringLine("alle", "p", "P1M", on),
    )


def test_lists_and_districts_are_read(tmp_path: Path) -> None:
    text = TEAMS + LIST + 'shown_to = ["tot"]\nrunning = true\n[[district]]\nid = "nord"\nname = "Nord"\n'
    found = read_organisation(written(tmp_path, text))
    assert found.case_lists == (CaseListRecord("l", "Liste", "v", ("a",), shown_to=("tot",), running=True),)
    assert found.districts == (DistrictRecord("nord", "Nord"),)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[team", "kan ikke læses"),
        ('[[team]]\nid = "tot"\n', "name"),
        (ROUND + 'teams = ["ukendt"]\n', "ukendt"),
        (LIST + 'shown_to = ["ukendt"]\n', "ukendt"),
        (ROUND + ROUND, "samme navn"),
        (ROUND.replace("2026-01-05", '"januar"'), "2026-01-05"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence):
        read_organisation(written(tmp_path, text))


def test_the_municipalitys_own_file_is_settled_with_its_rules(site: Flask, door: ProcessEngine) -> None:
    with site.app_context():
        for _ in range(2):
            settle_organisation(door, PROCESSES / "organisation.toml")
        admin = door.people.actor("admin")
        lines = door.read.recurring(admin)
        assert {each.process_key for each in lines} == {
            "ledelsestilsyn",
            "ledelsesinformation",
            "overgangsoverblik",
            "faglig_sparring",
        }
        assert [each.id for each in door.read.case_lists(door.people.actor("taskforce"))] == [
            "taskforce-klar",
            "taskforce-lukket",
        ]
        assert [each.id for each in door.read.districts()] == ["nord", "vest", "syd"]
        definition = door.read.definition_by_key("p85_ekstern_til_intern")
        assert any(each.rules for each in door.read.sources(definition.id))


def test_approval_of_new_versions_is_demanded_by_the_file(tmp_path: Path, site: Flask, door: ProcessEngine) -> None:
    demanding = written(tmp_path, TEAMS + "[approval]\nrequired = true\n")
    with site.app_context():
        settle_organisation(door, demanding)
        assert door.releases.approval_demanded()
        settle_organisation(door, written(tmp_path, TEAMS))
        assert not door.releases.approval_demanded()
    with pytest.raises(ConfigError, match="skriv true eller false"):
        read_organisation(written(tmp_path, TEAMS + '[approval]\nrequired = "ja"\n'))
