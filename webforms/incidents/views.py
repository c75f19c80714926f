"""What diagrams could not do: the list for managers, one incident with its reason, correcting and trying again."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.actor import Actor
from engine.errors import InvalidInput, Refused
from webforms import filled_form
from webforms.cases.written import lines_of
from webforms.context import actor, engine, only_for
from webforms.errors import status_of
from webforms.field_names import field_names
from webforms.incidents.correction import HELD, KINDS, MISSING, OF_CASE, REASON, Correction

blueprint = Blueprint("incidents", __name__, url_prefix="/haendelser")
MANAGERS = "ledere og administratorer"
AT_ONCE = 200  # of the oldest, so that the answer comes while one waits


def _sees_all(who: Actor) -> bool:
    return who.sees_all_cases


@blueprint.get("")
@only_for(_sees_all, MANAGERS)
def listing() -> str:
    """The open incidents, oldest first."""
    return render_template(
        "incidents/listing.html", incidents=engine().read.incidents(actor()), names=_names(), at_once=AT_ONCE
    )


@blueprint.get("/<incident_id>")
@only_for(_sees_all, MANAGERS)
def show(incident_id: str) -> str:
    """One incident: what was met and where, what is held, and how it can be put right."""
    return _page(Correction(engine().incidents.view(incident_id, actor())))


@blueprint.post("/<incident_id>")
@only_for(_sees_all, MANAGERS)
def correct(incident_id: str) -> Response | tuple[str, int]:
    """Correct what was changed, and do again what failed. What cannot be used shows the page again."""
    view = engine().incidents.view(incident_id, actor())
    asked = Correction(view, filled_form.posted()).judged()
    if asked.form_errors or asked.errors:
        return _page(asked), 422
    try:
        engine().incidents.retry(
            incident_id, actor(), asked.values, variables=asked.variables, reason=asked.reason or ""
        )
    except InvalidInput as refusal:
        return _page(asked, refusal.message), status_of(refusal)
    except Refused as refusal:
        flash(refusal.message, "warning")
        return redirect(url_for("incidents.show", incident_id=incident_id), 303)
    flash("Sagen er hjulpet videre.", "success")
    return redirect(url_for("cases.show", instance_id=view.case.id), 303)


@blueprint.post("/<incident_id>/felter")
@only_for(_sees_all, MANAGERS)
def fields(incident_id: str) -> str:
    """The same page with the fields that the answers so far call for; nothing is stored."""
    return _page(Correction(engine().incidents.view(incident_id, actor()), filled_form.posted()))


@blueprint.post("/igen")
@only_for(_sees_all, MANAGERS)
def retry_all() -> Response:
    """Do again what failed in every case on the list, as it is: what was wrong in a diagram or a table is put right."""
    stuck = engine().read.incidents(actor(), most=AT_ONCE)
    helped = sum(_is_helped(each.id) for each in stuck)
    told = f"{helped} af {len(stuck)} sager er hjulpet videre."
    if helped < len(stuck):
        told += " De andre står på listen med det, der er galt."
    flash(told, "success" if helped == len(stuck) else "warning")
    return redirect(url_for("incidents.listing"), 303)


def _is_helped(incident_id: str) -> bool:
    try:
        engine().incidents.retry(incident_id, actor())
    except Refused:
        return False
    return True


@blueprint.post("/<incident_id>/igen")
@only_for(_sees_all, MANAGERS)
def retry(incident_id: str) -> Response:
    """Do again what failed, as it is; when it fails again the incident tells the new reason."""
    try:
        engine().incidents.retry(incident_id, actor())
        flash("Trinnet er prøvet igen.", "success")
    except Refused as refusal:
        flash(refusal.message, "warning")
    case = request.form.get("case", "")
    return redirect(url_for("cases.show", instance_id=case) if case else url_for("incidents.listing"), 303)


def _page(asked: Correction, refused: str = "") -> str:
    view = asked.view
    form = None
    if view.form and asked.posted is None:
        form = filled_form.carried(view.form, asked.known)
    elif view.form and asked.posted is not None:
        form = filled_form.again(view.form, asked.known, asked.posted, asked.form_errors)
    errors = [(line.target, line.sentence) for line in form.errors] if form else []
    labels = field_names([*(scope.definition_id for scope in view.scopes), view.case.definition_id])
    called = {fact.id: labels.get(fact.name, fact.name) for fact in asked.facts}
    return render_template(
        "incidents/incident.html",
        view=view,
        incident=view.incident,
        procedure=_names().get(view.incident.process_key, view.incident.process_key),
        names=_names(),
        labels=labels,
        submitted=lines_of(view.form, view.values or {}, view.incident.created_at),
        form=form,
        held=asked.of(HELD),
        missing=asked.of(MISSING),
        of_case=[(scope, [fact for fact in asked.of(OF_CASE) if fact.scope_id == scope.id]) for scope in view.scopes],
        kinds=[(key, name) for key, (name, _) in KINDS.items()],
        reason_field=REASON,
        asked=asked,
        refused=refused,
        errors=errors
        + [(id_, f"{called[id_]}: {said}" if id_ in called else said) for id_, said in asked.errors.items()],
    )


def _names() -> dict[str, str]:
    """Procedures' names by key."""
    return {each.key: each.name for each in engine().read.definitions(actor())}
