"""Pages of cases: the list, and where one case stands."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, abort, render_template, request, url_for

from engine.records.cases import ProcessState
from engine.records.organisation import CaseListRecord
from webforms.cases.course import course_of
from webforms.cases.diagram import DrawnProcedure, drawn_procedures, marks
from webforms.cases.facts import facts_of
from webforms.cases.filters import STATUSES, CaseFilter, read_filter
from webforms.cases.standing import standing_of
from webforms.cases.written import written_in
from webforms.context import actor, engine, team_names
from webforms.formats import danish_order

ALL_FORMS = 50  # the newest; older ones are on their tasks' pages
blueprint = Blueprint("cases", __name__, url_prefix="/sager")


@blueprint.get("")
def listing() -> str:
    """The cases the signed-in person may see: those of their teams, or all."""
    asked = read_filter()
    lists = engine().read.case_lists(actor())
    saved = next((each for each in lists if each.id == asked.saved), None)
    return render_template(
        "cases/listing.html",
        found=engine().read.instances(actor(), saved=saved, **asked.query),
        saved_lists=_saved_tabs(asked, lists),
        asked=asked,
        statuses=[(name, asked.address(status=key), key == asked.status) for key, name in STATUSES.items()],
        procedures=procedure_choices(),
        page_address=lambda page: asked.address(side=page),
        teams=sorted(team_names().items(), key=lambda team: danish_order(team[1])),
    )


@blueprint.get("/<instance_id>")
def show(instance_id: str) -> str:
    """One case: where it stands, in words, as drawing and as tables, and all that has happened."""
    state = engine().read.process_state(instance_id, actor())
    drawn = drawn_procedures(state)
    chosen = _chosen(drawn)
    names = {each.id: each.name for each in (engine().read.definition(each.definition_id) for each in drawn)}
    return render_template(
        "cases/case.html",
        case=state.instance,
        state=state,
        standing_now=standing_of(state),
        facts=facts_of(state),
        course=course_of(state),
        written={each.task_id: each for each in written_in(state.history, ALL_FORMS)},
        drawn=[(names[each.definition_id], _address(state, each), each == chosen) for each in drawn],
        chosen=chosen,
        chosen_name=names[chosen.definition_id],
        marks=marks(state, chosen),
        procedure_names=names,
        follow_on_offers=engine().read.follow_ons(instance_id, actor()),
        related=engine().read.relatives(instance_id, actor()),
        just_started=request.args.get("startet") == "ja",
    )


def _saved_tabs(asked: CaseFilter, lists: Sequence[CaseListRecord]) -> list[tuple[str, str, bool]]:
    """The saved lists that are shown to the signed-in person, after the list of all; nothing when there are none."""
    tabs = [(each.name, url_for("cases.listing", liste=each.id), each.id == asked.saved) for each in lists]
    return [("Alle sager", url_for("cases.listing"), not asked.saved), *tabs] if tabs else []


def _chosen(drawn: list[DrawnProcedure]) -> DrawnProcedure:
    """The procedure that `tegning` asks for, else the started one."""
    asked = request.args.get("tegning")
    if asked is None:
        return drawn[0]
    return next((each for each in drawn if each.definition_id == asked), None) or abort(404)


def _address(state: ProcessState, drawn: DrawnProcedure) -> str:
    asked = None if drawn.definition_id == state.instance.definition_id else drawn.definition_id
    return url_for("cases.show", instance_id=state.instance.id, tegning=asked, _anchor="diagram")


def procedure_choices() -> list[tuple[str, str]]:
    """Key and name of the procedures, for filters."""
    known = {each.key: each.name for each in engine().read.definitions(actor())}
    return sorted(known.items(), key=lambda procedure: danish_order(procedure[1]))


__all__ = ["CaseFilter", "blueprint", "procedure_choices"]
