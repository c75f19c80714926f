"""The main menu: what each person may open, and where they are."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, request, url_for

from webforms.context import actor, config


@dataclass(frozen=True)
class MenuItem:
    """One link; `current` when the page is below it, `exact` when it is the page itself."""

    text: str
    href: str
    current: bool
    exact: bool


def menu() -> list[MenuItem]:
    """The links for the signed-in person, in order."""
    who = actor()
    wanted = [("Opgaver", "tasks.inbox"), ("Sager", "cases.listing"), ("Start en sag", "starting.choose")]
    if who.sees_all_cases:
        wanted += [("Overblik", "overview.summary"), ("Hændelser", "incidents.listing")]
    if who.may_deploy:
        wanted += [("Procedurer", "deployments.definitions")]
    if who.is_admin and config().is_demo and "demo.clock" in current_app.view_functions:
        wanted += [("Demour", "demo.clock")]
    hrefs = [(text, url_for(endpoint)) for text, endpoint in wanted]
    here = _longest([href for _, href in hrefs], request.path)
    return [MenuItem(text, href, href == here, href == request.path) for text, href in hrefs]


def _longest(hrefs: list[str], path: str) -> str:
    """The most specific link that `path` is at or below."""
    return max((href for href in hrefs if path == href or path.startswith(f"{href}/")), key=len, default="")
