from __future__ import annotations

import pytest

from engine.actor import Actor, Role
from engine.clock import FixedClock
from engine.errors import (
    DefinitionNotFound,
    DeploymentNotFound,
    DeploymentRejected,
    NotAllowed,
    Refused,
    RoleMissing,
    ValueInvalid,
)
from engine.process_engine import ProcessEngine
from engine.records.definitions import DeploymentRecord
from tests.engine.services.test_deployments import calling, table
from tests.support.cases import ADMIN, OWNER, deploy, form, of, start, text_field, two_steps
from tests.support.diagrams import Draft, process

COLLEAGUE = Actor("kollega", "Kollega", roles=frozenset({Role.PROCESS_OWNER}))


def drafted(engine: ProcessEngine, *drafts: Draft, note: str = "") -> DeploymentRecord:
    files = {f"{each.id}.bpmn": each.file() for each in drafts}
    return engine.deployments.deploy(drafts[0].id, files, OWNER, draft=True, note=note)


def in_use(engine: ProcessEngine, key: str = "p") -> int:
    return engine.read.definition_by_key(key).version


def test_new_cases_start_on_the_version_in_use_not_on_a_draft(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    made = drafted(process_engine, two_steps(first="jobcenter"))
    assert (made.is_draft, made.definitions[0].version, made.definitions[0].is_latest) == (True, 2, False)
    assert in_use(process_engine) == 1
    case = process_engine.read.instance(start(process_engine), ADMIN)
    assert process_engine.read.definition(case.definition_id).version == 1
    assert [each.version for each in process_engine.read.definitions(OWNER)] == [1]
    assert [each.version for each in process_engine.read.drafts()] == [2]


def test_a_case_cannot_start_on_a_draft_even_by_its_id(process_engine: ProcessEngine) -> None:
    (draft,) = drafted(process_engine, two_steps()).definitions
    with pytest.raises(Refused, match="er en kladde"):
        process_engine.instances.start("p", variables={}, actor=ADMIN, definition_id=draft.id)
    with pytest.raises(DefinitionNotFound):
        start(process_engine)
    assert process_engine.read.startable(ADMIN) == []


def test_a_draft_is_put_in_use_and_running_cases_keep_theirs(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    running = start(process_engine)
    made = drafted(process_engine, two_steps(first="jobcenter"))
    assert not process_engine.releases.activate(made.id, OWNER, "Aftalt").is_draft
    assert in_use(process_engine) == 2
    assert process_engine.read.definition(process_engine.read.instance(running, ADMIN).definition_id).version == 1


def test_going_back_to_an_older_version_is_one_step(process_engine: ProcessEngine) -> None:
    first = deploy(process_engine, two_steps())
    deploy(process_engine, two_steps(second="jobcenter"))
    process_engine.releases.activate(first.id, OWNER, "Fejl i version 2")
    assert in_use(process_engine) == 1
    assert [(each.version, each.is_latest) for each in process_engine.read.definitions(OWNER, latest=False)] == [
        (2, False),
        (1, True),
    ]


def test_forms_and_tables_change_with_the_procedure_they_belong_to(process_engine: ProcessEngine) -> None:
    drawn = process("p").start(formRef="f", formRefBinding="latest").user("a", groups="tot").end()
    drawn.path("start", "a", "end")
    first = deploy(process_engine, drawn, files={"f.form": form("f", text_field("x")), "t.dmn": table("t", "a")})
    deploy(process_engine, drawn, files={"f.form": form("f", text_field("y")), "t.dmn": table("t", "b")})

    def fields() -> list[str]:
        found, _ = process_engine.read.start_form("p", ADMIN)
        assert found is not None
        return [field.key for field in found.fields()]

    assert fields() == ["y"]
    process_engine.releases.activate(first.id, OWNER)
    assert fields() == ["x"]
    assert [each.version for each in process_engine.read.decisions(OWNER)] == [1]


def test_where_approval_is_demanded_all_come_in_as_drafts(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    process_engine.releases.demand_approval(True)
    assert process_engine.releases.approval_demanded()
    made = process_engine.deployments.deploy("p", {"p.bpmn": two_steps(first="jobcenter").file()}, OWNER)
    (folder,) = process_engine.deployments.deploy_all({"q": {"q.bpmn": two_steps("q").file()}}, OWNER)
    assert (made.is_draft, folder.is_draft, in_use(process_engine)) == (True, True, 1)
    with pytest.raises(Refused, match="skal godkendes"):
        process_engine.releases.activate(made.id, OWNER)
    with pytest.raises(NotAllowed, match="En anden skal godkende"):
        process_engine.releases.approve(made.id, OWNER)
    assert process_engine.releases.approve(made.id, COLLEAGUE, "Set igennem").approved_by == "kollega"
    process_engine.releases.activate(made.id, OWNER)
    assert in_use(process_engine) == 2


def test_what_has_been_in_use_needs_no_approval_to_be_so_again(process_engine: ProcessEngine) -> None:
    first = deploy(process_engine, two_steps())
    deploy(process_engine, two_steps(second="jobcenter"))
    process_engine.releases.demand_approval(True)
    process_engine.releases.activate(first.id, OWNER)
    assert in_use(process_engine) == 1
    with pytest.raises(Refused, match="skal ikke godkendes"):
        process_engine.releases.approve(first.id, COLLEAGUE)


def test_all_that_was_done_to_a_version_is_told(process_engine: ProcessEngine, clock: FixedClock) -> None:
    made = drafted(process_engine, two_steps(), note="Ny frist")
    clock.advance(days=1)
    process_engine.releases.approve(made.id, COLLEAGUE, "Set igennem")
    process_engine.releases.activate(made.id, OWNER)
    told = process_engine.read.version_events("p")
    assert [(each.kind, each.actor, each.version, each.note) for each in told] == [
        ("activated", "procesejer", 1, ""),
        ("approved", "kollega", 1, "Set igennem"),
        ("drafted", "procesejer", 1, "Ny frist"),
    ]
    assert (told[0].at - told[2].at).days == 1
    assert process_engine.read.definitions(OWNER)[0].note == "Ny frist"


def test_the_same_bytes_are_one_draft_and_become_a_version_when_deployed_for_use(process_engine: ProcessEngine) -> None:
    made = drafted(process_engine, two_steps())
    assert drafted(process_engine, two_steps()).id == made.id
    used = process_engine.deployments.deploy("p", {"p.bpmn": two_steps().file()}, OWNER)
    assert (used.is_draft, used.definitions[0].version) == (False, 2)


def test_a_draft_waits_for_what_it_calls(process_engine: ProcessEngine) -> None:
    files = {"p": {"p.bpmn": calling("p", "q").file()}, "q": {"q.bpmn": two_steps("q").file()}}
    process_engine.releases.demand_approval(True)
    made = {each.name: each.id for each in process_engine.deployments.deploy_all(files, OWNER)}
    for each in made.values():
        process_engine.releases.approve(each, COLLEAGUE)
    with pytest.raises(Refused, match="kalder «q»"):
        process_engine.releases.activate(made["p"], OWNER)
    process_engine.releases.activate(made["q"], OWNER)
    process_engine.releases.activate(made["p"], OWNER)
    assert in_use(process_engine) == 1


def test_a_draft_may_call_a_draft_but_what_is_used_at_once_may_not(process_engine: ProcessEngine) -> None:
    drafted(process_engine, two_steps("q"))
    with pytest.raises(DeploymentRejected):
        deploy(process_engine, calling("p", "q"))
    assert drafted(process_engine, calling("p", "q")).is_draft


def test_a_call_bound_to_a_number_never_means_a_draft(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps("q"))
    made = drafted(process_engine, two_steps("q", first="jobcenter"))
    drawn = process("p").start()
    drawn.call("c", "q", calledElementBinding="version", calledElementVersion="2").end().path("start", "c", "end")
    with pytest.raises(DeploymentRejected, match="Version 2 af proceduren «q» er ikke udrullet"):
        deploy(process_engine, drawn)
    process_engine.releases.activate(drafted(process_engine, drawn).id, OWNER)
    with pytest.raises(DefinitionNotFound):
        start(process_engine)
    process_engine.releases.activate(made.id, OWNER)
    start(process_engine)


def test_findings_are_kept_as_they_were_when_it_was_taken_in(process_engine: ProcessEngine) -> None:
    made = deploy(process_engine, two_steps())
    assert made.findings
    assert process_engine.read.deployment(made.id, OWNER).findings == made.findings
    assert deploy(process_engine, two_steps()).findings == made.findings


def test_cases_are_counted_on_each_version(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    start(process_engine)
    process_engine.instances.cancel(start(process_engine), ADMIN)
    deploy(process_engine, two_steps(second="jobcenter"))
    start(process_engine)
    counted = process_engine.read.version_cases("p")
    versions = {each.id: each.version for each in process_engine.read.definitions(OWNER, latest=False)}
    assert {versions[each]: (count.running, count.ended) for each, count in counted.items()} == {1: (1, 1), 2: (1, 0)}


def test_only_process_owners_release_and_what_they_name_must_exist(process_engine: ProcessEngine) -> None:
    made = drafted(process_engine, two_steps())
    for verb in (process_engine.releases.activate, process_engine.releases.approve):
        with pytest.raises(RoleMissing):
            verb(made.id, of("tot"))
        with pytest.raises(DeploymentNotFound):
            verb("findes-ikke", OWNER)
    with pytest.raises(ValueInvalid):
        process_engine.deployments.deploy("p", {"p.bpmn": two_steps().file()}, OWNER, note="x" * 2001)
