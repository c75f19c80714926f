"""…/deployed-form and …/deployed-start-form: the .form file of a task or a start, as it was deployed."""

from __future__ import annotations

from flask import Response

from engine.errors import NotFound
from webforms.rest.context import actor, engine
from webforms.rest.routes import blueprint


class FormNotFound(NotFound):
    """The task or the procedure has no form."""

    code = "form-not-found"
    noun = "Formularen til"


@blueprint.get("/task/<task_id>/deployed-form")
def deployed_form(task_id: str) -> Response:
    """The form's JSON."""
    return _answer(engine().read.task_form_file(task_id, actor()), task_id)


@blueprint.get("/process-definition/<definition_id>/deployed-start-form")
def deployed_start_form(definition_id: str) -> Response:
    """The same of the procedure's start."""
    return deployed_start_form_by_key(engine().read.definition(definition_id).key)


@blueprint.get("/process-definition/key/<key>/deployed-start-form")
def deployed_start_form_by_key(key: str) -> Response:
    """The same by key."""
    engine().read.definition_by_key(key)
    return _answer(engine().read.start_form_file(key, actor()), key)


def _answer(data: bytes | None, asked: str) -> Response:
    if data is None:
        raise FormNotFound(asked)
    return Response(data, content_type="application/json")
