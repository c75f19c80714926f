"""Records for repairing one case: where its tokens stand, and where each could be put."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from engine.records.cases import InstanceRecord, ScopeRecord
from engine.records.migration import ElementChoice


@dataclass(frozen=True)
class TokenRecord:
    """One token. `kind` is task, timer, deadline (a timer on the edge of an activity), call, subprocess or join.

    `targets` are the elements of the same procedure or subprocess that it can be put at, in file order.
    """

    id: str
    kind: str
    element_id: str
    element_name: str
    process_key: str
    process_name: str
    due_at: datetime | None
    assignee: str | None
    targets: tuple[ElementChoice, ...]


@dataclass(frozen=True)
class RepairView:
    """A case as its repairer sees it; a case that has not begun has no tokens."""

    case: InstanceRecord
    tokens: tuple[TokenRecord, ...]
    scopes: tuple[ScopeRecord, ...]

    @property
    def has_ended(self) -> bool:
        """Whether there is nothing left to repair."""
        return self.case.ended_at is not None
