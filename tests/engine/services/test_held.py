"""What was submitted is put right and tried again."""

import pytest

from engine.errors import IncidentNotFound, Refused, RoleMissing, ValueInvalid
from engine.process_engine import ProcessEngine
from engine.records.cases import HistoryRecord
from engine.records.incidents import IncidentView
from tests.support.cases import ADMIN, MANAGER, choosing, deploy, form, kinds, of, start, task, text_field, waits
from tests.support.diagrams import process

ANNA = of("tot", "anna")


@pytest.fixture
def failed(process_engine: ProcessEngine) -> str:
    """A case that got an answer its gateway knows no way for."""
    draft = process("p").start().user("a", groups="tot", formRef="svar", formRefBinding="latest").exclusive("g")
    draft.user("b", groups="fagteam").end("no").end("yes").path("start", "a", "g").path("b", "yes")
    draft.flow("g", "b", 'udfald = "ja"').flow("g", "no", 'udfald = "nej"')
    answers = form("svar", text_field("udfald", label="Udfaldet"), text_field("note", label="Note"))
    deploy(process_engine, draft, files={"svar.form": answers})
    instance_id = start(process_engine, borger="B-7")
    values = {"udfald": "måske", "note": "vigtigt", "ekstra": 3}
    process_engine.tasks.complete(task(process_engine, instance_id).id, values, ANNA)
    return instance_id


def view(engine: ProcessEngine, instance_id: str) -> IncidentView:
    (only,) = engine.read.incidents(ADMIN, instance_id=instance_id)
    return engine.incidents.view(only.id, MANAGER)


def corrected(engine: ProcessEngine, instance_id: str) -> list[HistoryRecord]:
    events = engine.read.history_events(ADMIN, instance_id=instance_id)
    return [event for event in events if event.kind == "submission-corrected"]


def test_the_view_tells_what_was_submitted_and_what_the_arrows_asked(
    process_engine: ProcessEngine, failed: str
) -> None:
    seen = view(process_engine, failed)
    assert (seen.doing, seen.step, seen.by, seen.incident.element_id) == ("complete-task", "a", "anna", "g")
    assert seen.values == {"udfald": "måske", "note": "vigtigt", "ekstra": 3}
    assert [field.name for field in seen.form.fields()] == ["Udfaldet", "Note"]
    assert seen.seen == {"borger": "B-7"}
    assert [(each.where, each.text, each.read) for each in seen.expressions] == [
        ("pilen til «b»", 'udfald = "ja"', (("udfald", "måske"),)),
        ("pilen til «no»", 'udfald = "nej"', (("udfald", "måske"),)),
    ]
    assert seen.missing == ()


def test_what_the_case_lacks_is_named_once(process_engine: ProcessEngine) -> None:
    deploy(process_engine, choosing())
    instance_id = start(process_engine)
    process_engine.tasks.complete(task(process_engine, instance_id).id, {}, ANNA)
    assert view(process_engine, instance_id).missing == ("udfald",)


def test_other_values_bring_the_case_on_and_history_tells_both(process_engine: ProcessEngine, failed: str) -> None:
    values = {"udfald": "ja", "note": "vigtigt"}
    incident = view(process_engine, failed).incident.id
    assert process_engine.incidents.retry(incident, MANAGER, values, reason="Tastefejl").waits_at == "b"
    assert process_engine.read.variables(failed, ADMIN) == {"borger": "B-7"} | values
    (event,) = corrected(process_engine, failed)
    assert (event.actor, event.details["reason"]) == ("teamleder", "Tastefejl")
    assert event.details["changes"] == [
        {"name": "udfald", "label": "Udfaldet", "old": "måske", "new": "ja"},
        {"name": "ekstra", "label": "ekstra", "old": 3, "new": None},
    ]


def test_what_did_not_help_is_kept_for_the_next_try(process_engine: ProcessEngine, failed: str) -> None:
    incident = view(process_engine, failed).incident.id
    with pytest.raises(Refused):
        process_engine.incidents.retry(incident, MANAGER, {"udfald": "jo"}, reason="Tastefejl")
    assert view(process_engine, failed).values == {"udfald": "jo"}
    assert len(corrected(process_engine, failed)) == 1
    with pytest.raises(Refused):
        process_engine.incidents.retry(incident, MANAGER, {"udfald": "jo"}, reason="Tastefejl")
    assert len(corrected(process_engine, failed)) == 1


