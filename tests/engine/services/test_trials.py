from __future__ import annotations

import tomllib
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from engine.actor import Actor, Role
from engine.clock import FixedClock
from engine.errors import FormInvalid, Refused, RoleMissing, TaskNotOpen, TrialNotFound, ValueInvalid
from engine.persistence.base import Base
from engine.process_engine import ProcessEngine, replay_scenario
from engine.records.external_tasks import MetError
from engine.records.trials import TrialRecord
from tests.engine.services.test_deployments import calling, table
from tests.support.cases import OWNER, choosing, deploy, form, of, text_field, two_steps
from tests.support.diagrams import Draft, process

COLLEAGUE = Actor("kollega", "Kollega", roles=frozenset({Role.PROCESS_OWNER}))
ASKED = {"formRef": "f", "formRefBinding": "deployment"}


def timed(key: str = "p") -> Draft:
    draft = process(key).start(**ASKED).user("a", groups="tot", due='=now() + duration("P2D")', **ASKED)
    return draft.timer("t", "P3M").user("b", groups="fagteam").end("End_done").path("start", "a", "t", "b", "End_done")


def files(draft: Draft) -> dict[str, bytes]:
    return {f"{draft.id}.bpmn": draft.file(), "f.form": form("f", text_field("x", required=True))}


def tried(engine: ProcessEngine, draft: Draft, *, as_draft: bool = True, **posted: str) -> str:
    made = engine.deployments.deploy(draft.id, files(draft), OWNER, draft=as_draft)
    return engine.trials.start(made.definitions[0].id, {name: [text] for name, text in posted.items()}, OWNER)


def seen(engine: ProcessEngine, trial_id: str) -> TrialRecord:
    return engine.trials.trial(trial_id, OWNER)


def test_a_draft_is_run_to_its_end_with_its_forms_and_a_clock_of_its_own(
    process_engine: ProcessEngine, clock: FixedClock
) -> None:
    trial = tried(process_engine, timed(), x="1")
    (task,) = seen(process_engine, trial).tasks
    assert (task.name, task.teams, task.due_at) == ("a", ("tot",), clock.now() + timedelta(days=2))
    asked = process_engine.trials.form(trial, task.id, OWNER)
    assert asked.variables["x"] == "1"
    process_engine.trials.submit(trial, task.id, {"x": ["2"]}, OWNER)
    (timer,) = seen(process_engine, trial).timers
    process_engine.trials.advance(trial, "P1M", OWNER)
    assert seen(process_engine, trial).line.now.month == 4
    process_engine.trials.advance(trial, "next", OWNER)
    assert seen(process_engine, trial).line.now == timer.due_at
    (task,) = seen(process_engine, trial).tasks
    process_engine.trials.submit(trial, task.id, {}, OWNER)
    ended = seen(process_engine, trial)
    assert (ended.line.ended, ended.end_name, ended.variables["x"]) == (True, "End_done", "2")
    assert [each.element_id for each in ended.events if each.kind == "activity-completed"][-1] == "End_done"
    assert clock.now().month == 3


def test_nothing_but_the_trial_is_written(process_engine: ProcessEngine, sessions: sessionmaker[Session]) -> None:
    made = process_engine.deployments.deploy("p", files(timed()), OWNER)

    def counted() -> dict[str, int]:
        with sessions() as session:
            tables = Base.metadata.tables.items()
            return {name: session.scalar(select(func.count()).select_from(each)) or 0 for name, each in tables}

    before = counted()
    trial = process_engine.trials.start(made.definitions[0].id, {"x": ["1"]}, OWNER)
    (task,) = seen(process_engine, trial).tasks
    process_engine.trials.submit(trial, task.id, {"x": ["2"]}, OWNER)
    process_engine.trials.advance(trial, "next", OWNER)
    assert counted() == before | {"trial": 1}
    process_engine.trials.discard(trial, OWNER)
    assert counted() == before


