"""The verbs of keys: what the Modeler and other programs show instead of a password. They go by real time."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.actor import Actor, Purpose
from engine.clock import Clock, SystemClock
from engine.errors import KeyTooNarrow, RoleMissing, TokenNotFound, UserNotFound, ValueInvalid
from engine.persistence.people import AccessToken, User
from engine.persistence.transactions import Transactions
from engine.records.people import TokenRecord

PREFIX = "sagsgang_"  # so that a key is known where it should not stand, in a file or a log
BYTES = 32
MOST_DAYS = 365
MOST_TOKENS = 50
USE_EVERY = timedelta(minutes=5)  # how finely the last use is kept


class KeyHolder(NamedTuple):
    """Whose key it is, and what it may be used for."""

    user_id: str
    purpose: Purpose


class Tokens:
    """Keys of one's own. The key itself is shown once and never kept."""

    def __init__(self, transactions: Transactions, real: Clock | None = None) -> None:
        self._transactions = transactions
        self._real = real or SystemClock()

    def create(self, name: str, days: int, actor: Actor, purpose: Purpose = Purpose.DEPLOY) -> tuple[TokenRecord, str]:
        """A new key for `days` days; gives what is kept of it, and the key.

        Raises RoleMissing, KeyTooNarrow, ValueInvalid.
        """
        _must_use_programs(actor)
        if purpose is Purpose.DEPLOY and not actor.may_deploy:
            raise RoleMissing("Kun procesejere og administratorer kan have en nøgle til udrulning.")
        if not name.strip() or len(name) > 100:
            raise ValueInvalid("Skriv, hvad nøglen skal bruges til, med højst 100 tegn.")
        if not 1 <= days <= MOST_DAYS:
            raise ValueInvalid("En nøgle kan højst gælde et år.")
        key, now = PREFIX + secrets.token_urlsafe(BYTES), self._real.now()

        def verb(session: Session) -> TokenRecord:
            user = session.get(User, actor.user_id)
            if user is None or not user.active:
                raise UserNotFound(actor.user_id)
            held = select(func.count()).select_from(AccessToken).where(AccessToken.user_id == user.id)
            if (session.scalar(held) or 0) >= MOST_TOKENS:
                raise ValueInvalid("Du har for mange nøgler. Tilbagekald dem, du ikke bruger.")
            token = AccessToken(
                id=str(uuid4()),
                user_id=user.id,
                name=name.strip(),
                digest=_digest(key),
                purpose=purpose.value,
                epoch=user.epoch,
                created_at=now,
                expires_at=now + timedelta(days=days),
                last_used_at=None,
            )
            session.add(token)
            return _record(token, user, now)

        return self._transactions.write(verb), key

    def held_by(self, actor: Actor) -> list[TokenRecord]:
        """The actor's keys, newest first; those that no longer work, too. Raises KeyTooNarrow."""
        _must_be_there(actor)
        query = select(AccessToken, User).join(User).where(AccessToken.user_id == actor.user_id)
        ordered = query.order_by(AccessToken.created_at.desc(), AccessToken.id)
        now = self._real.now()
        return self._transactions.read(lambda session: [_record(*row, now) for row in session.execute(ordered)])

    def revoke(self, token_id: str, actor: Actor) -> None:
        """The key no longer works, and is forgotten. Raises KeyTooNarrow, TokenNotFound for one not the actor's."""
        _must_be_there(actor)

        def verb(session: Session) -> None:
            token = session.get(AccessToken, token_id)
            if token is None or token.user_id != actor.user_id:
                raise TokenNotFound(token_id)
            session.delete(token)

        self._transactions.write(verb)

    def holder_of(self, key: str) -> KeyHolder | None:
        """Whose key it is and what for.

        None when it is nobody's, has expired, or the person has signed out everywhere since.
        """
        found = self._transactions.read(lambda session: self._working(session, key))
        if found is None:
            return None
        token_id, holder, last_used = found
        now = self._real.now()
        if last_used is None or now - last_used >= USE_EVERY:
            self._transactions.write(lambda session: _note_use(session, token_id, now))
        return holder

    def _working(self, session: Session, key: str) -> tuple[str, KeyHolder, datetime | None] | None:
        query = select(AccessToken, User).join(User).where(AccessToken.digest == _digest(key))
        row = session.execute(query).one_or_none()
        if row is None or not _record(*row, self._real.now()).works:
            return None
        token = row[0]
        return token.id, KeyHolder(token.user_id, Purpose(token.purpose)), token.last_used_at


def _must_be_there(actor: Actor) -> None:
    """Keys are made and looked after by the person, not by a key that is for something else."""
    if not actor.handles_cases:
        raise KeyTooNarrow


def _must_use_programs(actor: Actor) -> None:
    _must_be_there(actor)
    if not (actor.may_deploy or actor.may_work):
        raise RoleMissing("Kun procesejere, administratorer og andre systemer kan have adgangsnøgler.")


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _note_use(session: Session, token_id: str, now: datetime) -> None:
    token = session.get(AccessToken, token_id)
    if token is not None:
        token.last_used_at = now


def _record(token: AccessToken, user: User, now: datetime) -> TokenRecord:
    return TokenRecord(
        id=token.id,
        name=token.name,
        created_at=token.created_at,
        expires_at=token.expires_at,
        last_used_at=token.last_used_at,
        works=user.active and user.epoch == token.epoch and now < token.expires_at,
        purpose=token.purpose,
    )
