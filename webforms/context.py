"""What the pages need of a request: the engine, who asks, the clock, and the names behind ids."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar, cast
from zoneinfo import ZoneInfo

from flask import current_app, g

from engine.actor import Actor
from engine.errors import RoleMissing
from engine.process_engine import ProcessEngine
from webforms.config import Config

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def engine() -> ProcessEngine:
    """The application's process engine."""
    return cast(ProcessEngine, current_app.extensions["process_engine"])


def config() -> Config:
    """The application's settings."""
    return cast(Config, current_app.extensions["settings"])


def actor() -> Actor:
    """Who is signed in; pages without sign-in have nobody."""
    return cast(Actor, g.actor)


def now() -> datetime:
    """The present instant by the engine's clock (the demo clock in demo mode)."""
    return engine().clock.now()


def zone() -> ZoneInfo:
    """The municipality's time zone."""
    return engine().settings.zone


def team_names() -> dict[str, str]:
    """Team id → name, read once per request."""
    if "team_names" not in g:
        g.team_names = {team.id: team.name for team in engine().people.teams()}
    return cast(dict[str, str], g.team_names)


def team_name(team_id: str) -> str:
    """The team's name; the id when the organisation does not know it."""
    return team_names().get(team_id, team_id)


def district_name(district_id: str) -> str:
    """The district's name; the id, as a name is written, when the organisation does not know it."""
    if "district_names" not in g:
        g.district_names = {district.id: district.name for district in engine().read.districts()}
    return cast(dict[str, str], g.district_names).get(district_id, district_id.capitalize())


def user_name(user_id: str | None) -> str:
    """The person's name; the id for one who no longer exists."""
    if not user_id:
        return ""
    if "user_names" not in g:
        g.user_names = {}
    names = cast(dict[str, str], g.user_names)
    if user_id not in names:
        user = engine().people.find(user_id)
        names[user_id] = user.name if user else user_id
    return names[user_id]


def only_for(
    allowed: Callable[[Actor], bool], who: str
) -> Callable[[Callable[Arguments, Answer]], Callable[Arguments, Answer]]:
    """Decorates a page that only some may open; the others get 403 with a sentence naming who may."""

    def decorate(view: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
        @wraps(view)
        def guarded(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer:
            if not allowed(actor()):
                raise RoleMissing(f"Siden er kun for {who}.")
            return view(*args, **kwargs)

        return guarded

    return decorate
