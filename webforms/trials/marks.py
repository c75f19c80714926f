"""What the drawing of a trial run marks, and the procedures it can show."""

from __future__ import annotations

from collections import Counter
from typing import Any

from engine.records.trials import TrialRecord


def reached(trial: TrialRecord) -> list[str]:
    """The keys of the procedures that the run has been in, the one that is tried first."""
    tried = trial.line.definition.key
    return list(dict.fromkeys([tried, *(each.process_key for each in trial.events)]))


def marks(trial: TrialRecord, key: str) -> dict[str, Any]:
    """`active` (id and the words on its mark), `done`, `failed` and taken `flows` of one procedure's drawing."""
    here = [each for each in trial.events if each.process_key == key]
    begun, over = _count(here, "activity-started"), _count(here, "activity-completed", "activity-canceled")
    active = {element_id: count for element_id, count in (begun - over).items() if not trial.line.ended}
    failure = trial.failure
    failed = {failure.element_id} if failure and failure.process_key in (key, "") and failure.element_id else set()
    done = {each.element_id for each in here if each.kind == "activity-completed"} - set(active) - failed
    flows = {str(each.details.get("flow")) for each in here if each.kind == "flow-taken"}
    return {
        "active": [{"id": each, "text": "Nu" if count == 1 else f"{count} nu"} for each, count in active.items()],
        "done": sorted(done),
        "failed": sorted(failed),
        "flows": sorted(flows),
    }


def _count(events: list[Any], *kinds: str) -> Counter[str]:
    return Counter(each.element_id for each in events if each.kind in kinds)
