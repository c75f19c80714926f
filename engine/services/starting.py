"""What a case starts with: defaults, and the case number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from engine.errors import Refused, ValueInvalid
from engine.execution.variables import check_storable
from engine.persistence.definitions import Deployment, ProcessDefinition
from engine.services.context import Context

CASE_NUMBER = "sag_id"  # C-20
MAX_BUSINESS_KEY = 200
EMPTY: tuple[Any, ...] = (None, "", [])


def must_have_been_in_use(session: Session, definition: ProcessDefinition) -> None:
    """Raises Refused for a draft: it can be tried, but cases cannot start on it."""
    if session.get_one(Deployment, definition.deployment_id).draft:
        raise Refused(
            f"Version {definition.version} af «{definition.name}» er en kladde. "
            "Prøv den i en prøvekørsel, eller tag den i brug først."
        )


def with_defaults(
    session: Session, context: Context, bindings: Mapping[str, Any], variables: Mapping[str, Any]
) -> dict[str, Any]:
    """The variables, with the default of each that is empty and that the case may come to need (C-18).

    It may need what its procedure or one that it calls mentions anywhere: in a diagram, a table or a form. A variable
    that nothing mentions is left out, so that it does not stand among the case's facts.
    """
    definitions = context.definitions
    deployments = {
        definitions.process(session, definition_id).deployment_id for definition_id in bindings["processes"].values()
    }
    return filled(
        variables,
        context.settings.defaults,
        lambda name: any(definitions.mentions(session, deployment_id, name) for deployment_id in deployments),
    )


def filled(
    variables: Mapping[str, Any], defaults: Mapping[str, str], is_needed: Callable[[str], bool]
) -> dict[str, Any]:
    """The variables, with the default of each that is empty and needed. Raises ValueInvalid for what cannot be kept."""
    for name, value in variables.items():
        check_storable(name, value)
    missing = {name: value for name, value in defaults.items() if variables.get(name) in EMPTY and is_needed(name)}
    return dict(variables) | missing


def business_key_of(business_key: str | None, variables: dict[str, Any]) -> str | None:
    """The business key, from `sag_id` where none was given; `sag_id` is set where it is empty (C-20).

    Raises ValueInvalid when the two differ, or when it cannot be a case number.
    """
    written = variables.get(CASE_NUMBER)
    number = str(written).strip() if written not in EMPTY and isinstance(written, str | int) else None
    given = (business_key or "").strip() or None
    if given and number and given != number:
        raise ValueInvalid(
            f"Sagsnummeret er angivet to gange: «{given}» og «{number}» i feltet sag_id. Brug det samme."
        )
    key = given or number
    if key is None:
        return None
    if len(key) > MAX_BUSINESS_KEY or not key.isprintable():
        raise ValueInvalid(f"Et sagsnummer er højst {MAX_BUSINESS_KEY} tegn uden linjeskift.")
    if number is None:
        variables[CASE_NUMBER] = key
    return key
