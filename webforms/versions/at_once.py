"""Approving several drafts, or putting them in use, in one go: one verb for each, and a report of what came of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from flask import Blueprint, render_template, request

from engine.errors import EngineError, NotAllowed, NotFound, Refused
from engine.records.definitions import DeploymentRecord
from webforms.context import actor, engine, only_for
from webforms.versions.asked import OWNERS, may_deploy

blueprint = Blueprint("releasing_at_once", __name__, url_prefix="/udrulninger")
Verb = Callable[[str], DeploymentRecord]


@dataclass(frozen=True)
class Outcome:
    """What came of one deployment; without a refusal it was done."""

    name: str
    refusal: str = ""


@blueprint.get("")
@only_for(may_deploy, OWNERS)
def listing() -> str:
    """What was taken in, newest first, the drafts above."""
    return _page(None if request.args.get("vaelg") == "alle" else ())


@blueprint.post("")
@only_for(may_deploy, OWNERS)
def release() -> str | tuple[str, int]:
    """Approve the chosen drafts, or put them in use."""
    chosen, note = request.form.getlist("kladde"), request.form.get("note", "")
    if not chosen:
        return _page((), error="Vælg mindst én kladde."), 422
    approves = "godkend" in request.form
    verb = engine().releases.approve if approves else engine().releases.activate
    outcomes = _done(chosen, lambda deployment_id: verb(deployment_id, actor(), note))
    refused = [each for each, outcome in outcomes.items() if outcome.refusal]
    page = _page(refused, outcomes=outcomes.values(), approves=approves, note=note if refused else "")
    return page if len(refused) < len(outcomes) else (page, 409)


def _done(chosen: Iterable[str], verb: Verb) -> Mapping[str, Outcome]:
    """One verb for each. What is refused is tried again as long as others succeed: it may call what they hold."""
    names = {each.id: _called(each) for each in engine().read.deployments(actor())}
    outcomes: dict[str, Outcome] = {}
    waiting = list(dict.fromkeys(chosen))
    while waiting:
        tried = {each: Outcome(names.get(each, each), _refusal(verb, each)) for each in waiting}
        outcomes |= tried
        left = [each for each, outcome in tried.items() if outcome.refusal]
        waiting = left if len(left) < len(waiting) else []
    return outcomes


def _called(deployment: DeploymentRecord) -> str:
    return ", ".join(each.name for each in deployment.definitions) or deployment.name


def _refusal(verb: Verb, deployment_id: str) -> str:
    try:
        verb(deployment_id)
    except (Refused, NotAllowed, NotFound) as refusal:
        return _sentence(refusal)
    return ""


def _sentence(refusal: EngineError) -> str:
    return "Den findes ikke længere." if isinstance(refusal, NotFound) else refusal.message


def _page(
    chosen: Iterable[str] | None,  # None: all
    *,
    outcomes: Iterable[Outcome] = (),
    approves: bool = False,
    note: str = "",
    error: str = "",
) -> str:
    found = engine().read.deployments(actor())
    drafts = [each for each in found if each.is_draft]
    ticked = {each.id for each in drafts} if chosen is None else set(chosen)
    return render_template(
        "deployments/deployments.html",
        deployments=found,
        drafts=drafts,
        ticked=ticked,
        demanded=engine().releases.approval_demanded(),
        outcomes=list(outcomes),
        approves=approves,
        note=note,
        error=error,
    )
