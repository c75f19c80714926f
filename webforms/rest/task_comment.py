"""/task/{id}/comment: remarks on a task."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from flask import Response

from engine.errors import NotFound, Refused, TaskNotOpen, ValueInvalid
from engine.records.tasks import CommentRecord
from webforms.rest.answers import answer
from webforms.rest.context import actor, body, engine, zone
from webforms.rest.dates import written
from webforms.rest.routes import blueprint


class CommentNotFound(NotFound):
    """The task has no such remark."""

    code = "comment-not-found"
    noun = "Bemærkningen"


class TaskOver(Refused):
    """A remark on a task that is over: 400 in Camunda, where the other verbs say that it is gone."""

    code = TaskNotOpen.code


@blueprint.get("/task/<task_id>/comment")
def comments(task_id: str) -> Response:
    """All remarks on a task, newest first as in Camunda."""
    return answer([comment_answer(each, zone()) for each in reversed(engine().read.comments(task_id, actor()))])


@blueprint.get("/task/<task_id>/comment/<comment_id>")
def comment(task_id: str, comment_id: str) -> Response:
    """One of them."""
    found = next((each for each in engine().read.comments(task_id, actor()) if each.id == comment_id), None)
    if found is None:
        raise CommentNotFound(comment_id)
    return answer(comment_answer(found, zone()))


@blueprint.post("/task/<task_id>/comment/create")
def create_comment(task_id: str) -> Response:
    """Add one: {"message": …}."""
    message = body().get("message")
    if not isinstance(message, str):
        raise ValueInvalid('Skriv bemærkningen: {"message": …}.')
    try:
        made = engine().comments.write(task_id, message, actor())
    except TaskNotOpen as over:
        raise TaskOver(over.message) from over
    return answer(comment_answer(made, zone()))


def comment_answer(comment: CommentRecord, zone: tzinfo) -> dict[str, Any]:
    """All documented keys, null where empty."""
    return {
        "links": [],
        "id": comment.id,
        "userId": comment.user_id,
        "time": written(comment.at, zone),
        "taskId": comment.task_id,
        "message": comment.message,
        "removalTime": None,
        "rootProcessInstanceId": comment.instance_id,
        "processInstanceId": comment.instance_id,
    }
