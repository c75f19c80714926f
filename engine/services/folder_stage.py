"""The procedures of folders on disk as a stage for scenarios: no database, everything bound to what lies there.

A form or decision of the procedure's own folder comes before one of the same name elsewhere, as a deployment's does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine.bpmn.compiler import ExecutableProcess, compile_processes
from engine.bpmn.runtime import Decided
from engine.dmn import Decision, decide
from engine.errors import DecisionFailed, DefinitionNotFound
from engine.execution.actions import NewTask
from engine.execution.rehearsal import Rehearsal
from engine.execution.replay import Stage, replay
from engine.forms import Form
from engine.records.scenarios import Replayed, Scenario
from engine.services.definitions import WORD
from engine.services.deployment_files import DeploymentFiles
from engine.services.settings import EngineSettings
from engine.services.starting import business_key_of, filled


@dataclass(frozen=True)
class FolderStage:
    """Folders by the key of each procedure in them. `groups` are the organisation's teams; None takes any."""

    folders: Mapping[str, DeploymentFiles]
    groups: frozenset[str] | None
    zone: ZoneInfo

    def stage(self, key: str) -> Stage:
        """What a scenario of that procedure is replayed on. Raises DefinitionNotFound, DeploymentRejected."""
        processes = self._called(key)
        rehearsal = Rehearsal(processes, key, lambda now: _Surroundings(self, now))
        return Stage(rehearsal, lambda task: self._form(processes, task), self.zone)

    def mentions(self, key: str, name: str) -> bool:
        """Whether a file of the procedure, or of one that it calls, mentions a variable."""
        files = (data for each in self._called(key) for data in self.folders[each].files.values())
        return any(name.encode() in WORD.findall(data) for data in files)

    def decision(self, process_key: str, reference: str) -> tuple[Decision, Mapping[str, Decision]]:
        """A decision as a procedure means it, and the others of its folder. Raises DecisionFailed."""
        own = self.folders[process_key]
        for folder in (own, *self.folders.values()):
            if found := folder.decisions_by_id.get(reference):
                return found, folder.decisions_by_id
        raise DecisionFailed(f"Beslutningstabellen «{reference}» findes ikke.")

    def _called(self, key: str) -> dict[str, ExecutableProcess]:
        found: dict[str, ExecutableProcess] = {}
        waiting = [key]
        while waiting:
            each = waiting.pop()
            if each in found:
                continue
            if each not in self.folders:
                raise DefinitionNotFound(each)
            diagrams = self.folders[each].diagrams
            diagram = next(found for found in diagrams if any(process.id == each for process in found.processes))
            found[each] = compile_processes(diagram)[each]
            waiting += found[each].process.called_keys()
        return found

    def _form(self, processes: Mapping[str, ExecutableProcess], task: NewTask) -> Form | None:
        binding = processes[task.process_key].process.elements[task.element_id].settings.form
        own = self.folders[task.process_key]
        if binding is None:
            return None
        if binding.kind == "file":
            return own.forms.get(binding.name)
        every = (own, *self.folders.values())
        return next((each.forms_by_id[binding.name] for each in every if binding.name in each.forms_by_id), None)


@dataclass(frozen=True)
class _Surroundings:
    """Implements `engine.bpmn.runtime.Runtime`."""

    stage: FolderStage
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        return self.stage.zone

    def decide(self, decision_ref: str, process_key: str, binding: str, variables: Mapping[str, Any]) -> Decided:
        decision, others = self.stage.decision(process_key, decision_ref)
        decided = decide(decision, variables, now=self.now, zone=self.zone, others=others)
        return Decided(decided.hits, decided.rules)

    def group_exists(self, group: str) -> bool:
        return self.stage.groups is None or group in self.stage.groups


def replay_in(
    read: Sequence[DeploymentFiles], scenario: Scenario, groups: frozenset[str] | None, settings: EngineSettings
) -> Replayed:
    """Replay a scenario on these folders. Raises DefinitionNotFound, DeploymentRejected, ValueInvalid."""
    folders = FolderStage({key: each for each in read for key in each.processes}, groups, settings.zone)
    key = scenario.process
    stage = folders.stage(key)
    variables = filled(scenario.variables, settings.defaults, lambda name: folders.mentions(key, name))
    return replay(scenario, stage, variables, business_key_of(None, variables))
