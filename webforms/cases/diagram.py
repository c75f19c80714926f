"""What the drawing marks: current, passed and failed elements of one procedure of a case, as data for the page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from engine.records.cases import ProcessState


@dataclass(frozen=True)
class DrawnProcedure:
    """One procedure of a case that can be shown: the started one, or one that it called."""

    definition_id: str
    process_key: str
    live: bool


def drawn_procedures(state: ProcessState) -> list[DrawnProcedure]:
    """The started procedure first, then each called one once; those that are running before those that are over."""
    found = {
        state.instance.definition_id: DrawnProcedure(state.instance.definition_id, state.instance.process_key, True)
    }
    for scope in sorted(state.scopes, key=lambda scope: not scope.live):
        found.setdefault(scope.definition_id, DrawnProcedure(scope.definition_id, scope.process_key, scope.live))
    return list(found.values())


def marks(state: ProcessState, drawn: DrawnProcedure) -> dict[str, Any]:
    """`active` (id and the words on its mark), `done`, `failed` and taken `flows`: the ids one drawing marks."""
    visits = [each for each in state.activities if each.definition_id == drawn.definition_id]
    running = Counter(each.element_id for each in visits if each.ended_at is None)
    stuck = [each for each in state.incidents if each.definition_id == drawn.definition_id and not each.resolved_at]
    failed = {each.element_id for each in stuck}
    done = {each.element_id for each in visits if each.ended_at is not None and not each.canceled}
    flows = {
        str(each.details.get("flow"))
        for each in state.history
        if each.kind == "flow-taken" and each.process_key == drawn.process_key
    }
    return {
        "active": [{"id": key, "text": "Nu" if count == 1 else f"{count} nu"} for key, count in running.items()],
        "done": sorted(done - set(running) - failed),
        "failed": sorted(failed),
        "flows": sorted(flows),
    }
