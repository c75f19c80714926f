"""Records of moving running cases to another version: what would happen, and what has happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from engine.records.definitions import DefinitionRecord


@dataclass(frozen=True)
class ElementChoice:
    """An element that a token may be sent to. `kind` tells which elements can take each other's tokens."""

    id: str
    name: str
    type: str
    kind: str


@dataclass(frozen=True)
class ElementMapping:
    """What stands for one element of the old version. `new_id` is empty for nowhere.

    `why` says where the proposal comes from: same, name, neighbours, chosen, or none. `cases` counts those that stand
    there now.
    """

    old: ElementChoice
    new_id: str
    why: str
    cases: int


@dataclass(frozen=True)
class Position:
    """Where one token of a case stands, and where it would. `how` is keeps or enters; empty names for what is gone."""

    process_key: str
    element_id: str
    element_name: str
    new_element_id: str
    new_element_name: str
    how: str

    @property
    def moves(self) -> bool:
        """Whether the token stands elsewhere afterwards."""
        return (self.element_id, self.element_name) != (self.new_element_id, self.new_element_name)


@dataclass(frozen=True)
class Deadline:
    """A due date or timer that moves, comes or goes. `kind` is task or timer.

    `proposed` is what the new version would give where the old date stays.
    """

    kind: str
    element_name: str
    old: datetime | None
    new: datetime | None
    proposed: datetime | None = None

    @property
    def moves(self) -> bool:
        """Whether it is another one afterwards."""
        return self.old != self.new


@dataclass(frozen=True)
class CasePlan:
    """What moving does to one case. With `reasons` it cannot be moved, and nothing else is told but where it stands:
    id and name of elements."""

    instance_id: str
    business_key: str
    process_name: str
    stands: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    teams_before: tuple[tuple[str, int], ...] = ()
    teams_after: tuple[tuple[str, int], ...] = ()
    unassigned: tuple[str, ...] = ()  # names of tasks that somebody had and that another team gets
    ends: bool = False

    @property
    def can_move(self) -> bool:
        """Whether the case can be moved."""
        return not self.reasons


@dataclass(frozen=True)
class MigrationPlan:
    """What moving all running cases of one version to another would do. Nothing has been changed."""

    old: DefinitionRecord
    new: DefinitionRecord
    mapping: tuple[ElementMapping, ...]
    choices: tuple[ElementChoice, ...]
    recompute: bool
    cases: tuple[CasePlan, ...]

    @property
    def movable(self) -> tuple[CasePlan, ...]:
        """The cases that can be moved."""
        return tuple(case for case in self.cases if case.can_move)

    @property
    def stuck(self) -> tuple[CasePlan, ...]:
        """The cases that cannot."""
        return tuple(case for case in self.cases if not case.can_move)

    @property
    def by_team(self) -> tuple[tuple[str, int, int], ...]:
        """Team, open tasks now, open tasks then; only where they differ."""
        old, new = Counter[str](), Counter[str]()
        for case in self.movable:
            old.update(dict(case.teams_before))
            new.update(dict(case.teams_after))
        return tuple((team, old[team], new[team]) for team in sorted(old | new) if old[team] != new[team])

    @property
    def by_element(self) -> tuple[tuple[Position, int], ...]:
        """How many tokens go from where to where, those that move first, then by number."""
        counted = Counter(position for case in self.movable for position in case.positions)
        return tuple(sorted(counted.items(), key=lambda each: (not each[0].moves, -each[1], each[0].element_id)))

    @property
    def by_deadline(self) -> tuple[tuple[CasePlan, Deadline], ...]:
        """Every due date and timer that is another afterwards, or that the new version says otherwise."""
        return tuple((case, deadline) for case in self.movable for deadline in case.deadlines)


@dataclass(frozen=True)
class ItemRecord:
    """One case of a batch. `status` is waiting, moved, refused, failed, reverting, reverted or kept (could not be
    reverted)."""

    instance_id: str
    business_key: str
    status: str
    message: str
    plan: CasePlan | None


@dataclass(frozen=True)
class BatchRecord:
    """Cases moved together."""

    id: str
    process_key: str
    old: DefinitionRecord
    new: DefinitionRecord
    reason: str
    created_at: datetime
    created_by: str
    recompute: bool
    mapping: Mapping[str, str]
    counts: Mapping[str, int] = field(default_factory=dict)
    items: tuple[ItemRecord, ...] = ()

    @property
    def total(self) -> int:
        """All cases of the batch."""
        return sum(self.counts.values())

    @property
    def waiting(self) -> int:
        """Those the worker has not come to yet."""
        return self.counts.get("waiting", 0) + self.counts.get("reverting", 0)

    @property
    def can_be_reverted(self) -> bool:
        """Whether there is anything to take back, and nothing under way."""
        return not self.waiting and bool(self.counts.get("moved"))
