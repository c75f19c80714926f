from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from engine.actor import Actor, Purpose, Role
from engine.clock import FixedClock
from engine.errors import KeyTooNarrow, RoleMissing, TokenNotFound, ValueInvalid
from engine.persistence.people import AccessToken
from engine.persistence.transactions import Transactions
from engine.process_engine import ProcessEngine
from engine.services.settings import COPENHAGEN
from engine.services.tokens import MOST_TOKENS, Tokens


@pytest.fixture
def real() -> FixedClock:
    return FixedClock(datetime(2026, 3, 2, 9, 0, tzinfo=COPENHAGEN))


@pytest.fixture
def tokens(sessions: sessionmaker[Session], real: FixedClock) -> Tokens:
    return Tokens(Transactions(sessions), real)


@pytest.fixture
def owner(process_engine: ProcessEngine) -> Actor:
    process_engine.people.create_user("ejer", "Ejer", "hemmelig", roles=["procesejer"])
    return process_engine.people.actor("ejer")


def test_a_key_is_whose_it_is_until_it_expires(tokens: Tokens, owner: Actor, real: FixedClock) -> None:
    record, key = tokens.create(" Modeler ", 30, owner)
    assert (record.name, record.works, record.last_used_at) == ("Modeler", True, None)
    assert record.expires_at == real.now() + timedelta(days=30)
    assert tokens.holder_of(key) == ("ejer", Purpose.DEPLOY)
    real.advance(days=30)
    assert tokens.holder_of(key) is None
    assert [each.works for each in tokens.held_by(owner)] == [False]


def test_the_key_is_not_kept(tokens: Tokens, owner: Actor, sessions: sessionmaker[Session]) -> None:
    _, key = tokens.create("Modeler", 30, owner)
    with sessions() as session:
        row = session.scalars(select(AccessToken)).one()
        assert key not in str(vars(row))
        assert len(row.digest) == 64
    assert len(key) > 43


def test_the_last_use_is_kept(tokens: Tokens, owner: Actor, real: FixedClock) -> None:
    _, key = tokens.create("Modeler", 30, owner)
    for _ in range(2):
        tokens.holder_of(key)
        assert tokens.held_by(owner)[0].last_used_at == datetime(2026, 3, 2, 9, 0, tzinfo=COPENHAGEN)
        real.advance(minutes=1)
    real.advance(minutes=5)
    tokens.holder_of(key)
    assert tokens.held_by(owner)[0].last_used_at == real.now()


def test_a_revoked_key_is_nobodys(tokens: Tokens, owner: Actor) -> None:
    record, key = tokens.create("Modeler", 30, owner)
    with pytest.raises(TokenNotFound):
        tokens.revoke(record.id, Actor("anden", roles=owner.roles))
    tokens.revoke(record.id, owner)
    assert tokens.holder_of(key) is None
    assert tokens.held_by(owner) == []


def test_a_new_password_and_a_closed_account_void_the_keys(
    tokens: Tokens, owner: Actor, process_engine: ProcessEngine
) -> None:
    _, key = tokens.create("Modeler", 30, owner)
    process_engine.people.set_password("ejer", "ny")
    assert tokens.holder_of(key) is None
    _, another = tokens.create("Modeler", 30, owner)
    process_engine.people.deactivate("ejer")
    assert tokens.holder_of(another) is None


@pytest.mark.parametrize("key", ["", "sagsgang_x", "\x00", "\ud800", "x" * 100_000])
def test_what_is_no_key_is_nobodys(tokens: Tokens, key: str) -> None:
    assert tokens.holder_of(key) is None


@pytest.mark.parametrize(("name", "days"), [("", 30), ("x" * 101, 30), ("x", 0), ("x", 366), ("x", -1)])
def test_a_key_has_a_name_and_ends_within_a_year(tokens: Tokens, owner: Actor, name: str, days: int) -> None:
    with pytest.raises(ValueInvalid):
        tokens.create(name, days, owner)


def test_advisers_have_no_keys(tokens: Tokens) -> None:
    with pytest.raises(RoleMissing):
        tokens.create("x", 1, Actor("tot", groups=frozenset({"tot"})))


def test_nobody_collects_keys(tokens: Tokens, owner: Actor) -> None:
    for _ in range(MOST_TOKENS):
        tokens.create("x", 1, owner)
    with pytest.raises(ValueInvalid):
        tokens.create("x", 1, owner)


def test_a_key_is_for_deploying_alone_unless_all_is_asked_for(tokens: Tokens, owner: Actor) -> None:
    narrow, _ = tokens.create("Modeler", 30, owner)
    wide, key = tokens.create("Andet", 30, owner, Purpose.ALL)
    assert (narrow.purpose, wide.purpose) == ("deploy", "all")
    assert tokens.holder_of(key) == ("ejer", Purpose.ALL)
    assert {each.purpose for each in tokens.held_by(owner)} == {"deploy", "all"}


def test_another_system_has_no_key_for_deploying(tokens: Tokens, process_engine: ProcessEngine) -> None:
    process_engine.people.create_user("post", "Post", "hemmelig", roles=["integration"])
    worker = process_engine.people.actor("post")
    with pytest.raises(RoleMissing):
        tokens.create("x", 1, worker)
    record, _ = tokens.create("x", 1, worker, Purpose.ALL)
    assert record.purpose == "all"


def test_a_key_for_deploying_makes_sees_and_revokes_no_keys(tokens: Tokens, owner: Actor) -> None:
    record, _ = tokens.create("Modeler", 30, owner)
    narrow = replace(owner, purpose=Purpose.DEPLOY)
    with pytest.raises(KeyTooNarrow):
        tokens.create("x", 1, narrow, Purpose.ALL)
    with pytest.raises(KeyTooNarrow):
        tokens.held_by(narrow)
    with pytest.raises(KeyTooNarrow):
        tokens.revoke(record.id, narrow)


def test_an_unknown_role_opens_nothing(tokens: Tokens) -> None:
    with pytest.raises(RoleMissing):
        tokens.create("x", 1, Actor("leder", roles=frozenset({Role.MANAGER})), Purpose.ALL)
