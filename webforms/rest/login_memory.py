"""Remembers verified logins for some minutes, so that a slow password hash is not paid at each call."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

KEEP_SECONDS = 300.0
CAPACITY = 2000


class LoginMemory:
    """A keyed digest of user and password → the user's epoch when it was verified; never the password itself.

    The key is made anew in each process. An entry is void when the epoch has moved on (the password was changed, the
    user was signed out everywhere). The time is real time: a demo clock must not prolong a login.
    """

    def __init__(self, seconds: float = KEEP_SECONDS, tick: Callable[[], float] = time.monotonic) -> None:
        self._key = secrets.token_bytes(32)
        self._seconds = seconds
        self._tick = tick
        self._lock = threading.Lock()
        self._entries: OrderedDict[bytes, tuple[int, float]] = OrderedDict()

    def knows(self, user_id: str, password: str, epoch: int) -> bool:
        """Whether this password was verified for this user, lately and at this epoch."""
        digest = self._digest(user_id, password)
        with self._lock:
            known, until = self._entries.get(digest, (None, 0.0))
            if known == epoch and self._tick() < until:
                return True
            self._entries.pop(digest, None)
            return False

    def remember(self, user_id: str, password: str, epoch: int) -> None:
        """Keep that the password was right just now; the oldest entry gives way when there are too many."""
        with self._lock:
            self._entries[self._digest(user_id, password)] = (epoch, self._tick() + self._seconds)
            while len(self._entries) > CAPACITY:
                self._entries.popitem(last=False)

    def _digest(self, user_id: str, password: str) -> bytes:
        message = f"{len(user_id)}:{user_id}:{password}".encode("utf-8", "surrogatepass")
        return hmac.new(self._key, message, hashlib.sha256).digest()
