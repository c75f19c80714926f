"""Starting a case: the procedures one may start, and the start form."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.errors import FormInvalid, InvalidInput
from engine.forms import Form
from engine.forms.schema import Text
from engine.records.definitions import DefinitionRecord
from webforms import filled_form
from webforms.context import actor, engine
from webforms.errors import status_of
from webforms.formats import danish_order
from webforms.forms.model import ShownForm

NUMBER = "sagsnummer|"  # a form's keys hold no «|»: our own field cannot be taken for one of its fields
CASE_NUMBER = ("sag_id",)  # the path of the field that a form asks for it with (C-20)
blueprint = Blueprint("starting", __name__, url_prefix="/sager/start")


@blueprint.get("")
def choose() -> str:
    """The procedures the signed-in person may start."""
    startable = sorted(engine().read.startable(actor()), key=lambda each: danish_order(each.name))
    return render_template("cases/choose.html", definitions=startable)


@blueprint.get("/<key>")
def form(key: str) -> str:
    """The start form of a procedure."""
    start_form, definition = engine().read.start_form(key, actor())
    return _page(definition, start_form, filled_form.opened(start_form, {}) if start_form else None)


@blueprint.post("/<key>")
def start(key: str) -> str | tuple[str, int] | Response:
    """Start the case; a refusal shows the form again with every word still there."""
    typed = filled_form.posted()
    try:
        case = engine().instances.start_with_form(key, typed, actor(), _number() or None)
    except InvalidInput as refusal:
        start_form, definition = engine().read.start_form(key, actor())
        errors = refusal.errors if isinstance(refusal, FormInvalid) else None
        sentence = "" if errors else refusal.message
        return _page(definition, start_form, _again(start_form, typed, errors), sentence), status_of(refusal)
    return redirect(url_for("cases.show", instance_id=case.id, startet="ja"), 303)


@blueprint.post("/<key>/felter")
def fields(key: str) -> str:
    """The form with the fields that the answers so far call for; nothing is stored."""
    start_form, definition = engine().read.start_form(key, actor())
    return _page(definition, start_form, _again(start_form, filled_form.posted()))


def _again(
    start_form: Form | None, typed: filled_form.Posted, errors: dict[str, str] | None = None
) -> ShownForm | None:
    return filled_form.again(start_form, {}, typed, errors) if start_form else None


def _number() -> str:
    return request.form.get(NUMBER, "").strip()


def _page(definition: DefinitionRecord, form: Form | None, shown: ShownForm | None, refused: str = "") -> str:
    return render_template(
        "cases/start.html",
        definition=definition,
        form=shown,
        refused=refused,
        number_field="" if form and any(each.path == CASE_NUMBER for each in form.fields()) else NUMBER,
        number=_number(),
        about="" if form and _says(form, definition.documentation) else definition.documentation,
    )


def _says(form: Form, documentation: str) -> bool:
    """Whether a text in the form already tells what the procedure is about."""
    told = " ".join(documentation.split())
    return any(told in each.text.plain for each in form.components if isinstance(each, Text))
