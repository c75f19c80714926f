import pytest
from sqlalchemy.orm import Session, sessionmaker

from engine.actor import Role
from engine.clock import FixedClock
from engine.errors import UserNotFound, ValueInvalid
from engine.persistence.transactions import Transactions
from engine.process_engine import ProcessEngine
from engine.records.people import TeamRecord
from engine.services.sign_in_throttle import SignInThrottle


def test_a_person_signs_in_with_the_right_password_only(process_engine: ProcessEngine) -> None:
    people = process_engine.people
    made = people.create_user("anna", "Anna", "hemmelig", ["tot"], ["procesejer"])
    assert people.verify("anna", "hemmelig") == made
    assert people.verify("anna", "forkert") is None
    assert people.verify("nobody", "hemmelig") is None
    assert people.verify("an\0na", "hemmelig") is None


def test_a_task_can_be_given_to_active_people_of_its_groups_and_to_those_it_names(
    process_engine: ProcessEngine,
) -> None:
    people = process_engine.people
    people.create_user("bo", "Bo", "x", ["fagteam", "tot"])
    people.create_user("anna", "Anna", "x", ["tot"])
    people.create_user("carl", "Carl", "x", ["jurist"])
    people.create_user("dorte", "Dorte", "x", ["tot"])
    people.deactivate("dorte")
    assert [each.id for each in people.candidates(["tot", "fagteam"])] == ["anna", "bo"]
    assert [each.id for each in people.candidates([], ["carl", "dorte"])] == ["carl"]
    assert people.candidates([]) == []


def test_a_name_is_taken_once(process_engine: ProcessEngine) -> None:
    process_engine.people.create_user("anna", "Anna", "x")
    with pytest.raises(ValueInvalid):
        process_engine.people.create_user("anna", "Anna", "x")
    with pytest.raises(ValueInvalid):
        process_engine.people.create_user("bent", "Bent", "x", roles=["system"])


def test_a_new_password_ends_what_the_old_one_opened(process_engine: ProcessEngine) -> None:
    before = process_engine.people.create_user("anna", "Anna", "x")
    after = process_engine.people.set_password("anna", "y")
    assert after.epoch == before.epoch + 1
    assert process_engine.people.verify("anna", "x") is None


def test_a_deactivated_person_cannot_sign_in_and_is_no_actor(process_engine: ProcessEngine) -> None:
    process_engine.people.create_user("anna", "Anna", "x")
    process_engine.people.deactivate("anna")
    assert process_engine.people.verify("anna", "x") is None
    assert not process_engine.people.user("anna").active
    with pytest.raises(UserNotFound):
        process_engine.people.actor("anna")


def test_members_of_a_managers_group_are_managers(process_engine: ProcessEngine) -> None:
    process_engine.people.create_user("leder", "Leder", "x", ["teamleder", "tot"])
    process_engine.people.create_user("anna", "Anna", "x", ["tot"], district="nord")
    leader, anna = process_engine.people.actor("leder"), process_engine.people.actor("anna")
    assert process_engine.people.actor_of(process_engine.people.user("leder")) == leader
    assert (leader.roles, leader.groups) == (frozenset({Role.MANAGER}), frozenset({"teamleder", "tot"}))
    assert (anna.roles, anna.district) == (frozenset(), "nord")


def test_groups_are_changed(process_engine: ProcessEngine) -> None:
    process_engine.people.create_user("anna", "Anna", "x", ["tot"])
    assert process_engine.people.set_groups("anna", ["fagteam", "icm"]).groups == ("fagteam", "icm")
    with pytest.raises(UserNotFound):
        process_engine.people.set_groups("nobody", [])


def test_teams_keep_the_organisations_order(process_engine: ProcessEngine) -> None:
    teams = [TeamRecord("tot", "TOT"), TeamRecord("fagteam", "Fagteam")]
    process_engine.people.set_teams(teams)
    assert process_engine.people.teams() == teams
    process_engine.people.set_teams(teams[:1])
    assert process_engine.people.teams() == teams[:1]


def test_five_wrong_passwords_close_an_account_for_a_quarter(
    sessions: sessionmaker[Session], clock: FixedClock
) -> None:
    throttle = SignInThrottle(Transactions(sessions), clock)
    for _ in range(5):
        assert not throttle.is_closed("anna", "10.0.0.1")
        throttle.count("anna", "10.0.0.1")
    assert throttle.is_closed("anna", "10.0.0.2")
    assert not throttle.is_closed("bent", "10.0.0.1")
    clock.advance(minutes=15)
    assert not throttle.is_closed("anna", "10.0.0.1")


def test_many_wrong_passwords_close_an_address(sessions: sessionmaker[Session], clock: FixedClock) -> None:
    throttle = SignInThrottle(Transactions(sessions), clock)
    for number in range(20):
        throttle.count(f"user{number}", "10.0.0.1")
    assert throttle.is_closed("anna", "10.0.0.1")
    assert not throttle.is_closed("anna", "10.0.0.2")


def test_a_setting_is_shared(process_engine: ProcessEngine) -> None:
    assert process_engine.stored_settings.read("offset") is None
    process_engine.stored_settings.write("offset", "1")
    process_engine.stored_settings.write("offset", "2")
    assert process_engine.stored_settings.read("offset") == "2"
