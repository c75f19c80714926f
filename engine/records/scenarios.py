"""A run of a procedure written down: what it starts with, what is done in it, and how it is expected to stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

NEXT = "next"  # `advance` to the next deadline, whenever that is


@dataclass(frozen=True)
class ScenarioStep:
    """One thing that is done: a task by its name and team, a job by its topic, or time that goes on.

    A job with `error`, a code, met that error. `advance` is an ISO duration or `next`. `waits` are the names of what
    the run waits for afterwards; None where the scenario does not say.
    """

    task: str = ""
    team: str = ""
    job: str = ""
    error: str = ""
    message: str = ""
    advance: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    waits: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Expected:
    """How the run stands at the end; None where the scenario does not say."""

    end_state: str | None = None
    responsible_team: str | None = None
    waits: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Scenario:
    """The whole of it. `process` is the procedure's key."""

    name: str
    process: str
    begins: datetime
    variables: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[ScenarioStep, ...] = ()
    expected: Expected = field(default_factory=Expected)


@dataclass(frozen=True)
class Replayed:
    """What came of replaying: the sentences that say where it went another way; none when all was as expected."""

    scenario: Scenario
    deviations: tuple[str, ...]
