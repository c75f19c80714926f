"""What diagrams could not do: the list for managers, and the button that tries again."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.actor import Actor
from engine.errors import Refused
from webforms.context import actor, engine, only_for

blueprint = Blueprint("incidents", __name__, url_prefix="/haendelser")
MANAGERS = "ledere og administratorer"


def _sees_all(who: Actor) -> bool:
    return who.sees_all_cases


@blueprint.get("")
@only_for(_sees_all, MANAGERS)
def listing() -> str:
    """The open incidents, oldest first."""
    return render_template("incidents/listing.html", incidents=engine().read.incidents(actor()))


@blueprint.post("/<incident_id>/igen")
@only_for(_sees_all, MANAGERS)
def retry(incident_id: str) -> Response:
    """Do again what failed; a new failure is a new incident."""
    try:
        engine().incidents.retry(incident_id, actor())
        flash("Trinnet er prøvet igen.", "success")
    except Refused as refusal:
        flash(refusal.message, "warning")
    case = request.form.get("case", "")
    return redirect(url_for("cases.show", instance_id=case) if case else url_for("incidents.listing"), 303)
