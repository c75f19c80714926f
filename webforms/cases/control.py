"""What managers do with a case as a whole: pause it, let it go on, end it unfinished."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.actor import Actor
from engine.errors import InstanceEnded
from webforms.context import actor, engine, only_for

blueprint = Blueprint("control", __name__, url_prefix="/sager/<instance_id>")
MANAGERS = "ledere og administratorer"
MAX_REASON = 2_000


def _sees_all(who: Actor) -> bool:
    return who.sees_all_cases


@blueprint.post("/pause")
@only_for(_sees_all, MANAGERS)
def suspend(instance_id: str) -> Response:
    """Pause the case."""
    engine().instances.suspend(instance_id, actor())
    flash("Sagen er sat på pause.", "success")
    return _to_case(instance_id)


@blueprint.post("/genoptag")
@only_for(_sees_all, MANAGERS)
def resume(instance_id: str) -> Response:
    """End the pause."""
    engine().instances.resume(instance_id, actor())
    flash("Sagen er genoptaget.", "success")
    return _to_case(instance_id)


@blueprint.get("/afslut")
@only_for(_sees_all, MANAGERS)
def ask(instance_id: str) -> str:
    """What ending the case means, and why it is ended."""
    return _page(instance_id)


@blueprint.post("/afslut")
@only_for(_sees_all, MANAGERS)
def cancel(instance_id: str) -> Response | tuple[str, int]:
    """End the case. Without a reason the page is shown again."""
    reason = request.form.get("begrundelse", "").strip()
    if not reason or len(reason) > MAX_REASON:
        sentence = f"Begrundelsen er for lang: højst {MAX_REASON} tegn." if reason else "Skriv en begrundelse."
        return _page(instance_id, sentence, reason), 422
    engine().instances.cancel(instance_id, actor(), reason)
    flash("Sagen er afsluttet uden at være gjort færdig.", "success")
    return _to_case(instance_id)


def _page(instance_id: str, error: str = "", reason: str = "") -> str:
    state = engine().read.process_state(instance_id, actor())
    if state.instance.ended_at is not None:
        raise InstanceEnded("Sagen er afsluttet.")
    return render_template("cases/cancel.html", case=state.instance, state=state, error=error, reason=reason)


def _to_case(instance_id: str) -> Response:
    return redirect(url_for("cases.show", instance_id=instance_id), 303)
