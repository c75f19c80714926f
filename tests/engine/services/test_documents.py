"""What a procedure's document counts its changes from: the last version that was approved or in use before it."""

from __future__ import annotations

from engine.process_engine import ProcessEngine
from engine.records.definitions import DeploymentRecord
from engine.records.documents import ProcedureDocument
from tests.engine.services.test_releases import COLLEAGUE, drafted
from tests.support.cases import OWNER, deploy, two_steps


def document(engine: ProcessEngine, made: DeploymentRecord) -> ProcedureDocument:
    return engine.documents.document(made.definitions[0].id, OWNER)


def counted_from(engine: ProcessEngine, made: DeploymentRecord) -> tuple[int, str] | None:
    before = document(engine, made).previous
    return (before.version, before.kind) if before else None


def test_a_first_version_is_compared_with_nothing(process_engine: ProcessEngine) -> None:
    made = deploy(process_engine, two_steps())
    assert counted_from(process_engine, made) is None
    assert document(process_engine, made).changes == ()


def test_a_draft_that_nobody_approved_is_passed_over(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    drafted(process_engine, two_steps(first="jobcenter"))
    made = drafted(process_engine, two_steps(first="fagteam"))
    assert counted_from(process_engine, made) == (1, "deployed")


def test_an_approved_draft_counts_before_it_is_in_use(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps())
    approved = drafted(process_engine, two_steps(first="jobcenter"))
    process_engine.releases.approve(approved.id, COLLEAGUE)
    made = drafted(process_engine, two_steps(first="fagteam"))
    assert counted_from(process_engine, made) == (2, "approved")
    assert counted_from(process_engine, approved) == (1, "deployed")


def test_an_older_version_in_use_again_is_what_the_next_draft_is_compared_with(process_engine: ProcessEngine) -> None:
    first = deploy(process_engine, two_steps())
    second = deploy(process_engine, two_steps(first="jobcenter"))
    process_engine.releases.activate(first.id, OWNER)
    assert counted_from(process_engine, first) == (2, "deployed")
    assert counted_from(process_engine, second) == (1, "deployed")
    made = drafted(process_engine, two_steps())
    assert counted_from(process_engine, made) == (1, "activated")
    assert document(process_engine, made).changes == ()


def test_the_document_says_who_approved_the_version_and_put_it_in_use(process_engine: ProcessEngine) -> None:
    made = drafted(process_engine, two_steps())
    assert document(process_engine, made).standing == ()
    process_engine.releases.approve(made.id, COLLEAGUE)
    process_engine.releases.activate(made.id, OWNER)
    standing = [(each.kind, each.actor) for each in document(process_engine, made).standing]
    assert standing == [("activated", OWNER.user_id), ("approved", COLLEAGUE.user_id)]
