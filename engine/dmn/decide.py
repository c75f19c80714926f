"""Evaluates a decision: what it requires first, then its rules, then its hit policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.dmn.hit_policy import Hit, aggregate, select
from engine.dmn.model import Decision, Input, Rule
from engine.errors import DecisionFailed
from engine.feel import Expression, FeelLimitError, parse, to_json

_TEMPORAL = {  # a form's date is text: a column typed as date reads it as one, as Camunda 7 does
    "date": "date(date and time(x))",
    "dateTime": "date and time(x)",
    "time": "time(x)",
}


@dataclass(frozen=True)
class Decided:
    """A decision's result: one mapping of outputs per hit, in the order of the hit policy, and the matching rule ids.

    With COLLECT and an aggregation `hits` holds one mapping with the aggregated output.
    """

    hits: Sequence[Mapping[str, Any]]
    rules: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True)
class _Moment:
    """The clock's answer for this evaluation."""

    now: datetime
    zone: ZoneInfo

    def value(self, expression: Expression, variables: Mapping[str, Any]) -> Any:
        """The FEEL value of `expression`."""
        return expression.evaluate(variables, now=self.now, zone=self.zone).value


def decide(
    decision: Decision,
    variables: Mapping[str, Any],
    *,
    now: datetime,
    zone: ZoneInfo,
    others: Mapping[str, Decision] | None = None,
) -> Decided:
    """What `decision` says of `variables`; `others` are the decisions it may require, by id.

    Raises DecisionFailed, naming the table and the rows, when rows contradict the hit policy, a required decision is
    missing or in a circle, or an expression runs into the limits.
    """
    try:
        return _decide(decision, variables, _Moment(now, zone), others or {}, ())
    except FeelLimitError as error:
        raise _failed(decision, f"er for tung at beregne: {error.message}") from error


def _decide(
    decision: Decision,
    variables: Mapping[str, Any],
    moment: _Moment,
    others: Mapping[str, Decision],
    trail: tuple[str, ...],
) -> Decided:
    if decision.id in trail:
        raise _failed(decision, "kræver sig selv. Fjern en af pilene i diagrammet over beslutninger.")
    scope = dict(variables)
    for key in decision.requires:
        required = others.get(key)
        if required is None:
            raise _failed(decision, f"kræver beslutningen «{key}», som ikke findes. Udrul den sammen med tabellen.")
        scope |= _as_variables(required, _decide(required, scope, moment, others, (*trail, decision.id)))
    if decision.literal:
        return Decided(({decision.variable: to_json(moment.value(decision.literal, scope))},))
    return _decide_table(decision, scope, moment)


def _decide_table(decision: Decision, scope: Mapping[str, Any], moment: _Moment) -> Decided:
    values = [_input_value(column, scope, moment) for column in decision.inputs]
    met = [_hit(decision, rule, scope, moment) for rule in decision.rules if _meets(rule, values, scope, moment)]
    hits = select(decision, met)
    rules = tuple(hit.rule.id for hit in hits)
    if decision.aggregation:
        return Decided(aggregate(decision, hits), rules)
    return Decided(tuple({name: to_json(value) for name, value in hit.outputs.items()} for hit in hits), rules)


def _meets(rule: Rule, values: Sequence[Any], scope: Mapping[str, Any], moment: _Moment) -> bool:
    return all(
        test is None or test.matches(value, scope, now=moment.now, zone=moment.zone)[0]
        for test, value in zip(rule.tests, values, strict=True)
    )


def _hit(decision: Decision, rule: Rule, scope: Mapping[str, Any], moment: _Moment) -> Hit:
    cells = zip(decision.outputs, rule.outputs, strict=True)
    return Hit(rule, {output.name: moment.value(cell, scope) if cell else None for output, cell in cells})


def _input_value(column: Input, scope: Mapping[str, Any], moment: _Moment) -> Any:
    value = moment.value(column.expression, scope)
    if isinstance(value, str) and column.type in _TEMPORAL:
        return moment.value(parse(_TEMPORAL[column.type]), {"x": value})
    return value


def _as_variables(required: Decision, decided: Decided) -> dict[str, Any]:
    """A required decision's result under the names Camunda 7 (each output) and FEEL (the decision) give it."""
    if required.literal:
        value: Any = decided.hits[0][required.variable]
        return {required.name: value, required.variable: value}
    outputs = {name: [hit[name] for hit in decided.hits] for name in required.output_names}
    single = len(decided.hits) < 2
    by_output = {name: (values[0] if values else None) if single else values for name, values in outputs.items()}
    result: Any = by_output if single else [dict(hit) for hit in decided.hits]
    if len(outputs) == 1:
        result = next(iter(by_output.values()))
    return {required.name: result, required.variable: result} | by_output


def _failed(decision: Decision, reason: str) -> DecisionFailed:
    return DecisionFailed(
        f"Beslutningen «{decision.name}» ({decision.id}) {reason}", element_id=decision.id, element_name=decision.name
    )
