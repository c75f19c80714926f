"""Records of the rule catalogue, for pages and for what is handed to Camunda Modeler."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RuleRecord:
    """One rule of the checks: a stable id, its severity (error, warning, info), title and page (Danish Markdown)."""

    id: str
    severity: str
    title: str
    page: str


@dataclass(frozen=True)
class ConstructRecord:
    """One kind of BPMN element: whether the engine runs it, and what to draw instead where it does not."""

    type: str
    event: str
    runs: bool
    name: str
    advice: str
