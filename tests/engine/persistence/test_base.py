from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError, StatementError
from sqlalchemy.orm import Session, sessionmaker

from engine.persistence.base import WRITES, open_database
from engine.persistence.people import FailedLogin


def test_an_instant_comes_back_in_utc(sessions: sessionmaker[Session]) -> None:
    local = datetime(2026, 7, 1, 12, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
    with sessions() as session:
        session.add(FailedLogin(user_id="a", address="b", at=local))
        session.flush()
        session.expire_all()
        found = session.query(FailedLogin).one()
        assert found.at.tzinfo is UTC
        assert found.at == local


def test_an_instant_without_zone_is_refused(sessions: sessionmaker[Session]) -> None:
    with sessions() as session, pytest.raises(StatementError, match="time zone"):
        session.query(FailedLogin).filter(FailedLogin.at > datetime(2026, 7, 1)).all()  # noqa: DTZ001


def test_sqlite_keeps_references_and_lets_readers_go_on(sqlite: Engine) -> None:
    with sqlite.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"


def test_a_sqlite_reader_is_not_stopped_by_a_writer(sqlite: Engine) -> None:
    with sqlite.connect().execution_options(**{WRITES: True}) as writer, sqlite.connect() as reader:
        writer.execute(text("INSERT INTO setting VALUES ('a', 'b')"))
        assert reader.scalar(text("SELECT count(*) FROM setting")) == 0


def test_an_error_of_the_database_does_not_show_values(sqlite: Engine) -> None:
    with sqlite.connect() as connection, pytest.raises(OperationalError) as error:
        connection.execute(text("INSERT INTO nothing VALUES (:value)"), {"value": "010190-1234"})
    assert "010190-1234" not in str(error.value)


def test_a_plain_postgres_address_gets_our_driver() -> None:
    engine = open_database("postgresql://user@example/db")
    assert engine.url.drivername == "postgresql+psycopg"
    engine.dispose()
