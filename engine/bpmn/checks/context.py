"""What a check may know beyond the diagram: the organisation, and what is deployed or about to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from engine.bpmn.model import Diagram, Process
from engine.dmn import Decision
from engine.forms import Form


@dataclass(frozen=True)
class CheckContext:
    """The surroundings of one deployment. What is None is not known, and the rules that need it are silent.

    `forms` and `decisions` are all that can be reached by id, deployed before or in this deployment; the
    `…_in_deployment` are the ids of those that come along now. `form_files` are this deployment's forms by file name.
    `processes` are the keys that can be called. `diagrams` are this deployment's files, the checked one included;
    `deployed` holds procedures from earlier deployments by key, as far as they are at hand. `versions` are the numbers
    that a binding may name, by kind (process, decision, form) and key; what is not named there is not known.
    """

    groups: frozenset[str] | None = None
    staffed_groups: frozenset[str] | None = None
    forms: Mapping[str, Form] = field(default_factory=dict)
    form_files: Mapping[str, Form] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    processes: frozenset[str] = frozenset()
    forms_in_deployment: frozenset[str] = frozenset()
    decisions_in_deployment: frozenset[str] = frozenset()
    diagrams: tuple[Diagram, ...] = ()
    deployed: Mapping[str, Process] = field(default_factory=dict)
    versions: Mapping[tuple[str, str], frozenset[int]] = field(default_factory=dict)

    @cached_property
    def procedures(self) -> Mapping[str, Process]:
        """Every procedure at hand by key; this deployment's win over earlier ones."""
        ours = {process.id: process for diagram in self.diagrams for process in diagram.processes}
        return {**self.deployed, **ours}
