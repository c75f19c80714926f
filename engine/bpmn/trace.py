"""Traces the rules of the source documents to the elements that realise them, in both directions."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.bpmn.model import Element, Process
from engine.records.organisation import rule_ids

_TRACED = {"userTask", "manualTask", "businessRuleTask", "callActivity", "endEvent", "boundaryEvent"}


@dataclass(frozen=True)
class Rule:
    """One rule of a source document. `executable` is false for policy, which `reason` explains."""

    id: str
    source: str
    quote: str
    executable: bool
    reason: str


@dataclass(frozen=True)
class Place:
    """Where a rule is realised: an element of a procedure, or the procedure itself."""

    process_key: str
    element_id: str
    name: str


@dataclass(frozen=True)
class Trace:
    """Both directions at once."""

    realised: Mapping[str, tuple[Place, ...]]  # rule id → places
    missing: tuple[Rule, ...]  # executable rules without a place
    policy: tuple[Rule, ...]
    without_rule: tuple[Place, ...]  # elements that name no rule
    unknown: tuple[tuple[str, Place], ...]  # rule ids that no source document has


def read_rules(text: str) -> tuple[Rule, ...]:
    """Rules from `regler.csv` (regel;kilde;citat;art;begrundelse). Raises ValueError on other columns."""
    rows = csv.DictReader(io.StringIO(text), delimiter=";")
    if rows.fieldnames != ["regel", "kilde", "citat", "art", "begrundelse"]:
        raise ValueError("regler.csv skal have kolonnerne regel;kilde;citat;art;begrundelse")
    return tuple(Rule(r["regel"], r["kilde"], r["citat"], r["art"] == "udføres", r["begrundelse"]) for r in rows)


def trace(rules: Iterable[Rule], processes: Iterable[Process]) -> Trace:
    """Set rules and elements against each other."""
    known = {rule.id: rule for rule in rules}
    realised: dict[str, list[Place]] = defaultdict(list)
    without: list[Place] = []
    for process in processes:
        for rule_id in rule_ids(process.properties):
            realised[rule_id].append(Place(process.id, process.id, process.name))
        for element in process.elements.values():
            _collect(element, process, realised, without)
    return Trace(
        realised={rule_id: tuple(places) for rule_id, places in realised.items() if rule_id in known},
        missing=tuple(rule for rule in known.values() if rule.executable and rule.id not in realised),
        policy=tuple(rule for rule in known.values() if not rule.executable),
        without_rule=tuple(without),
        unknown=tuple((r, place) for r, places in realised.items() if r not in known for place in places),
    )


def _collect(element: Element, process: Process, realised: dict[str, list[Place]], without: list[Place]) -> None:
    place = Place(process.id, element.id, element.name)
    ids = rule_ids(element.settings.properties)
    for rule_id in ids:
        realised[rule_id].append(place)
    if not ids and element.type in _TRACED:
        without.append(place)
