"""Process owners' pages: procedures, one procedure with its versions, and taking in new files."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response, flash, render_template, request, url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response as BaseResponse

from engine.actor import Actor
from engine.errors import DeploymentRejected, ValueInvalid
from engine.findings import Finding
from engine.records.definitions import DefinitionRecord
from webforms.context import actor, engine, only_for
from webforms.deployments.files import uploaded
from webforms.downloads import download
from webforms.formats import danish_order
from webforms.sources import source_facts
from webforms.versions.asked import OWNERS, asked_version

blueprint = Blueprint("deployments", __name__)


def _may_deploy(who: Actor) -> bool:
    return who.may_deploy


@blueprint.get("/procedurer")
@only_for(_may_deploy, OWNERS)
def definitions() -> str:
    """The version of each procedure that is in use, and the drafts that are newer."""
    found = sorted(engine().read.definitions(actor()), key=lambda each: danish_order(each.name))
    used = {each.key: each.version for each in found}
    drafts = [each for each in engine().read.drafts() if each.version > used.get(each.key, 0)]
    return render_template("deployments/definitions.html", definitions=found, drafts=drafts)


@blueprint.get("/procedurer/<key>")
@only_for(_may_deploy, OWNERS)
def definition(key: str) -> str:
    """One procedure: a version's drawing and files, and the list of versions."""
    asked = asked_version(key)
    shown = asked.shown
    in_use = engine().read.definitions(actor())
    return render_template(
        "deployments/definition.html",
        asked=asked,
        tab_items=asked.tabs("deployments.definition"),
        shown=shown,
        versions=asked.versions,
        called=_named(shown.called_keys, in_use),
        callers=_named([each.key for each in in_use if key in each.called_keys and each.key != key], in_use),
        cases=engine().read.version_cases(key),
        running=engine().repair.running(key, actor()),
        deployment=engine().read.deployment(shown.deployment_id, actor()),
        sources=[(each, source_facts(each.properties)) for each in engine().read.sources(shown.id)],
    )


@blueprint.get("/diagrammer/<definition_id>")
def diagram(definition_id: str) -> Response:
    """The diagram as deployed, as plain text: XML that a browser would render could run code (frontend.md § 4)."""
    return Response(
        engine().read.diagram(definition_id), mimetype="text/plain", content_type="text/plain; charset=utf-8"
    )


@blueprint.get("/udrulninger/<deployment_id>")
@only_for(_may_deploy, OWNERS)
def deployment(deployment_id: str) -> str:
    """One deployment: its files and what came of them."""
    found = engine().read.deployment(deployment_id, actor())
    return render_template("deployments/deployment.html", deployment=found)


@blueprint.get("/udrulninger/<deployment_id>/<path:name>")
@only_for(_may_deploy, OWNERS)
def resource(deployment_id: str, name: str) -> Response:
    """One file as it was received, for downloading."""
    return download(engine().read.resource(deployment_id, name), name, "application/octet-stream")


@blueprint.route("/procedurer/ny", methods=["GET"])
@only_for(_may_deploy, OWNERS)
def upload() -> str:
    """The page for taking in a procedure."""
    return _upload_page(())


@blueprint.post("/procedurer/ny")
@only_for(_may_deploy, OWNERS)
def deploy() -> BaseResponse | str | tuple[str, int]:
    """Check the files, and take them in unless «Kontrollér» was asked for or something is wrong."""
    files = uploaded(request.files.getlist("files"))
    if not files:
        return _upload_page((), "Vælg mindst én fil, der ender på .bpmn, .dmn eller .form."), 422
    if "check" in request.form:
        return _upload_page(engine().deployments.check(files), checked=True)
    name = request.form.get("name", "").strip() or next(iter(files)).rsplit(".", 1)[0]
    try:
        made = engine().deployments.deploy(
            name, files, actor(), source="web", draft="draft" in request.form, note=request.form.get("note", "")
        )
    except DeploymentRejected as refusal:
        return _upload_page(refusal.findings), 422
    except ValueInvalid as refusal:
        return _upload_page((), refusal.message), 422
    if made.unchanged:
        flash("Filerne er de samme som sidst, så der er ikke lavet en ny version.", "info")
    return redirect(url_for("deployments.deployment", deployment_id=made.id), 303)


def _named(keys: Iterable[str], in_use: Iterable[DefinitionRecord]) -> list[tuple[str, str]]:
    """Keys with the names of their procedures, by name; no name for one of which no version is in use."""
    names = {each.key: each.name for each in in_use}
    return sorted(((key, names.get(key, "")) for key in keys), key=lambda each: danish_order(each[1] or each[0]))


def _upload_page(findings: tuple[Finding, ...], error: str = "", *, checked: bool = False) -> str:
    ordered = sorted(findings, key=lambda finding: (not finding.is_error, finding.file, finding.line))
    return render_template(
        "deployments/upload.html",
        findings=ordered,
        error=error,
        checked=checked,
        demanded=engine().releases.approval_demanded(),
        name=request.form.get("name", ""),
        note=request.form.get("note", ""),
        draft="draft" in request.form,
    )
