"""Advisers' pages: one list of tasks, and the page where a task is done."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.errors import EngineError, FormInvalid, NotAllowed, Refused, UserNotFound, ValueInvalid
from engine.records.tasks import TaskDetail, TaskRecord
from webforms import filled_form
from webforms.cases.standing import standing_of
from webforms.cases.written import written_in
from webforms.context import actor, engine, now, team_names, user_name, zone
from webforms.errors import status_of
from webforms.formats import danish_order
from webforms.forms.model import ShownForm
from webforms.sources import source_facts
from webforms.tasks.filters import SORTS, VIEWS, TaskFilter, read_filter

blueprint = Blueprint("tasks", __name__, url_prefix="/opgaver")
Page = str | tuple[str, int]
MEASURED = "ledelsesinformation"  # the procedure whose tasks show what is overdue (C-22)
DISTRICT = "Distrikt"  # a case fact that is an id


@blueprint.get("")
def inbox() -> str:
    """The open tasks of the signed-in person and their teams, by due date."""
    asked = read_filter()
    found = engine().read.tasks(actor(), **asked.query)
    mine = engine().read.tasks(actor(), mine=True, size=1)
    late = engine().read.tasks(actor(), overdue=True, size=1)
    return render_template(
        "tasks/inbox.html",
        found=found,
        asked=asked,
        tab_items=_tabs(asked, mine.total),
        late=late,
        page_address=lambda page: asked.address(side=page),
        teams=_teams(),
        procedures=_procedures(),
        sorts=SORTS.items(),
        districts=[(each.id, each.name) for each in engine().read.districts()],
    )


@blueprint.get("/<task_id>")
def show(task_id: str) -> str:
    """One task: what to do, the form, the facts of its case."""
    detail = engine().read.task_detail(task_id, actor())
    return _page(detail, _opened(detail))


@blueprint.post("/<task_id>")
def complete(task_id: str) -> Page | Response:
    """Complete the task with what was typed. A refusal shows the same page with every word still there."""
    typed = filled_form.posted()
    try:
        engine().tasks.submit(task_id, typed, actor())
    except (FormInvalid, Refused, NotAllowed) as refusal:
        return _again(task_id, typed, refusal)
    return redirect(url_for("tasks.receipt", task_id=task_id), 303)


@blueprint.get("/<task_id>/kvittering")
def receipt(task_id: str) -> str:
    """What came of it: where the case stands after the task was done."""
    task = engine().read.task(task_id, actor())
    state = engine().read.process_state(task.instance_id, actor())
    mine = [each for each in state.tasks if _is_for(each.candidate_groups, each.assignee)]
    offered = engine().read.follow_ons(task.instance_id, actor())
    return render_template(
        "tasks/receipt.html", task=task, standing_now=standing_of(state), mine=mine, follow_on_offers=offered
    )


@blueprint.post("/<task_id>/tag")
def claim(task_id: str) -> Page | Response:
    """Take the task; 409 with a sentence for who comes second."""
    try:
        engine().tasks.claim(task_id, actor())
    except Refused as refusal:
        return _again(task_id, {}, refusal)
    return redirect(url_for("tasks.show", task_id=task_id), 303)


@blueprint.post("/<task_id>/laeg-tilbage")
def release(task_id: str) -> Page | Response:
    """Give the task back to the team; what was typed stays as draft."""
    try:
        engine().tasks.unclaim(task_id, actor())
    except Refused as refusal:
        return _again(task_id, {}, refusal)
    flash("Opgaven er lagt tilbage til teamet.", "success")
    return redirect(url_for("tasks.show", task_id=task_id), 303)


@blueprint.post("/<task_id>/giv")
def assign(task_id: str) -> Page | Response:
    """Managers: the task to a person of its team."""
    person = request.form.get("person", "")
    try:
        engine().tasks.assign(task_id, person, actor())
    except (Refused, NotAllowed) as refusal:
        return _again(task_id, {}, refusal)
    except UserNotFound:
        detail = engine().read.task_detail(task_id, actor())
        sentence = "Vælg, hvem der skal have opgaven."
        return _page(detail, _opened(detail), refused=sentence), 422
    flash(f"{user_name(person)} har fået opgaven.", "success")
    return redirect(url_for("tasks.show", task_id=task_id), 303)


@blueprint.post("/<task_id>/bemaerkning")
def remark(task_id: str) -> Page | Response:
    """Write a remark for those who have the task, and those who come after."""
    text = request.form.get("bemaerkning", "")
    try:
        engine().comments.write(task_id, text, actor())
    except ValueInvalid as refusal:
        detail = engine().read.task_detail(task_id, actor())
        return _page(detail, _opened(detail), remark=(text, refusal.message)), status_of(refusal)
    except Refused as refusal:
        detail = engine().read.task_detail(task_id, actor())
        kept = [("Bemærkning", text)]
        return _page(detail, _opened(detail), refused=refusal.message, kept=kept), status_of(refusal)
    flash("Bemærkningen er skrevet.", "success")
    return redirect(url_for("tasks.show", task_id=task_id), 303)


@blueprint.post("/<task_id>/gem")
def save(task_id: str) -> Page | Response:
    """The button «Gem kladde»."""
    typed = filled_form.posted()
    try:
        engine().tasks.save_draft(task_id, typed, actor())
    except (Refused, NotAllowed) as refusal:
        return _again(task_id, typed, refusal)
    flash(_saved(), "success")
    return redirect(url_for("tasks.show", task_id=task_id), 303)


@blueprint.post("/<task_id>/kladde")
def keep(task_id: str) -> tuple[str, int, dict[str, str]]:
    """The same for draft.js: answers with one sentence of text."""
    try:
        engine().tasks.save_draft(task_id, filled_form.posted(), actor())
    except EngineError as error:
        return error.message, status_of(error), {"Content-Type": "text/plain; charset=utf-8"}
    return _saved(), 200, {"Content-Type": "text/plain; charset=utf-8"}


@blueprint.post("/<task_id>/felter")
def fields(task_id: str) -> str:
    """The same page with the fields that the answers so far call for; nothing is stored."""
    detail = engine().read.task_detail(task_id, actor())
    form = filled_form.again(detail.form, detail.values, filled_form.posted()) if detail.form else None
    return _page(detail, form)


def _opened(detail: TaskDetail) -> ShownForm | None:
    return filled_form.opened(detail.form, detail.values, detail.draft) if detail.form else None


def _people(task: TaskRecord) -> list[tuple[str, str]]:
    """Whom the signed-in person may give the task to: id and name."""
    if not actor().sees_all_cases or task.status != "open" or task.suspended:
        return []
    concerned = engine().people.candidates(task.candidate_groups, task.candidate_users)
    others = ((each.id, each.name) for each in concerned if each.id != task.assignee)
    return sorted(others, key=lambda person: danish_order(person[1]))


def _again(task_id: str, typed: filled_form.Posted, refusal: EngineError) -> Page:
    """The task's page with what was typed, and why it was not taken."""
    detail = engine().read.task_detail(task_id, actor())
    errors = refusal.errors if isinstance(refusal, FormInvalid) else None
    form = filled_form.again(detail.form, detail.values, typed, errors) if detail.form else None
    sentence = "" if errors else refusal.message
    kept = [] if detail.may_complete else filled_form.kept(detail.form, typed)
    return _page(detail, form, refused=sentence, kept=kept), status_of(refusal)


