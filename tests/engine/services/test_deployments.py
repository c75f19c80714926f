import pytest

from engine.clock import FixedClock
from engine.errors import DeploymentRejected, RoleMissing, ValueInvalid
from engine.process_engine import ProcessEngine, check_folders
from engine.records.people import TeamRecord
from tests.support.cases import ADMIN, OWNER, at_once, deploy, form, of, start, task, text_field, two_steps
from tests.support.diagrams import Draft, process


def calling(key: str, called: str) -> Draft:
    return process(key).start().call("c", called).end().path("start", "c", "end")


def table(key: str, result: str) -> bytes:
    """A decision table without conditions that always says `result`."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d_{key}" name="d" namespace="http://camunda.org/schema/1.0/dmn">
  <decision id="{key}" name="Table {key}">
    <decisionTable id="t_{key}">
      <input id="i" label="Sag"><inputExpression id="ie" typeRef="string"><text>sag_id</text></inputExpression></input>
      <output id="o" name="modtagende_team" typeRef="string" />
      <rule id="r">
        <inputEntry id="e"><text>-</text></inputEntry><outputEntry id="u"><text>"{result}"</text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
</definitions>""".encode()


def test_a_deployment_makes_a_first_version(process_engine: ProcessEngine, clock: FixedClock) -> None:
    made = process_engine.deployments.deploy("p", {"p.bpmn": two_steps().file(), "README.md": b"# P"}, OWNER)
    (definition,) = made.definitions
    assert (definition.key, definition.version, definition.is_latest) == ("p", 1, True)
    assert definition.id.startswith("p:1:")
    assert (made.deployed_by, made.deployed_at, made.resources) == ("procesejer", clock.now(), ("README.md", "p.bpmn"))
    assert process_engine.read.resource(made.id, "README.md") == b"# P"
    assert process_engine.read.diagram(definition.id) == two_steps().file()


