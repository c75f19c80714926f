"""The verbs of people and teams: accounts, passwords, memberships, and who somebody is as an actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from engine.actor import Actor, Role
from engine.errors import UserNotFound, ValueInvalid
from engine.persistence.people import GroupMember, Team, User
from engine.persistence.transactions import Transactions
from engine.records.people import TeamRecord, UserRecord
from engine.services.settings import EngineSettings
from engine.services.sign_in_throttle import SignInThrottle


class People:
    """Accounts with argon2id passwords. Whoever calls these verbs is trusted: the command line, or an administrator."""

    def __init__(self, transactions: Transactions, settings: EngineSettings) -> None:
        self._transactions = transactions
        self._settings = settings
        self._hasher = settings.password_hasher
        self._nobody: str | None = None
        self._throttle = SignInThrottle(transactions)

    def create_user(
        self,
        user_id: str,
        name: str,
        password: str,
        groups: Iterable[str] = (),
        roles: Iterable[str] = (),
        *,
        district: str = "",
    ) -> UserRecord:
        """A new person who can sign in. Raises ValueInvalid when the id is taken or empty, or a role is unknown."""
        known = [str(Role(role)) for role in _known_roles(roles)]
        password_hash = self._hasher.hash(password)

        def verb(session: Session) -> UserRecord:
            if not user_id.strip() or session.get(User, user_id) is not None:
                raise ValueInvalid(f"Brugernavnet «{user_id}» er tomt eller findes allerede.")
            user = User(
                id=user_id,
                name=name or user_id,
                password_hash=password_hash,
                roles=known,
                district=district,
                epoch=1,
                active=True,
            )
            session.add(user)
            session.flush()
            session.add_all(GroupMember(user_id=user_id, group_id=group) for group in dict.fromkeys(groups))
            session.flush()
            return _record(session, [user])[0]

        return self._transactions.write(verb)

    def set_password(self, user_id: str, password: str) -> UserRecord:
        """A new password; all sessions of the person end. Raises UserNotFound."""
        password_hash = self._hasher.hash(password)
        return self._changed(user_id, password_hash=password_hash)

    def deactivate(self, user_id: str) -> UserRecord:
        """The person can no longer sign in; what they did stays in history. Raises UserNotFound."""
        return self._changed(user_id, active=False)

    def set_groups(self, user_id: str, groups: Iterable[str]) -> UserRecord:
        """The person's groups from now on. Raises UserNotFound."""
        wanted = dict.fromkeys(groups)

        def verb(session: Session) -> UserRecord:
            user = _user(session, user_id)
            session.execute(delete(GroupMember).where(GroupMember.user_id == user_id))
            session.add_all(GroupMember(user_id=user_id, group_id=group) for group in wanted)
            session.flush()
            return _record(session, [user])[0]

        return self._transactions.write(verb)

    def set_teams(self, teams: Iterable[TeamRecord]) -> None:
        """The organisation's teams from now on, in this order."""
        wanted = list(teams)

        def verb(session: Session) -> None:
            session.execute(delete(Team))
            session.add_all(Team(id=team.id, name=team.name, position=at) for at, team in enumerate(wanted))

        self._transactions.write(verb)

    def verify(self, user_id: str, password: str) -> UserRecord | None:
        """The active person whose password this is, else None; an unknown name takes as long as a wrong password."""
        found = self._transactions.read(lambda session: _with_hash(session, user_id))
        if found is None:
            self._nobody = self._nobody or self._hasher.hash("")
        stored = found[1] if found else str(self._nobody)
        try:
            self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return None
        return found[0] if found and found[0].active else None

    def is_throttled(self, user_id: str, address: str) -> bool:
        """Whether this account or address has had too many wrong passwords lately for another try."""
        return self._throttle.is_closed(user_id, address)

    def count_failure(self, user_id: str, address: str) -> None:
        """Note a wrong password."""
        self._throttle.count(user_id, address)

    def user(self, user_id: str) -> UserRecord:
        """One person. Raises UserNotFound."""
        user = self.find(user_id)
        if user is None:
            raise UserNotFound(user_id)
        return user

    def find(self, user_id: str) -> UserRecord | None:
        """One person, or None."""
        found = self._transactions.read(lambda session: _with_hash(session, user_id))
        return found[0] if found else None

    def users(self) -> list[UserRecord]:
        """All people, deactivated ones too, by name."""
        query = select(User).order_by(User.name, User.id)
        return self._transactions.read(lambda session: _record(session, session.scalars(query).all()))

    def candidates(self, groups: Iterable[str], user_ids: Iterable[str] = ()) -> list[UserRecord]:
        """The active people who are in one of the groups or named, by name: those a task can be given to."""
        members = select(GroupMember.user_id).where(GroupMember.group_id.in_(list(groups)))
        concerned = or_(User.id.in_(members), User.id.in_(list(user_ids)))
        query = select(User).where(User.active, concerned).order_by(User.name, User.id)
        return self._transactions.read(lambda session: _record(session, session.scalars(query).all()))

    def teams(self) -> list[TeamRecord]:
        """All teams, in the organisation's order."""
        query = select(Team).order_by(Team.position)
        return self._transactions.read(
            lambda session: [TeamRecord(team.id, team.name) for team in session.scalars(query)]
        )

    def actor(self, user_id: str) -> Actor:
        """Who the person is when they ask for something. Raises UserNotFound when unknown or deactivated."""
        return self.actor_of(self.user(user_id))

    def actor_of(self, user: UserRecord) -> Actor:
        """The same of a person just read. Raises UserNotFound when deactivated."""
        if not user.active:
            raise UserNotFound(user.id)
        roles = {Role(role) for role in user.roles}
        if self._settings.manager_groups.intersection(user.groups):
            roles.add(Role.MANAGER)
        return Actor(user.id, user.name, frozenset(user.groups), frozenset(roles), user.district)

    def _changed(self, user_id: str, **values: object) -> UserRecord:
        def verb(session: Session) -> UserRecord:
            user = _user(session, user_id)
            for name, value in values.items():
                setattr(user, name, value)
            user.epoch += 1
            session.flush()
            return _record(session, [user])[0]

        return self._transactions.write(verb)


def _known_roles(roles: Iterable[str]) -> list[str]:
    wanted = list(roles)
    grantable = {str(role) for role in Role if role is not Role.SYSTEM}
    for role in wanted:
        if role not in grantable:
            raise ValueInvalid(f"Rollen «{role}» findes ikke. Vælg mellem: {', '.join(sorted(grantable))}.")
    return wanted


def _user(session: Session, user_id: str) -> User:
    user = session.get(User, user_id)
    if user is None:
        raise UserNotFound(user_id)
    return user


def _with_hash(session: Session, user_id: str) -> tuple[UserRecord, str] | None:
    user = None if "\0" in user_id else session.get(User, user_id)
    return (_record(session, [user])[0], user.password_hash) if user else None


def _record(session: Session, users: Sequence[User]) -> list[UserRecord]:
    members = select(GroupMember).where(GroupMember.user_id.in_([user.id for user in users]))
    groups: dict[str, list[str]] = {}
    for member in session.scalars(members.order_by(GroupMember.group_id)):
        groups.setdefault(member.user_id, []).append(member.group_id)
    return [
        UserRecord(
            id=user.id,
            name=user.name,
            groups=tuple(groups.get(user.id, ())),
            roles=tuple(user.roles),
            district=user.district,
            epoch=user.epoch,
            active=user.active,
        )
        for user in users
    ]
