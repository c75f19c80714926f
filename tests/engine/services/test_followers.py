from typing import Any

import pytest

from engine.actor import Actor
from engine.errors import AlreadyStarted, DefinitionNotFound, FormInvalid, InstanceNotFound, Refused, RoleMissing
from engine.process_engine import ProcessEngine
from tests.support.cases import ADMIN, at_once, deploy, form, kinds, of, start, task, text_field, two_steps, waits
from tests.support.diagrams import Draft, process

PROPERTY = '<camunda:property name="{}" value="{}" />'


def properties(**named: str) -> str:
    written = "".join(PROPERTY.format(name, text.replace('"', "&#34;")) for name, text in named.items())
    return f"<bpmn:extensionElements><camunda:properties>{written}</camunda:properties></bpmn:extensionElements>"


def ending(efterfoelger: str, **more: str) -> Draft:
    """One task; on its end event stands what follows."""
    draft = process("p").start().user("a", groups="tot")
    draft.element("endEvent", "End_done", properties(efterfoelger=efterfoelger, **more))
    return draft.path("start", "a", "End_done")


def finished(engine: ProcessEngine, draft: Draft, **variables: Any) -> str:
    deploy(engine, draft)
    instance_id = start(engine, sag_id="S-1", ansvarlig_team="tot", **variables)
    engine.tasks.complete(task(engine, instance_id).id, {"svar": "ja"}, of("tot"))
    return instance_id


def offered(engine: ProcessEngine, instance_id: str, actor: Actor = ADMIN) -> list[str]:
    return [each.process_key for each in engine.read.follow_ons(instance_id, actor)]


def test_procedures_are_offered_when_the_case_has_ended_and_only_those_deployed(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps("q"))
    deploy(process_engine, ending("q, unknown ,r"))
    instance_id = start(process_engine)
    assert offered(process_engine, instance_id) == []
    process_engine.tasks.complete(task(process_engine, instance_id).id, {}, of("tot"))
    assert offered(process_engine, instance_id) == ["q"]
    deploy(process_engine, two_steps("r"))
    assert offered(process_engine, instance_id) == ["q", "r"]


@pytest.mark.parametrize(
    ("expression", "keys"),
    [
        ('=if svar = "ja" then "q" else "r"', ["q"]),
        ('=["r", "q"]', ["r", "q"]),
        ('="q, r"', ["q", "r"]),
        ("=null", []),
        ("=naeste_procedure", []),
        ("=1", []),
    ],
)
def test_what_is_offered_can_be_an_expression_over_the_cases_variables(
    process_engine: ProcessEngine, expression: str, keys: list[str]
) -> None:
    deploy(process_engine, two_steps("q"))
    deploy(process_engine, two_steps("r"))
    assert offered(process_engine, finished(process_engine, ending(expression))) == keys


def test_a_follow_on_has_the_cases_number_and_variables(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps("q"))
    instance_id = finished(process_engine, ending("q", efterfoelger_variabler='={kilde: "p", svar: svar}'), x=[1])
    followed = process_engine.instances.start_follow_on(instance_id, "q", of("tot"))
    assert (followed.business_key, followed.origin_kind, followed.origin_instance_id) == (
        "S-1",
        "follow-on",
        instance_id,
    )
    known = process_engine.read.variables(followed.id, ADMIN)
    assert known == {"sag_id": "S-1", "ansvarlig_team": "tot", "x": [1], "svar": "ja", "kilde": "p"}
    assert kinds(process_engine, instance_id)[-1] == "follow-on-started"
    (record,) = process_engine.read.follow_ons(instance_id, ADMIN)
    assert record.started_instance_id == followed.id


def test_a_follow_on_is_started_once_however_many_ask(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps("q"))
    instance_id = finished(process_engine, ending("q"))
    results = at_once(*[lambda: process_engine.instances.start_follow_on(instance_id, "q", of("tot"))] * 3)
    assert sum(isinstance(each, AlreadyStarted) for each in results) == 2
    assert len(process_engine.read.instances(ADMIN, process_key="q")) == 1


def test_the_responsible_team_may_start_it_and_who_may_start_the_procedure(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps("q", candidateStarterGroups="fagteam"))
    deploy(process_engine, two_steps("r", candidateStarterGroups="fagteam"))
    draft = process("p").start().user("a", groups="tot").user("b", groups="fagteam").user("c", groups="hjemindsats")
    draft.element("endEvent", "End_done", properties(efterfoelger="q,r")).path("start", "a", "b", "c", "End_done")
    deploy(process_engine, draft)
    instance_id = start(process_engine, ansvarlig_team="tot")
    for team in ("tot", "fagteam", "hjemindsats"):
        process_engine.tasks.complete(task(process_engine, instance_id).id, {}, of(team))
    with pytest.raises(RoleMissing):
        process_engine.instances.start_follow_on(instance_id, "q", of("hjemindsats"))
    with pytest.raises(InstanceNotFound):
        process_engine.instances.start_follow_on(instance_id, "q", of("jobcenter"))
    may = {each.process_key: each.may_start for each in process_engine.read.follow_ons(instance_id, of("hjemindsats"))}
    assert may == {"q": False, "r": False}
    process_engine.instances.start_follow_on(instance_id, "q", of("fagteam"))
    process_engine.instances.start_follow_on(instance_id, "r", of("tot"))


