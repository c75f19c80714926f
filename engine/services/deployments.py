"""The verbs of deployments: check files, and take them in as new versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.actor import Actor
from engine.errors import DeploymentRejected, InvalidInput, ValueInvalid
from engine.findings import Finding
from engine.persistence.base import lock_deployments
from engine.persistence.definition_records import deployment_record, stored_findings
from engine.persistence.definitions import Deployment, Resource
from engine.persistence.lookups import newest_deployment
from engine.records.definitions import DeploymentRecord
from engine.services.checking import Deployed, check
from engine.services.context import Context
from engine.services.deployment_files import DeploymentFiles, called_first, in_folder, read_files
from engine.services.releasing import approval_demanded, must_upload
from engine.services.versions import Receipt, store

Files = Mapping[str, bytes]
MAX_NAME = 200
MAX_NOTE = 2_000
MAX_FILES = 100


@dataclass(frozen=True)
class Deployments:
    """What process owners deploy. Files are read and checked before the write begins, so that nobody waits for that."""

    context: Context

    def deploy(
        self,
        name: str,
        files: Files,
        actor: Actor,
        *,
        source: str | None = None,
        filter_duplicates: bool = True,
        draft: bool = False,
        note: str = "",
    ) -> DeploymentRecord:
        """Take in the files of one folder as a new version of each procedure, table and form in them.

        The versions are in use at once, unless a `draft` is asked for or the organisation demands approval. With
        `filter_duplicates` the same bytes as in the newest deployment of that name and source give that one back,
        marked unchanged. Raises RoleMissing, ValueInvalid, and DeploymentRejected with all findings when one is an
        error; nothing is stored then.
        """
        must_upload(actor)
        _must_be_named(name, files)
        if len(note) > MAX_NOTE:
            raise ValueInvalid(f"Bemærkningen er længere end {MAX_NOTE} tegn.")
        context = self.context
        if filter_duplicates:
            there = context.transactions.read(lambda session: _unchanged(session, name, files, source, draft=draft))
            if there is not None:
                return there
        read = read_files(name, files)
        findings = context.transactions.read(lambda session: check(read, [read], self._known(session, draft=draft)))
        if any(finding.is_error for finding in findings):
            raise DeploymentRejected(findings)

        def verb(session: Session) -> DeploymentRecord:
            lock_deployments(session)
            there = _unchanged(session, name, files, source, draft=draft) if filter_duplicates else None
            return there or self._store(session, read, findings, self._receipt(session, actor, source, note, draft))

        return context.transactions.write(verb)

    def deploy_all(
        self, folders: Mapping[str, Files], actor: Actor, *, source: str | None = None
    ) -> list[DeploymentRecord]:
        """Take in several folders that may call each other, each as a deployment of its name, called ones first.

        Folders whose bytes are those of their newest deployment are left alone. All or nothing: raises what `deploy`
        raises, with the findings of all folders.
        """
        must_upload(actor)
        for name, files in folders.items():
            _must_be_named(name, files)
        context = self.context
        there = context.transactions.read(
            lambda session: [_unchanged(session, name, files, source) for name, files in folders.items()]
        )
        unchanged = [record for record in there if record is not None]
        if len(unchanged) == len(folders):
            return unchanged
        read = called_first(read_files(name, files) for name, files in folders.items())
        found = context.transactions.read(lambda session: self._check_all(session, read))
        every = [finding for name, findings in found.items() for finding in in_folder(name, findings)]
        if any(finding.is_error for finding in every):
            raise DeploymentRejected(every)

        def verb(session: Session) -> list[DeploymentRecord]:
            lock_deployments(session)
            receipt = self._receipt(session, actor, source)
            return [
                _unchanged(session, each.name, each.files, source)
                or self._store(session, each, found[each.name], receipt)
                for each in read
            ]

        return context.transactions.write(verb)

    def check(self, files: Files) -> tuple[Finding, ...]:
        """What deploying these files would find, beside what is deployed already; nothing is stored."""
        read = read_files("", files)
        return self.context.transactions.read(lambda session: check(read, [read], self._known(session)))

    def check_all(self, folders: Mapping[str, Files]) -> tuple[Finding, ...]:
        """The same for several folders together; the folder's name stands before each file's."""
        read = [read_files(name, files) for name, files in folders.items()]
        found = self.context.transactions.read(lambda session: self._check_all(session, read))
        return tuple(finding for name, findings in found.items() for finding in in_folder(name, findings))

    def _check_all(self, session: Session, read: Sequence[DeploymentFiles]) -> dict[str, tuple[Finding, ...]]:
        known = self._known(session)
        return {each.name: check(each, read, known) for each in read}

    def _known(self, session: Session, *, draft: bool = False) -> Deployed:
        """What is deployed already; for what comes in as a draft, other drafts count."""
        return Deployed(session, self.context.definitions, drafts=draft or approval_demanded(session))

    def _receipt(
        self, session: Session, actor: Actor, source: str | None, note: str = "", draft: bool = False
    ) -> Receipt:
        is_draft = draft or approval_demanded(session)
        return Receipt(source, self.context.clock.now(), actor.user_id, note.strip(), is_draft)

    def _store(
        self, session: Session, read: DeploymentFiles, findings: Sequence[Finding], receipt: Receipt
    ) -> DeploymentRecord:
        return deployment_record(session, store(session, read, findings, receipt), findings)


def _must_be_named(name: str, files: Files) -> None:
    problem: InvalidInput | None = None
    if not name.strip() or len(name) > MAX_NAME:
        problem = ValueInvalid(f"En udrulning skal have et navn på højst {MAX_NAME} tegn.")
    elif not files:
        problem = ValueInvalid(f"Udrulningen «{name}» har ingen filer.")
    elif len(files) > MAX_FILES:
        problem = ValueInvalid(f"Udrulningen «{name}» har mere end {MAX_FILES} filer. Del den i flere udrulninger.")
    elif any(not file or len(file) > MAX_NAME or not file.isprintable() for file in files):
        problem = ValueInvalid(f"En fil skal have et navn på højst {MAX_NAME} tegn.")
    if problem:
        raise problem


def _unchanged(
    session: Session, name: str, files: Files, source: str | None, *, draft: bool = False
) -> DeploymentRecord | None:
    """The newest deployment of that name and source, if its files are these, byte for byte.

    One that is still a draft does not count where the files are to be in use.
    """
    newest: Deployment | None = newest_deployment(session, name, source)
    if newest is None or (newest.draft and not draft and not approval_demanded(session)):
        return None
    stored = session.execute(select(Resource.name, Resource.data).where(Resource.deployment_id == newest.id))
    if {row[0]: bytes(row[1]) for row in stored} != dict(files):
        return None
    found = stored_findings(session, newest.id)
    return replace(deployment_record(session, newest, found), unchanged=True)
