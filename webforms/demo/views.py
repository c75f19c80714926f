"""The page where the administrator moves the demo clock."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from engine.actor import Actor
from engine.demo_clock import DemoClock, advance_to, later
from engine.errors import ValueInvalid
from webforms.context import actor, engine, only_for, zone
from webforms.formats import moment

blueprint = Blueprint("demo", __name__, url_prefix="/demo")
STEPS = (
    ("1 dag", "P1D"),
    ("1 uge", "P1W"),
    ("14 dage", "P14D"),
    ("1 måned", "P1M"),
    ("3 måneder", "P3M"),
    ("1 år", "P1Y"),
)
UNITS = {"D": "dage", "W": "uger", "M": "måneder"}
SHOWN = 20  # timers shown


def _is_admin(who: Actor) -> bool:
    return who.is_admin


@blueprint.get("/ur")
@only_for(_is_admin, "administratoren")
def clock() -> str | tuple[str, int]:
    """What time it is, what waits for its time, and how to move on."""
    return _page()


@blueprint.post("/ur")
@only_for(_is_admin, "administratoren")
def move() -> BaseResponse | tuple[str, int]:
    """Move the clock on by a step's button, or by a number of days, weeks or months."""
    demo_clock = _clock()
    try:
        target = later(demo_clock.now(), _duration(), zone())
        ran = advance_to(demo_clock, engine().jobs, target)
    except ValueInvalid as error:
        return _page(error.message), 422
    flash(f"Uret er stillet frem til {moment(demo_clock.now(), zone())}. {_happened(ran)}", "success")
    return redirect(url_for("demo.clock"), 303)


def _happened(ran: int) -> str:
    """How much happened by itself on the way: deadlines that fell, procedures that recur."""
    if ran == 0:
        return "Undervejs skete der ikke noget af sig selv."
    return f"Undervejs skete {'én ting' if ran == 1 else f'{ran} ting'} af sig selv."


def _page(error: str = "") -> str:
    waiting = sorted(engine().read.jobs(actor()), key=lambda timer: (timer.due_at, timer.id))
    return render_template(
        "demo/clock.html",
        now=_clock().now(),
        timers=waiting[:SHOWN],
        more=max(len(waiting) - SHOWN, 0),
        steps=STEPS,
        units=list(UNITS.items()),
        amount=request.form.get("amount", ""),
        unit=request.form.get("unit", "D"),
        error=error,
    )


def _clock() -> DemoClock:
    demo_clock = engine().clock
    if not isinstance(demo_clock, DemoClock):
        abort(404)
    return demo_clock


def _duration() -> str:
    step, amount, unit = (request.form.get(name, "").strip() for name in ("step", "amount", "unit"))
    if step:
        return step
    if not (amount.isascii() and amount.isdecimal() and 0 < int(amount[:9]) <= 9999) or unit not in UNITS:
        raise ValueInvalid("Skriv et helt tal fra 1 til 9999, og vælg dage, uger eller måneder.")
    return f"P{amount}{unit}"
