"""What specs, timers and the script engine ask while an instance runs; `execution` hands it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Decided:
    """A decision's result: one mapping of outputs per hit, in the order of the hit policy, and the matching rule ids.

    With COLLECT and an aggregation `hits` holds one mapping with the aggregated output. `inputs` are the values the
    table asked about, by label, for the history; empty where the runtime does not say.
    """

    hits: Sequence[Mapping[str, Any]]
    rules: Sequence[str] = field(default_factory=tuple)
    inputs: Mapping[str, Any] = field(default_factory=dict)


class Runtime(Protocol):
    """The world outside the diagram, for the length of one action."""

    @property
    def now(self) -> datetime:
        """The instant this action happens, aware UTC; the same throughout the action."""
        ...

    @property
    def zone(self) -> ZoneInfo:
        """The municipality's zone."""
        ...

    def decide(self, decision_ref: str, process_key: str, binding: str, variables: Mapping[str, Any]) -> Decided:
        """Evaluate a decision bound to the given procedure. Raises DecisionFailed."""
        ...

    def group_exists(self, group: str) -> bool:
        """Whether the organisation knows this candidate group."""
        ...
