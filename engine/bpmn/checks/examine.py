"""Asks every rule about a diagram and makes findings of the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.bpmn.checks.catalogue import RULES, Rule
from engine.bpmn.checks.context import CheckContext
from engine.bpmn.checks.places import Met, Spot
from engine.bpmn.checks.subject import Subject
from engine.bpmn.model import Diagram
from engine.findings import Finding, Severity

MAX_EXAMINED = 5  # procedures of one file; a second one is an error anyway
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def check_diagram(diagram: Diagram, context: CheckContext) -> tuple[Finding, ...]:
    """What all rules say of a diagram, in the order of the file, errors first where several meet one line.

    Only executable processes are examined; the others are drawing.
    """
    subjects = _subjects(diagram, context)
    found = [finding for rule in RULES.values() for finding in _ask(rule, diagram, context, subjects)]
    return tuple(sorted(found, key=lambda f: (f.line, _ORDER.index(f.severity), f.element_id, f.rule)))


def check_rule(rule_id: str, diagram: Diagram, context: CheckContext) -> tuple[Finding, ...]:
    """What one rule says of a diagram. Raises KeyError for a rule that does not exist."""
    return tuple(_ask(RULES[rule_id], diagram, context, _subjects(diagram, context)))


def _subjects(diagram: Diagram, context: CheckContext) -> list[Subject]:
    executable = [process for process in diagram.processes if process.executable]
    return [Subject(diagram, process, context) for process in executable[:MAX_EXAMINED]]


def _named(met: Met, subject: Subject) -> Met:
    """The answer; what has no id is named by its process."""
    process = subject.process
    return met if met.place.id else Met(Spot(process.id, process.name, met.place.line), met.message)


def _ask(rule: Rule, diagram: Diagram, context: CheckContext, subjects: Sequence[Subject]) -> Iterator[Finding]:
    module = rule.module
    answers: list[Met] = []
    if hasattr(module, "check_file"):
        answers += module.check_file(diagram, context)
    else:
        answers += (_named(met, subject) for subject in subjects for met in module.check(subject))
    for place, message in answers:
        yield Finding(
            file=diagram.file,
            line=place.line,
            severity=rule.severity,
            rule=rule.id,
            message=" ".join(message.split()),
            element_id=place.id,
            element_name=place.name,
        )
