from __future__ import annotations

import time

from engine.actor import Role
from engine.process_engine import ProcessEngine
from tests.support.folders import PROCESSES
from webforms.demo.municipality import DEMO_HASHER, demo_people, read_teams, settle

ORGANISATION = PROCESSES / "organisation.toml"


def test_every_team_has_a_person_of_its_name_in_that_one_group(process_engine: ProcessEngine) -> None:
    settle(process_engine, ORGANISATION)
    for team in read_teams(ORGANISATION):
        user = process_engine.people.user(team.id)
        assert (user.name, user.groups, user.roles) == (team.name, (team.id,), ())
        assert process_engine.people.verify(team.id, team.id) == user
    assert process_engine.people.teams() == read_teams(ORGANISATION)


def test_there_are_a_process_owner_and_an_administrator(process_engine: ProcessEngine) -> None:
    settle(process_engine, ORGANISATION)
    owner, admin = process_engine.people.actor("procesejer"), process_engine.people.actor("admin")
    assert (owner.roles, owner.may_deploy, owner.sees_all_cases) == (frozenset({Role.PROCESS_OWNER}), True, False)
    assert admin.is_admin
    assert {"procesejer", "admin"} <= {person.id for person in demo_people([])}


def test_leaders_see_all_cases_by_their_group(process_engine: ProcessEngine) -> None:
    settle(process_engine, ORGANISATION)
    leaders = {person.id for person in demo_people(read_teams(ORGANISATION)) if _sees_all(process_engine, person.id)}
    assert leaders == {"teamleder", "ledelse", "oeverste_ledelse", "admin"}


def _sees_all(process_engine: ProcessEngine, user_id: str) -> bool:
    return process_engine.people.actor(user_id).sees_all_cases


def test_settling_again_leaves_people_as_they_are(process_engine: ProcessEngine) -> None:
    first = settle(process_engine, ORGANISATION)
    process_engine.people.set_password("tot", "noget helt andet")
    assert settle(process_engine, ORGANISATION) == first
    assert process_engine.people.verify("tot", "tot") is None
    assert len(process_engine.people.users()) == len(first)


def test_demo_passwords_are_hashed_in_no_time() -> None:
    begin = time.perf_counter()
    for _ in range(32):
        DEMO_HASHER.hash("tot")
    assert time.perf_counter() - begin < 1
