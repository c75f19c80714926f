"""People who sign in, the teams of the organisation, and settings kept in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engine.persistence.base import Base


class User(Base):
    """One person. `epoch` grows when all their sessions must end."""

    __tablename__ = "user"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    password_hash: Mapped[str]
    roles: Mapped[list[str]]
    district: Mapped[str]
    epoch: Mapped[int]
    active: Mapped[bool]


class GroupMember(Base):
    """A person's membership of a group."""

    __tablename__ = "group_member"
    __table_args__ = (Index(None, "group_id", "user_id"),)

    user_id: Mapped[str] = mapped_column(ForeignKey("user.id"), primary_key=True)
    group_id: Mapped[str] = mapped_column(primary_key=True)


class Team(Base):
    """One team; `position` keeps the order of the organisation's own list."""

    __tablename__ = "team"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    position: Mapped[int]


class Setting(Base):
    """One value shared by all processes, such as the demo clock's offset."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class FailedLogin(Base):
    """One wrong password, for the throttle; by real time, whatever the engine's clock says."""

    __tablename__ = "failed_login"
    __table_args__ = (Index(None, "user_id", "at"), Index(None, "address", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime]


class AccessToken(Base):
    """A key with which a program acts as a person. Only the SHA-256 of it is kept; times are real, as for passwords.

    It is void when the person's `epoch` has moved on since. `purpose` is what it may be used for (`engine.actor`).
    """

    __tablename__ = "access_token"

    id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id"), index=True)
    name: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True, unique=True)
    purpose: Mapped[str]
    epoch: Mapped[int]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
