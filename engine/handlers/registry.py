"""Which code does the service tasks of which topic. A topic without a handler is left to workers outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.records.external_tasks import MetError


@dataclass(frozen=True)
class ServiceCall:
    """What a handler is given.

    `job_id` is the same at each try of one job: whatever the handler calls should use it as idempotency key, for a try
    that succeeded outside may be lost here. `variables` are those that the service task sees, `properties` what the
    diagram says of the step.
    """

    job_id: str
    topic: str
    instance_id: str
    business_key: str
    process_key: str
    element_id: str
    variables: Mapping[str, Any]
    properties: Mapping[str, str] = field(default_factory=dict)


class BusinessError(Exception):
    """The call met an error of the procedure's own, which the diagram catches by its code; it is not tried again.

    What is to be tried again is `HandlerFailed`. `values` are set as those that a handler gives.
    """

    def __init__(self, code: str, message: str = "", values: Mapping[str, Any] | None = None) -> None:
        super().__init__(f"{code}: {message}")
        self.met = MetError(code, message, dict(values or {}))


Handler = Callable[[ServiceCall], Mapping[str, Any] | None]


class Registry:
    """Handlers by topic. A handler gives the variables to set, or raises: unless BusinessError, it is tried again."""

    def __init__(self) -> None:
        self._handlers: dict[str, Handler] = {}

    def register(self, topic: str) -> Callable[[Handler], Handler]:
        """Decorator: this function does the jobs of that topic. Raises ValueError when the topic is taken."""

        def registered(handler: Handler) -> Handler:
            if not topic or topic in self._handlers:
                raise ValueError(f"the topic {topic!r} is empty or has a handler already")
            self._handlers[topic] = handler
            return handler

        return registered

    @property
    def topics(self) -> frozenset[str]:
        """The topics that are done here."""
        return frozenset(self._handlers)

    def __getitem__(self, topic: str) -> Handler:
        return self._handlers[topic]


handlers = Registry()
