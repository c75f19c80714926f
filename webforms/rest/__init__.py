"""/engine-rest: the part of Camunda 7's REST API that Camunda Modeler, its client libraries and outside tests use.

`register(app)` is all that the application calls, after its CSRF protection and with the engine in
`app.extensions["process_engine"]`. One module per Camunda resource; what a path leaves out is a 404 that names it.
"""

from __future__ import annotations

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from engine.errors import EngineError
from webforms.rest import (
    activity_instance,
    decision_definition,
    demo_clock,
    deployed_form,
    deployment,
    external_task,
    external_task_work,
    history,
    history_incident,
    history_task,
    incident,
    job,
    message,
    openapi,
    process_definition,
    process_instance,
    start_form,
    task,
    task_comment,
    task_variables,
    task_verbs,
    version,
    web_apps,
)
from webforms.rest.authentication import allow_other_origins, authenticate
from webforms.rest.errors import engine_error, http_error, missing, unexpected
from webforms.rest.login_memory import LoginMemory
from webforms.rest.routes import blueprint
from webforms.rest.slashes import collapsing

__all__ = ["blueprint", "register"]

RESOURCES = (
    *(activity_instance, decision_definition, deployed_form, deployment, external_task, external_task_work),
    *(history, history_incident, history_task, incident, job, message, openapi, process_definition, process_instance),
    *(start_form, task, task_comment, task_variables, task_verbs, version, demo_clock),
)

blueprint.before_request(authenticate)
blueprint.after_request(allow_other_origins)
blueprint.register_error_handler(EngineError, engine_error)
blueprint.register_error_handler(HTTPException, http_error)
blueprint.register_error_handler(Exception, unexpected)


# paths of Camunda's that are left out, and that would be taken for the id of something
for _path in ("process-definition/statistics", "history/process-instance/report", "deployment/registered"):
    blueprint.add_url_rule(f"/{_path}", "left_out", defaults={"path": _path})


@blueprint.route("/", defaults={"path": ""}, strict_slashes=False, methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
@blueprint.route("/<path:path>", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
def left_out(path: str) -> Response:
    """Every path or method that no resource takes."""
    return missing(path)


def register(app: Flask) -> None:
    """Give `app` the paths below /engine-rest, and the one beside it that tells the Modeler where our pages are."""
    app.extensions["rest_logins"] = LoginMemory()
    app.register_blueprint(blueprint)
    app.register_blueprint(web_apps.blueprint)
    if "csrf" in app.extensions:  # no cookie is read here, so there is nothing to forge
        app.extensions["csrf"].exempt(blueprint)
    app.wsgi_app = collapsing(app.wsgi_app)  # type: ignore[method-assign,assignment]
