"""/demo/clock: reads and moves the demo municipality's clock. Not Camunda's; refused outside demo mode."""

from __future__ import annotations

from flask import Response

from engine.demo_clock import DemoClock, advance_to, later
from engine.errors import KeyTooNarrow, RoleMissing, ValueInvalid
from webforms.rest.answers import answer
from webforms.rest.context import actor, body, engine, zone
from webforms.rest.dates import read_instant
from webforms.rest.routes import blueprint


@blueprint.get("/demo/clock")
def read_clock() -> Response:
    """What time it is in the demo municipality."""
    return _told(_clock())


@blueprint.post("/demo/clock")
def move_clock() -> Response:
    """Move it forward by a duration or to an instant; what falls due on the way has run when this answers."""
    clock = _clock()
    if not actor().is_admin:
        raise RoleMissing("Kun administratoren kan stille uret.")
    sent = body()
    if isinstance(sent.get("advance"), str):
        target = later(clock.now(), sent["advance"], zone())
    elif isinstance(sent.get("set"), str):
        target = read_instant(sent["set"], zone())
    else:
        raise ValueInvalid('Skriv {"advance": "P3M1D"} eller {"set": "2026-06-01T09:00:00+02:00"}.')
    advance_to(clock, engine().jobs, target)
    return _told(clock)


def _clock() -> DemoClock:
    clock = engine().clock
    if not actor().handles_cases:
        raise KeyTooNarrow
    if not isinstance(clock, DemoClock):
        raise RoleMissing("Uret kan kun læses og stilles i demokommunen.")
    return clock


def _told(clock: DemoClock) -> Response:
    return answer({"now": clock.now().astimezone(zone()).isoformat()})
