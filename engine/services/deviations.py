"""The general action «Drøft afvigelse med nærmeste leder» (C-14): a deviation is discussed as a case of its own."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from engine.actor import Actor
from engine.errors import AlreadyStarted, Refused, TaskNotFound
from engine.execution.actions import ROOT_SCOPE
from engine.persistence.definitions import ProcessDefinition
from engine.persistence.deviations import deviation_from
from engine.persistence.instances import DEVIATION, Task, VariableScope
from engine.records.cases import InstanceRecord
from engine.records.succession import DEVIATION_KEY
from engine.services.case import Case
from engine.services.closing import RESPONSIBLE
from engine.services.context import Context
from engine.services.on_case import on_case
from engine.services.opening import Opening, Origin, newest, open_case
from engine.services.task_rules import must_be_concerned, must_be_open, note

CARRIED = ("borger_ref", "distrikt")
CAUSING_PROCEDURE, CAUSING_TASK = "udloesende_procedure", "udloesende_opgave"


@dataclass(frozen=True)
class Deviations:
    """Raised on an open task. When one ends agreed, the case it was raised in ends with it (`opening.conclude`)."""

    context: Context

    def raise_from(self, task_id: str, actor: Actor) -> InstanceRecord:
        """Start `afvigelse` on the task's case: same case number, citizen, district and responsible team.

        Raises TaskNotFound, NotACandidate, TaskNotOpen, InstanceSuspended, DefinitionNotFound, AlreadyStarted when
        one from this task is being discussed already, and Refused for a task of `afvigelse` itself.
        """

        def verb(case: Case) -> InstanceRecord:
            task = case.session.get_one(Task, task_id)
            must_be_concerned(task, actor)
            must_be_open(case, task)
            if task.process_key == DEVIATION_KEY:
                raise Refused("Afvigelsen drøftes allerede her.")
            if (running := deviation_from(case.session, task)) is not None:
                raise AlreadyStarted("En afvigelse fra opgaven drøftes allerede.", running)
            opened = open_case(self.context, case.session, _opening(case, task), actor)
            note(case, task, "deviation-raised", {"instance": opened.instance.id})
            return opened.record()

        of_task = select(Task.instance_id).where(Task.id == task_id).scalar_subquery()
        return on_case(self.context, actor, of_task, verb, TaskNotFound(task_id))


def _opening(case: Case, task: Task) -> Opening:
    session, instance = case.session, case.instance
    started = session.get(VariableScope, (instance.id, ROOT_SCOPE))
    known = started.variables if started else {}
    variables = {name: known[name] for name in CARRIED if known.get(name) is not None}
    variables[RESPONSIBLE] = instance.responsible_team or next(iter(task.candidate_groups), "")
    variables[CAUSING_PROCEDURE] = session.get_one(ProcessDefinition, instance.definition_id).name
    variables[CAUSING_TASK] = task.name
    origin = Origin(DEVIATION, instance.id, task.id)
    return Opening(newest(session, DEVIATION_KEY), variables, instance.business_key or None, origin)
