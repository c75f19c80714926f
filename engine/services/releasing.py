"""Who may take versions in and put them in use, and whether the organisation demands approval. Private to services."""

from __future__ import annotations

from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import KeyTooNarrow, RoleMissing
from engine.persistence.people import Setting

APPROVAL = "approval_required"
DEMANDED = "yes"


def approval_demanded(session: Session) -> bool:
    """Whether a new version must be approved by another person before it is put in use."""
    setting = session.get(Setting, APPROVAL)
    return setting is not None and setting.value == DEMANDED


def must_upload(actor: Actor) -> None:
    """Raises RoleMissing for those who may not put files in."""
    if not actor.may_upload:
        raise RoleMissing("Kun procesejere og administratorer kan udrulle procedurer.")


def must_deploy(actor: Actor) -> None:
    """Raises RoleMissing for those who may not do all that is a process owner's, KeyTooNarrow for their narrow keys."""
    must_upload(actor)
    if not actor.may_deploy:
        raise KeyTooNarrow