def test_other_bytes_make_the_next_version(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    newer = deploy(process_engine, two_steps(second="jobcenter"))
    assert newer.definitions[0].version == 2
    versions = process_engine.read.definitions(OWNER, latest=False, key="p")
    assert [(each.version, each.is_latest) for each in versions] == [(2, True), (1, False)]
    assert [each.version for each in process_engine.read.definitions(OWNER)] == [2]


def test_the_same_bytes_are_not_deployed_again(process_engine: ProcessEngine) -> None:
    first = deploy(process_engine, two_steps())
    again = deploy(process_engine, two_steps())
    assert (again.id, again.unchanged, again.definitions) == (first.id, True, first.definitions)
    files = {"p.bpmn": two_steps().file()}
    forced = process_engine.deployments.deploy("p", files, ADMIN, filter_duplicates=False)
    assert forced.definitions[0].version == 2
    elsewhere = process_engine.deployments.deploy("p", files, ADMIN, source="modeler")
    assert elsewhere.definitions[0].version == 3


def test_going_back_to_older_bytes_is_a_new_version(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    deploy(process_engine, two_steps(second="jobcenter"))
    assert deploy(process_engine, two_steps()).definitions[0].version == 3


def test_an_error_in_one_file_refuses_all_and_stores_nothing(process_engine: ProcessEngine) -> None:
    broken = process("q").start().element("sendTask", "s").end().path("start", "s", "end")
    files = {"p.bpmn": two_steps().file(), "q.bpmn": broken.file(), "x.form": b"{"}
    with pytest.raises(DeploymentRejected) as refusal:
        process_engine.deployments.deploy("p", files, ADMIN)
    assert {finding.file for finding in refusal.value.findings if finding.is_error} == {"q.bpmn", "x.form"}
    assert "s" in {finding.element_id for finding in refusal.value.findings}
    assert process_engine.read.definitions(ADMIN) == []
    assert process_engine.read.deployments(ADMIN) == []


def test_only_process_owners_and_administrators_deploy(process_engine: ProcessEngine) -> None:
    with pytest.raises(RoleMissing):
        process_engine.deployments.deploy("p", {"p.bpmn": two_steps().file()}, of("tot"))
    with pytest.raises(RoleMissing):
        process_engine.read.deployments(of("tot"))
    with pytest.raises(ValueInvalid):
        process_engine.deployments.deploy("p", {}, OWNER)
    with pytest.raises(ValueInvalid):
        process_engine.deployments.deploy(" ", {"p.bpmn": b"x"}, OWNER)


def test_a_missing_called_procedure_is_an_error(process_engine: ProcessEngine) -> None:
    with pytest.raises(DeploymentRejected):
        deploy(process_engine, calling("p", "q"))
    deploy(process_engine, two_steps("q"))
    assert deploy(process_engine, calling("p", "q")).definitions[0].called_keys == ("q",)


@pytest.mark.parametrize(
    ("version", "refused"), [("1", False), ("2", True), ("3", True)], ids=["used", "draft", "none"]
)
def test_a_call_bound_to_a_version_needs_one_that_has_been_in_use(
    process_engine: ProcessEngine, version: str, refused: bool
) -> None:
    process_engine.deployments.deploy("q", {"q.bpmn": two_steps("q").file()}, ADMIN)
    process_engine.deployments.deploy("q", {"q.bpmn": two_steps("q", first="jobcenter").file()}, ADMIN, draft=True)
    draft = process("p").start().call("c", "q", calledElementBinding="version", calledElementVersion=version).end()
    found = process_engine.deployments.check({"p.bpmn": draft.path("start", "c", "end").file()})
    assert [each.element_id for each in found if each.rule == "binding-not-found"] == (["c"] if refused else [])


def test_folders_that_call_each_other_are_deployed_together(process_engine: ProcessEngine) -> None:
    folders = {
        "a": {"a.bpmn": calling("a", "b").file()},
        "b": {"b.bpmn": calling("b", "c").file()},
        "c": {"c.bpmn": two_steps("c").file()},
    }
    made = process_engine.deployments.deploy_all(folders, OWNER)
    assert [each.name for each in made] == ["c", "b", "a"]
    assert start(process_engine, "a")
    folders["b"] = {"b.bpmn": calling("b", "c").file(), "README.md": b"new"}
    again = {each.name: each.unchanged for each in process_engine.deployments.deploy_all(folders, OWNER)}
    assert again == {"a": True, "b": False, "c": True}


def test_an_error_in_one_folder_refuses_all_folders(process_engine: ProcessEngine) -> None:
    folders = {"a": {"a.bpmn": calling("a", "missing").file()}, "c": {"c.bpmn": two_steps("c").file()}}
    with pytest.raises(DeploymentRejected) as refusal:
        process_engine.deployments.deploy_all(folders, OWNER)
    assert {finding.file for finding in refusal.value.findings if finding.is_error} == {"a/a.bpmn"}
    assert process_engine.read.definitions(ADMIN) == []


def test_the_same_procedure_in_two_folders_is_an_error(process_engine: ProcessEngine) -> None:
    folders = {name: {"p.bpmn": two_steps().file()} for name in ("a", "b")}
    with pytest.raises(DeploymentRejected, match="flere mapper"):
        process_engine.deployments.deploy_all(folders, OWNER)


def test_checking_stores_nothing(process_engine: ProcessEngine) -> None:
    found = process_engine.deployments.check({"p.bpmn": calling("p", "missing").file()})
    assert any(finding.is_error for finding in found)
    assert process_engine.read.deployments(ADMIN) == []


def test_folders_are_checked_without_a_database() -> None:
    folders = {"a": {"a.bpmn": calling("a", "c").file()}, "c": {"c.bpmn": two_steps("c").file()}}
    assert not [finding for finding in check_folders(folders) if finding.is_error]
    del folders["c"]
    assert [finding.file for finding in check_folders(folders) if finding.is_error] == ["a/a.bpmn"]
    unknown = check_folders({"c": {"c.bpmn": two_steps("c").file()}}, frozenset({"fagteam"}))
    assert {finding.element_id for finding in unknown if finding.is_error} == {"a"}


def test_a_group_the_organisation_does_not_know_is_an_error(process_engine: ProcessEngine) -> None:
    process_engine.people.set_teams([TeamRecord("tot", "TOT")])
    with pytest.raises(DeploymentRejected, match="fagteam"):
        deploy(process_engine, two_steps())


def test_two_who_deploy_at_once_get_two_versions(process_engine: ProcessEngine) -> None:
    drafts = [two_steps(second=team) for team in ("fagteam", "jobcenter", "icm")]
    made = at_once(*(lambda draft=draft: deploy(process_engine, draft) for draft in drafts))
    assert sorted(each.definitions[0].version for each in made) == [1, 2, 3]


def test_a_task_keeps_the_form_of_its_deployment(process_engine: ProcessEngine) -> None:
    draft = process("p").start().user("a", groups="tot", formRef="f", formRefBinding="deployment").end()
    draft.path("start", "a", "end")
    deploy(process_engine, draft, files={"f.form": form("f", text_field("old"))})
    older = start(process_engine)
    deploy(process_engine, draft, files={"f.form": form("f", text_field("new"))})
    newer = start(process_engine)
    keys = [
        [field.key for field in process_engine.read.task_detail(task(process_engine, case).id, of("tot")).form.fields()]
        for case in (older, newer)
    ]
    assert keys == [["old"], ["new"]]


def test_decisions_are_bound_when_the_case_starts(process_engine: ProcessEngine) -> None:
    draft = process("p").start().user("a", groups="tot").rule("r", "t", decisionRefBinding="latest")
    draft.user("b", groups="=modtagende_team").end().path("start", "a", "r", "b", "end")
    process_engine.deployments.deploy("t", {"t.dmn": table("t", "fagteam")}, ADMIN)
    deploy(process_engine, draft)
    running = process_engine.instances.start("p", business_key="S-1", actor=ADMIN).id
    process_engine.deployments.deploy("t", {"t.dmn": table("t", "jobcenter")}, ADMIN)
    later = process_engine.instances.start("p", business_key="S-2", actor=ADMIN).id
    for instance_id in (running, later):
        process_engine.tasks.complete(task(process_engine, instance_id).id, {}, of("tot"))
    assert task(process_engine, running).candidate_groups == ("fagteam",)
    assert task(process_engine, later).candidate_groups == ("jobcenter",)
    events = process_engine.read.history_events(ADMIN, instance_id=running)
    (decided,) = [event for event in events if event.kind == "decision-evaluated"]
    assert decided.details["rules"] == ["r"]
    assert decided.details["inputs"] == {"Sag": "S-1"}
