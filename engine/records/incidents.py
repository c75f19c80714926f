"""Records of one incident: all that somebody needs to see what went wrong and to put it right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.records.cases import IncidentRecord, InstanceRecord, ScopeRecord


@dataclass(frozen=True)
class UsedExpression:
    """An expression of the element that failed: where it stands (Danish), and what it reads, with the values now.

    `missing` are the names it reads that the case has no value for.
    """

    where: str
    text: str
    read: tuple[tuple[str, Any], ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class IncidentView:
    """One incident. `doing` is what is to be done again: start, complete-task, complete-job, offer-job, fire-timer, …

    `values` are those it holds: of the start, of what was submitted, or of what another system answered; None when it
    holds none. `form` is the `engine.forms.schema.Form` they were typed in, or None. `seen` are the variables of the
    scope `scope_id` that the step stands in, `scopes` all live ones; none of them before the start has succeeded.
    """

    incident: IncidentRecord
    case: InstanceRecord
    doing: str
    by: str
    step: str
    values: Mapping[str, Any] | None
    form: Any
    seen: Mapping[str, Any]
    scope_id: str
    scopes: tuple[ScopeRecord, ...]
    expressions: tuple[UsedExpression, ...] = field(default_factory=tuple)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names that the element reads and the case has no value for, each once."""
        return tuple(dict.fromkeys(name for each in self.expressions for name in each.missing))
