"""What a diagram says of an element beyond BPMN, free of any vendor's namespace; a dialect fills it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class FormBinding:
    """How a task or start event names its form. `kind` is ref (form id) or file (file name in the same deployment)."""

    kind: str
    name: str
    binding: str = "latest"  # latest, deployment or version
    version: str | None = None


@dataclass(frozen=True)
class VariableMapping:
    """One `camunda:in` or `camunda:out`: all variables, a variable by name, or a FEEL expression."""

    all: bool = False
    source: str | None = None
    source_expression: str | None = None
    target: str | None = None
    local: bool = False


@dataclass(frozen=True)
class ElementSettings:
    """All of it, for every kind of element; what does not apply is empty.

    Expressions are kept as written: a leading `=` marks FEEL in assignments, dates, priority and timers; anything else
    is literal (JUEL already translated to `=FEEL` by the dialect). Conditions and scripts are FEEL without the mark.
    """

    assignee: str | None = None
    candidate_groups: tuple[str, ...] = ()
    candidate_users: tuple[str, ...] = ()
    due_date: str | None = None
    follow_up_date: str | None = None
    priority: str | None = None
    form: FormBinding | None = None
    decision_ref: str | None = None
    decision_binding: str = "latest"
    decision_version: str | None = None
    result_variable: str | None = None
    map_decision_result: str = "resultList"
    script: str | None = None
    script_format: str | None = None
    topic: str | None = None
    external: bool = False  # the work of the step is fetched by its topic
    job_priority: str | None = None
    called_element: str | None = None
    called_binding: str = "latest"
    called_version: str | None = None
    business_key: str | None = None
    mappings_in: tuple[VariableMapping, ...] = ()
    mappings_out: tuple[VariableMapping, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    initiator: str | None = None
