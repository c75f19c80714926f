"""Process definitions and deployments in Camunda's keys (camunda-modeler §§ 1.3, 2.2)."""

from __future__ import annotations

import re
from datetime import tzinfo
from typing import Any

from engine.records.definitions import DecisionRecord, DefinitionRecord, DeploymentRecord
from webforms.rest.dates import written

DRAFT = "Udrulningen er lagt ind som kladde. Nye sager følger den først, når den er godkendt og taget i brug."


def definition_answer(definition: DefinitionRecord) -> dict[str, Any]:
    """One version of a procedure: all documented keys, null where empty."""
    return {
        "id": definition.id,
        "key": definition.key,
        "category": None,
        "description": definition.documentation or None,
        "name": definition.name or None,
        "version": definition.version,
        "resource": definition.resource,
        "deploymentId": definition.deployment_id,
        "diagram": None,
        "suspended": False,
        "tenantId": None,
        "versionTag": definition.version_tag,
        "historyTimeToLive": days(definition.history_time_to_live),
        "startableInTasklist": True,
    }


def days(time_to_live: str | None) -> int | None:
    """`camunda:historyTimeToLive` as Camunda answers it: a number of days, from «180» or «P180D»."""
    match = re.fullmatch(r"P?(\d+)D?", (time_to_live or "").strip())
    return int(match[1]) if match else None


def decision_answer(decision: DecisionRecord) -> dict[str, Any]:
    """One version of a decision table."""
    return {
        "id": decision.id,
        "key": decision.key,
        "category": None,
        "name": decision.name or None,
        "version": decision.version,
        "resource": decision.resource,
        "deploymentId": decision.deployment_id,
        "decisionRequirementsDefinitionId": None,
        "decisionRequirementsDefinitionKey": None,
        "tenantId": None,
        "versionTag": None,
        "historyTimeToLive": None,
    }


def deployment_answer(deployment: DeploymentRecord, zone: tzinfo) -> dict[str, Any]:
    """One deployment, as lists show it."""
    return {
        "links": [],
        "id": deployment.id,
        "name": deployment.name,
        "source": deployment.source,
        "deploymentTime": written(deployment.deployed_at, zone),
        "tenantId": None,
    }


def deployed_answer(deployment: DeploymentRecord, zone: tzinfo) -> dict[str, Any]:
    """What a deployment answers. The main procedure stands first, as the Modeler's Start takes the first of the map.

    Where nothing had changed, the unchanged definitions are given rather than Camunda's null: a Modeler on another PC
    would crash on Start (camunda-modeler § 1.3). A draft says so in a key of our own, `message`.
    """
    definitions = {definition.id: definition_answer(definition) for definition in deployment.definitions}
    decisions = {decision.id: decision_answer(decision) for decision in deployment.decisions}
    return {
        **deployment_answer(deployment, zone),
        "deployedProcessDefinitions": definitions or None,
        "deployedCaseDefinitions": None,
        "deployedDecisionDefinitions": decisions or None,
        "deployedDecisionRequirementsDefinitions": None,
        **({"message": DRAFT} if deployment.is_draft else {}),
    }


def resource_answer(deployment_id: str, name: str) -> dict[str, Any]:
    """One file of a deployment; its name is its id, as it is unique in the deployment."""
    return {"id": name, "name": name, "deploymentId": deployment_id}
