"""/process-definition/…/startForm, form-variables and submit-form: starting a case with the procedure's form."""

from __future__ import annotations

from flask import Response

from engine.forms import Form, submission
from engine.forms.initial import initial_value
from webforms.rest.answers import answer
from webforms.rest.context import actor, body, engine, zone
from webforms.rest.parameters import parameters
from webforms.rest.process_definition import start
from webforms.rest.routes import blueprint
from webforms.rest.task_answers import form_answer, only
from webforms.rest.values import read_variables, written_variables


@blueprint.get("/process-definition/<definition_id>/startForm")
def start_form(definition_id: str) -> Response:
    """Which form the procedure is started with."""
    return start_form_by_key(engine().read.definition(definition_id).key)


@blueprint.get("/process-definition/key/<key>/startForm")
def start_form_by_key(key: str) -> Response:
    """The same by key."""
    return answer(form_answer(engine().read.start_form(key, actor())[1].start_form))


@blueprint.get("/process-definition/<definition_id>/form-variables")
def start_form_variables(definition_id: str) -> Response:
    """The start form's fields with the values they show at first."""
    return start_form_variables_by_key(engine().read.definition(definition_id).key)


@blueprint.get("/process-definition/key/<key>/form-variables")
def start_form_variables_by_key(key: str) -> Response:
    """The same by key."""
    form = _form(key)
    values = {field.key: initial_value(field, {}) for field in form.fields()} if form else {}
    return answer(written_variables(only(values, parameters().texts("variableNames"))))


@blueprint.post("/process-definition/<definition_id>/submit-form")
def submit_start_form(definition_id: str) -> Response:
    """Start a case with values that are checked against the start form."""
    return submit_start_form_by_key(engine().read.definition(definition_id).key)


@blueprint.post("/process-definition/key/<key>/submit-form")
def submit_start_form_by_key(key: str) -> Response:
    """The same by key, on the newest version."""
    values = read_variables(body().get("variables"), zone())
    form = _form(key)
    if form is not None:
        values = submission.check_values(form, values, {}, now=engine().clock.now(), zone=zone())
    return start(key, None, values)


def _form(key: str) -> Form | None:
    return engine().read.start_form(key, actor())[0]
