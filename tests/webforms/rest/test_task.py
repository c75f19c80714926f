from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.diagrams import process
from tests.support.rest_client import RestClient, plain
from tests.webforms.rest.drawings import ASSESS, FORM, GRANT, TALK, application, calling

KEYS = {
    *("id", "name", "assignee", "created", "due", "followUp", "lastUpdated", "delegationState", "description"),
    *("executionId", "owner", "parentTaskId", "priority", "processDefinitionId", "processInstanceId"),
    *("taskDefinitionKey", "caseExecutionId", "caseInstanceId", "caseDefinitionId", "suspended", "formKey"),
    *("camundaFormRef", "tenantId", "taskState"),
}


@pytest.fixture
def case(api: RestClient) -> Any:
    api.deploy(application())
    return api.start("ansoegning", "S-1", "tot", modtager="fagteam", ansvarlig_team="tot")


def names(tasks: list[Any]) -> list[str]:
    return [task["name"] for task in tasks]


def test_a_task_has_every_documented_key(api: RestClient, case: Any) -> None:
    (listed,) = api.get("/task", "tot", processInstanceId=case["id"])
    assert listed.keys() >= KEYS
    assert (listed["taskDefinitionKey"], listed["taskState"]) == ("vurder", "Created")
    assert listed["camundaFormRef"] == {"key": "vurder", "binding": "deployment", "version": None}
    assert api.get(f"/task/{listed['id']}", "tot") == listed
    assert api.post("/task", {"processInstanceId": case["id"]}, "tot") == [listed]


def test_a_form_is_named_as_the_diagram_names_it(api: RestClient) -> None:
    draft = process("former").start().parallel("g").end()
    bindings = {
        "d": {"formRef": "vurder", "formRefBinding": "deployment"},
        "l": {"formRef": "vurder", "formRefBinding": "latest"},
        "v": {"formRef": "vurder", "formRefBinding": "version", "formRefVersion": "1"},
        "k": {"formKey": "camunda-forms:deployment:vurder.form"},
        "u": {},
    }
    draft.path("start", "g")
    for element_id, binding in bindings.items():
        draft.user(element_id, groups="tot", **binding).path("g", element_id, "end")
    api.deploy(application())
    api.deploy({"former.bpmn": draft.file(), "vurder.form": json.dumps(FORM).encode()}, "former")
    case_id = api.start("former")["id"]
    found = {task["taskDefinitionKey"]: task for task in api.get("/task", processInstanceId=case_id)}
    references = {name: task["camundaFormRef"] for name, task in found.items()}
    assert references["d"] == {"key": "vurder", "binding": "deployment", "version": None}
    assert references["l"] == {"key": "vurder", "binding": "latest", "version": None}
    assert references["v"] == {"key": "vurder", "binding": "version", "version": 1}
    assert (references["k"], found["k"]["formKey"]) == (None, "camunda-forms:deployment:vurder.form")
    assert (references["u"], found["u"]["formKey"]) == (None, None)
    for task in found.values():
        form = {"key": task["formKey"], "camundaFormRef": task["camundaFormRef"], "contextPath": None}
        assert api.get(f"/task/{task['id']}/form") == form


def test_without_the_group_a_task_is_neither_seen_nor_found(api: RestClient, case: Any) -> None:
    task = api.task(case["id"], ASSESS)
    assert api.get("/task", "fagteam") == []
    assert api.get("/task/count", "fagteam") == {"count": 0}
    for path in ("", "/form", "/form-variables", "/variables", "/identity-links"):
        api.refused(404, "GET", f"/task/{task['id']}{path}", "fagteam")


def test_tasks_are_found_by_what_a_client_knows(api: RestClient, case: Any) -> None:
    other = api.start("ansoegning", "S-2", "tot", modtager="fagteam")
    for query in (
        {"processInstanceId": case["id"]},
        {"processInstanceBusinessKey": "S-1"},
        {"processInstanceBusinessKeyIn": "S-1,S-9"},
        {"candidateGroup": "tot", "processInstanceId": case["id"]},
        {"taskDefinitionKey": "vurder", "processInstanceId": case["id"]},
        {"nameLike": "Vurdér%", "processInstanceIdIn": case["id"]},
    ):
        (found,) = api.get("/task", **query)
        assert found["processInstanceId"] == case["id"]
        assert api.post("/task", query) == [found]
        assert api.get("/task/count", **query) == api.post("/task/count", query) == {"count": 1}
    assert api.get("/task", candidateGroup="fagteam") == []
    assert api.get("/task", processDefinitionKey="andet") == []
    assert {task["processInstanceId"] for task in api.get("/task")} == {case["id"], other["id"]}


