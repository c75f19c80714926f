"""The people of the demo municipality: one for every team, a process owner and an administrator; nobody is real.

User name and password are the team's id. Their passwords are no secret, so they are hashed cheaply (`DEMO_HASHER` goes
into the engine's settings in demo mode only): argon2id at full cost would take ten seconds for 32 people.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher

from engine.actor import Role
from engine.process_engine import ProcessEngine
from engine.records.people import TeamRecord

DEMO_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass(frozen=True)
class DemoPerson:
    """Somebody who can sign in to the demo; the password is the id."""

    id: str
    name: str
    groups: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


WITHOUT_TEAM = (
    DemoPerson("procesejer", "Procesejer", roles=(Role.PROCESS_OWNER,)),
    DemoPerson("admin", "Administrator", roles=(Role.ADMIN,)),
)


def read_teams(organisation: Path) -> list[TeamRecord]:
    """The teams of an organisation file (processes/organisation.toml)."""
    data = tomllib.loads(organisation.read_text("utf-8"))
    return [TeamRecord(team["id"], team["name"]) for team in data["team"]]


def demo_people(teams: Iterable[TeamRecord]) -> list[DemoPerson]:
    """A person per team, of its name and in that one group, and the two without a team."""
    return [*(DemoPerson(team.id, team.name, groups=(team.id,)) for team in teams), *WITHOUT_TEAM]


def settle(engine: ProcessEngine, organisation: Path) -> list[DemoPerson]:
    """Make teams and people; those who are there already are left as they are. Gives all of them."""
    teams = read_teams(organisation)
    if engine.people.teams() != teams:
        engine.people.set_teams(teams)
    there = {user.id for user in engine.people.users()}
    people = demo_people(teams)
    for person in people:
        if person.id not in there:
            engine.people.create_user(person.id, person.name, person.id, person.groups, person.roles)
    return people
