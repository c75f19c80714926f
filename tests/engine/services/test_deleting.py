import pytest

from engine.errors import DefinitionNotFound, DeploymentNotFound, Refused, RoleMissing
from engine.process_engine import ProcessEngine
from tests.support.cases import ADMIN, MANAGER, OWNER, deploy, start, two_steps
from tests.support.diagrams import process


def test_what_no_case_has_used_can_go(process_engine: ProcessEngine) -> None:
    made = deploy(process_engine, two_steps())
    process_engine.deletions.delete(made.id, OWNER)
    with pytest.raises(DeploymentNotFound):
        process_engine.read.deployment(made.id, OWNER)
    with pytest.raises(DefinitionNotFound):
        process_engine.read.definition_by_key("p")
    with pytest.raises(DeploymentNotFound):
        process_engine.deletions.delete(made.id, OWNER)


def test_the_version_before_is_in_use_again(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    second = deploy(process_engine, two_steps(second="jurist"))
    assert process_engine.read.definition_by_key("p").version == 2
    process_engine.deletions.delete(second.id, OWNER)
    assert process_engine.read.definition_by_key("p").version == 1
    start(process_engine)
    assert deploy(process_engine, two_steps(second="ledelse")).definitions[0].version == 2


def test_what_a_case_has_used_stays_even_when_the_case_has_ended(process_engine: ProcessEngine) -> None:
    made = deploy(process_engine, two_steps())
    instance_id = start(process_engine)
    with pytest.raises(Refused, match="sager"):
        process_engine.deletions.delete(made.id, OWNER)
    process_engine.instances.cancel(instance_id, MANAGER)
    with pytest.raises(Refused, match="sager"):
        process_engine.deletions.delete(made.id, OWNER)


def test_what_a_running_case_may_still_call_stays(process_engine: ProcessEngine) -> None:
    called = deploy(process_engine, two_steps("q"))
    caller = process("p").start().user("a", groups="tot").call("k", "q").end().path("start", "a", "k", "end")
    deploy(process_engine, caller)
    with pytest.raises(Refused, match="kaldes af «Procedure p»"):
        process_engine.deletions.delete(called.id, OWNER)
    start(process_engine)
    with pytest.raises(Refused, match="sager"):
        process_engine.deletions.delete(called.id, OWNER)


def test_only_process_owners_delete(process_engine: ProcessEngine) -> None:
    made = deploy(process_engine, two_steps())
    with pytest.raises(RoleMissing):
        process_engine.deletions.delete(made.id, MANAGER)
    process_engine.deletions.delete(made.id, ADMIN)
