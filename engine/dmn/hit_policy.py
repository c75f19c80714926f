"""What a table's hit policy makes of the rules that meet (DMN 1.5, 8.2.10): which count, in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

from engine.dmn.model import Aggregation, Decision, HitPolicy, Rule
from engine.errors import DecisionFailed
from engine.feel import to_json

_DECIMAL = Context(prec=34)  # as many digits as FEEL has


@dataclass(frozen=True)
class Hit:
    """One rule that met, and its outputs as FEEL values by output name."""

    rule: Rule
    outputs: Mapping[str, Any]


def select(decision: Decision, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits that count, in their order. Raises DecisionFailed when the rows contradict the hit policy."""
    match decision.hit_policy:
        case HitPolicy.UNIQUE if len(hits) > 1:
            raise _contradiction(decision, hits, "men kun én række må passe")
        case HitPolicy.ANY if any(hit.outputs != hits[0].outputs for hit in hits):
            raise _contradiction(decision, hits, "men de giver ikke samme svar")
        case HitPolicy.ANY | HitPolicy.FIRST:
            return tuple(hits[:1])
        case HitPolicy.PRIORITY:
            return tuple(_by_priority(decision, hits)[:1])
        case HitPolicy.OUTPUT_ORDER:
            return tuple(_by_priority(decision, hits))
        case _:
            return tuple(hits)


def aggregate(decision: Decision, hits: Sequence[Hit]) -> tuple[Mapping[str, Any], ...]:
    """The one hit that COLLECT with an aggregation gives; none when nothing met and nothing was counted.

    Raises DecisionFailed when an output cannot be added or compared.
    """
    name = decision.outputs[0].name
    if decision.aggregation is Aggregation.COUNT:
        return ({name: len(hits)},)
    if not hits:
        return ()
    values = [hit.outputs[name] for hit in hits]
    try:
        return ({name: to_json(_aggregated(decision.aggregation, values))},)
    except (TypeError, ArithmeticError) as error:
        raise _contradiction(decision, hits, f"men deres svar kan ikke samles med {decision.aggregation}") from error


def _aggregated(aggregation: Aggregation | None, values: list[Any]) -> Any:
    if any(value is None or isinstance(value, bool | str) for value in values):
        raise TypeError("only numbers and temporal values are aggregated")
    if aggregation is Aggregation.SUM:
        total = Decimal(0)
        for value in values:
            total = _DECIMAL.add(total, value)
        return total
    return min(values) if aggregation is Aggregation.MIN else max(values)


def _by_priority(decision: Decision, hits: Sequence[Hit]) -> list[Hit]:
    def rank(hit: Hit) -> tuple[int, ...]:
        return tuple(_place(hit.outputs[output.name], output.allowed) for output in decision.outputs)

    return sorted(hits, key=rank)


def _place(value: Any, allowed: tuple[Any, ...]) -> int:
    return allowed.index(value) if value in allowed else len(allowed)


def _contradiction(decision: Decision, hits: Sequence[Hit], reason: str) -> DecisionFailed:
    numbers = [str(hit.rule.number) for hit in hits]
    rows = f"Række {numbers[0]}" if len(numbers) == 1 else f"Række {', '.join(numbers[:-1])} og {numbers[-1]}"
    return DecisionFailed(
        f"{rows} passer i beslutningstabellen «{decision.name}» ({decision.id}), {reason}. Ret rækkerne i tabellen.",
        element_id=decision.id,
        element_name=decision.name,
    )
