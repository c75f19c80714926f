import pytest
from sqlalchemy.orm import Session, sessionmaker

from engine.clock import FixedClock
from engine.errors import IncidentNotFound, InstanceSuspended, Refused, RoleMissing
from engine.persistence.instances import ProcessInstance
from engine.process_engine import ProcessEngine
from tests.support.cases import ADMIN, MANAGER, choosing, deploy, kinds, of, start, task, two_steps, waits
from tests.support.diagrams import process

ANNA = of("tot", "anna")


@pytest.fixture
def failed(process_engine: ProcessEngine) -> str:
    """A case whose task was submitted with a value the gateway knows no way for, were it not corrected first."""
    deploy(process_engine, choosing())
    instance_id = start(process_engine)
    process_engine.tasks.complete(task(process_engine, instance_id).id, {"note": "vigtigt"}, ANNA)
    return instance_id


def incident_id(engine: ProcessEngine, instance_id: str) -> str:
    (only,) = engine.read.incidents(ADMIN, instance_id=instance_id)
    return only.id


def test_a_corrected_variable_and_a_retry_bring_the_case_on(process_engine: ProcessEngine, failed: str) -> None:
    process_engine.instances.set_variable(failed, "udfald", "ja", MANAGER)
    case = process_engine.incidents.retry(incident_id(process_engine, failed), MANAGER)
    assert (case.incidents, case.waits_at) == (0, "b")
    assert process_engine.read.variables(failed, ADMIN) == {"udfald": "ja", "note": "vigtigt"}
    assert process_engine.read.incidents(ADMIN, instance_id=failed) == []
    (resolved,) = process_engine.read.incidents(ADMIN, instance_id=failed, resolved=True)
    assert resolved.resolved_at is not None


def test_a_retry_that_fails_again_leaves_the_incident_open(process_engine: ProcessEngine, failed: str) -> None:
    with pytest.raises(Refused):
        process_engine.incidents.retry(incident_id(process_engine, failed), MANAGER)
    assert process_engine.read.instance(failed, ADMIN).incidents == 1
    assert kinds(process_engine, failed, "incident-retried", "incident-resolved") == ["incident-retried"]


def test_a_solved_incident_is_not_replayed(process_engine: ProcessEngine, failed: str) -> None:
    incident = incident_id(process_engine, failed)
    process_engine.instances.set_variable(failed, "udfald", "ja", MANAGER)
    process_engine.incidents.retry(incident, MANAGER)
    process_engine.incidents.retry(incident, MANAGER)
    assert waits(process_engine, failed) == ["b"]
    assert kinds(process_engine, failed, "task-completed") == ["task-completed"]


def test_only_managers_retry(process_engine: ProcessEngine, failed: str) -> None:
    with pytest.raises(RoleMissing):
        process_engine.incidents.retry(incident_id(process_engine, failed), ANNA)
    with pytest.raises(IncidentNotFound):
        process_engine.incidents.retry("nothing", MANAGER)


def test_nothing_is_retried_in_a_case_on_pause(process_engine: ProcessEngine, failed: str) -> None:
    process_engine.instances.suspend(failed, MANAGER)
    with pytest.raises(InstanceSuspended):
        process_engine.incidents.retry(incident_id(process_engine, failed), MANAGER)


def test_a_failed_start_is_a_case_without_state_that_can_be_retried(process_engine: ProcessEngine) -> None:
    draft = process("p").start().user("a", groups="=modtagende_team").end().path("start", "a", "end")
    deploy(process_engine, draft)
    case = process_engine.instances.start("p", business_key="S-1", variables={"ansvarlig_team": "tot"}, actor=ADMIN)
    assert (case.status, case.incidents, case.open_tasks, case.responsible_team) == ("active", 1, 0, "tot")
    assert process_engine.read.variables(case.id, ANNA) == {"ansvarlig_team": "tot", "sag_id": "S-1"}
    process_engine.instances.set_variable(case.id, "modtagende_team", "fagteam", MANAGER)
    assert process_engine.incidents.retry(incident_id(process_engine, case.id), MANAGER).waits_at == "a"
    assert process_engine.read.variables(case.id, ADMIN)["modtagende_team"] == "fagteam"
    assert task(process_engine, case.id).candidate_groups == ("fagteam",)


def test_an_incident_is_void_when_its_task_is_cut_off(process_engine: ProcessEngine, clock: FixedClock) -> None:
    draft = process("p").start().user("a", groups="tot").boundary("late", "a", "P14D").exclusive("g")
    draft.user("b", groups="tot").end("end", "no").path("start", "a", "g").flow("g", "end", 'udfald = "ja"')
    draft.flow("g", "no", 'udfald = "nej"')
    deploy(process_engine, draft.path("late", "b", "end"))
    instance_id = start(process_engine)
    process_engine.tasks.complete(task(process_engine, instance_id).id, {}, ANNA)
    assert process_engine.read.instance(instance_id, ADMIN).incidents == 1
    clock.advance(days=15)
    assert process_engine.jobs.run_due() == 1
    assert process_engine.read.instance(instance_id, ADMIN).incidents == 0
    assert waits(process_engine, instance_id) == ["b"]


def test_what_an_adviser_submits_survives_a_mistake_of_ours_too(
    process_engine: ProcessEngine, sessions: sessionmaker[Session], caplog: pytest.LogCaptureFixture
) -> None:
    deploy(process_engine, two_steps())
    instance_id = start(process_engine)
    task_id = task(process_engine, instance_id).id

    def put_state(text: str | None) -> str | None:
        with sessions.begin() as session:
            case = session.get_one(ProcessInstance, instance_id)
            old, case.state = case.state, text
            return old

    right = put_state("not a state")
    process_engine.tasks.complete(task_id, {"note": "010190-1234"}, ANNA)
    (incident,) = process_engine.read.incidents(ADMIN, instance_id=instance_id)
    assert incident.kind == "execution-failed"
    assert "unforeseen JSONDecodeError" in caplog.text
    assert "010190-1234" not in caplog.text
    put_state(right)
    assert process_engine.incidents.retry(incident.id, MANAGER).waits_at == "b"
    assert process_engine.read.variables(instance_id, ADMIN) == {"note": "010190-1234"}


def test_cancelling_a_case_solves_its_incidents(process_engine: ProcessEngine, failed: str) -> None:
    assert process_engine.instances.cancel(failed, MANAGER).incidents == 0