def test_a_group_finds_unassigned_tasks_unless_assigned_ones_are_asked_for(api: RestClient, case: Any) -> None:
    task = api.task(case["id"], ASSESS)
    api.post(f"/task/{task['id']}/claim", {"userId": "tot"}, "tot")
    assert api.get("/task", "tot", candidateGroup="tot") == []
    assert api.post("/task", {"candidateGroups": ["tot"]}, "tot") == []
    assert names(api.get("/task", "tot", candidateGroup="tot", includeAssignedTasks="true")) == [ASSESS]
    assert names(api.post("/task", {"candidateGroups": ["tot"], "includeAssignedTasks": True}, "tot")) == [ASSESS]
    assert names(api.get("/task", "tot", assignee="tot")) == [ASSESS]
    assert names(api.get("/task", "tot", assigned="true")) == [ASSESS]
    assert api.get("/task", "tot", unassigned="true") == []


def test_a_computed_group_is_found_by_what_it_resolved_to(api: RestClient, case: Any) -> None:
    api.complete(api.task(case["id"], ASSESS)["id"], "tot", udfald="ja")
    (task,) = api.get("/task", candidateGroup="fagteam")
    assert (task["name"], task["due"]) == (GRANT, "2026-05-01T23:59:59.000+0200")
    links = api.get(f"/task/{task['id']}/identity-links", "fagteam")
    assert links == [{"userId": None, "groupId": "fagteam", "type": "candidate"}]


def test_an_assignee_is_an_identity_link(api: RestClient, case: Any) -> None:
    task = api.task(case["id"], ASSESS)
    api.post(f"/task/{task['id']}/claim", {"userId": "tot"}, "tot")
    links = api.get(f"/task/{task['id']}/identity-links", "tot", type="assignee")
    assert links == [{"userId": "tot", "groupId": None, "type": "assignee"}]


def test_tasks_of_a_called_procedure_belong_to_the_started_case(api: RestClient) -> None:
    for name, files in calling().items():
        api.deploy(files, name)
    started = api.start("forloeb", "S-7")
    (task,) = api.get("/task", "fagteam", processInstanceBusinessKey="S-7")
    assert (task["name"], task["processInstanceId"]) == (TALK, started["id"])
    assert task["processDefinitionKey"] == "samtale"
    assert task["processDefinitionId"].startswith("samtale:1:")
    assert names(api.get("/task", processDefinitionKey="samtale")) == [TALK]


def test_lists_are_sorted_and_cut(api: RestClient, case: Any) -> None:
    for number in range(2, 6):
        api.start("ansoegning", f"S-{number}", "tot")
    newest = api.get("/task", sortBy="created", sortOrder="desc", maxResults=2)
    oldest = api.post("/task", {"sorting": [{"sortBy": "created", "sortOrder": "asc"}]})
    assert [task["id"] for task in newest] == [task["id"] for task in reversed(oldest)][:2]
    in_pages = [task["id"] for first in (0, 2, 4) for task in api.get("/task", firstResult=first, maxResults=2)]
    assert sorted(in_pages) == sorted(task["id"] for task in oldest)
    assert len(api.get("/task", firstResult=1, maxResults=3)) == 3
    assert api.get("/task", maxResults=0) == []
    api.refused(400, "GET", "/task?sortBy=farve")


def test_form_variables_hold_what_the_form_shows_at_first(api: RestClient, case: Any) -> None:
    task = api.task(case["id"], ASSESS)
    values = api.get(f"/task/{task['id']}/form-variables", "tot")
    assert plain(values["begrundelse"]) == "Ingen"
    assert plain(values["udfald"]) is None
    assert plain(values["ansvarlig_team"]) == "tot"
    only = api.get(f"/task/{task['id']}/form-variables", "tot", variableNames="begrundelse,udfald")
    assert only.keys() == {"begrundelse", "udfald"}


def test_a_decision_is_asked_anew_when_the_task_comes_again(api: RestClient, case: Any) -> None:
    api.post(f"/process-instance/{case['id']}/variables", {"modifications": {"udfald": {"value": "ja"}}})
    task = api.task(case["id"], ASSESS)
    assert plain(api.get(f"/task/{task['id']}/variables", "tot")["udfald"]) == "ja"


def test_variables_of_a_task_are_read_one_by_one_too(api: RestClient, case: Any) -> None:
    task = api.task(case["id"], ASSESS)
    assert plain(api.get(f"/task/{task['id']}/variables/modtager", "tot")) == "fagteam"
    assert "findes_ikke" in api.refused(404, "GET", f"/task/{task['id']}/variables/findes_ikke", "tot")["message"]


def test_a_completed_task_is_gone(api: RestClient, case: Any) -> None:
    task = api.task(case["id"], ASSESS)
    api.complete(task["id"], "tot", udfald="nej")
    api.refused(404, "GET", f"/task/{task['id']}", "tot")
    api.refused(404, "GET", f"/task/{task['id']}/form-variables", "tot")


def test_a_task_has_no_variables_of_its_own(api: RestClient) -> None:
    api.deploy(application())
    task = api.task(api.start("ansoegning", modtager="fagteam")["id"], ASSESS)
    assert api.get(f"/task/{task['id']}/localVariables") == {}
    api.refused(404, "GET", f"/task/{task['id']}/localVariables/modtager")
    api.refused(404, "GET", f"/task/{task['id']}/localVariables", "jurist")
