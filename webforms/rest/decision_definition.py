"""/decision-definition: decision tables and their versions, and asking one."""

from __future__ import annotations

from flask import Response

from engine.records.definitions import DecisionRecord
from webforms.rest import filters, unserved
from webforms.rest.answers import answer, count
from webforms.rest.context import actor, body, engine, zone
from webforms.rest.definition_answers import decision_answer
from webforms.rest.filters import Filter
from webforms.rest.parameters import Parameters, parameters
from webforms.rest.process_definition import decoded
from webforms.rest.routes import blueprint
from webforms.rest.values import read_variables, written_variables

FILTERS: dict[str, Filter] = {
    "decisionDefinitionId": filters.equal("id"),
    "decisionDefinitionIdIn": filters.within("id"),
    "key": filters.equal("key"),
    "name": filters.equal("name"),
    "nameLike": filters.like("name"),
    "deploymentId": filters.equal("deployment_id"),
    "version": filters.number("version"),
    "resourceName": filters.equal("resource"),
    "resourceNameLike": filters.like("resource"),
    "keyLike": filters.like("key"),
    "withoutDecisionRequirementsDefinition": filters.EVERYTHING,
    **filters.TENANTS,
    "includeDecisionDefinitionsWithoutTenantId": filters.EVERYTHING,
    "latestVersion": filters.when(lambda decision: True),  # looked up in rows
}
ORDERS = {"id": "id", "key": "key", "name": "name", "version": "version", "deploymentId": "deployment_id"}


@blueprint.get("/decision-definition")
def decisions() -> Response:
    """All versions of all decision tables, or those that the query asks for."""
    asked = parameters(unserved.DECISIONS)
    return answer([decision_answer(each) for each in asked.page(_found(asked))])


@blueprint.get("/decision-definition/count")
def decision_count() -> Response:
    """How many they are."""
    return count(len(_found(parameters(unserved.DECISIONS))))


@blueprint.get("/decision-definition/<decision_id>")
def decision(decision_id: str) -> Response:
    """One version."""
    return answer(decision_answer(engine().read.decision(decision_id)))


@blueprint.get("/decision-definition/key/<key>")
def decision_by_key(key: str) -> Response:
    """The version that is in use."""
    return answer(decision_answer(engine().read.decision_by_key(key)))


@blueprint.get("/decision-definition/<decision_id>/xml")
def decision_xml(decision_id: str) -> Response:
    """The table's text as it was uploaded."""
    return _xml(engine().read.decision(decision_id))


@blueprint.get("/decision-definition/key/<key>/xml")
def decision_xml_by_key(key: str) -> Response:
    """The text of the version that is in use."""
    return _xml(engine().read.decision_by_key(key))


@blueprint.post("/decision-definition/<decision_id>/evaluate")
def evaluate(decision_id: str) -> Response:
    """What the table says of these variables: one object of outputs per hit."""
    values = read_variables(body().get("variables"), zone())
    return answer([written_variables(hit) for hit in engine().decisions.evaluate(decision_id, values, actor())])


@blueprint.post("/decision-definition/key/<key>/evaluate")
def evaluate_by_key(key: str) -> Response:
    """The same of the version that is in use."""
    return evaluate(engine().read.decision_by_key(key).id)


def _xml(found: DecisionRecord) -> Response:
    return answer({"id": found.id, "dmnXml": decoded(engine().read.resource(found.deployment_id, found.resource))})


def _found(asked: Parameters) -> list[DecisionRecord]:
    found = engine().read.decisions(actor(), latest=asked.flag("latestVersion"))
    return filters.ordered(filters.selected(found, asked, FILTERS), asked, ORDERS)
