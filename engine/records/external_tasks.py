"""Records of service tasks whose job another system does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any


@dataclass(frozen=True)
class ExternalTaskRecord:
    """One job of a service task. `retries` is None until it has failed once."""

    id: str
    topic: str
    instance_id: str
    business_key: str
    process_key: str
    definition_id: str
    version_tag: str | None
    element_id: str
    element_name: str
    created_at: datetime
    due_at: datetime
    priority: int
    worker_id: str | None
    locked_until: datetime | None
    retries: int | None
    error: str
    error_details: str
    suspended: bool
    variables: Mapping[str, Any] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Topic:
    """What a worker asks for: jobs of one topic, each kept for itself for `lock`; None asks for any."""

    name: str
    lock: timedelta
    variables: frozenset[str] | None = None
    business_key: str | None = None
    process_keys: frozenset[str] | None = None
    definition_ids: frozenset[str] | None = None
    case_variables: Mapping[str, Any] | None = None  # what the case must hold


@dataclass(frozen=True)
class MetError:
    """An error of the procedure's own that a job met; `values` are set as those of a job that is done."""

    code: str
    message: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