def _page(
    detail: TaskDetail,
    form: ShownForm | None,
    *,
    refused: str = "",
    kept: list[tuple[str, str]] | None = None,
    remark: tuple[str, str] = ("", ""),
) -> str:
    """The task's page; `remark` is what was typed there and why it was not taken."""
    return render_template(
        "tasks/task.html",
        detail=detail,
        task=detail.task,
        form=form,
        refused=refused,
        kept=kept,
        people=_people(detail.task),
        remarks=engine().read.comments(detail.task.id, actor()),
        remark=remark,
        facts=[(label, text.capitalize() if label == DISTRICT else text) for label, text in detail.case_facts],
        earlier=written_in(engine().read.history_events(actor(), instance_id=detail.task.instance_id)),
        source=source_facts(detail.source),
        numbers=engine().read.overdue_counts(actor()) if detail.task.root_process_key == MEASURED else [],
    )


def _tabs(asked: TaskFilter, mine: int) -> list[tuple[str, str, bool]]:
    names = VIEWS | {"mine": f"Mine ({mine})"}
    return [(name, asked.address(vis=view), view == asked.view) for view, name in names.items()]


def _teams() -> list[tuple[str, str]]:
    """The teams to choose between: all for who sees all cases, else one's own when there are several."""
    names = team_names()
    own = names if actor().sees_all_cases else {team: names.get(team, team) for team in actor().groups}
    return sorted(own.items(), key=lambda team: danish_order(team[1])) if len(own) > 1 else []


def _procedures() -> list[tuple[str, str]]:
    known = {each.key: each.name for each in engine().read.definitions(actor())}
    return sorted(known.items(), key=lambda procedure: danish_order(procedure[1]))


def _is_for(groups: tuple[str, ...], assignee: str | None) -> bool:
    who = actor()
    return assignee == who.user_id or (assignee is None and bool(who.groups & set(groups)))


def _saved() -> str:
    return f"Kladden er gemt kl. {now().astimezone(zone()):%H.%M}."
