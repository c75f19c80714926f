"""The only place that commits: runs a verb's function in one transaction, anew when it lost a race."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DataError, DBAPIError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from engine.errors import ConcurrentChange, EngineError, ValueInvalid
from engine.persistence.base import WRITES

ATTEMPTS = 3
LOST_RACES = {"40001", "40P01", "55P03"}  # serialization failure, deadlock, lock not available
Result = TypeVar("Result")


class Transactions:
    """Transactions on sessions of a `sessionmaker` or a `scoped_session`."""

    def __init__(self, sessions: Callable[[], Session]) -> None:
        self._sessions = sessions

    def read(self, query: Callable[[Session], Result]) -> Result:
        """Run a query; whatever it did is rolled back. Gives what it gives."""
        session = self._sessions()
        try:
            return query(session)
        except (DataError, UnicodeEncodeError) as error:
            raise _unusable() from error
        finally:
            session.close()

    def write(self, verb: Callable[[Session], Result | EngineError]) -> Result:
        """Run a verb's function and commit; three times at most when others changed the same rows meanwhile.

        An EngineError that the function raises rolls all back; one that it *returns* is raised after the commit: so a
        refusal can keep what was typed. Raises ConcurrentChange when the third attempt was lost too.
        """
        for _ in range(ATTEMPTS):
            try:
                result = self._once(verb)
            except (ConcurrentChange, StaleDataError):
                continue
            except (DataError, UnicodeEncodeError) as error:
                raise _unusable() from error
            except DBAPIError as error:
                if not _lost_race(error):
                    raise
                continue
            if isinstance(result, EngineError):
                raise result
            return result
        raise ConcurrentChange

    def _once(self, verb: Callable[[Session], Result | EngineError]) -> Result | EngineError:
        session = self._sessions()
        session.rollback()  # a scoped session may have been read from before
        try:
            session.connection(execution_options={WRITES: True})
            result = verb(session)
            session.commit()
            return result
        finally:
            session.close()


def _lost_race(error: DBAPIError) -> bool:
    if getattr(error.orig, "sqlstate", None) in LOST_RACES:
        return True
    return isinstance(error, OperationalError) and "database is locked" in str(error.orig)


def _unusable() -> ValueInvalid:
    """What the database cannot store or compare, such as a NUL character in an id."""
    return ValueInvalid("En af teksterne indeholder tegn, der ikke kan bruges, eller er for lang.")
