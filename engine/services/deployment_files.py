"""From the files of a deployment to what can be deployed, and what there is to say of each; knows no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from engine.bpmn.model import Diagram, Process
from engine.bpmn.reader import read_diagram
from engine.dmn import Decision, read_decisions
from engine.findings import Finding
from engine.forms.reader import read_form
from engine.forms.schema import Form

MAX_ELEMENTS = 4_000  # of all diagrams of a deployment together
_TOO_LARGE = f"Udrulningens diagrammer har sammen mere end {MAX_ELEMENTS} elementer. Udrul dem hver for sig."
MAX_SMALL = 1_500_000  # bytes of all tables and forms of a deployment together
_TOO_HEAVY = "Udrulningens tabeller og formularer fylder sammen mere end 1,5 MB. Udrul dem hver for sig."
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe \t\r\n"  # byte order marks and white space
KINDS = {".bpmn": "bpmn", ".bpmn2": "bpmn", ".bpmn20.xml": "bpmn", ".dmn": "dmn", ".dmn11.xml": "dmn", ".form": "form"}


@dataclass(frozen=True)
class DeploymentFiles:
    """One deployment's files, read. `name` is the deployment's, or the folder's."""

    name: str
    files: Mapping[str, bytes]
    diagrams: tuple[Diagram, ...]
    decisions: Mapping[str, tuple[Decision, ...]]  # by file name
    forms: Mapping[str, Form]  # by file name
    findings: tuple[Finding, ...]

    @property
    def processes(self) -> dict[str, Process]:
        """The executable procedures by key."""
        every = (process for diagram in self.diagrams for process in diagram.processes)
        return {process.id: process for process in every if process.executable}

    @property
    def decisions_by_id(self) -> dict[str, Decision]:
        """The decision tables by id."""
        return {decision.id: decision for decisions in self.decisions.values() for decision in decisions}

    @property
    def forms_by_id(self) -> dict[str, Form]:
        """The forms that have an id, by it."""
        return {form.id: form for form in self.forms.values() if form.id}


def read_files(name: str, files: Mapping[str, bytes]) -> DeploymentFiles:
    """Read every diagram, table and form among the files; others are kept as they are. Never raises for bad input."""
    diagrams: list[Diagram] = []
    decisions: dict[str, tuple[Decision, ...]] = {}
    forms: dict[str, Form] = {}
    findings: list[Finding] = []
    elements = 0
    small = 0
    for file, data in sorted(files.items()):
        kind = kind_of(file, data)
        small += len(data) if kind in ("dmn", "form") else 0
        if kind in ("dmn", "form") and small > MAX_SMALL and len(data) < small:
            findings.append(Finding(file, rule="deployment-too-large", message=_TOO_HEAVY))
            continue
        if kind == "bpmn":
            diagram, said = read_diagram(data, file)
            elements += _size(diagram) if diagram else 0
            if elements > MAX_ELEMENTS:
                said = (*said, Finding(file, rule="deployment-too-large", message=_TOO_LARGE))
            elif diagram:
                diagrams.append(diagram)
        elif kind == "dmn":
            decisions[file], said = read_decisions(data, file)
        elif kind == "form":
            form, said = read_form(data, file)
            forms |= {file: form} if form else {}
        else:
            continue
        findings += said
    read = DeploymentFiles(name, files, tuple(diagrams), decisions, forms, tuple(findings))
    return replace(read, findings=(*read.findings, *_used_twice(read)))


def _size(diagram: Diagram) -> int:
    return sum(len(process.elements) + len(process.flows) for process in diagram.processes)


def kind_of(file: str, data: bytes) -> str:
    """What a file is: bpmn, dmn, form, or nothing we read. XML of another ending is told by its namespace."""
    lowered = file.lower()
    for ending, kind in KINDS.items():
        if lowered.endswith(ending):
            return kind
    plain = data.replace(b"\0", b"")  # UTF-16 too
    if not plain.lstrip(_BEFORE_XML).startswith(b"<"):
        return ""
    return "bpmn" if b"omg.org/spec/BPMN/" in plain else "dmn" if b"omg.org/spec/DMN/" in plain else ""


def called_first(read: Iterable[DeploymentFiles]) -> list[DeploymentFiles]:
    """The same deployments, each after those whose procedures it calls; a circle is cut where it is met."""
    waiting = list(read)
    owner = {key: each for each in waiting for key in each.processes}
    ordered: list[DeploymentFiles] = []
    begun: set[int] = set()

    def add(each: DeploymentFiles) -> None:
        if id(each) in begun:
            return
        begun.add(id(each))
        for process in each.processes.values():
            for key in process.called_keys():
                if key in owner:
                    add(owner[key])
        ordered.append(each)

    for each in waiting:
        add(each)
    return ordered


def in_folder(folder: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with the folder before each file name."""
    return tuple(replace(finding, file=f"{folder}/{finding.file}") for finding in findings)


def _used_twice(read: DeploymentFiles) -> list[Finding]:
    """Ids that two files of one deployment share: only one of the two could be reached."""
    tables = [(each.id, each.name, each.line, file) for file, those in read.decisions.items() for each in those]
    forms = [(form.id, "", 1, file) for file, form in read.forms.items() if form.id]
    found = []
    for rule, noun, named in (("decision-id-twice", "Beslutningen", tables), ("form-id-twice", "Formularen", forms)):
        count = Counter(key for key, *_ in named)
        for key, name, line, file in named:
            if count[key] > 1:
                message = f"{noun} «{key}» findes i flere filer. Giv hver sit eget id."
                found.append(Finding(file, line, rule=rule, message=message, element_id=key, element_name=name))
    return found
