import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from engine.errors import ConcurrentChange, InvalidInput, Refused, ValueInvalid
from engine.persistence.people import Setting
from engine.persistence.transactions import Transactions
from tests.support.cases import at_once


@pytest.fixture
def transactions(sessions: sessionmaker[Session]) -> Transactions:
    return Transactions(sessions)


def stored(transactions: Transactions, key: str = "a") -> str | None:
    def query(session: Session) -> str | None:
        found = session.get(Setting, key)
        return found.value if found else None

    return transactions.read(query)


def put(session: Session, value: str) -> None:
    session.merge(Setting(key="a", value=value))


def test_a_verb_is_committed(transactions: Transactions) -> None:
    transactions.write(lambda session: put(session, "b"))
    assert stored(transactions) == "b"


def test_an_error_rolls_back_and_one_that_is_returned_does_not(transactions: Transactions) -> None:
    def raising(session: Session) -> None:
        put(session, "raised")
        raise Refused("nej")

    def returning(session: Session) -> Refused:
        put(session, "returned")
        return Refused("nej")

    with pytest.raises(Refused):
        transactions.write(raising)
    assert stored(transactions) is None
    with pytest.raises(Refused):
        transactions.write(returning)
    assert stored(transactions) == "returned"


def test_what_a_query_changes_is_rolled_back(transactions: Transactions) -> None:
    transactions.read(lambda session: put(session, "b"))
    assert stored(transactions) is None


@pytest.mark.parametrize("race", [ConcurrentChange(), StaleDataError("x")])
def test_a_lost_race_is_run_again_from_fresh_state(transactions: Transactions, race: Exception) -> None:
    attempts: list[str | None] = []

    def verb(session: Session) -> str:
        found = session.get(Setting, "a")
        attempts.append(found.value if found else None)
        put(session, "dirty")
        session.flush()
        if len(attempts) < 3:
            raise race
        return "done"

    assert transactions.write(verb) == "done"
    assert attempts == [None, None, None]


def test_after_three_lost_races_it_says_so(transactions: Transactions) -> None:
    attempts = []

    def verb(session: Session) -> None:
        attempts.append(1)
        raise OperationalError("", None, Exception("database is locked"))

    with pytest.raises(ConcurrentChange):
        transactions.write(verb)
    assert len(attempts) == 3


def test_another_error_of_the_database_is_not_run_again(transactions: Transactions) -> None:
    def verb(session: Session) -> None:
        session.add_all([Setting(key="a", value="1"), Setting(key="b", value=None)])

    with pytest.raises(IntegrityError):
        transactions.write(verb)


def test_writers_wait_for_each_other(transactions: Transactions) -> None:
    transactions.write(lambda session: put(session, "0"))

    def add(session: Session) -> None:
        found = session.get_one(Setting, "a", with_for_update=True)
        found.value = str(int(found.value) + 1)

    at_once(*[lambda: [transactions.write(add) for _ in range(10)]] * 4)
    assert stored(transactions) == "40"


def test_text_that_no_database_takes_is_invalid_input(postgres: Engine) -> None:
    with pytest.raises(ValueInvalid):
        stored(Transactions(sessionmaker(postgres)), "a\0b")
    assert issubclass(ValueInvalid, InvalidInput)
