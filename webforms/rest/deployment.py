"""/deployment: Modeler's Deploy button, and what has been deployed (camunda-modeler §§ 1.2 and 1.3)."""

from __future__ import annotations

from flask import Response, request
from werkzeug.exceptions import BadRequest

from engine.errors import NotFound, ValueInvalid
from webforms.rest import filters
from webforms.rest.answers import answer, count, nothing, self_link
from webforms.rest.context import actor, engine, zone
from webforms.rest.definition_answers import deployed_answer, deployment_answer, resource_answer
from webforms.rest.filters import Filter
from webforms.rest.parameters import Parameters, parameters
from webforms.rest.routes import blueprint

FILTERS: dict[str, Filter] = {
    "id": filters.equal("id"),
    "name": filters.equal("name"),
    "nameLike": filters.like("name"),
    "source": filters.equal("source"),
    "withoutSource": filters.when(lambda deployment: deployment.source is None),
    "after": filters.after("deployed_at"),
    "before": filters.before("deployed_at"),
    **filters.TENANTS,
    "includeDeploymentsWithoutTenantId": filters.EVERYTHING,
}
ORDERS = {"id": "id", "name": "name", "deploymentTime": "deployed_at"}
ESCAPED = {"%22": '"', "%0D": "\r", "%0A": "\n"}  # what a browser escapes in a multipart file name


class ResourceNotFound(NotFound):
    """The deployment has no such file."""

    code = "resource-not-found"
    noun = "Filen"


@blueprint.get("/deployment")
def deployments() -> Response:
    """What has been deployed, newest first. With maxResults=0 it is the Modeler's connection check."""
    asked = parameters()
    found = engine().read.deployments(actor(), most=filters.needed(asked, FILTERS))
    return answer([deployment_answer(each, zone()) for each in filters.answered(found, asked, FILTERS, ORDERS)])


@blueprint.get("/deployment/count")
def deployment_count() -> Response:
    """How many there are."""
    return count(len(filters.selected(engine().read.deployments(actor()), parameters(), FILTERS)))


@blueprint.get("/deployment/<deployment_id>")
def deployment(deployment_id: str) -> Response:
    """One deployment."""
    return answer(deployment_answer(engine().read.deployment(deployment_id, actor()), zone()))


@blueprint.delete("/deployment/<deployment_id>")
def delete_deployment(deployment_id: str) -> Response:
    """Forget it, as long as no case has needed it; cases are never deleted with it."""
    if parameters().flag("cascade"):
        raise ValueInvalid("cascade kan ikke bruges her: sager bliver ikke slettet sammen med en udrulning.")
    engine().deletions.delete(deployment_id, actor())
    return nothing()


@blueprint.get("/deployment/<deployment_id>/resources")
def resources(deployment_id: str) -> Response:
    """Its files."""
    found = engine().read.deployment(deployment_id, actor())
    return answer([resource_answer(found.id, name) for name in found.resources])


@blueprint.get("/deployment/<deployment_id>/resources/<path:name>/data")
def resource_data(deployment_id: str, name: str) -> Response:
    """One file's bytes, as they were received."""
    return Response(_resource(deployment_id, name), content_type="application/octet-stream")


@blueprint.get("/deployment/<deployment_id>/resources/<path:name>")
def resource(deployment_id: str, name: str) -> Response:
    """One file's name."""
    _resource(deployment_id, name)
    return answer(resource_answer(deployment_id, name))


@blueprint.post("/deployment/create")
def create() -> Response:
    """Deploy diagram and attachments. Every part with a file name is a file, the others are settings.

    deploy-changed-only is duplicate filtering here: a deployment keeps its files together, so one that changed takes
    the others with it to a new version, and where none did nothing is deployed.
    """
    files = {_file_name(part.filename): part.read() for _, part in request.files.items(multi=True) if part.filename}
    if not files:
        raise ValueInvalid("Udrulningen indeholder ingen filer. Send diagrammet som en del med filnavn.")
    settings = Parameters(request.form.to_dict(), zone())
    made = engine().deployments.deploy(
        settings.text("deployment-name") or next(iter(files)).rsplit(".", 1)[0],
        files,
        actor(),
        source=settings.text("deployment-source"),
        filter_duplicates=settings.flag("enable-duplicate-filtering") or settings.flag("deploy-changed-only"),
    )
    return answer(deployed_answer(made, zone()) | {"links": self_link(f"deployment/{made.id}")})


def _file_name(sent: str | None) -> str:
    name = sent or ""
    for escaped, sign in ESCAPED.items():
        name = name.replace(escaped, sign)
    if not name.isprintable():
        raise BadRequest("Et filnavn indeholder tegn, der ikke kan bruges.")
    return name


def _resource(deployment_id: str, name: str) -> bytes:
    if name not in engine().read.deployment(deployment_id, actor()).resources:
        raise ResourceNotFound(name)
    return engine().read.resource(deployment_id, name)
