from __future__ import annotations

from typing import Any

import pytest

from tests.support.rest_client import RestClient, instant
from tests.webforms.rest.drawings import ASSESS, application

KEYS = {
    "links",
    "id",
    "userId",
    "time",
    "taskId",
    "message",
    "removalTime",
    "rootProcessInstanceId",
    "processInstanceId",
}


@pytest.fixture
def task(api: RestClient) -> Any:
    api.deploy(application())
    return api.task(api.start("ansoegning", modtager="fagteam")["id"], ASSESS)


def test_a_remark_is_kept_with_the_task(api: RestClient, task: Any) -> None:
    path = f"/task/{task['id']}/comment"
    assert api.get(path) == []
    made = api.post(f"{path}/create", {"message": " Borgeren ringer i morgen. "}, "tot")
    assert made.keys() == KEYS
    assert (made["userId"], made["message"], made["taskId"]) == ("tot", "Borgeren ringer i morgen.", task["id"])
    assert instant(made["time"]) is not None
    newest = api.post(f"{path}/create", {"message": "Hun ringede."}, "tot")
    assert api.get(path, "tot") == [newest, made]
    assert api.get(f"{path}/{made['id']}") == made
    api.refused(404, "GET", f"{path}/findes-ikke")


def test_a_remark_outlives_the_task(api: RestClient, task: Any) -> None:
    api.post(f"/task/{task['id']}/comment/create", {"message": "Set."}, "tot")
    api.complete(task["id"], "tot", udfald="ja", begrundelse="x")
    assert [each["message"] for each in api.get(f"/task/{task['id']}/comment")] == ["Set."]
    api.refused(400, "POST", f"/task/{task['id']}/comment/create", json={"message": "For sent."})


def test_who_may_not_see_the_task_neither_reads_nor_writes(api: RestClient, task: Any) -> None:
    api.refused(404, "GET", f"/task/{task['id']}/comment", "jurist")
    api.refused(404, "POST", f"/task/{task['id']}/comment/create", "jurist", json={"message": "x"})
    api.refused(404, "POST", "/task/findes-ikke/comment/create", json={"message": "x"})


@pytest.mark.parametrize("message", [None, "", " ", 3, "x" * 5_000])
def test_a_remark_says_something(api: RestClient, task: Any, message: Any) -> None:
    api.refused(400, "POST", f"/task/{task['id']}/comment/create", json={"message": message})
