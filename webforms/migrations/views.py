"""Pages for moving running cases: what would happen, the batch under way, taking it back."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from engine.actor import Actor
from engine.errors import InvalidInput, Refused
from engine.records.definitions import DefinitionRecord
from engine.records.migration import ElementChoice, ElementMapping, MigrationPlan
from webforms.context import actor, engine, only_for
from webforms.errors import status_of
from webforms.migrations.asked import CHOSEN, PREFIX, Asked, pair, read_asked

blueprint = Blueprint("migrations", __name__)
OWNERS = "procesejere og administratorer"
SHOWN_DEADLINES = 200
REASONS = {
    "same": "Samme trin",
    "name": "Foreslået: samme navn",
    "neighbours": "Foreslået: samme plads i forløbet",
    "chosen": "Valgt",
    "none": "Findes ikke i den nye version",
}


def _may_move(who: Actor) -> bool:
    return who.may_deploy


@blueprint.get("/procedurer/<key>/flyt")
@only_for(_may_move, OWNERS)
def what_if(key: str) -> str:
    """What would happen to every running case of a version; nothing is changed."""
    return _page(read_asked(key))


@blueprint.post("/procedurer/<key>/flyt")
@only_for(_may_move, OWNERS)
def migrate(key: str) -> Response | tuple[str, int]:
    """Have the chosen cases moved."""
    asked = read_asked(key)
    chosen = request.form.getlist("sag")
    reason = request.form.get("begrundelse", "")
    try:
        if not chosen:
            raise Refused("Vælg mindst én sag.")
        batch = engine().migration.migrate(
            asked.old.id, asked.new.id, actor(), reason=reason, instance_ids=chosen, **asked.wish
        )
    except (InvalidInput, Refused) as refusal:
        return _page(asked, refusal.message, reason, chosen), status_of(refusal)
    return redirect(url_for("migrations.batch", batch_id=batch.id), 303)


@blueprint.get("/flytninger/<batch_id>")
@only_for(_may_move, OWNERS)
def batch(batch_id: str) -> str:
    """How far a batch is, and what came of each case."""
    return render_template("migrations/batch.html", batch=engine().migration.batch(batch_id, actor()))


@blueprint.post("/flytninger/<batch_id>/fortryd")
@only_for(_may_move, OWNERS)
def revert(batch_id: str) -> Response:
    """Have the cases taken back that have not moved on."""
    engine().migration.revert(batch_id, actor())
    return redirect(url_for("migrations.batch", batch_id=batch_id), 303)


def _page(asked: Asked, error: str = "", reason: str = "", chosen: list[str] | None = None) -> str:
    plan = engine().migration.what_if(asked.old.id, asked.new.id, actor(), **asked.wish)
    return render_template(
        "migrations/what_if.html",
        asked=asked,
        plan=plan,
        lines=[(line, _choices(plan, line), REASONS[line.why]) for line in plan.mapping],
        hidden=_hidden(asked, plan),
        deadlines=plan.by_deadline[:SHOWN_DEADLINES],
        changed_deadlines=sum(deadline.moves for _, deadline in plan.by_deadline),
        pair=pair(asked.old, asked.new),
        chosen={case.instance_id for case in plan.movable} if chosen is None else set(chosen),
        batches=engine().migration.batches(asked.key, actor()),
        choices_from=_versions(asked, but=asked.new),
        choices_to=_versions(asked),
        prefix=PREFIX,
        error=error,
        reason=reason,
    )


def _versions(asked: Asked, but: DefinitionRecord | None = None) -> list[tuple[str, str]]:
    """Versions as choices: number, and what it is called."""
    return [
        (str(each.version), f"Version {each.version} ({each.running} {'sag' if each.running == 1 else 'sager'} i gang)")
        for each in asked.versions
        if each != but
    ]


def _choices(plan: MigrationPlan, line: ElementMapping) -> list[tuple[str, list[ElementChoice]]]:
    """Where a token of this element may go: first to its like; to anything else it begins anew."""
    alike = [each for each in plan.choices if each.kind == line.old.kind]
    others = [each for each in plan.choices if each.kind != line.old.kind] if line.old.kind != "join" else []
    return [("Samme slags trin", alike), ("Andre steder (trinnet begynder forfra dér)", others)]


def _hidden(asked: Asked, plan: MigrationPlan) -> list[tuple[str, str]]:
    """What the plan stands on, for the form that carries it out: exactly what was shown is done."""
    fields = [("fra", str(asked.old.version)), ("til", str(asked.new.version)), (CHOSEN, pair(asked.old, asked.new))]
    fields += [(PREFIX + line.old.id, line.new_id) for line in plan.mapping]
    return [*fields, ("frister", "ja")] if asked.recompute else fields
