"""Single values that all processes share, kept in the database."""

from __future__ import annotations

from sqlalchemy.orm import Session

from engine.persistence.people import Setting
from engine.persistence.transactions import Transactions


class StoredSettings:
    """Reads and writes rows of `setting`."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def read(self, key: str) -> str | None:
        """The value stored under `key`; None when there is none."""

        def query(session: Session) -> str | None:
            setting = session.get(Setting, key)
            return setting.value if setting else None

        return self._transactions.read(query)

    def write(self, key: str, value: str) -> None:
        """Store a value in place of the one there."""
        self._transactions.write(lambda session: _put(session, key, value))


def _put(session: Session, key: str, value: str) -> None:
    session.merge(Setting(key=key, value=value))
