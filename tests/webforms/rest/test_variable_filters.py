from __future__ import annotations

from typing import Any

import pytest

from tests.support.rest_client import RestClient
from tests.webforms.rest.drawings import application

VALUES = {"kommune": "Ærø", "antal": 5, "akut": True}


@pytest.fixture
def case(api: RestClient) -> Any:
    api.deploy(application())
    api.start("ansoegning", "S-2", "tot", kommune="Fanø", antal=2, akut=False)
    api.start("ansoegning", "S-3", "tot")
    return api.start("ansoegning", "S-1", "tot", **VALUES)


def condition(name: str, operator: str, value: Any) -> dict[str, Any]:
    return {"name": name, "operator": operator, "value": value}


@pytest.mark.parametrize(
    "asked",
    [
        condition("kommune", "eq", "Ærø"),
        condition("kommune", "neq", "Fanø"),
        condition("kommune", "like", "Æ%"),
        condition("kommune", "notLike", "%nø"),
        condition("antal", "eq", 5),
        condition("antal", "gt", 2),
        condition("antal", "gteq", 5.0),
        condition("akut", "eq", True),
    ],
)
def test_cases_and_tasks_are_found_by_the_value_of_a_variable(
    api: RestClient, case: Any, asked: dict[str, Any]
) -> None:
    assert [each["id"] for each in api.post("/process-instance", {"variables": [asked]})] == [case["id"]]
    assert [each["id"] for each in api.post("/history/process-instance", {"variables": [asked]})] == [case["id"]]
    assert api.post("/task/count", {"processVariables": [asked]}) == {"count": 1}
    (task,) = api.post("/task", {"processVariables": [asked]})
    assert task["processInstanceId"] == case["id"]


def test_in_an_address_the_value_is_a_text(api: RestClient, case: Any) -> None:
    assert api.get("/process-instance", variables="kommune_eq_Ærø")[0]["id"] == case["id"]
    assert api.get("/process-instance/count", variables="kommune_eq_Ærø,kommune_like_Fan%") == {"count": 0}
    assert api.get("/process-instance", variables="antal_eq_5") == []
    assert api.get("/task/count", processVariables="kommune_eq_Odense") == {"count": 0}


def test_values_of_other_kinds_are_never_equal_or_in_order(api: RestClient, case: Any) -> None:
    for asked in (condition("akut", "eq", 1), condition("antal", "lt", "9"), condition("antal", "like", "5")):
        assert api.post("/process-instance", {"variables": [asked]}) == []


def test_upper_and_lower_case_are_alike_where_that_is_asked(api: RestClient, case: Any) -> None:
    asked = {"variables": [condition("KOMMUNE", "eq", "æRØ")]}
    assert api.post("/process-instance", asked) == []
    alike = {"variableNamesIgnoreCase": True, "variableValuesIgnoreCase": True}
    assert len(api.post("/process-instance", asked | alike)) == 1


def test_what_cannot_be_asked_is_refused_rather_than_left_out(api: RestClient, case: Any) -> None:
    for sent in ("kommune", 5, condition("kommune", "findes", 1)):
        api.refused(400, "POST", "/process-instance", json={"variables": [sent]})
    assert "orQueries" in api.refused(400, "POST", "/task", json={"orQueries": [{"assignee": "tot"}]})["message"]
    api.refused(400, "POST", "/task", json={"taskVariables": [condition("a", "eq", 1)]})
    assert len(api.post("/task", {"orQueries": [], "taskVariables": None})) == 3
