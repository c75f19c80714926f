"""The page of one task of a trial run: the form as the adviser will see it, done as any team."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.errors import EngineError, FormInvalid, InvalidInput, Refused
from engine.forms import initial_values, submission
from engine.records.trials import TrialForm
from webforms import filled_form
from webforms.context import actor, engine, only_for, zone
from webforms.errors import status_of
from webforms.forms.model import ShownForm
from webforms.forms.render import render
from webforms.versions.asked import OWNERS, may_deploy

blueprint = Blueprint("trial_tasks", __name__, url_prefix="/proevekoersler/<trial_id>/opgaver/<task_id>")
TEAM = "__team"
Page = str | tuple[str, int]


@blueprint.get("")
@only_for(may_deploy, OWNERS)
def show(trial_id: str, task_id: str) -> str:
    """The task."""
    asked = engine().trials.form(trial_id, task_id, actor())
    return _page(trial_id, asked, _opened(asked))


@blueprint.post("")
@only_for(may_deploy, OWNERS)
def submit(trial_id: str, task_id: str) -> Page | Response:
    """Do it. A refusal shows the same page with every word still there."""
    typed = _posted()
    try:
        engine().trials.submit(trial_id, task_id, typed, actor(), team=request.form.get(TEAM, ""))
    except Refused:
        return redirect(url_for("trials.show", trial_id=trial_id), 303)
    except InvalidInput as refusal:
        return _again(trial_id, task_id, typed, refusal)
    return redirect(url_for("trials.show", trial_id=trial_id), 303)


@blueprint.post("/felter")
@only_for(may_deploy, OWNERS)
def fields(trial_id: str, task_id: str) -> str:
    """The same page with the fields that the answers so far call for; nothing is stored."""
    asked = engine().trials.form(trial_id, task_id, actor())
    return _page(trial_id, asked, _shown(asked, _posted()))


def _posted() -> dict[str, list[str]]:
    return {name: texts for name, texts in filled_form.posted().items() if name != TEAM}


def _again(trial_id: str, task_id: str, typed: filled_form.Posted, refusal: EngineError) -> Page:
    asked = engine().trials.form(trial_id, task_id, actor())
    errors = refusal.errors if isinstance(refusal, FormInvalid) else None
    shown = _shown(asked, typed, errors)
    return _page(trial_id, asked, shown, "" if errors else refusal.message), status_of(refusal)


def _opened(asked: TrialForm) -> ShownForm | None:
    if asked.form is None:
        return None
    texts = initial_values(asked.form, asked.variables, zone=zone())
    return render(asked.form, texts, asked.variables, now=asked.now, zone=zone())


def _shown(asked: TrialForm, typed: filled_form.Posted, errors: dict[str, str] | None = None) -> ShownForm | None:
    if asked.form is None:
        return None
    texts = initial_values(asked.form, asked.variables, submission.draft(asked.form, typed), zone=zone())
    return render(asked.form, texts, asked.variables, now=asked.now, zone=zone(), errors=errors)


def _page(trial_id: str, asked: TrialForm, form: ShownForm | None, refused: str = "") -> str:
    return render_template(
        "trials/task.html",
        trial_id=trial_id,
        task=asked.task,
        guidance=asked.guidance,
        now=asked.now,
        form=form,
        refused=refused,
        team_field=TEAM,
    )
