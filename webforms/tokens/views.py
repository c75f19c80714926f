"""The page «Mine adgangsnøgler»: make a key for the Modeler or another program, see when it was used, revoke it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.actor import Actor, Purpose
from engine.errors import ValueInvalid
from webforms.context import actor, engine, only_for
from webforms.errors import status_of

blueprint = Blueprint("tokens", __name__, url_prefix="/adgangsnoegler")
LIFETIMES = (("30", "30 dage"), ("90", "90 dage"), ("180", "180 dage"), ("365", "Et år"))
DEFAULT = "90"
PURPOSES = (
    (Purpose.DEPLOY.value, "Udrulning fra Camunda Modeler"),
    (Purpose.ALL.value, "Alt, hvad du selv må"),
)
HOLDERS = "procesejere og administratorer"


def may_hold(who: Actor) -> bool:
    """Process owners, administrators, and other systems."""
    return who.may_deploy or who.may_work


@blueprint.get("")
@only_for(may_hold, HOLDERS)
def listing() -> str:
    """One's own keys."""
    return _page()


@blueprint.post("")
@only_for(may_hold, HOLDERS)
def create() -> str | tuple[str, int]:
    """A new key, on the only page that ever shows it."""
    name, days = request.form.get("navn", ""), request.form.get("gyldighed", DEFAULT)
    try:
        _, key = engine().tokens.create(name, int(days) if days.isdecimal() else 0, actor(), _purpose())
    except ValueInvalid as refusal:
        return _page(error=refusal.message), status_of(refusal)
    return _page(key=key)


@blueprint.post("/<token_id>/tilbagekald")
@only_for(may_hold, HOLDERS)
def revoke(token_id: str) -> Response:
    """The key no longer works."""
    engine().tokens.revoke(token_id, actor())
    flash("Nøglen er tilbagekaldt.", "success")
    return redirect(url_for("tokens.listing"), 303)


def _purposes() -> tuple[tuple[str, str], ...]:
    """What a key of the person's can be for; the narrowest stands first."""
    return PURPOSES if actor().may_deploy else PURPOSES[1:]


def _purpose() -> Purpose:
    """The one that was chosen, else the narrowest. Raises ValueInvalid."""
    chosen = request.form.get("formaal", _purposes()[0][0])
    if chosen not in dict(PURPOSES):
        raise ValueInvalid("Vælg, hvad nøglen må bruges til.")
    return Purpose(chosen)


def _page(key: str = "", error: str = "") -> str:
    return render_template(
        "tokens/listing.html",
        tokens=engine().tokens.held_by(actor()),
        lifetimes=LIFETIMES,
        days=request.form.get("gyldighed", DEFAULT),
        purposes=_purposes(),
        purpose=request.form.get("formaal", ""),
        purpose_names=dict(PURPOSES),
        name="" if key else request.form.get("navn", ""),
        address=url_for("engine_rest.left_out", _external=True).rstrip("/"),
        key=key,
        error=error,
    )
