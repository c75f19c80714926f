"""Checks what is to be deployed against what is deployed already, and against what is deployed together with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.bpmn.checks import CheckContext, check_diagram
from engine.bpmn.checks.binding_not_found import bindings
from engine.bpmn.compiler import compile_processes
from engine.bpmn.model import Diagram, Element, Process
from engine.dmn import Decision
from engine.errors import DeploymentRejected
from engine.findings import Finding, Severity
from engine.forms.schema import Form
from engine.persistence.definitions import DecisionDefinition, Deployment, FormDefinition, ProcessDefinition
from engine.persistence.lookups import Definition, latest_process, newest_id
from engine.persistence.people import GroupMember, Team, User
from engine.services.definitions import DeployedDefinitions
from engine.services.deployment_files import DeploymentFiles

KINDS: dict[str, Definition] = {
    "process": ProcessDefinition,
    "decision": DecisionDefinition,
    "form": FormDefinition,
}
MAX_FINDINGS = 3_000  # of one deployment; all are stored and sent


class Known:
    """What is known beside the files: nothing. `groups` are the organisation's teams; None when it has named none."""

    groups: frozenset[str] | None = None
    staffed_groups: frozenset[str] | None = None
    processes: frozenset[str] = frozenset()

    def form(self, key: str) -> Form | None:
        """The newest deployed form of that id."""
        return None

    def decision(self, key: str) -> Decision | None:
        """The newest deployed decision of that id."""
        return None

    def process(self, key: str) -> Process | None:
        """The newest deployed procedure of that key."""
        return None

    def versions(self, kind: str, key: str) -> frozenset[int] | None:
        """The versions of a process, decision or form that have been in use; None when that is not known."""
        return None


class OnlyGroups(Known):
    """No database, but the organisation's teams."""

    def __init__(self, groups: frozenset[str] | None) -> None:
        self.groups = groups


class Deployed(Known):
    """What the database holds. With `drafts` a procedure of which only drafts are there is known too."""

    def __init__(self, session: Session, definitions: DeployedDefinitions, *, drafts: bool = False) -> None:
        self._session = session
        self._definitions = definitions
        self._drafts = drafts
        self.groups = frozenset(session.scalars(select(Team.id))) or None
        members = select(GroupMember.group_id).join(User, User.id == GroupMember.user_id).where(User.active)
        self.staffed_groups = frozenset(session.scalars(members)) or None
        keys = select(ProcessDefinition.key)
        self.processes = frozenset(session.scalars(keys if drafts else keys.where(ProcessDefinition.latest)))

    def form(self, key: str) -> Form | None:
        """The newest deployed form of that id."""
        query = select(FormDefinition.id).where(FormDefinition.latest, FormDefinition.key == key)
        found = self._session.scalar(query)
        return self._definitions.form(self._session, found) if found else None

    def decision(self, key: str) -> Decision | None:
        """The newest deployed decision of that id."""
        query = select(DecisionDefinition.id).where(DecisionDefinition.latest, DecisionDefinition.key == key)
        found = self._session.scalar(query)
        return self._definitions.decision(self._session, found).decision if found else None

    def process(self, key: str) -> Process | None:
        """The newest deployed procedure of that key."""
        used = latest_process(self._session, key)
        found = used.id if used else newest_id(self._session, key) if self._drafts else None
        return self._definitions.process(self._session, found).executable.process if found else None

    def versions(self, kind: str, key: str) -> frozenset[int] | None:
        """The versions of a process, decision or form that have been in use, and drafts where they are known."""
        table = KINDS[kind]
        found = select(table.version).join(Deployment, Deployment.id == table.deployment_id).where(table.key == key)
        used = found if self._drafts else found.where(Deployment.draft.is_(False))
        return frozenset(self._session.scalars(used))


def check(read: DeploymentFiles, together: Sequence[DeploymentFiles], known: Known) -> tuple[Finding, ...]:
    """All findings of one deployment; `together` are all those deployed in one go, this one included."""
    context = _context(read, together, known)
    found = [*read.findings, *_deployed_twice(read, together)]
    for diagram in read.diagrams:
        said = check_diagram(diagram, context)
        found += said
        if not any(finding.is_error and finding.file == diagram.file for finding in found):
            found += _not_buildable(diagram)
    return _bounded(found)


