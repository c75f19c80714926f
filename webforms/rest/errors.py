"""One table from what went wrong to Camunda's error answer {"type", "message", "code"}."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, request
from werkzeug.exceptions import HTTPException

from engine.errors import (
    ConcurrentChange,
    DeploymentRejected,
    EngineError,
    FormInvalid,
    InvalidInput,
    NotAllowed,
    NotFound,
    Refused,
    TaskNotOpen,
)
from engine.findings import Finding, Severity
from webforms.rest.answers import failure

STATUS: tuple[tuple[type[EngineError], int, str], ...] = (
    (DeploymentRejected, 400, "ParseException"),
    (ConcurrentChange, 400, "OptimisticLockingException"),
    (NotFound, 404, "InvalidRequestException"),
    (TaskNotOpen, 404, "InvalidRequestException"),  # gone here, as GET says of it
    (NotAllowed, 403, "AuthorizationException"),
    (Refused, 400, "InvalidRequestException"),
    (InvalidInput, 400, "InvalidRequestException"),
)
OPTIMISTIC_LOCKING = 1  # Camunda's code for a lost race; 0 is «no particular code»


def engine_error(error: EngineError) -> Response:
    """The engine refused: our stable code stands beside Camunda's keys as `reason`."""
    for kind, status, name in STATUS:
        if isinstance(error, kind):
            code = OPTIMISTIC_LOCKING if kind is ConcurrentChange else 0
            return failure(status, name, message(error), code, reason=error.code, **details(error))
    current_app.logger.error("%s %s: %s", request.method, request.path, error)
    return failure(500, "ProcessEngineException", error.message, 0, reason=error.code)


def message(error: EngineError) -> str:
    """The sentence; a rejected deployment in the form the Modeler's output panel shows (camunda-modeler § 1.5)."""
    if not isinstance(error, DeploymentRejected):
        return error.message
    return "ENGINE-09005 Could not parse BPMN process. Errors: \n" + "\n".join(
        f"* {sentence(finding)} | resource {finding.file} | line {finding.line} | column {finding.column}"
        for finding in error.findings
        if finding.is_error
    )


def sentence(finding: Finding) -> str:
    """The finding with element id and name before it: the message text is all that the Modeler shows."""
    name = f" «{finding.element_name}»" if finding.element_name else ""
    return f"{finding.element_id}{name}: {finding.message}" if finding.element_id else finding.message


def details(error: EngineError) -> dict[str, Any]:
    """What a program may want to read of the error: findings by file, or form errors by field."""
    if isinstance(error, FormInvalid):
        return {"errors": error.errors}
    if not isinstance(error, DeploymentRejected):
        return {}
    files: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for finding in error.findings:
        if finding.severity is Severity.INFO:
            continue
        problems = files.setdefault(finding.file, {"errors": [], "warnings": []})
        problems["errors" if finding.is_error else "warnings"].append(problem(finding))
    return {"details": files}


def problem(finding: Finding) -> dict[str, Any]:
    """One finding in Camunda's keys."""
    return {
        "message": sentence(finding),
        "line": finding.line,
        "column": finding.column,
        "mainElementId": finding.element_id or None,
        "elementIds": [finding.element_id] if finding.element_id else [],
    }


def http_error(error: HTTPException) -> Response:
    """Flask's own refusals: too large, unreadable body, a method that the path has not."""
    return failure(error.code or 500, "RestException", error.description or error.name)


def unexpected(error: Exception) -> Response:
    """A fault of ours: logged in full, answered in one sentence."""
    current_app.logger.exception("%s %s", request.method, request.path, exc_info=error)
    return failure(500, "ProcessEngineException", "Der skete en fejl på serveren. Fejlen er noteret i loggen.", 0)


def missing(path: str) -> Response:
    """A path that this server has not: 404 that names it."""
    sentence = f"{request.method} /engine-rest/{path} findes ikke her. Sagsgang har kun en del af Camunda 7's REST API."
    return failure(404, "NotFoundException", sentence)
