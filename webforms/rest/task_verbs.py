"""/task/{id}/…: claim, unclaim, assign, complete, submit. Each is one verb of the engine."""

from __future__ import annotations

from flask import Response

from engine.errors import RoleMissing, TaskAlreadyClaimed, ValueInvalid
from engine.records.cases import InstanceRecord
from webforms.rest.answers import answer, nothing
from webforms.rest.context import actor, body, engine, zone
from webforms.rest.routes import blueprint
from webforms.rest.values import read_variables, written_variables


@blueprint.post("/task/<task_id>/claim")
def claim(task_id: str) -> Response:
    """The actor takes the task; taking it for somebody else is the administrator's."""
    user_id = body().get("userId") or actor().user_id
    if user_id == actor().user_id:
        engine().tasks.claim(task_id, actor())
        return nothing()
    if not actor().is_admin:
        raise RoleMissing("Kun en administrator kan tage en opgave for en anden.")
    taken_by = engine().read.task(task_id, actor()).assignee
    if taken_by not in (None, user_id):
        raise TaskAlreadyClaimed(str(taken_by))
    engine().tasks.assign(task_id, str(user_id), actor())
    return nothing()


@blueprint.post("/task/<task_id>/unclaim")
def unclaim(task_id: str) -> Response:
    """The task goes back to its team."""
    engine().tasks.unclaim(task_id, actor())
    return nothing()


@blueprint.post("/task/<task_id>/assignee")
def assignee(task_id: str) -> Response:
    """The task is given to `userId`; null gives it back to its team."""
    sent = body()
    if "userId" not in sent:
        raise ValueInvalid("Skriv hvem opgaven skal gives til: userId.")
    if sent["userId"] is None:
        engine().tasks.unclaim(task_id, actor())
    else:
        engine().tasks.assign(task_id, str(sent["userId"]), actor())
    return nothing()


@blueprint.post("/task/<task_id>/complete")
def complete(task_id: str) -> Response:
    """The task is done; any variables are taken (Camunda's meaning). A candidate need not claim it first."""
    instance = engine().tasks.complete(task_id, read_variables(body().get("variables"), zone()), actor())
    return done(instance)


@blueprint.post("/task/<task_id>/submit-form")
def submit_form(task_id: str) -> Response:
    """The task is done with values that are checked against its form."""
    instance = engine().tasks.submit_values(task_id, read_variables(body().get("variables"), zone()), actor())
    return done(instance)


def done(instance: InstanceRecord) -> Response:
    """204, or 200 with the case's variables where `withVariablesInReturn` asks for them."""
    if not body().get("withVariablesInReturn"):
        return nothing()
    return answer(written_variables(engine().read.variables(instance.id, actor())))