def test_a_form_refuses_what_it_would_refuse_in_a_case(process_engine: ProcessEngine) -> None:
    with pytest.raises(FormInvalid):
        tried(process_engine, timed())
    trial = tried(process_engine, timed(), x="1")
    (task,) = seen(process_engine, trial).tasks
    with pytest.raises(FormInvalid):
        process_engine.trials.submit(trial, task.id, {"x": [""]}, OWNER)
    process_engine.trials.submit(trial, task.id, {"x": ["2"]}, OWNER)
    with pytest.raises(TaskNotOpen):
        process_engine.trials.submit(trial, task.id, {"x": ["2"]}, OWNER)


def test_what_the_diagram_cannot_do_is_shown_and_the_run_stands(process_engine: ProcessEngine) -> None:
    (definition,) = deploy(process_engine, choosing()).definitions
    trial = process_engine.trials.start(definition.id, {}, OWNER)
    (task,) = seen(process_engine, trial).tasks
    process_engine.trials.submit(trial, task.id, {}, OWNER)
    stuck = seen(process_engine, trial)
    assert stuck.failure is not None
    assert (stuck.failure.element_id, stuck.tasks, stuck.line.steps) == ("g", (task,), 0)


def test_a_start_that_fails_is_a_trial_with_a_failure(process_engine: ProcessEngine) -> None:
    draft = process("p").start().exclusive("g").end("e", "f").path("start", "g")
    draft.flow("g", "e", "x = 1").flow("g", "f", "x = 2")
    trial = process_engine.trials.start(deploy(process_engine, draft).definitions[0].id, {}, OWNER)
    failed = seen(process_engine, trial)
    assert failed.failure is not None
    assert failed.tasks == ()
    with pytest.raises(Refused):
        process_engine.trials.scenario(trial, "x", OWNER)


def test_called_procedures_and_tables_are_run_through(process_engine: ProcessEngine) -> None:
    deploy(process_engine, two_steps("q"))
    draft = process("p").start().rule("r", "tabel", mapping="singleEntry", result="svar").call("c", "q").end()
    draft.path("start", "r", "c", "end")
    made = deploy(process_engine, draft, files={"t.dmn": table("tabel", "ja")})
    trial = process_engine.trials.start(made.definitions[0].id, {}, OWNER)
    running = seen(process_engine, trial)
    assert [(each.name, each.process_key) for each in running.tasks] == [("a", "q")]
    assert running.variables["svar"] == "ja"
    assert set(running.versions) == {"p", "q"}


def test_a_draft_calls_the_draft_of_what_is_not_in_use_yet(process_engine: ProcessEngine) -> None:
    process_engine.releases.demand_approval(True)
    drafts = {key: {f"{key}.bpmn": each.file()} for key, each in (("p", calling("p", "q")), ("q", two_steps("q")))}
    made = {each.name: each for each in process_engine.deployments.deploy_all(drafts, OWNER)}
    trial = process_engine.trials.start(made["p"].definitions[0].id, {}, OWNER)
    assert [each.process_key for each in seen(process_engine, trial).tasks] == ["q"]


def test_a_job_of_another_system_waits_for_the_owner(process_engine: ProcessEngine) -> None:
    draft = process("p").start().element("serviceTask", "s", type="external", topic="send-brev").end()
    made = deploy(process_engine, draft.path("start", "s", "end"))
    trial = process_engine.trials.start(made.definitions[0].id, {}, OWNER)
    (job,) = seen(process_engine, trial).jobs
    assert job.topic == "send-brev"
    process_engine.trials.finish_job(trial, job.id, {"sendt": True}, OWNER)
    assert seen(process_engine, trial).variables["sendt"] is True
    with pytest.raises(Refused):
        process_engine.trials.finish_job(trial, job.id, {}, OWNER)


