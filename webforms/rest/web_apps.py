"""Where «Open in Camunda Cockpit» in the Modeler leads: to our own pages (camunda-modeler § 1.2, call 5)."""

from __future__ import annotations

import json
from urllib.parse import quote

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from webforms.rest.answers import CORS, answer

blueprint = Blueprint("web_apps", __name__)
BASE = "modeler"  # an address that does not end in /cockpit is used by the Modeler as it is


@blueprint.get("/.well-known/camunda-automation-platform/webapps")
def web_apps() -> Response:
    """The addresses of our pages; asked without credentials."""
    root = request.host_url
    response = answer({"cockpitUrl": root + BASE, "adminUrl": root, "tasklistUrl": root})
    response.headers.update(CORS)
    return response


@blueprint.get(f"/{BASE}/repository")
def deployment_page() -> BaseResponse:
    """The link after a deployment: `deploymentsQuery` holds its id."""
    try:
        asked = json.loads(request.args.get("deploymentsQuery", "[]"))
        deployment_id = str(asked[0]["value"])
    except (ValueError, LookupError, TypeError):
        deployment_id = ""
    return redirect("/udrulninger" + (f"/{quote(deployment_id, safe='')}" if deployment_id else ""))


@blueprint.get(f"/{BASE}/process-instance/<instance_id>")
def case_page(instance_id: str) -> BaseResponse:
    """The link after a start."""
    return redirect("/sager/" + quote(instance_id, safe=""))
