"""/openapi.json: the OpenAPI document of exactly what is served, made of the table of operations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from flask import Response, current_app

from webforms.rest.answers import answer
from webforms.rest.operations import OPERATIONS, QUERIES, Operation
from webforms.rest.routes import blueprint
from webforms.rest.schemas import ANSWERS, SENT, schema
from webforms.rest.version import CAMUNDA_VERSION

JSON, TEXT, BYTES = "application/json", "text/plain", "application/octet-stream"
ABOUT = (
    "The part of Camunda 7's REST API that Sagsgang serves, with Camunda's words and keys. Sign in with HTTP Basic, or "
    "with a personal key as Bearer token; a key for deploying opens deployments, definitions and starting a case, and "
    "answers 403 to all else. What is left out answers 404 with a sentence that names it; what Camunda's queries know "
    "and this server does not answers 400."
)
MULTIPART = {
    "type": "object",
    "properties": {
        "deployment-name": {"type": "string"},
        "deployment-source": {"type": "string"},
        "enable-duplicate-filtering": {"type": "string", "enum": ["true", "false"]},
    },
    "additionalProperties": {"type": "string", "contentMediaType": BYTES},
}


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """This document; told to anybody."""
    return answer(document(tuple(sorted(_summaries().items()))))


@lru_cache(maxsize=1)
def document(summaries: tuple[tuple[tuple[str, str], str], ...]) -> dict[str, Any]:
    """The document. `summaries` are the first sentences of the views, by method and path."""
    told = dict(summaries)
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        key = (operation.method, operation.path)
        paths.setdefault(operation.path, {})[operation.method.lower()] = _described(operation, told.get(key, ""))
    schemas = {name: schema(written, complete=True) for name, written in ANSWERS.items()}
    schemas |= {name: schema(written, complete=False) for name, written in SENT.items()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Sagsgang /engine-rest", "version": CAMUNDA_VERSION, "description": ABOUT},
        "servers": [{"url": "/engine-rest"}],
        "security": [{"basic": []}, {"bearer": []}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "basic": {"type": "http", "scheme": "basic"},
                "bearer": {"type": "http", "scheme": "bearer"},
            },
        },
    }


def served() -> dict[tuple[str, str], str]:
    """The routes that resources take, as (method, path) → endpoint, in the words of the table."""
    found: dict[tuple[str, str], str] = {}
    for rule in current_app.url_map.iter_rules():
        if rule.endpoint.startswith(f"{blueprint.name}.") and not rule.endpoint.endswith(".left_out"):
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule.removeprefix("/engine-rest"))
            found.update({(method, path): rule.endpoint for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}})
    return found


def _summaries() -> dict[tuple[str, str], str]:
    views = current_app.view_functions
    return {key: (views[endpoint].__doc__ or "").strip().split("\n")[0] for key, endpoint in served().items()}


def _described(operation: Operation, summary: str) -> dict[str, Any]:
    names = re.findall(r"\{(\w+)\}", operation.path)
    parameters = [{"name": n, "in": "path", "required": True, "schema": {"type": "string"}} for n in names]
    described: dict[str, Any] = {
        "operationId": re.sub(r"\W+", "_", f"{operation.method.lower()}{operation.path}").strip("_"),
        "tags": [operation.resource],
        "summary": summary,
        "parameters": parameters + (_asked(operation) if operation.method == "GET" else []),
        "responses": {**_answered(operation.answer), "default": _content("An error in a sentence.", JSON, "Error")},
    }
    if body := _body(operation):
        described["requestBody"] = body
    return described


def _asked(operation: Operation) -> list[dict[str, Any]]:
    if not operation.query:
        return []
    tested, orders = QUERIES[operation.query]
    found: list[dict[str, Any]] = [{"name": n, "in": "query", "schema": {"type": "string"}} for n in tested]
    if operation.answer == "Count":
        return found
    paging = [{"name": n, "in": "query", "schema": {"type": "integer"}} for n in ("firstResult", "maxResults")]
    order = {"name": "sortBy", "in": "query", "schema": {"type": "string", "enum": sorted(orders)}}
    direction = {"name": "sortOrder", "in": "query", "schema": {"type": "string", "enum": ["asc", "desc"]}}
    return [*found, *paging, order, direction]


def _body(operation: Operation) -> dict[str, Any] | None:
    if operation.sent == "multipart":
        return {"required": True, "content": {"multipart/form-data": {"schema": MULTIPART}}}
    if operation.sent:
        return {"content": {JSON: {"schema": _named(operation.sent)}}}
    if operation.query and operation.method == "POST":
        tested: dict[str, Any] = {name: {} for name in (*QUERIES[operation.query][0], "sorting")}
        return {"content": {JSON: {"schema": {"type": "object", "properties": tested}}}}
    return None


def _answered(answered: str) -> dict[str, Any]:
    if not answered:
        return {"204": {"description": "Done."}}
    if answered in ("text", "bytes"):
        return {"200": _content("The content.", TEXT if answered == "text" else BYTES)}
    return {"200": _content("The answer.", JSON, answered)}


def _content(description: str, kind: str, named: str = "") -> dict[str, Any]:
    found = {"type": "string"} if not named else _named(named)
    return {"description": description, "content": {kind: {"schema": found}}}


def _named(name: str) -> dict[str, Any]:
    if name == "json":
        return {}
    if name == "[string]":
        return {"type": "array", "items": {"type": "string"}}
    target = {"$ref": f"#/components/schemas/{name.strip('[]{}')}"}
    if name.startswith("["):
        return {"type": "array", "items": target}
    return {"type": "object", "additionalProperties": target} if name.startswith("{") else target
