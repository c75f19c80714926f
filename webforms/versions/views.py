"""The pages about one version: its steps, forms and tables, its difference from another, and what was done to it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request

from webforms.context import actor, engine, only_for
from webforms.texts import VERSION_EVENTS
from webforms.versions.asked import OWNERS, AskedVersion, asked_version, may_deploy, numbered, versions_of
from webforms.versions.comparing import SIGNS, by_subject, marks, pair
from webforms.versions.fields import checked

blueprint = Blueprint("versions", __name__, url_prefix="/procedurer/<key>")


@blueprint.get("/trin")
@only_for(may_deploy, OWNERS)
def steps(key: str) -> str:
    """The version as a table: what, who, when, and what comes next."""
    asked = asked_version(key)
    return _page("steps", asked, document=engine().documents.document(asked.shown.id, actor()))


@blueprint.get("/formularer")
@only_for(may_deploy, OWNERS)
def forms(key: str) -> str:
    """Its forms as the adviser will see them."""
    asked = asked_version(key)
    found = engine().documents.forms(asked.shown.id, actor())
    listed = [checked(each, number) for number, each in enumerate(found, 1)]
    return _page("forms", asked, forms=listed)


@blueprint.get("/tabeller")
@only_for(may_deploy, OWNERS)
def tables(key: str) -> str:
    """The decision tables it asks."""
    asked = asked_version(key)
    return _page("tables", asked, tables=engine().documents.document(asked.shown.id, actor()).tables)


@blueprint.get("/historik")
@only_for(may_deploy, OWNERS)
def history(key: str) -> str:
    """Who did what to the versions, newest first."""
    return _page("history", asked_version(key), events=engine().read.version_events(key), words=VERSION_EVENTS)


@blueprint.get("/sammenlign")
@only_for(may_deploy, OWNERS)
def compare(key: str) -> str:
    """What `til` says differently from `fra`, in words and on both drawings."""
    asked = asked_version(key)
    versions = versions_of(key)
    two = pair(versions, numbered(versions, request.args.get("fra")), numbered(versions, request.args.get("til")))
    choices = [(str(each.version), f"Version {each.version}") for each in versions]
    if two is None:
        return _page("compare", asked, comparison=None)
    found = engine().documents.compare(two[0].id, two[1].id, actor())
    old_marks, new_marks = marks(found)
    return _page(
        "compare",
        asked,
        comparison=found,
        choices=choices,
        subjects=by_subject(found.changes),
        signs=SIGNS,
        drawings=[(found.old, old_marks), (found.new, new_marks)],
    )


def _page(name: str, asked: AskedVersion, **values: Any) -> str:
    return render_template(f"versions/{name}.html", asked=asked, tab_items=asked.tabs(f"versions.{name}"), **values)
