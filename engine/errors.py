"""Everything the engine may raise on purpose, drawn as one tree.

    EngineError                    code (kebab-case, stable), a Danish sentence, and the facts as attributes
    ├─ NotFound                    DefinitionNotFound, InstanceNotFound, TaskNotFound, JobNotFound,
    │                              IncidentNotFound, DeploymentNotFound, BatchNotFound, TrialNotFound, UserNotFound
    ├─ NotAllowed                  NotACandidate, NotTheAssignee, RoleMissing, KeyTooNarrow
    ├─ Refused                     TaskAlreadyClaimed, TaskNotOpen, InstanceEnded, InstanceSuspended, ConcurrentChange
    ├─ InvalidInput                FormInvalid, DeploymentRejected, ValueInvalid
    └─ ExecutionFailed             ExpressionFailed, DecisionFailed, NoFlowTaken, TooManySteps, AssignmentFailed,
                                   TimerFailed, HandlerFailed, ErrorNotCaught

`ExecutionFailed` never reaches a user: the services turn it into an incident. A wrong call by our own code is a plain
`ValueError`. Exceptions of SpiffWorkflow, lxml and SQLAlchemy are translated where the
library is owned, `from` the original.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from engine.findings import Finding


class EngineError(Exception):
    """Root of the tree; `message` is a sentence in Danish for the person who meets it."""

    code: ClassVar[str] = "engine-error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(EngineError):
    """Something asked for by id or key does not exist, or may not be seen by the actor."""

    code = "not-found"
    noun: ClassVar[str] = "Det"

    def __init__(self, identifier: str) -> None:
        super().__init__(f"{self.noun} «{identifier}» findes ikke, eller du har ikke adgang.")
        self.identifier = identifier


class DefinitionNotFound(NotFound):
    """No process definition with that key or id."""

    code = "definition-not-found"
    noun = "Proceduren"


class InstanceNotFound(NotFound):
    """No process instance with that id."""

    code = "instance-not-found"
    noun = "Sagsforløbet"


class TaskNotFound(NotFound):
    """No task with that id."""

    code = "task-not-found"
    noun = "Opgaven"


class JobNotFound(NotFound):
    """No job with that id; it has run, or its case has moved on."""

    code = "job-not-found"
    noun = "Jobbet"


class IncidentNotFound(NotFound):
    """No open incident with that id."""

    code = "incident-not-found"
    noun = "Hændelsen"


class DeploymentNotFound(NotFound):
    """No deployment with that id."""

    code = "deployment-not-found"
    noun = "Udrulningen"


class BatchNotFound(NotFound):
    """No batch of moved cases with that id."""

    code = "batch-not-found"
    noun = "Flytningen"


class TrialNotFound(NotFound):
    """No trial run with that id, or it is another person's."""

    code = "trial-not-found"
    noun = "Prøvekørslen"


class TokenNotFound(NotFound):
    """No access token with that id, or it is somebody else's."""

    code = "token-not-found"
    noun = "Adgangsnøglen"


class UserNotFound(NotFound):
    """No user with that id."""

    code = "user-not-found"
    noun = "Brugeren"


class NotAllowed(EngineError):
    """The actor may not do this; somebody else may."""

    code = "not-allowed"


class NotACandidate(NotAllowed):
    """The actor belongs to none of the task's candidate groups."""

    code = "not-a-candidate"


class NotTheAssignee(NotAllowed):
    """The task is somebody else's."""

    code = "not-the-assignee"


class RoleMissing(NotAllowed):
    """The verb needs a role the actor has not."""

    code = "role-missing"


class KeyTooNarrow(NotAllowed):
    """The actor signed in with a key that is for deploying alone."""

    code = "key-too-narrow"

    def __init__(self) -> None:
        super().__init__(
            "Adgangsnøglen er kun til udrulning. Lav en nøgle, der må alt, hvad du selv må, under "
            "«Mine adgangsnøgler», eller log ind med brugernavn og adgangskode."
        )


class Refused(EngineError):
    """The verb is right, but not in the state things are in now."""

    code = "refused"


class TaskAlreadyClaimed(Refused):
    """Another adviser was first."""

    code = "task-already-claimed"

    def __init__(self, by: str) -> None:
        super().__init__(f"Opgaven er allerede taget af {by}.")
        self.by = by


class TaskNotOpen(Refused):
    """The task has been completed or cancelled."""

    code = "task-not-open"


class InstanceEnded(Refused):
    """The case has ended."""

    code = "instance-ended"


class InstanceSuspended(Refused):
    """The case is paused."""

    code = "instance-suspended"


class AlreadyStarted(Refused):
    """What was asked for runs already, as the case `instance_id`."""

    code = "already-started"

    def __init__(self, message: str, instance_id: str) -> None:
        super().__init__(message)
        self.instance_id = instance_id


class ConcurrentChange(Refused):
    """Somebody changed the same case at the same moment, three times in a row."""

    code = "concurrent-change"

    def __init__(self) -> None:
        super().__init__("En anden ændrede sagen i samme øjeblik. Prøv igen.")


class InvalidInput(EngineError):
    """What was sent cannot be used; nothing was changed."""

    code = "invalid-input"


class ValueInvalid(InvalidInput):
    """A single value outside a form cannot be used."""

    code = "value-invalid"


class FormInvalid(InvalidInput):
    """A form has errors. `errors` maps a field's key to its sentence."""

    code = "form-invalid"

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("Formularen har fejl: " + " ".join(errors.values()))
        self.errors = dict(errors)


class DeploymentRejected(InvalidInput):
    """At least one finding is an error; nothing was stored."""

    code = "deployment-rejected"

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        errors = [finding.sentence() for finding in self.findings if finding.is_error]
        super().__init__("Diagrammet kan ikke udrulles:\n" + "\n".join(f"* {sentence}" for sentence in errors))


class ExecutionFailed(EngineError):
    """A running case met something it cannot do. `element_id` and `element_name` say where in the diagram."""

    code = "execution-failed"

    def __init__(self, message: str, *, element_id: str = "", element_name: str = "", process_key: str = "") -> None:
        super().__init__(message)
        self.element_id = element_id
        self.element_name = element_name
        self.process_key = process_key


class ExpressionFailed(ExecutionFailed):
    """An expression could not be evaluated, or a condition was not true or false."""

    code = "expression-failed"


class DecisionFailed(ExecutionFailed):
    """A decision table is missing, or its rows contradict its hit policy."""

    code = "decision-failed"


class NoFlowTaken(ExecutionFailed):
    """No condition of a gateway holds and it has no default flow."""

    code = "no-flow-taken"


class TooManySteps(ExecutionFailed):
    """One action took more steps than the limit: the diagram loops without waiting."""

    code = "too-many-steps"


class AssignmentFailed(ExecutionFailed):
    """A task's candidate group is null or unknown to the organisation."""

    code = "assignment-failed"


class TimerFailed(ExecutionFailed):
    """A timer's date or duration is null or unreadable."""

    code = "timer-failed"


class HandlerFailed(ExecutionFailed):
    """A service task's handler failed."""

    code = "handler-failed"


class ErrorNotCaught(ExecutionFailed):
    """An error of the procedure's own was thrown, and no boundary event catches its code."""

    code = "error-not-caught"

    def __init__(self, message: str, error_code: str) -> None:
        super().__init__(message)
        self.error_code = error_code
