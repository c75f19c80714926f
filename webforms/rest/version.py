"""/version: what the Modeler asks before each deployment."""

from __future__ import annotations

from flask import Response

from webforms.rest.answers import answer
from webforms.rest.routes import blueprint

CAMUNDA_VERSION = "7.24.0"  # the last Camunda 7; says to clients which dialect this server speaks


@blueprint.get("/version")
def version() -> Response:
    """The version of the API this server follows."""
    return answer({"version": CAMUNDA_VERSION})
