"""The page «Ret sagen»: where the case stands, and what its owner can do about it, each with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.actor import Actor
from engine.errors import InvalidInput, Refused, ValueInvalid
from engine.forms.dates import danish_time
from engine.records.repair import RepairView
from webforms.context import actor, engine, only_for, zone
from webforms.errors import status_of
from webforms.field_names import field_names
from webforms.repair.typed import moment, shown, value

blueprint = Blueprint("repair", __name__)
OWNERS = "procesejere og administratorer"
KINDS = {
    "task": "Opgave",
    "timer": "Ventetid",
    "deadline": "Frist på et trin",
    "call": "Fælles procedure",
    "subprocess": "Delforløb",
    "join": "Venter på andre veje",
}


def _may_repair(who: Actor) -> bool:
    return who.may_deploy


@blueprint.get("/sager/<instance_id>/ret")
@only_for(_may_repair, OWNERS)
def show(instance_id: str) -> str:
    """Everything that can be put right."""
    return _page(instance_id)


@blueprint.post("/sager/<instance_id>/ret")
@only_for(_may_repair, OWNERS)
def repair(instance_id: str) -> Response | tuple[str, int]:
    """Do one thing. A refusal shows the same page, with what was typed."""
    doing = DOINGS.get(request.form.get("handling", "")) or abort(400)
    try:
        doing(instance_id, {"reason": request.form.get("begrundelse", "")})
    except (InvalidInput, Refused) as refusal:
        return _page(instance_id, refusal.message), status_of(refusal)
    flash("Sagen er rettet.", "success")
    return redirect(url_for("repair.show", instance_id=instance_id), 303)


def _page(instance_id: str, error: str = "") -> str:
    view = engine().repair.view(instance_id, actor())
    return render_template(
        "repair/show.html",
        view=view,
        kinds=KINDS,
        names={each.process_key: each.process_name for each in view.tokens},
        labels=_labels(view),
        shown=shown,
        clock=lambda instant: danish_time(instant.astimezone(zone())),
        error=error,
        typed=request.form,
    )


def _labels(view: RepairView) -> dict[str, str]:
    """What the forms of the case's own version, and of the procedures it calls, call its variables."""
    called = {scope.definition_id for scope in view.scopes} - {view.case.definition_id}
    return field_names([*sorted(called), view.case.definition_id])


def _field(name: str) -> str:
    return request.form.get(name, "")


def _move(instance_id: str, why: Mapping[str, str]) -> None:
    engine().repair.move(instance_id, _field("hvor"), _target(), actor(), **why)


def _skip(instance_id: str, why: Mapping[str, str]) -> None:
    engine().repair.skip(instance_id, _field("hvor"), actor(), **why)


def _repeat(instance_id: str, why: Mapping[str, str]) -> None:
    engine().repair.repeat(instance_id, _field("hvor"), _target(), actor(), **why)


def _set_timer(instance_id: str, why: Mapping[str, str]) -> None:
    due = moment(_field("dato"), _field("klokken"))
    engine().repair.set_timer(instance_id, _field("hvor"), due, actor(), **why)


def _set_variable(instance_id: str, why: Mapping[str, str]) -> None:
    scope_id, _, name = _field("felt").partition("|")
    old = _old(engine().repair.view(instance_id, actor()), scope_id, name)
    engine().repair.set_variable(instance_id, name, value(_field("vaerdi"), old), actor(), scope_id=scope_id, **why)


def _cancel(instance_id: str, why: Mapping[str, str]) -> None:
    engine().repair.cancel(instance_id, actor(), **why)


def _target() -> str:
    target = _field("maal")
    if not target:
        raise ValueInvalid("Vælg, hvor sagen skal stå.")
    return target


def _old(view: RepairView, scope_id: str, name: str) -> Any:
    for scope in view.scopes:
        if scope.id == scope_id and name in scope.variables:
            return scope.variables[name]
    raise ValueInvalid("Vælg, hvilken oplysning der skal rettes.")


DOINGS: Mapping[str, Callable[[str, Mapping[str, str]], None]] = {
    "flyt": _move,
    "spring": _skip,
    "gentag": _repeat,
    "tidspunkt": _set_timer,
    "oplysning": _set_variable,
    "afslut": _cancel,
}
