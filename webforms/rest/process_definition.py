"""/process-definition: procedures and their versions, their diagrams, and starting a case."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from flask import Response

from engine.errors import KeyTooNarrow
from engine.records.definitions import DefinitionRecord
from webforms.rest import filters, unserved
from webforms.rest.answers import answer, count, self_link
from webforms.rest.context import actor, body, engine, zone
from webforms.rest.definition_answers import definition_answer
from webforms.rest.filters import Filter
from webforms.rest.instance_answers import instance_answer
from webforms.rest.parameters import Parameters, parameters
from webforms.rest.routes import blueprint
from webforms.rest.values import read_variables, written_variables


def _startable(asked: Parameters, name: str) -> Callable[[Any], bool]:
    """Of the flag: the versions that the actor can start."""
    if not asked.flag(name):
        return lambda definition: True
    mine = {each.id for each in engine().read.startable(actor())}
    return lambda definition: definition.id in mine


FILTERS: dict[str, Filter] = {
    "processDefinitionId": filters.equal("id"),
    "processDefinitionIdIn": filters.within("id"),
    "key": filters.equal("key"),
    "keysIn": filters.within("key"),
    "keyLike": filters.like("key"),
    "name": filters.equal("name"),
    "nameLike": filters.like("name"),
    "deploymentId": filters.equal("deployment_id"),
    "deployedAfter": filters.after("deployed_at"),
    "deployedAt": filters.at("deployed_at"),
    "version": filters.number("version"),
    "ver": filters.number("version"),
    "versionTag": filters.equal("version_tag"),
    "versionTagLike": filters.like("version_tag"),
    "withoutVersionTag": filters.when(lambda definition: definition.version_tag is None),
    "resourceName": filters.equal("resource"),
    "resourceNameLike": filters.like("resource"),
    "latest": filters.when(lambda definition: definition.is_latest),
    "latestVersion": filters.when(lambda definition: definition.is_latest),
    "startableInTasklist": filters.EVERYTHING,
    "notStartableInTasklist": filters.when(lambda definition: False),
    "startablePermissionCheck": _startable,
    "active": filters.when(lambda definition: True),
    "suspended": filters.when(lambda definition: False),
    **filters.TENANTS,
    "includeProcessDefinitionsWithoutTenantId": filters.EVERYTHING,
}
ORDERS = {
    "id": "id",
    "key": "key",
    "name": "name",
    "version": "version",
    "deploymentId": "deployment_id",
    "deployTime": "deployed_at",
    "versionTag": "version_tag",
}


@blueprint.get("/process-definition")
def definitions() -> Response:
    """All versions of all procedures, or those that the query asks for."""
    asked = parameters(unserved.DEFINITIONS)
    return answer([definition_answer(each) for each in asked.page(_found(asked))])


@blueprint.get("/process-definition/count")
def definition_count() -> Response:
    """How many they are."""
    return count(len(_found(parameters(unserved.DEFINITIONS))))


@blueprint.get("/process-definition/<definition_id>")
def definition(definition_id: str) -> Response:
    """One version."""
    return answer(definition_answer(engine().read.definition(definition_id)))


@blueprint.get("/process-definition/key/<key>")
def definition_by_key(key: str) -> Response:
    """The version of a procedure that is in use."""
    return answer(definition_answer(engine().read.definition_by_key(key)))


@blueprint.get("/process-definition/<definition_id>/xml")
def xml(definition_id: str) -> Response:
    """The diagram's text as it was uploaded."""
    return _xml(engine().read.definition(definition_id))


@blueprint.get("/process-definition/key/<key>/xml")
def xml_by_key(key: str) -> Response:
    """The text of the diagram in use."""
    return _xml(engine().read.definition_by_key(key))


@blueprint.post("/process-definition/<definition_id>/start")
def start_by_id(definition_id: str) -> Response:
    """Start a case on this very version."""
    found = engine().read.definition(definition_id)
    return start(found.key, found.id, read_variables(body().get("variables"), zone()))


@blueprint.post("/process-definition/key/<key>/start")
def start_by_key(key: str) -> Response:
    """Start a case on the version in use. Any variables are taken; no form is asked (Camunda's meaning)."""
    return start(key, None, read_variables(body().get("variables"), zone()))


@blueprint.post("/process-definition/key/<key>/tenant-id/<tenant_id>/start")
def start_for_tenant(key: str, tenant_id: str) -> Response:
    """The same: there are no tenants here, so whichever is named is this municipality."""
    return start_by_key(key)


def start(key: str, definition_id: str | None, variables: Mapping[str, Any]) -> Response:
    """Start a case with these variables, and with the business key that was sent."""
    sent = body()
    if sent.get("withVariablesInReturn") and not actor().handles_cases:
        raise KeyTooNarrow  # before anything has been started
    business_key = sent.get("businessKey")
    instance = engine().instances.start(
        key,
        business_key=None if business_key is None else str(business_key),
        variables=variables,
        actor=actor(),
        definition_id=definition_id,
    )
    answered = instance_answer(instance) | {"links": self_link(f"process-instance/{instance.id}")}
    if sent.get("withVariablesInReturn"):
        answered["variables"] = written_variables(engine().read.variables(instance.id, actor()))
    return answer(answered)


def _xml(found: DefinitionRecord) -> Response:
    return answer({"id": found.id, "bpmn20Xml": decoded(engine().read.diagram(found.id))})


def decoded(data: bytes) -> str:
    """The text of an XML file, in the encoding that it declares."""
    declared = re.match(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']", data)
    return data.decode(declared[1].decode("ascii") if declared else "utf-8-sig", errors="replace")


def _found(asked: Parameters) -> list[DefinitionRecord]:
    every = engine().read.definitions(actor(), latest=False, key=asked.text("key"))
    found = [each for each in every if not each.is_draft]  # nobody can start on a draft
    return filters.ordered(filters.selected(found, asked, FILTERS), asked, ORDERS)
