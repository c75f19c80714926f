"""Records of what ties cases together: where one comes from, what came of it, what may follow."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.records.cases import InstanceRecord

DEVIATION_KEY = "afvigelse"  # the procedure in which deviations are discussed (C-14)


@dataclass(frozen=True)
class FollowOnRecord:
    """A procedure offered on a case (C-15). `started_instance_id` is the case it was started as; None until then."""

    process_key: str
    process_name: str
    may_start: bool
    started_instance_id: str | None


@dataclass(frozen=True)
class Relatives:
    """The case that another one comes from, and those that came of it, as far as one may see them."""

    origin: InstanceRecord | None = None
    offspring: tuple[InstanceRecord, ...] = field(default_factory=tuple)