def test_a_job_of_another_system_can_meet_an_error_and_is_kept_so(process_engine: ProcessEngine) -> None:
    draft = process("p").start().service("s", "slaa-op").user("a", "b", groups="tot").end().path("start", "s", "a")
    draft.path("a", "end").error_boundary("no", "s", "NEJ").path("no", "b", "end")
    trial = process_engine.trials.start(deploy(process_engine, draft).definitions[0].id, {}, OWNER)
    (job,) = seen(process_engine, trial).jobs
    with pytest.raises(ValueInvalid, match="kode"):
        process_engine.trials.meet_error(trial, job.id, MetError(""), OWNER)
    process_engine.trials.meet_error(trial, job.id, MetError("ANDET", "Lukket"), OWNER)
    failure = seen(process_engine, trial).failure
    assert failure is not None
    assert (failure.element_id, "«ANDET»" in failure.message) == ("s", True)
    process_engine.trials.meet_error(trial, job.id, MetError("NEJ", "Ukendt"), OWNER)
    assert [each.name for each in seen(process_engine, trial).tasks] == ["b"]
    text = process_engine.trials.scenario(trial, "Ukendt borger", OWNER)
    (step,) = tomllib.loads(text)["step"]
    assert step == {"job": "slaa-op", "error": "NEJ", "message": "Ukendt", "waits": ["b"]}
    assert replay_scenario({"p": {"p.bpmn": draft.file()}}, text, "s.toml").deviations == ()
    with pytest.raises(Refused):
        process_engine.trials.meet_error(trial, job.id, MetError("NEJ"), OWNER)


def test_the_clock_only_goes_forward_and_only_to_what_there_is(process_engine: ProcessEngine) -> None:
    trial = process_engine.trials.start(deploy(process_engine, two_steps()).definitions[0].id, {}, OWNER)
    with pytest.raises(Refused, match="ingen frist"):
        process_engine.trials.advance(trial, "next", OWNER)
    for duration in ("i morgen", "P200Y", "-P1D"):
        with pytest.raises(ValueInvalid):
            process_engine.trials.advance(trial, duration, OWNER)


def test_a_trial_is_its_owners_alone(process_engine: ProcessEngine) -> None:
    trial = tried(process_engine, timed(), x="1")
    with pytest.raises(TrialNotFound):
        process_engine.trials.trial(trial, COLLEAGUE)
    with pytest.raises(RoleMissing):
        process_engine.trials.mine(of("tot"))
    assert [each.id for each in process_engine.trials.mine(OWNER)] == [trial]
    assert process_engine.trials.mine(COLLEAGUE) == []


def test_a_trial_nobody_uses_goes_when_its_time_is_over(process_engine: ProcessEngine, clock: FixedClock) -> None:
    old = tried(process_engine, timed(), x="1")
    clock.advance(days=31)
    tried(process_engine, timed(), x="1")
    with pytest.raises(TrialNotFound):
        process_engine.trials.trial(old, OWNER)


def test_a_trial_is_kept_as_a_scenario_that_can_be_replayed(process_engine: ProcessEngine) -> None:
    trial = tried(process_engine, timed(), x="1")
    (task,) = seen(process_engine, trial).tasks
    process_engine.trials.submit(trial, task.id, {"x": ["2"]}, OWNER)
    process_engine.trials.advance(trial, "P10D", OWNER)
    process_engine.trials.advance(trial, "next", OWNER)
    text = process_engine.trials.scenario(trial, "Tre måneder", OWNER)
    kept = tomllib.loads(text)
    assert [{name: each[name] for name in each if name != "waits"} for each in kept["step"]] == [
        {"task": "a", "team": "tot", "values": {"x": "2"}},
        {"advance": "P10D"},
        {"advance": "next"},
    ]
    assert kept["expected"] == {"waits": ["b"]}
    assert replay_scenario({"p": files(timed())}, text, "s.toml").deviations == ()
    slower = {name: data.replace(b"P3M", b"P6M") for name, data in files(timed()).items()}
    in_three_months = text.replace('advance = "next"', 'advance = "P3M"')
    assert "Der ventes på «t»" in replay_scenario({"p": slower}, in_three_months, "s.toml").deviations[0]
