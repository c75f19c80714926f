"""Pages of trial runs: start one of any version, do its tasks as any team, move its clock, keep it as a scenario."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from engine.errors import FormInvalid, InvalidInput, NotFound, Refused
from engine.records.definitions import DefinitionRecord
from engine.records.external_tasks import MetError
from engine.records.trials import TrialRecord
from webforms import filled_form
from webforms.context import actor, engine, only_for
from webforms.downloads import download
from webforms.errors import status_of
from webforms.field_names import field_names
from webforms.forms.model import ShownForm
from webforms.trials.marks import marks, reached
from webforms.trials.story import story, variables_of
from webforms.versions.asked import OWNERS, asked_version, may_deploy

blueprint = Blueprint("trials", __name__)
Page = str | tuple[str, int]


@blueprint.get("/procedurer/<key>/proev")
@only_for(may_deploy, OWNERS)
def ask(key: str) -> str:
    """The start form of a run."""
    definition = asked_version(key).shown
    form = engine().trials.start_form(definition.id, actor())
    return _start_page(definition, filled_form.opened(form, {}) if form else None)


@blueprint.post("/procedurer/<key>/proev")
@only_for(may_deploy, OWNERS)
def start(key: str) -> Page | BaseResponse:
    """Begin; a refusal shows the form again with every word still there."""
    definition, typed = asked_version(key).shown, filled_form.posted()
    try:
        trial_id = engine().trials.start(definition.id, typed, actor())
    except (InvalidInput, NotFound) as refusal:
        errors = refusal.errors if isinstance(refusal, FormInvalid) else None
        shown = _again(definition, typed, errors)
        return _start_page(definition, shown, "" if errors else refusal.message), status_of(refusal)
    return redirect(url_for("trials.show", trial_id=trial_id), 303)


@blueprint.post("/procedurer/<key>/proev/felter")
@only_for(may_deploy, OWNERS)
def start_fields(key: str) -> str:
    """The form with the fields that the answers so far call for; nothing is stored."""
    definition = asked_version(key).shown
    return _start_page(definition, _again(definition, filled_form.posted()))


@blueprint.get("/proevekoersler")
@only_for(may_deploy, OWNERS)
def listing() -> str:
    """The runs of the signed-in person."""
    return render_template("trials/listing.html", trials=engine().trials.mine(actor()))


@blueprint.get("/proevekoersler/<trial_id>")
@only_for(may_deploy, OWNERS)
def show(trial_id: str) -> str:
    """Where a run stands."""
    return _trial_page(trial_id)


@blueprint.post("/proevekoersler/<trial_id>/ur")
@only_for(may_deploy, OWNERS)
def advance(trial_id: str) -> Page | BaseResponse:
    """Move its clock."""
    try:
        engine().trials.advance(trial_id, _duration(), actor())
    except (InvalidInput, Refused) as refusal:
        return _trial_page(trial_id, refusal.message), status_of(refusal)
    return redirect(url_for("trials.show", trial_id=trial_id), 303)


@blueprint.post("/proevekoersler/<trial_id>/job/<job_id>")
@only_for(may_deploy, OWNERS)
def finish_job(trial_id: str, job_id: str) -> Page | BaseResponse:
    """Let what another system would do be done, with the one value that was typed."""
    name, value = request.form.get("navn", "").strip(), request.form.get("vaerdi", "")
    try:
        engine().trials.finish_job(trial_id, job_id, {name: value} if name else {}, actor())
    except (InvalidInput, Refused) as refusal:
        return _trial_page(trial_id, refusal.message), status_of(refusal)
    return redirect(url_for("trials.show", trial_id=trial_id), 303)


@blueprint.post("/proevekoersler/<trial_id>/job/<job_id>/fejl")
@only_for(may_deploy, OWNERS)
def meet_error(trial_id: str, job_id: str) -> Page | BaseResponse:
    """Let what another system would do meet an error, by the code that was typed."""
    error = MetError(request.form.get("kode", "").strip(), request.form.get("tekst", "").strip())
    try:
        engine().trials.meet_error(trial_id, job_id, error, actor())
    except (InvalidInput, Refused) as refusal:
        return _trial_page(trial_id, refusal.message), status_of(refusal)
    return redirect(url_for("trials.show", trial_id=trial_id), 303)


@blueprint.post("/proevekoersler/<trial_id>/slet")
@only_for(may_deploy, OWNERS)
def discard(trial_id: str) -> BaseResponse:
    """Throw it away."""
    engine().trials.discard(trial_id, actor())
    flash("Prøvekørslen er slettet.", "success")
    return redirect(url_for("trials.listing"), 303)


@blueprint.get("/proevekoersler/<trial_id>/scenarie.toml")
@only_for(may_deploy, OWNERS)
def scenario(trial_id: str) -> Response:
    """The run as a file that can be replayed."""
    name = request.args.get("navn", "").strip()
    return download(engine().trials.scenario(trial_id, name, actor()), f"{_file_name(name)}.toml", "application/toml")


def _duration() -> str:
    """`next`, or the days that were typed."""
    if "naeste" in request.form:
        return "next"
    days = request.form.get("dage", "").strip()
    return f"P{days}D" if days.isascii() and days.isdigit() else days or "0 dage"


def _file_name(name: str) -> str:
    plain = "".join(sign if sign.isalnum() else "_" for sign in name.lower())
    return plain.strip("_")[:60] or "scenarie"


def _again(
    definition: DefinitionRecord, typed: filled_form.Posted, errors: dict[str, str] | None = None
) -> ShownForm | None:
    form = engine().trials.start_form(definition.id, actor())
    return filled_form.again(form, {}, typed, errors) if form else None


def _start_page(definition: DefinitionRecord, form: ShownForm | None, refused: str = "") -> str:
    return render_template("trials/start.html", definition=definition, form=form, refused=refused)


def _trial_page(trial_id: str, refused: str = "") -> str:
    trial = engine().trials.trial(trial_id, actor())
    keys = reached(trial)
    chosen = request.args.get("tegning", "")
    drawn = chosen if chosen in keys else keys[0]
    names = {key: engine().read.definition(trial.versions[key]).name for key in keys}
    return render_template(
        "trials/show.html",
        trial=trial,
        definition=trial.line.definition,
        refused=refused,
        drawings=[(names[key], _address(trial, key), key == drawn) for key in keys],
        drawn_id=trial.versions[drawn],
        drawn_name=names[drawn],
        names=names,
        marks=marks(trial, drawn),
        lines=story(trial),
        variables=variables_of(trial, field_names(trial.versions[key] for key in keys)),
    )


def _address(trial: TrialRecord, key: str) -> str:
    return url_for("trials.show", trial_id=trial.line.id, tegning=key, _anchor="diagram")
