"""The button «Drøft afvigelse med nærmeste leder» (C-14), and the start form of a procedure offered next (C-15)."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from engine.errors import AlreadyStarted, FormInvalid, InvalidInput
from webforms import filled_form
from webforms.context import actor, engine
from webforms.errors import status_of
from webforms.forms.model import ShownForm

blueprint = Blueprint("succession", __name__)
Page = str | tuple[str, int]


@blueprint.post("/opgaver/<task_id>/afvigelse")
def deviate(task_id: str) -> Response:
    """Start the discussion of a deviation; leads to its first task where that is one's own, else to its case."""
    try:
        instance_id = engine().deviations.raise_from(task_id, actor()).id
        flash("Drøftelsen af afvigelsen er startet på sagen.", "success")
    except AlreadyStarted as refusal:
        instance_id = refusal.instance_id
        flash(refusal.message, "info")
    mine = engine().read.tasks(actor(), instance_id=instance_id, size=1).tasks
    if mine and not actor().groups.isdisjoint(mine[0].candidate_groups):
        return redirect(url_for("tasks.show", task_id=mine[0].id), 303)
    return redirect(url_for("cases.show", instance_id=instance_id), 303)


@blueprint.get("/sager/<instance_id>/videre/<key>")
def follow_on(instance_id: str, key: str) -> Page:
    """The start form of an offered procedure, filled in with what the case knows."""
    form, _, values = engine().read.follow_on_form(instance_id, key, actor())
    return _page(instance_id, key, filled_form.carried(form, values) if form else None)


@blueprint.post("/sager/<instance_id>/videre/<key>")
def start(instance_id: str, key: str) -> Page | Response:
    """Start it; a refusal shows the form again with every word still there."""
    typed = filled_form.posted()
    try:
        started = engine().instances.start_follow_on(instance_id, key, actor(), typed)
    except AlreadyStarted as refusal:
        flash(refusal.message, "info")
        return redirect(url_for("cases.show", instance_id=refusal.instance_id), 303)
    except InvalidInput as refusal:
        errors = refusal.errors if isinstance(refusal, FormInvalid) else None
        sentence = "" if errors else refusal.message
        return _page(instance_id, key, _again(instance_id, key, typed, errors), sentence), status_of(refusal)
    return redirect(url_for("cases.show", instance_id=started.id, startet="ja"), 303)


@blueprint.post("/sager/<instance_id>/videre/<key>/felter")
def fields(instance_id: str, key: str) -> Page:
    """The form with the fields that the answers so far call for; nothing is stored."""
    return _page(instance_id, key, _again(instance_id, key, filled_form.posted()))


def _again(
    instance_id: str, key: str, typed: filled_form.Posted, errors: dict[str, str] | None = None
) -> ShownForm | None:
    form, _, values = engine().read.follow_on_form(instance_id, key, actor())
    return filled_form.again(form, values, typed, errors) if form else None


def _page(instance_id: str, key: str, form: ShownForm | None, refused: str = "") -> str:
    _, definition, _ = engine().read.follow_on_form(instance_id, key, actor())
    case = engine().read.instance(instance_id, actor())
    return render_template("succession/start.html", case=case, definition=definition, form=form, refused=refused)
