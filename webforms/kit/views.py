"""The kit to download, and the lists its plugin asks for when the Modeler starts."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, current_app, json, url_for
from itsdangerous import BadSignature, URLSafeSerializer

from engine.actor import SYSTEM, Actor
from webforms.context import actor, engine, only_for
from webforms.kit.builder import build, lists

blueprint = Blueprint("kit", __name__)
open_blueprint = Blueprint("kit_lists", __name__)
OWNERS = "procesejere og administratorer"
GUIDE = Path(__file__).parent / "guide.txt"


def _may_deploy(who: Actor) -> bool:
    return who.may_deploy


@blueprint.get("/modeler-kit.zip")
@only_for(_may_deploy, OWNERS)
def download() -> Response:
    """The kit, built for this server as it is now."""
    ticket = _tickets().dumps(actor().user_id)
    made = build(
        engine(),
        actor(),
        address=url_for("home", _external=True) + "engine-rest",
        lists_address=url_for("kit_lists.known", ticket=ticket, _external=True),
        guide=GUIDE.read_text("utf-8"),
    )
    answer = Response(made, content_type="application/zip")
    answer.headers.set("Content-Disposition", "attachment", filename="modeler-kit.zip")
    return answer


@open_blueprint.get("/modeler-kit/<ticket>.json")
def known(ticket: str) -> Response:
    """The lists, for whoever holds a kit: its address carries a signature. The Modeler sends no login with it."""
    try:
        _tickets().loads(ticket)
    except BadSignature:
        abort(404)
    answer = Response(json.dumps(lists(engine(), SYSTEM)), content_type="application/json")
    answer.headers["Access-Control-Allow-Origin"] = "*"  # the Modeler's pages are files; no cookie is read here
    return answer


def _tickets() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="modeler-kit")