def test_variables_of_the_case_are_corrected_in_the_same_breath(process_engine: ProcessEngine) -> None:
    deploy(process_engine, choosing())
    instance_id = start(process_engine)
    process_engine.tasks.complete(task(process_engine, instance_id).id, {"note": "vigtigt"}, ANNA)
    seen = view(process_engine, instance_id)
    fixed = {seen.scope_id: {"udfald": "ja"}}
    process_engine.incidents.retry(seen.incident.id, MANAGER, variables=fixed, reason="Glemt")
    assert waits(process_engine, instance_id) == ["b"]
    assert kinds(process_engine, instance_id, "variable-corrected", "submission-corrected", "incident-resolved") == [
        "variable-corrected",
        "incident-resolved",
    ]


def test_nothing_is_changed_when_something_cannot_be_kept(process_engine: ProcessEngine, failed: str) -> None:
    seen = view(process_engine, failed)
    with pytest.raises(ValueInvalid):
        process_engine.incidents.retry(seen.incident.id, MANAGER, {"udfald": float("nan")}, reason="Tal")
    with pytest.raises(ValueInvalid):
        process_engine.incidents.retry(seen.incident.id, MANAGER, variables={"nowhere": {"x": 1}}, reason="Glemt")
    assert view(process_engine, failed).values == seen.values
    assert corrected(process_engine, failed) == []


@pytest.mark.parametrize("reason", ["", "  ", "x" * 2001])
def test_whoever_corrects_says_why(process_engine: ProcessEngine, failed: str, reason: str) -> None:
    seen = view(process_engine, failed)
    with pytest.raises(ValueInvalid, match="Skriv en begrundelse"):
        process_engine.incidents.retry(seen.incident.id, MANAGER, {"udfald": "ja"}, reason=reason)
    with pytest.raises(ValueInvalid, match="Skriv en begrundelse"):
        process_engine.incidents.retry(seen.incident.id, MANAGER, variables={seen.scope_id: {"x": 1}}, reason=reason)
    assert (view(process_engine, failed).values, corrected(process_engine, failed)) == (seen.values, [])


def test_a_failed_start_is_started_with_other_values(process_engine: ProcessEngine) -> None:
    begin = {"formRef": "start", "formRefBinding": "latest"}
    draft = process("p").start(**begin).user("a", groups="=hold").end().path("start", "a", "end")
    deploy(process_engine, draft, files={"start.form": form("start", text_field("hold", label="Holdet"))})
    case = process_engine.instances.start("p", business_key="S-1", variables={"hold": ""}, actor=ADMIN)
    seen = view(process_engine, case.id)
    assert (seen.doing, seen.values, seen.scopes) == ("start", {"hold": "", "sag_id": "S-1"}, ())
    assert seen.form.id == "start"
    assert ("«Candidate groups»", "hold") in [(each.where, each.text) for each in seen.expressions]
    with pytest.raises(ValueInvalid):
        process_engine.incidents.retry(seen.incident.id, MANAGER, {"hold": "fagteam", "sag_id": "S-2"}, reason="Nyt")
    process_engine.incidents.retry(seen.incident.id, MANAGER, {"hold": "fagteam"}, reason="Glemt")
    assert task(process_engine, case.id).candidate_groups == ("fagteam",)
    assert process_engine.read.variables(case.id, ADMIN) == {"hold": "fagteam", "sag_id": "S-1"}


def test_a_timer_holds_nothing_that_could_be_replaced(process_engine: ProcessEngine) -> None:
    draft = process("p").start().timer("t", "P1D").exclusive("g").end("x").end("y").path("start", "t", "g")
    deploy(process_engine, draft.flow("g", "x", 'udfald = "ja"').flow("g", "y", 'udfald = "nej"'))
    instance_id = start(process_engine)
    (timer,) = process_engine.read.jobs(ADMIN, instance_id=instance_id)
    for _ in range(3):
        process_engine.jobs.fire(timer.id, ADMIN)
    seen = view(process_engine, instance_id)
    assert (seen.doing, seen.values, seen.form) == ("fire-timer", None, None)
    with pytest.raises(ValueInvalid):
        process_engine.incidents.retry(seen.incident.id, MANAGER, {"udfald": "ja"}, reason="Glemt")


def test_only_managers_see_and_correct(process_engine: ProcessEngine, failed: str) -> None:
    incident = view(process_engine, failed).incident.id
    with pytest.raises(RoleMissing):
        process_engine.incidents.view(incident, ANNA)
    with pytest.raises(RoleMissing):
        process_engine.incidents.retry(incident, ANNA, {"udfald": "ja"})
    with pytest.raises(IncidentNotFound):
        process_engine.incidents.view("nothing", MANAGER)
