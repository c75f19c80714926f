"""The page «Faste procedurer»: what starts by itself (C-19), when next, and the case of the last round."""

from __future__ import annotations

from flask import Blueprint, render_template

from engine.actor import Actor
from webforms.context import actor, engine, only_for
from webforms.recurring.words import rhythm_words

blueprint = Blueprint("recurring", __name__, url_prefix="/faste-procedurer")


def may_see(who: Actor) -> bool:
    """Managers and process owners."""
    return who.sees_all_cases or who.may_deploy


@blueprint.get("")
@only_for(may_see, "ledere og procesejere")
def listing() -> str:
    """All lines, what comes first on top."""
    lines = [(each, rhythm_words(each.every)) for each in engine().read.recurring(actor())]
    return render_template("recurring/listing.html", lines=lines)