def _bounded(found: list[Finding]) -> tuple[Finding, ...]:
    """The findings, or the weightiest of very many, in the order they were met."""
    if len(found) <= MAX_FINDINGS:
        return tuple(found)
    weights = list(Severity)
    kept = sorted(range(len(found)), key=lambda at: weights.index(found[at].severity))[:MAX_FINDINGS]
    sentence = f"Der er {len(found) - MAX_FINDINGS} bemærkninger mere, som ikke er vist."
    more = Finding(found[kept[-1]].file, severity=Severity.INFO, rule="findings-left-out", message=sentence)
    return (*(found[at] for at in sorted(kept)), more)


def _not_buildable(diagram: Diagram) -> tuple[Finding, ...]:
    try:
        compile_processes(diagram)
    except DeploymentRejected as rejected:
        return rejected.findings
    return ()


def _context(read: DeploymentFiles, together: Sequence[DeploymentFiles], known: Known) -> CheckContext:
    deployed = _called(read, together, known)
    taking_part = (*read.processes.values(), *deployed.values())
    elements = [element for process in taking_part for element in process.elements.values()]
    return CheckContext(
        groups=known.groups,
        staffed_groups=known.staffed_groups,
        forms=_forms(elements, read, together, known),
        form_files=read.forms,
        decisions=_decisions(elements, read, together, known),
        processes=known.processes.union(*(each.processes for each in together)),
        forms_in_deployment=frozenset(read.forms_by_id),
        decisions_in_deployment=frozenset(read.decisions_by_id),
        diagrams=read.diagrams,
        deployed=deployed,
        versions=_versions(read, known),
    )


def _versions(read: DeploymentFiles, known: Known) -> dict[tuple[str, str], frozenset[int]]:
    """The versions of what is bound to one; what comes along now gets another one, so nothing is known of it."""
    own = {("process", key) for key in read.processes}
    own |= {("decision", key) for key in read.decisions_by_id} | {("form", key) for key in read.forms_by_id}
    elements = (element for process in read.processes.values() for element in process.elements.values())
    bound = {(each.kind, each.key) for e in elements for each in bindings(e) if each.binding == "version"}
    return {named: there for named in bound - own if (there := known.versions(*named)) is not None}


def _forms(
    elements: Iterable[Element], read: DeploymentFiles, together: Sequence[DeploymentFiles], known: Known
) -> dict[str, Form]:
    """The forms that come along, and the deployed ones that the elements show."""
    forms = {key: form for each in together for key, form in each.forms_by_id.items()} | read.forms_by_id
    for name in {element.settings.form.name for element in elements if element.settings.form} - set(forms):
        if form := known.form(name):
            forms[name] = form
    return forms


def _decisions(
    elements: Iterable[Element], read: DeploymentFiles, together: Sequence[DeploymentFiles], known: Known
) -> dict[str, Decision]:
    """The decisions that come along, and the deployed ones that the elements ask."""
    tables = {key: table for each in together for key, table in each.decisions_by_id.items()} | read.decisions_by_id
    for key in {element.settings.decision_ref for element in elements if element.settings.decision_ref} - set(tables):
        if table := known.decision(key):
            tables[key] = table
    return tables


def _called(read: DeploymentFiles, together: Iterable[DeploymentFiles], known: Known) -> dict[str, Process]:
    """The procedures outside this deployment that it calls, directly or not."""
    beside = {key: process for each in together for key, process in each.processes.items()}
    found: dict[str, Process] = {}
    waiting = [key for process in read.processes.values() for key in process.called_keys()]
    while waiting:
        key = waiting.pop()
        if key in found or key in read.processes:
            continue
        process = beside.get(key) or known.process(key)
        if process is not None:
            found[key] = process
            waiting += process.called_keys()
    return found


def _deployed_twice(read: DeploymentFiles, together: Sequence[DeploymentFiles]) -> list[Finding]:
    """Procedures that another deployment of the same go defines too."""
    count = Counter(key for each in together for key in each.processes)
    return [
        Finding(
            diagram.file,
            process.line,
            rule="process-deployed-twice",
            message=f"Proceduren «{process.id}» findes i flere mapper. Kun én af dem ville gælde.",
            element_id=process.id,
            element_name=process.name,
        )
        for diagram in read.diagrams
        for process in diagram.processes
        if process.executable and count[process.id] > 1
    ]
