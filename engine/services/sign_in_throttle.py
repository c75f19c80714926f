"""Slows down guessing of passwords. It goes by real time, so that a demo clock neither opens nor closes it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from engine.clock import Clock, SystemClock
from engine.persistence.people import FailedLogin
from engine.persistence.transactions import Transactions

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 5
PER_ADDRESS = 20  # a whole office may stand behind one address


class SignInThrottle:
    """Counts wrong passwords per account and per address."""

    def __init__(self, transactions: Transactions, real: Clock | None = None) -> None:
        self._transactions = transactions
        self._real = real or SystemClock()

    def is_closed(self, user_id: str, address: str) -> bool:
        """Whether there were too many lately for another try."""
        since = self._real.now() - WINDOW
        recent = select(
            func.count().filter(FailedLogin.user_id == user_id), func.count().filter(FailedLogin.address == address)
        ).where(FailedLogin.at > since, or_(FailedLogin.user_id == user_id, FailedLogin.address == address))
        of_account, of_address = self._transactions.read(lambda session: session.execute(recent).one())
        return of_account >= PER_ACCOUNT or of_address >= PER_ADDRESS

    def count(self, user_id: str, address: str) -> None:
        """Note a wrong password; what is too old to count is forgotten."""
        now = self._real.now()

        def verb(session: Session) -> None:
            session.execute(delete(FailedLogin).where(FailedLogin.at <= now - WINDOW))
            session.add(FailedLogin(user_id=user_id[:200], address=address, at=now))

        self._transactions.write(verb)
