"""The OpenAPI document: of exactly what is served, well formed, and true of real answers."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from flask import Flask

from tests.support.rest_client import RestClient
from tests.webforms.rest.drawings import ASSESS, application, waiting
from tests.webforms.rest.test_external_task import sending
from webforms.rest.openapi import served
from webforms.rest.operations import OPERATIONS

LEFT_OUT = (
    *("/metrics", "/filter", "/batch", "/migration/generate", "/case-definition", "/user", "/authorization"),
    *("/process-definition/statistics", "/history/process-instance/report", "/deployment/registered"),
)


@pytest.fixture
def document(app: Flask) -> Any:
    answered = app.test_client().get("/engine-rest/openapi.json")
    assert (answered.status_code, answered.headers["Content-Type"]) == (200, "application/json")
    return answered.get_json()


def test_every_route_is_described_and_every_description_served(app: Flask) -> None:
    with app.app_context():
        routes = set(served())
    assert {(each.method, each.path) for each in OPERATIONS} == routes
    assert [key for key, n in Counter((each.method, each.path) for each in OPERATIONS).items() if n > 1] == []


def test_what_is_left_out_is_no_part_of_it_and_a_404_that_names_it(api: RestClient, document: Any) -> None:
    for path in LEFT_OUT:
        assert path not in document["paths"]
        assert path in api.refused(404, "GET", path)["message"]


def test_each_operation_has_a_summary_of_its_own_and_an_id(document: Any) -> None:
    operations = [each for methods in document["paths"].values() for each in methods.values()]
    assert all(each["summary"].endswith((".", ":")) or "{" in each["summary"] for each in operations)
    ids = [each["operationId"] for each in operations]
    assert len(ids) == len(set(ids))


def test_every_reference_leads_somewhere(document: Any) -> None:
    def references(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if "$ref" in value else []
            return own + [found for inner in value.values() for found in references(inner)]
        return [found for inner in value for found in references(inner)] if isinstance(value, list) else []

    schemas = document["components"]["schemas"]
    assert {each.removeprefix("#/components/schemas/") for each in references(document)} <= schemas.keys()


def test_path_parameters_are_those_of_the_path(document: Any) -> None:
    for path, methods in document["paths"].items():
        for operation in methods.values():
            named = [each["name"] for each in operation["parameters"] if each["in"] == "path"]
            assert all(f"{{{name}}}" in path for name in named)
            assert len(named) == path.count("{")


def fits(value: Any, schema: Any, schemas: Any) -> str:
    """What of a value the schema does not say, in a sentence; empty when it is true of it."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        return "" if value is None else fits(value, schema["anyOf"][0], schemas)
    kinds = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "number": float}
    if "type" in schema and not isinstance(value, kinds[schema["type"]]):
        return f"{value!r} is no {schema['type']}"
    if isinstance(value, list):
        return next(filter(None, (fits(each, schema["items"], schemas) for each in value)), "")
    if "properties" in schema:
        if value.keys() != schema["properties"].keys():
            return f"{value.keys() ^ schema['properties'].keys()}"
        told = ((name, fits(value[name], schema["properties"][name], schemas)) for name in value)
        return next((f"{name}: {problem}" for name, problem in told if problem), "")
    if isinstance(value, dict) and "additionalProperties" in schema:
        return next(filter(None, (fits(v, schema["additionalProperties"], schemas) for v in value.values())), "")
    return ""


def test_real_answers_are_as_described(api: RestClient, document: Any) -> None:
    for name, files in (("ansoegning", application()), ("vent", waiting()), ("send", sending())):
        api.deploy(files, name)
    case = api.start("ansoegning", "S-1", modtager="fagteam")
    api.start("vent")
    api.start("send")
    task = api.task(case["id"], ASSESS)
    api.post(f"/task/{task['id']}/comment/create", {"message": "Set."}, "tot")
    api.complete(task["id"], "tot", udfald="ja", begrundelse="x")
    ids = {
        "task_id": api.get("/task", processInstanceId=case["id"])[0]["id"],
        "instance_id": case["id"],
        "key": "ansoegning",
        "definition_id": case["definitionId"],
        "deployment_id": api.get("/deployment")[0]["id"],
        "job_id": api.get("/job")[0]["id"],
        "name": "modtager",
    }
    checked = 0
    for path, methods in document["paths"].items():
        content = methods.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
        if "application/json" not in content or path.startswith(("/demo", "/external-task/{")):
            continue
        answered = api.call("GET", path.format_map(Known(ids)), expect=(200, 404))
        if answered.status_code == 200:
            schema = content["application/json"]["schema"]
            assert fits(answered.get_json(), schema, document["components"]["schemas"]) == "", path
            checked += 1
    assert checked > 45


class Known(dict[str, str]):
    """Ids by name; what is not known is an id that does not exist."""

    def __missing__(self, name: str) -> str:
        return "findes-ikke"
