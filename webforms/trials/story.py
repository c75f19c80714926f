"""What happened in a trial run, in words, at the run's own time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.records.trials import TrialEvent, TrialRecord
from webforms.forms.display import display_any
from webforms.texts import ELEMENT_TYPES

SAID = {
    "activity-started": "Nået",
    "activity-completed": "Gennemført",
    "activity-canceled": "Bortfaldet",
    "decision-evaluated": "Tabellen gav svar",
}
SILENT = {"exclusiveGateway", "parallelGateway", "inclusiveGateway"}  # the ways taken stand on the drawing


@dataclass(frozen=True)
class StoryLine:
    """One line: when, what, and where."""

    at: datetime
    what: str
    name: str
    kind: str
    text: str


def story(trial: TrialRecord) -> list[StoryLine]:
    """The lines, newest first."""
    return list(_lines(trial.events))[::-1]


def variables_of(trial: TrialRecord, labels: dict[str, str]) -> list[tuple[str, str, str]]:
    """Label, name and value of the variables, as people read them."""
    return [(labels.get(name, name), name, display_any(value)) for name, value in trial.variables.items()]


def _lines(events: tuple[TrialEvent, ...]) -> Iterator[StoryLine]:
    for each in events:
        if each.kind not in SAID or each.element_type in SILENT:
            continue
        kind = ELEMENT_TYPES.get(each.element_type, each.element_type)
        yield StoryLine(each.at, SAID[each.kind], each.element_name or each.element_id, kind, _text(each))


def _text(event: TrialEvent) -> str:
    outputs: Any = event.details.get("outputs")
    return display_any(outputs) if event.kind == "decision-evaluated" and outputs else ""
