"""Approving a draft, putting it in use, and going back to an older version."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.errors import NotAllowed, Refused
from engine.records.definitions import DefinitionRecord, DeploymentRecord
from webforms.context import actor, engine, only_for
from webforms.errors import status_of
from webforms.versions.asked import OWNERS, may_deploy, versions_of

blueprint = Blueprint("releasing", __name__, url_prefix="/udrulninger/<deployment_id>")
Page = str | tuple[str, int]


@blueprint.get("/ibrugtagning")
@only_for(may_deploy, OWNERS)
def confirm(deployment_id: str) -> str:
    """What putting it in use will mean."""
    return _page(engine().read.deployment(deployment_id, actor()))


@blueprint.post("/ibrugtagning")
@only_for(may_deploy, OWNERS)
def activate(deployment_id: str) -> Page | Response:
    """Put it in use."""
    try:
        made = engine().releases.activate(deployment_id, actor(), request.form.get("note", ""))
    except Refused as refusal:
        return _page(engine().read.deployment(deployment_id, actor()), refusal.message), status_of(refusal)
    flash("Versionen er taget i brug. Nye sager følger den.", "success")
    return redirect(_place(made), 303)


@blueprint.post("/godkend")
@only_for(may_deploy, OWNERS)
def approve(deployment_id: str) -> Page | Response:
    """Approve it."""
    try:
        engine().releases.approve(deployment_id, actor(), request.form.get("note", ""))
    except (Refused, NotAllowed) as refusal:
        return _page(engine().read.deployment(deployment_id, actor()), refusal.message), status_of(refusal)
    flash("Kladden er godkendt.", "success")
    return redirect(url_for("releasing.confirm", deployment_id=deployment_id), 303)


def _place(made: DeploymentRecord) -> str:
    """Where to look at it: its procedure, or the deployment when it has several or none."""
    if len(made.definitions) == 1:
        return url_for("deployments.definition", key=made.definitions[0].key)
    return url_for("deployments.deployment", deployment_id=made.id)


def _page(deployment: DeploymentRecord, refused: str = "") -> str:
    demanded = engine().releases.approval_demanded()
    return render_template(
        "versions/release.html",
        deployment=deployment,
        changes=[(each, _used(each.key)) for each in deployment.definitions],
        refused=refused,
        demanded=demanded,
        waits=deployment.is_draft and demanded and deployment.approved_by is None,
        own=deployment.deployed_by == actor().user_id,
    )


def _used(key: str) -> DefinitionRecord | None:
    return next((each for each in versions_of(key) if each.is_latest), None)
