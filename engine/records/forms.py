"""Records of how a task or a start names its form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FormReference:
    """A form by its id, or by its file's name where `binding` is file; `version` is that of binding version."""

    name: str
    binding: str  # latest, deployment, version, file
    version: int | None = None
