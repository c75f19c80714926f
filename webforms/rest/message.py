"""/message: refused in a sentence until message events run."""

from __future__ import annotations

from flask import Response

from engine.errors import Refused
from webforms.rest.context import body
from webforms.rest.routes import blueprint


@blueprint.post("/message")
def correlate() -> Response:
    """No diagram that runs here can wait for a message."""
    name = str(body().get("messageName") or "")[:200]
    raise Refused(
        f"Beskeden «{name}» kan ikke modtages: beskedhændelser kan ikke køres endnu. Registrér det, der kommer udefra, "
        "i en opgave, eller lad en serviceopgave hente det."
    )
