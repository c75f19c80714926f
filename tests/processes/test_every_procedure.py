"""All procedures of the catalogue: each is there under its key, and all can be deployed together on both databases."""

from __future__ import annotations

import pytest

from engine.process_engine import ProcessEngine
from tests.support import procedures
from tests.support.cases import ADMIN
from tests.support.folders import PROCESSES, files_of
from webforms.demo.municipality import read_teams

KEYS = frozenset(
    {
        "p85_intern_til_ekstern",
        "p85_ekstern_til_intern",
        "p85_flytning_internt",
        "p85_bo_selv",
        "p107_sag",
        "p107_til_p108_eller_p105",
        "p108_ekstern_til_intern",
        "p105_ekstern_til_intern",
        "p108_intern_til_ekstern",
        "p105_intern_til_ekstern",
        "hjemindsats_egen_bolig",
        "hjemindsats_forsorgshjem",
        "henvendelse_anden_kommune_p110",
        "hjemindsats_uvisiteret",
        "p103_p104_ansvar",
        "ungekoordinering_fordeling",
        "taskforce_sparring",
        "taskforce_indstilling",
        "helhedsorienteret_samarbejde",
        "prioritering_sag",
        "vum_sagsforloeb",
        "sagsaabning",
        "sagsoplysning",
        "levering",
        "revisitation_ophoer",
        "flytning_anden_kommune",
        "boernehandicap_ansoegning",
        "boernefaglig_undersoegelse",
        "boerne_opfoelgning",
        "kum_overgang",
        "overgangsoverblik",
        "samarbejdsforum_boern",
        "sagsoverdragelse_raadgiverskifte",
        "ledelsestilsyn",
        "ledelsesinformation",
        "faglig_sparring",
        "videndeling",
        "tre_maaneders_opfoelgning",
        "afvigelse",
        "taskforce_moede",
        "frist_overskredet",
        "partshoering",
        "visitationsudvalg",
        "bestilling",
        "opfoelgning",
    }
)


def test_there_is_a_diagram_for_each_procedure_of_the_catalogue_and_no_other() -> None:
    assert len(KEYS) == 45
    assert set(procedures.keys()) == KEYS


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_procedure_has_the_same_key_as_folder_file_and_process(key: str) -> None:
    assert [path.name for path in (PROCESSES / key).glob("*.bpmn")] == [f"{key}.bpmn"]
    assert [process.id for process in procedures.diagram(key).processes] == [key]


def test_all_folders_can_be_deployed_together_without_an_error(process_engine: ProcessEngine) -> None:
    process_engine.people.set_teams(read_teams(PROCESSES / "organisation.toml"))
    folders = {path.name: files for path in sorted(PROCESSES.glob("[a-z]*/")) if (files := files_of(path.name))}
    made = process_engine.deployments.deploy_all(folders, ADMIN)
    assert {deployment.name for deployment in made} == folders.keys()
    assert {definition.key for deployment in made for definition in deployment.definitions} == KEYS
    assert not [finding for deployment in made for finding in deployment.findings if finding.is_error]


def test_a_folder_that_is_deployed_again_alone_is_told_nothing_new(process_engine: ProcessEngine) -> None:
    process_engine.people.set_teams(read_teams(PROCESSES / "organisation.toml"))
    folders = {path.name: files for path in sorted(PROCESSES.glob("[a-z]*/")) if (files := files_of(path.name))}
    together = {made.name: set(made.findings) for made in process_engine.deployments.deploy_all(folders, ADMIN)}
    for name, files in folders.items():
        assert set(process_engine.deployments.check(files)) <= together[name], name
