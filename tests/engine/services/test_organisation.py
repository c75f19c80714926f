from dataclasses import replace

import pytest

from engine.errors import DefinitionNotFound, ValueInvalid
from engine.process_engine import ProcessEngine
from engine.records.organisation import CaseListRecord, DistrictRecord, RuleRecord
from tests.support.cases import ADMIN, MANAGER, deploy, of, start, task, two_steps
from tests.support.diagrams import process

READY = CaseListRecord("klar", "Klar", "status", ("klar",), teams=("tot",), shown_to=("taskforce",), running=True)
CLOSED = CaseListRecord("lukket", "Lukket", "status", ("godkendt", "lukket"), process_keys=("p",))
RULES = (
    "regel;kilde;citat;art;begrundelse\nR-1;000;Sagen overgår;udføres;\nR-2;000;Vi er venlige;politik;En holdning.\n"
)


def listed(engine: ProcessEngine, saved: CaseListRecord) -> list[str]:
    return sorted(each.business_key for each in engine.read.instances(ADMIN, saved=saved))


@pytest.fixture
def with_lists(process_engine: ProcessEngine) -> ProcessEngine:
    called = (
        process("q").start().script("s", '{status: "klar"}').user("b", groups="tot").script("t", '{status: "lukket"}')
    )
    deploy(process_engine, called.end().path("start", "s", "b", "t", "end"))
    calling = process("p").start().user("a", groups="tot").call("c", "q").user("d", groups="tot").end()
    deploy(process_engine, calling.path("start", "a", "c", "d", "end"))
    process_engine.organisation.set_case_lists([READY, CLOSED])
    return process_engine


def test_a_saved_list_holds_the_cases_whose_variable_has_the_value_now(with_lists: ProcessEngine) -> None:
    instance_id = start(with_lists, sag_id="S-1", ansvarlig_team="tot")
    start(with_lists, sag_id="S-2", ansvarlig_team="tot")
    assert listed(with_lists, READY) == listed(with_lists, CLOSED) == []
    with_lists.tasks.complete(task(with_lists, instance_id).id, {}, of("tot"))
    assert (listed(with_lists, READY), listed(with_lists, CLOSED)) == (["S-1"], [])
    with_lists.tasks.complete(task(with_lists, instance_id).id, {}, of("tot"))
    assert (listed(with_lists, READY), listed(with_lists, CLOSED)) == ([], ["S-1"])


def test_a_saved_list_asks_for_teams_procedures_and_running_cases(with_lists: ProcessEngine) -> None:
    first = start(with_lists, "q", sag_id="S-1", ansvarlig_team="tot")
    start(with_lists, "q", sag_id="S-2", ansvarlig_team="fagteam")
    assert listed(with_lists, READY) == ["S-1"]
    assert listed(with_lists, replace(READY, teams=())) == ["S-1", "S-2"]
    assert listed(with_lists, replace(READY, process_keys=("p",))) == []
    with_lists.instances.cancel(first, MANAGER)
    assert listed(with_lists, replace(READY, running=False)) == []


def test_a_corrected_variable_moves_the_case_between_lists(with_lists: ProcessEngine) -> None:
    instance_id = start(with_lists, "p", sag_id="S-1", ansvarlig_team="tot")
    with_lists.instances.set_variable(instance_id, "status", "klar", MANAGER)
    assert listed(with_lists, READY) == ["S-1"]
    with_lists.instances.set_variable(instance_id, "status", "godkendt", MANAGER)
    assert listed(with_lists, CLOSED) == ["S-1"]


def test_a_list_that_comes_later_finds_the_cases_that_are_there(with_lists: ProcessEngine) -> None:
    with_lists.organisation.set_case_lists([])
    instance_id = start(with_lists, sag_id="S-1", ansvarlig_team="tot")
    with_lists.tasks.complete(task(with_lists, instance_id).id, {}, of("tot"))
    with_lists.organisation.set_case_lists([READY, CLOSED])
    assert listed(with_lists, READY) == ["S-1"]
    with_lists.organisation.set_case_lists([READY, CLOSED])
    assert listed(with_lists, READY) == ["S-1"]


def test_lists_are_shown_to_their_groups_and_to_who_sees_all(with_lists: ProcessEngine) -> None:
    assert with_lists.read.case_lists(of("taskforce")) == [READY]
    assert with_lists.read.case_lists(of("tot")) == []
    assert with_lists.read.case_lists(MANAGER) == [READY, CLOSED]


def test_districts_keep_their_order(process_engine: ProcessEngine) -> None:
    districts = [DistrictRecord("vest", "Vest"), DistrictRecord("nord", "Nord")]
    process_engine.organisation.set_districts(districts)
    process_engine.organisation.set_districts(districts)
    assert process_engine.read.districts() == districts


def test_rules_are_quoted_where_a_task_and_a_definition_name_them(process_engine: ProcessEngine) -> None:
    process_engine.organisation.set_rules(RULES)
    process_engine.organisation.set_rules(RULES)
    named = (
        "<bpmn:extensionElements><camunda:properties>"
        '<camunda:property name="kilde" value="000, Afsnit" /><camunda:property name="regel" value="R-2, R-1 R-9" />'
        "</camunda:properties></bpmn:extensionElements>"
    )
    draft = (
        process("p").raw(named).start().element("userTask", "a", named, groups="tot").element("endEvent", "e", named)
    )
    made = deploy(process_engine, draft.path("start", "a", "e"))
    quoted = (
        RuleRecord("R-2", "000", "Vi er venlige", False, "En holdning."),
        RuleRecord("R-1", "000", "Sagen overgår"),
    )
    detail = process_engine.read.task_detail(task(process_engine, start(process_engine)).id, of("tot"))
    assert detail.rules == quoted
    sources = process_engine.read.sources(made.definitions[0].id)
    assert [(each.element_id, each.name, each.element_type) for each in sources] == [
        ("", "Procedure p", "process"),
        ("a", "a", "userTask"),
        ("e", "e", "endEvent"),
    ]
    assert all(each.rules == quoted for each in sources)


def test_without_rules_or_sources_nothing_is_quoted(process_engine: ProcessEngine) -> None:
    made = deploy(process_engine, two_steps())
    assert process_engine.read.sources(made.definitions[0].id) == []
    with pytest.raises(DefinitionNotFound):
        process_engine.read.sources("nowhere")
    with pytest.raises(ValueInvalid, match="kolonnerne"):
        process_engine.organisation.set_rules("a;b\n")
