"""The plugin says of a diagram what the deployment says: on the diagrams of the rules' own tests and on ours."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from engine.bpmn.checks import CheckContext
from engine.findings import Finding
from engine.process_engine import rules
from tests.engine.bpmn.checks.asking import GROUPS, read
from tests.engine.bpmn.checks.test_drawn_procedures import FOLDERS, around, diagrams
from tests.webforms.kit.drafts import drafts
from tests.webforms.kit.examples import Example, examples
from tests.webforms.kit.modeler import Linted, Said, lint, load, modeler
from webforms.kit.linting import judged_ids, right

JUDGED = sorted(judged_ids())
PAGES = {rule.id: rule for rule in rules()}
UNTOLD = "extension-unused: test_what_a_mapping_says_beyond_its_field_is_met"  # the reader takes both spellings as one


class Compared(NamedTuple):
    """What both say of one example."""

    example: Example
    findings: list[Finding]
    linted: Linted

    def counts(self, rule: str) -> tuple[Counter[str], Counter[str]]:
        """How often the deployment and the plugin meet each element."""
        deployed = Counter(finding.element_id for finding in self.findings if finding.rule == rule)
        return deployed, Counter(report.element for report in self.linted.said if report.rule == rule)


@pytest.fixture(scope="module")
def compared(chromium: Browser) -> list[Compared]:
    """Every example, judged by both."""
    page = modeler(chromium)
    procedures = [Example(folder, diagrams()[folder], around()) for folder in FOLDERS]
    own = [Example(name, read(file), CheckContext(groups=GROUPS)) for name, file in drafts().items()]
    return list(_judged(page, [*examples(), *procedures, *own]))


def _judged(page: Page, asked: list[Example]) -> Iterator[Compared]:
    together: dict[str, list[Example]] = defaultdict(list)
    for example in asked:
        together[json.dumps(example.lists)].append(example)
    for lists, group in together.items():
        load(page, json.loads(lists))
        for example, linted in zip(group, lint(page, [each.xml for each in group]), strict=True):
            yield Compared(example, list(example.findings()), linted)


@pytest.mark.parametrize("rule", JUDGED)
def test_the_plugin_meets_what_the_deployment_meets(rule: str, compared: list[Compared]) -> None:
    asked = [each for each in compared if each.linted.whole and each.example.name != UNTOLD]
    counts = [(each.example.name, *each.counts(rule)) for each in asked]
    assert [(name, deployed, drawn) for name, deployed, drawn in counts if deployed != drawn] == []


@pytest.mark.parametrize("rule", JUDGED)
def test_every_rule_is_met_and_is_silent_somewhere(rule: str, compared: list[Compared]) -> None:
    met = [bool(each.counts(rule)[1]) for each in compared if each.linted.whole]
    assert any(met)
    assert not all(met)


def test_nearly_every_example_is_read_whole(compared: list[Compared]) -> None:
    assert len([each for each in compared if not each.linted.whole]) < len(compared) / 20


def test_the_details_are_those_of_the_deployments_sentence(compared: list[Compared]) -> None:
    for example, findings, linted in compared:
        told: dict[tuple[str, str], set[str]] = defaultdict(set)
        for finding in findings:
            told[finding.rule, finding.element_id] |= words(finding.message)
        for report in linted.said if linted.whole else ():
            assert words(detail(report)) <= told[report.rule, report.element], (example.name, report)


def test_the_nearest_name_is_the_one_that_the_deployment_proposes(compared: list[Compared]) -> None:
    proposed = 0
    for example, findings, linted in compared:
        deployed = {(f.rule, f.element_id): hints(f.message) for f in findings if f.rule in JUDGED}
        drawn = {(said.rule, said.element): hints(said.text) for said in linted.said if linted.whole}
        assert {at: hint for at, hint in drawn.items() if hint != deployed[at]} == {}, example.name
        proposed += sum(map(bool, drawn.values()))
    assert proposed > 10


def hints(text: str) -> list[str]:
    """The names that a sentence proposes."""
    return re.findall(r"Mente du «([^»]+)»", text)


def detail(report: Said) -> str:
    """What a report says beyond the rule's title and what is right."""
    rule = PAGES[report.rule]
    assert report.text.startswith(rule.title)
    return report.text.removeprefix(rule.title).removesuffix(right(rule.page))


def words(text: str) -> set[str]:
    """The words of a sentence."""
    return set(re.findall(r"\w+", text.lower()))
