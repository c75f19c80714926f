"""/process-instance: running cases, their variables, pausing and stopping them."""

from __future__ import annotations

from flask import Response

from engine.errors import InstanceNotFound, ValueInvalid
from engine.records.cases import InstanceRecord
from webforms.rest import instance_query, unserved
from webforms.rest.answers import answer, count, nothing
from webforms.rest.context import actor, body, engine, variable_body, zone
from webforms.rest.instance_answers import instance_answer
from webforms.rest.parameters import parameters
from webforms.rest.routes import blueprint
from webforms.rest.values import bare, one, read_changes, read_value, typed, written_variables


@blueprint.route("/process-instance", methods=["GET", "POST"])
def instances() -> Response:
    """The running cases that the query asks for and the actor may see."""
    return answer([instance_answer(each) for each in instance_query.running(parameters(unserved.INSTANCES))])


@blueprint.route("/process-instance/count", methods=["GET", "POST"])
def instance_count() -> Response:
    """How many they are."""
    return count(instance_query.running_count(parameters(unserved.INSTANCES)))


@blueprint.get("/process-instance/<instance_id>")
def instance(instance_id: str) -> Response:
    """One running case. An ended one is gone here, as in Camunda; history has it."""
    return answer(instance_answer(running(instance_id)))


@blueprint.delete("/process-instance/<instance_id>")
def cancel(instance_id: str) -> Response:
    """Stop a case; history keeps it as EXTERNALLY_TERMINATED."""
    engine().instances.cancel(instance_id, actor(), parameters().text("deleteReason") or "")
    return nothing()


@blueprint.put("/process-instance/<instance_id>/suspended")
def suspend(instance_id: str) -> Response:
    """Pause a case or let it go on: {"suspended": true or false}."""
    wanted = body().get("suspended")
    if not isinstance(wanted, bool):
        raise ValueInvalid('Skriv {"suspended": true} eller {"suspended": false}.')
    verb = engine().instances.suspend if wanted else engine().instances.resume
    verb(instance_id, actor())
    return nothing()


@blueprint.get("/process-instance/<instance_id>/variables")
def variables(instance_id: str) -> Response:
    """The variables of the started procedure."""
    return answer(written_variables(engine().read.variables(running(instance_id).id, actor())))


@blueprint.post("/process-instance/<instance_id>/variables")
def modify_variables(instance_id: str) -> Response:
    """Set several and take some away at once: {"modifications": {name: {"value", "type"}}, "deletions": [name]}."""
    values, removed = read_changes(body(), zone())
    engine().instances.change_variables(instance_id, values, removed, actor())
    return nothing()


@blueprint.get("/process-instance/<instance_id>/variables/<name>")
def variable(instance_id: str, name: str) -> Response:
    """One variable of the started procedure."""
    return answer(typed(one(engine().read.variables(running(instance_id).id, actor()), name)))


@blueprint.get("/process-instance/<instance_id>/variables/<name>/data")
def variable_data(instance_id: str, name: str) -> Response:
    """The value alone: text as it is, lists and objects as JSON."""
    return bare(one(engine().read.variables(running(instance_id).id, actor()), name))


@blueprint.put("/process-instance/<instance_id>/variables/<name>")
def set_variable(instance_id: str, name: str) -> Response:
    """Correct one variable."""
    engine().instances.set_variable(instance_id, name, read_value(name, dict(variable_body()), zone()), actor())
    return nothing()


@blueprint.delete("/process-instance/<instance_id>/variables/<name>")
def delete_variable(instance_id: str, name: str) -> Response:
    """Take one variable away; one that is not there is no error, as in Camunda."""
    engine().instances.change_variables(instance_id, {}, (name,), actor())
    return nothing()


def running(instance_id: str) -> InstanceRecord:
    """The case, if it runs or is paused and the actor may see it. Raises InstanceNotFound."""
    found = engine().read.instance(instance_id, actor())
    if found.status not in instance_query.RUNNING:
        raise InstanceNotFound(instance_id)
    return found
