"""Drives a case in the words of the diagram: tasks are found by team and Danish name, time moves by ISO durations.

    case = municipality.start("p85_ekstern_til_intern", ansvarlig_team="tot")
    case.complete("Vurdér hvem der varetager den primære indsats", team="tot", primaer_indsats="intern")
    assert case.waits_at == ["Kontrollér at VUM er opdateret"]
    assert case.due("Kontrollér at VUM er opdateret") == date(2026, 3, 2)
    case.advance("P3M")
    assert (case.end_state, case.responsible_team) == ("sag_hos_fagteam", "fagteam")

`Case` holds the words; how a case is reached is its `Route`: the engine's verbs (`engine_route`) or /engine-rest over
HTTP (`rest_route`). Both mean the same, and the scenario tests run on both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
START = datetime(2026, 3, 2, 9, 0, tzinfo=COPENHAGEN)  # a Monday in winter time; three months on it is summer


@dataclass(frozen=True)
class OpenTask:
    """One open task: whose it is, what it is called, when it is due."""

    id: str
    name: str
    team: str
    due_at: datetime | None


@dataclass(frozen=True)
class Timer:
    """One armed timer."""

    name: str
    due_at: datetime


@dataclass(frozen=True)
class Ending:
    """How a case stands: running (no state) or ended."""

    ended: bool
    state: str | None


class Route(Protocol):
    """One way to reach a case. `team` is the user of that name in the demo municipality."""

    def start(self, key: str, variables: Mapping[str, Any]) -> str: ...
    def tasks(self, instance_id: str) -> list[OpenTask]: ...
    def complete(self, task_id: str, team: str, values: Mapping[str, Any]) -> None: ...
    def submit(self, task_id: str, team: str, values: Mapping[str, Any]) -> None: ...
    def timers(self, instance_id: str) -> list[Timer]: ...
    def incidents(self, instance_id: str) -> list[str]: ...
    def ending(self, instance_id: str) -> Ending: ...
    def variables(self, instance_id: str) -> dict[str, Any]: ...
    def responsible_team(self, instance_id: str) -> str: ...
    def passed(self, instance_id: str) -> list[str]: ...
    def advance(self, duration: str) -> None: ...


@dataclass
class Municipality:
    """Where cases are started; `number` gives each its case number."""

    route: Route
    number: int = 0
    defaults: dict[str, Any] = field(default_factory=lambda: {"borger_ref": "B-1"})

    def start(self, key: str, **variables: Any) -> Case:
        """Start a case of a procedure with these start variables."""
        self.number += 1
        given = {"sag_id": f"S-{self.number}", **self.defaults, **variables}
        return Case(self.route, self.route.start(key, given))


@dataclass
class Case:
    """One case. What is asked of it is read anew each time, so nothing here can be out of date."""

    route: Route
    id: str

    def complete(self, name: str, *, team: str, **values: Any) -> None:
        """The one open task of that name and team is done with these values; any values are taken."""
        self.route.complete(self.task(name, team).id, team, values)

    def submit(self, name: str, *, team: str, **values: Any) -> None:
        """The same, with the values checked against the task's form."""
        self.route.submit(self.task(name, team).id, team, values)

    def complete_all(self, *steps: tuple[str, str] | tuple[str, str, dict[str, Any]]) -> None:
        """Several tasks one after the other: (team, name) or (team, name, values)."""
        for team, name, *values in steps:
            self.complete(str(name), team=str(team), **(dict(values[0]) if values else {}))

    def advance(self, duration: str) -> None:
        """Time goes on by an ISO duration; what falls due on the way happens at its own time."""
        self.route.advance(duration)

    def task(self, name: str, team: str | None = None) -> OpenTask:
        """The one open task of that name (and team)."""
        found = [task for task in self.tasks if task.name == name and team in (None, task.team)]
        assert len(found) == 1, f"«{name}» ({team}) er ikke åben. Åbne er: {self.tasks}. {self.incidents}"
        return found[0]

    def due(self, name: str, team: str | None = None) -> date | None:
        """The day the open task is due."""
        due_at = self.task(name, team).due_at
        return due_at and due_at.astimezone(COPENHAGEN).date()

    def timer(self, name: str) -> datetime:
        """The instant the one armed timer of that name fires, on the municipality's wall clock."""
        found = [timer for timer in self.route.timers(self.id) if timer.name == name]
        assert len(found) == 1, f"«{name}» venter ikke. Der ventes på: {self.route.timers(self.id)}. {self.incidents}"
        return found[0].due_at.astimezone(COPENHAGEN)

    @property
    def tasks(self) -> list[OpenTask]:
        """The open tasks, by name."""
        return sorted(self.route.tasks(self.id), key=lambda task: (task.name, task.team))

    @property
    def waits_at(self) -> list[str]:
        """The names of the open tasks and armed timers."""
        return sorted([task.name for task in self.tasks] + [timer.name for timer in self.route.timers(self.id)])

    @property
    def incidents(self) -> list[str]:
        """What the diagram could not do."""
        return self.route.incidents(self.id)

    @property
    def ended(self) -> bool:
        """Whether the case has ended."""
        return self.route.ending(self.id).ended

    @property
    def end_state(self) -> str | None:
        """The state of the end event; None while the case runs."""
        return self.route.ending(self.id).state

    @property
    def responsible_team(self) -> str:
        """The team that is responsible for the case now."""
        return self.route.responsible_team(self.id)

    @property
    def variables(self) -> dict[str, Any]:
        """The variables of the started procedure."""
        return self.route.variables(self.id)

    @property
    def passed(self) -> list[str]:
        """The ids of the elements reached so far, called procedures' included, in order."""
        return self.route.passed(self.id)
