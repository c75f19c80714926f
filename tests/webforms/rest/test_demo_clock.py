from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask

from engine.clock import SystemClock
from tests.support.rest_client import RestClient, basic, instant
from tests.support.settled import demo_app
from tests.webforms.rest.drawings import ANSWER, waiting
from webforms import create_app
from webforms.config import Config

NEAR = timedelta(seconds=20)


def now(api: RestClient) -> datetime:
    return datetime.fromisoformat(api.get("/demo/clock", "tot")["now"])


def test_at_first_it_shows_the_real_time(api: RestClient) -> None:
    assert abs(now(api) - SystemClock().now()) < NEAR
    assert now(api).utcoffset() is not None


def test_it_is_moved_on_by_a_duration_or_to_an_instant(api: RestClient) -> None:
    start = now(api)
    moved = datetime.fromisoformat(api.post("/demo/clock", {"advance": "P3M1D"})["now"])
    assert timedelta(days=89) < moved - start < timedelta(days=94)
    target = moved + timedelta(days=2)
    assert datetime.fromisoformat(api.post("/demo/clock", {"set": target.isoformat()})["now"]) - target < NEAR
    assert now(api) - target < NEAR


def test_what_falls_due_has_run_when_it_answers(api: RestClient) -> None:
    api.deploy(waiting())
    case = api.start("vent", "S-1")
    (job,) = api.get("/job")
    api.post("/demo/clock", {"advance": "P13D"})
    assert api.get("/task", "jurist") == []
    api.post("/demo/clock", {"advance": "P2M"})
    task = api.task(case["id"], ANSWER, "jurist")
    assert task["created"] == job["dueDate"]
    (visit,) = api.get("/history/activity-instance", activityId="frist", processInstanceId=case["id"])
    assert instant(visit["endTime"]) == instant(job["dueDate"])


def test_other_processes_see_it_at_once_and_a_restart_keeps_it(api: RestClient, tmp_path: Path) -> None:
    other = RestClient(demo_app(tmp_path, SystemClock()).test_client())
    before = now(other)
    api.post("/demo/clock", {"advance": "P1Y"})
    assert now(other) - before > timedelta(days=364)
    assert now(RestClient(demo_app(tmp_path, SystemClock()).test_client())) - before > timedelta(days=364)


def test_only_the_administrator_moves_it(api: RestClient) -> None:
    for user in ("tot", "procesejer", "oeverste_ledelse"):
        api.refused(403, "POST", "/demo/clock", user, json={"advance": "P1D"})
    assert abs(now(api) - SystemClock().now()) < NEAR


def test_it_is_never_moved_back_nor_out_of_reason(api: RestClient) -> None:
    for body in (
        {"set": "2001-01-01T00:00:00+01:00"},
        {"set": "i morgen"},
        {"advance": "3 måneder"},
        {"advance": "-P1D"},
        {"advance": "P200Y"},
        {"advance": 3},
        {},
    ):
        assert api.refused(400, "POST", "/demo/clock", json=body)["message"]


def test_a_login_lasts_by_real_time(app: Flask) -> None:
    client = app.test_client()
    app.config["WTF_CSRF_ENABLED"] = False
    client.post("/login/demo", data={"user": "tot"})
    RestClient(app.test_client()).post("/demo/clock", {"advance": "P1Y"})
    assert "login" not in client.get("/").headers["Location"]


def test_outside_demo_mode_there_is_no_such_clock(people: Path, tmp_path: Path) -> None:
    config = Config(data=tmp_path, database_url=f"sqlite:///{people}", secret_key="kun til test", login="local")
    client = create_app(config).test_client()
    for method in ("GET", "POST"):
        answered = client.open(
            "/engine-rest/demo/clock", method=method, headers=basic("admin"), json={"advance": "P1D"}
        )
        assert answered.status_code == 403
        assert "demokommunen" in answered.get_json()["message"]