def test_what_is_not_offered_cannot_be_started(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps("q"))
    instance_id = finished(process_engine, ending("r"))
    with pytest.raises(Refused, match="tilbydes ikke"):
        process_engine.instances.start_follow_on(instance_id, "q", ADMIN)
    with pytest.raises(DefinitionNotFound):
        process_engine.instances.start_follow_on(instance_id, "r", ADMIN)


def test_what_is_typed_in_the_start_form_comes_on_top_and_is_checked(process_engine: ProcessEngine) -> None:
    draft = process("q").start(formRef="begin").user("a", groups="tot").end().path("start", "a", "end")
    fields = form("begin", text_field("sag_id"), text_field("paragraf", required=True))
    deploy(process_engine, draft, files={"begin.form": fields})
    instance_id = finished(process_engine, ending("q"))
    start_form, definition, values = process_engine.read.follow_on_form(instance_id, "q", of("tot"))
    assert start_form is not None
    assert (definition.key, values["sag_id"], values["svar"]) == ("q", "S-1", "ja")
    with pytest.raises(FormInvalid):
        process_engine.instances.start_follow_on(instance_id, "q", of("tot"), {"sag_id": ["S-1"], "paragraf": [""]})
    typed = {"sag_id": ["S-1"], "paragraf": ["p41"]}
    followed = process_engine.instances.start_follow_on(instance_id, "q", of("tot"), typed)
    assert process_engine.read.variables(followed.id, ADMIN)["paragraf"] == "p41"
    with pytest.raises(Refused):
        process_engine.read.follow_on_form(instance_id, "q", of("tot"))


def at_once_after_a(key: str, then: str = "b") -> Draft:
    inner = properties(efterfoelger_straks=key, efterfoelger_variabler="={dato: string(today())}")
    draft = process("p").start().user("a", groups="tot")
    draft.element("scriptTask", "s", inner + "<bpmn:script>{s: 1}</bpmn:script>", _scriptFormat="feel")
    return draft.user(then, groups="tot").end("End_done").path("start", "a", "s", then, "End_done")


def test_what_follows_at_once_runs_beside_the_case(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps("q"))
    instance_id = finished(process_engine, at_once_after_a("q"))
    assert waits(process_engine, instance_id) == ["b"]
    (followed,) = process_engine.read.relatives(instance_id, ADMIN).offspring
    assert (followed.process_key, followed.business_key, followed.started_by) == ("q", "S-1", "system")
    assert process_engine.read.variables(followed.id, ADMIN)["dato"] == "2026-03-02"
    process_engine.tasks.complete(task(process_engine, instance_id).id, {}, of("tot"))
    assert len(process_engine.read.instances(ADMIN, process_key="q")) == 1


def test_a_step_reached_again_does_not_start_it_again(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps("q"))
    inner = properties(efterfoelger_straks="q")
    draft = process("p").start().exclusive("m").element("userTask", "a", inner, groups="tot").exclusive("g")
    draft.end("End_done").path("start", "m", "a", "g").flow("g", "m", 'igen = "ja"').flow("g", "End_done", default=True)
    deploy(process_engine, draft)
    instance_id = start(process_engine)
    for again in ("ja", "nej"):
        process_engine.tasks.complete(task(process_engine, instance_id).id, {"igen": again}, of("tot"))
    assert len(process_engine.read.instances(ADMIN, process_key="q")) == 1


def test_what_cannot_be_started_at_once_is_offered_and_the_case_goes_on(process_engine: ProcessEngine) -> None:
    instance_id = finished(process_engine, at_once_after_a("q"))
    assert waits(process_engine, instance_id) == ["b"]
    assert "follow-on-failed" in kinds(process_engine, instance_id)
    deploy(process_engine, two_steps("q"))
    assert offered(process_engine, instance_id) == ["q"]
    assert process_engine.instances.start_follow_on(instance_id, "q", of("tot")).process_key == "q"


def test_an_expression_that_fails_is_told_in_history_and_stops_nothing(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps("q"))
    instance_id = finished(process_engine, ending("=for i in 1..10000000 return i"))
    assert process_engine.read.instance(instance_id, ADMIN).status == "completed"
    assert offered(process_engine, instance_id) == []
    assert "follow-on-failed" in kinds(process_engine, instance_id)


def test_procedures_that_start_each_other_in_a_ring_stop(process_engine: ProcessEngine) -> None:
    draft = process("p").start().element("endEvent", "End_done", properties(efterfoelger_straks="p"))
    deploy(process_engine, draft.path("start", "End_done"))
    start(process_engine)
    assert len(process_engine.read.instances(ADMIN, process_key="p")) == 6


def test_a_failing_start_is_an_incident_of_the_new_case(process_engine: ProcessEngine) -> None:
    draft = process("q").start().user("a", groups="=ingen").end().path("start", "a", "end")
    deploy(process_engine, draft)
    instance_id = finished(process_engine, at_once_after_a("q"))
    (followed,) = process_engine.read.relatives(instance_id, ADMIN).offspring
    assert followed.incidents == 1
    assert process_engine.read.instance(instance_id, ADMIN).incidents == 0
