"""/task: lists and single tasks, read only; `task_verbs` and `task_variables` hold what changes them."""

from __future__ import annotations

from typing import Any

from flask import Response

from engine.errors import TaskNotFound
from engine.forms.initial import initial_value
from engine.records.tasks import TaskDetail, TaskRecord, TaskValues
from webforms.rest import task_query, unserved
from webforms.rest.answers import answer, count
from webforms.rest.context import actor, engine, zone
from webforms.rest.parameters import Parameters, parameters
from webforms.rest.routes import blueprint
from webforms.rest.task_answers import form_answer, identity_links, only, task_answer
from webforms.rest.values import written_variables


@blueprint.route("/task", methods=["GET", "POST"])
def tasks() -> Response:
    """The open tasks that the query asks for and the actor may see."""
    asked = parameters(unserved.TASKS)
    return answer(_told(task_query.tasks(asked), asked))


@blueprint.route("/task/count", methods=["GET", "POST"])
def task_count() -> Response:
    """How many they are."""
    return count(task_query.count(parameters(unserved.TASKS)))


@blueprint.get("/task/<task_id>")
def task(task_id: str) -> Response:
    """One open task. A completed one is gone here, as in Camunda; history has it."""
    (told,) = _told([open_task(task_id)], parameters("withCommentAttachmentInfo"))
    return answer(told)


@blueprint.get("/task/<task_id>/identity-links")
def task_identity_links(task_id: str) -> Response:
    """Candidate groups, candidate users and assignee."""
    kind = parameters().text("type")
    return answer([link for link in identity_links(open_task(task_id)) if kind in (None, link["type"])])


@blueprint.get("/task/<task_id>/form")
def task_form(task_id: str) -> Response:
    """Which form the task has."""
    return answer(form_answer(open_task(task_id).form))


@blueprint.get("/task/<task_id>/form-variables")
def task_form_variables(task_id: str) -> Response:
    """The task's variables, its form's fields among them with the value they are shown with at first."""
    shown = detail(task_id)
    values = dict(shown.values)
    if shown.form is not None:
        values.update({field.key: initial_value(field, shown.values) for field in shown.form.fields()})
    return answer(written_variables(only(values, parameters().texts("variableNames"))))


def _told(tasks: list[TaskRecord], asked: Parameters) -> list[dict[str, Any]]:
    """The tasks, with `variables` where those they see or their own are asked for."""
    told = [task_answer(task, zone()) for task in tasks]
    seen, own = asked.flag("withTaskVariablesInReturn"), asked.flag("withTaskLocalVariablesInReturn")
    if seen or own:
        known = engine().read.variables_of_tasks([task.id for task in tasks], actor())
        for each in told:
            values = known.get(each["id"], TaskValues({}, {}))
            each["variables"] = written_variables(values.seen if seen else values.local)
    return told


def open_task(task_id: str) -> TaskRecord:
    """The task, if it is open and the actor may see it. Raises TaskNotFound."""
    record = engine().read.task(task_id, actor())
    if record.status != "open":
        raise TaskNotFound(task_id)
    return record


def detail(task_id: str) -> TaskDetail:
    """The open task with form and variables. Raises TaskNotFound."""
    shown = engine().read.task_detail(task_id, actor())
    if shown.task.status != "open":
        raise TaskNotFound(task_id)
    return shown
