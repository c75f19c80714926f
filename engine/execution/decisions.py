"""What a business rule task makes of a decision's result (`camunda:mapDecisionResult`, expressions.md § 7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.bpmn.runtime import Decided
from engine.bpmn.settings import ElementSettings
from engine.errors import DecisionFailed

_Hits = Sequence[Mapping[str, Any]]


def variables_from(decided: Decided, settings: ElementSettings) -> dict[str, Any]:
    """The variables to write: the mapped result under `resultVariable`, else the table's outputs by their names.

    Raises DecisionFailed when the result does not fit the mapping, and when there is no hit and nothing to put null
    into.
    """
    if settings.result_variable:
        return {settings.result_variable: _mapped(decided.hits, settings)}
    if not decided.hits:
        raise DecisionFailed(
            f"Ingen regel i beslutningstabellen «{settings.decision_ref}» passer til sagens oplysninger."
        )
    if len(decided.hits) == 1:
        return dict(decided.hits[0])
    names = dict.fromkeys(name for hit in decided.hits for name in hit)
    return {name: [hit.get(name) for hit in decided.hits] for name in names}


def _mapped(hits: _Hits, settings: ElementSettings) -> Any:
    how = settings.map_decision_result
    if how in ("singleEntry", "singleResult"):
        if len(hits) > 1:
            raise _misfit(settings, f"{len(hits)} regler passer, men der er kun plads til én")
        if not hits:
            return None
        return _only_output(hits[0], settings) if how == "singleEntry" else dict(hits[0])
    if how == "collectEntries":
        return [_only_output(hit, settings) for hit in hits]
    if how == "resultList":
        return [dict(hit) for hit in hits]
    raise _misfit(settings, f"resultatformen «{how}» kendes ikke")


def _only_output(hit: Mapping[str, Any], settings: ElementSettings) -> Any:
    if len(hit) > 1:
        raise _misfit(settings, "tabellen har flere resultatkolonner, men der er kun plads til én værdi")
    return next(iter(hit.values()), None)


def _misfit(settings: ElementSettings, why: str) -> DecisionFailed:
    return DecisionFailed(f"Resultatet af beslutningstabellen «{settings.decision_ref}» kan ikke bruges: {why}.")
