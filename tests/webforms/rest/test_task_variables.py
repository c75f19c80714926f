"""A task's variables as foreign clients read and change them before they complete it."""

from __future__ import annotations

import io
from typing import Any

import pytest

from tests.support.rest_client import RestClient, plain, typed
from tests.webforms.rest.drawings import ASSESS, GRANT, application

BOTH = pytest.mark.parametrize("which", ["variables", "localVariables"])


@pytest.fixture
def case(api: RestClient) -> Any:
    api.deploy(application())
    return api.start("ansoegning", "S-1", "tot", modtager="fagteam")


@pytest.fixture
def task(api: RestClient, case: Any) -> str:
    return f"/task/{api.task(case['id'], ASSESS)['id']}"


def values(api: RestClient, path: str) -> dict[str, Any]:
    return {name: plain(value) for name, value in api.get(path, "tot").items()}


@BOTH
def test_one_variable_is_set_read_and_taken_away(api: RestClient, task: str, which: str) -> None:
    path = f"{task}/{which}/note"
    answered = api.call("PUT", path, "tot", json={"value": "[1, 2]", "type": "Json", "valueInfo": {}})
    assert (answered.status_code, answered.data) == (204, b"")
    assert plain(api.get(path, "tot")) == [1, 2]
    assert api.get(f"{path}/data", "tot") == [1, 2]
    assert api.call("DELETE", path, "tot").status_code == 204
    assert "note" in api.refused(404, "GET", path, "tot")["message"]
    assert api.call("DELETE", path, "tot").status_code == 204  # as in Camunda


@BOTH
def test_several_are_changed_at_once(api: RestClient, task: str, which: str) -> None:
    api.call("PUT", f"{task}/{which}/gammel", "tot", json={"value": 1})
    api.post(f"{task}/{which}", {"modifications": typed({"a": 1, "b": {"c": 2}}), "deletions": ["gammel"]}, "tot")
    found = values(api, f"{task}/{which}")
    assert (found["a"], found["b"]) == (1, {"c": 2})
    assert "gammel" not in found
    wrongs: list[Any] = [{"deletions": "a"}, {"deletions": [1]}, {"modifications": []}, {"modifications": {"a": 1}}]
    for wrong in wrongs:
        api.refused(400, "POST", f"{task}/{which}", "tot", json=wrong)
    api.refused(400, "POST", f"{task}/{which}", "tot", json={"modifications": typed({"ny": 1, "x" * 300: 1})})
    assert values(api, f"{task}/{which}") == found


@BOTH
def test_a_text_is_also_taken_as_a_part_of_a_form(api: RestClient, task: str, which: str) -> None:
    path = f"{task}/{which}/note"
    for sent in ({"data": (io.BytesIO("æble".encode()), "data")}, {"data": "æble"}):
        api.call("PUT", path, "tot", data=sent, content_type="multipart/form-data")
        assert api.get(path, "tot") == {"type": "String", "value": "æble", "valueInfo": {}}
        api.call("DELETE", path, "tot")
    image = {"data": (io.BytesIO(b"\xff\xd8"), "foto.jpg")}
    api.refused(400, "PUT", path, "tot", data=image, content_type="multipart/form-data")
    api.refused(400, "PUT", path, "tot", data={"other": "x"}, content_type="multipart/form-data")


def test_a_local_variable_is_the_tasks_own_and_completing_goes_on_without_it(
    api: RestClient, case: Any, task: str
) -> None:
    api.call("PUT", f"{task}/localVariables/kladde", "tot", json={"value": "x", "type": "String"})
    assert values(api, f"{task}/localVariables") == {"kladde": "x"}
    assert values(api, f"{task}/variables")["kladde"] == "x"
    assert values(api, f"{task}/form-variables")["kladde"] == "x"
    assert "kladde" not in values(api, f"/process-instance/{case['id']}/variables")
    api.complete(task.removeprefix("/task/"), "tot", udfald="ja")
    assert api.task(case["id"], GRANT, "fagteam")
    assert "kladde" not in api.get(f"/process-instance/{case['id']}/variables")


def test_what_a_client_sets_before_it_completes_is_decided_on(api: RestClient, case: Any, task: str) -> None:
    api.call("PUT", f"{task}/variables/udfald", "tot", json={"value": "ja", "type": "String"})
    api.complete(task.removeprefix("/task/"), "tot")
    assert api.task(case["id"], GRANT, "fagteam")


@BOTH
def test_another_team_neither_reads_nor_changes_them(api: RestClient, task: str, which: str) -> None:
    api.refused(404, "GET", f"{task}/{which}", "fagteam")
    api.refused(403, "PUT", f"{task}/{which}/a", "fagteam", json={"value": 1})
    api.refused(403, "POST", f"{task}/{which}", "fagteam", json={"modifications": typed({"a": 1})})
    api.refused(403, "DELETE", f"{task}/{which}/a", "fagteam")
    assert "a" not in values(api, f"{task}/{which}")


@BOTH
def test_a_task_that_is_gone_has_none(api: RestClient, task: str, which: str) -> None:
    api.complete(task.removeprefix("/task/"), "tot", udfald="nej")
    api.refused(404, "GET", f"{task}/{which}", "tot")
    api.refused(404, "PUT", f"{task}/{which}/a", "tot", json={"value": 1})
    api.refused(404, "DELETE", f"{task}/{which}/a", "tot")
    api.refused(404, "PUT", f"/task/findes-ikke/{which}/a", "tot", json={"value": 1})
