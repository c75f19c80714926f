"""Who asks: the person behind a verb or a query, and what their roles may do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a person may do beyond the tasks of their teams."""

    PROCESS_OWNER = "procesejer"  # deploys, sees definitions
    MANAGER = "leder"  # sees every case
    ADMIN = "admin"  # starts, sees and moves everything
    INTEGRATION = "integration"  # another system: does the jobs of service tasks, and nothing else
    SYSTEM = "system"  # the worker


class Purpose(StrEnum):
    """What an actor may do at all, whatever their roles: a person signed in, or one of their keys."""

    ALL = "all"  # what the person may
    DEPLOY = "deploy"  # what Camunda Modeler asks for: put files in, read what was put in, start a case


@dataclass(frozen=True)
class Actor:
    """A signed-in person or the system. `groups` are team ids (`camunda:candidateGroups`)."""

    user_id: str
    name: str = ""
    groups: frozenset[str] = field(default_factory=frozenset)
    roles: frozenset[Role] = field(default_factory=frozenset)
    district: str = ""
    purpose: Purpose = Purpose.ALL

    @property
    def handles_cases(self) -> bool:
        """Whether cases and tasks may be seen and touched at all; starting a case is not among it."""
        return self.purpose is Purpose.ALL

    @property
    def is_admin(self) -> bool:
        """Whether the actor may do everything."""
        return self.handles_cases and self._has(Role.ADMIN)

    @property
    def may_deploy(self) -> bool:
        """Whether the actor may do all that is a process owner's: deploy, try, approve, repair, delete."""
        return self.handles_cases and self.may_upload

    @property
    def may_upload(self) -> bool:
        """Whether the actor may put files in as new versions, and see what was put in."""
        return self._has(Role.ADMIN) or Role.PROCESS_OWNER in self.roles

    @property
    def sees_all_cases(self) -> bool:
        """Whether every case is visible, not only those of the actor's teams."""
        return self.is_admin or (self.handles_cases and Role.MANAGER in self.roles)

    @property
    def may_work(self) -> bool:
        """Whether the actor may fetch the jobs of service tasks, with the variables they ask for, and do them."""
        return self.is_admin or (self.handles_cases and Role.INTEGRATION in self.roles)

    def may_start(self, starter_groups: Collection[str], starter_users: Collection[str] = ()) -> bool:
        """Whether the actor may start a procedure with these candidate starters; with none, anybody with a group."""
        if self._has(Role.ADMIN) or self.user_id in starter_users:
            return True
        if not starter_groups and not starter_users:
            return bool(self.groups)
        return not self.groups.isdisjoint(starter_groups)

    def _has(self, role: Role) -> bool:
        return role in self.roles or Role.SYSTEM in self.roles


SYSTEM = Actor("system", "Sagsgang", roles=frozenset({Role.SYSTEM}))
