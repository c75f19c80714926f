"""The table of rules is in step with the files, the pages and what the reader says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.bpmn import checks
from engine.bpmn.checks.catalogue import READING, RULES, SECTIONS, Rule
from engine.findings import Severity

PACKAGE = Path(checks.__file__).parent
HERE = Path(__file__).parent


def rule_files() -> set[str]:
    """The modules that hold a rule: those with a function `check` or `check_file`."""
    found = (path for path in PACKAGE.glob("*.py") if re.search(r"^def check(_file)?\(", path.read_text("utf-8"), re.M))
    return {path.stem.replace("_", "-") for path in found}


def test_every_rule_is_a_file_and_every_file_a_rule() -> None:
    assert set(RULES) == rule_files()


def test_there_are_at_least_forty_rules_each_with_its_own_title() -> None:
    assert len(RULES) >= 40
    assert len({rule.title for rule in RULES.values()}) == len(RULES)
    assert sum(len(section) for section in SECTIONS.values()) == len(RULES)


def test_every_rule_has_a_test_with_an_accepted_and_a_met_diagram() -> None:
    for rule in RULES:
        text = (HERE / f"test_{rule.replace('-', '_')}.py").read_text("utf-8")
        assert f'RULE = "{rule}"' in text
        assert text.count("\ndef test_") >= 2, rule


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_page_says_what_why_wrong_and_right(rule: Rule) -> None:
    what, why, wrong, right = (" ".join(part.split()) for part in rule.page.split("\n\n"))
    assert what.endswith(".")
    assert (why[:8], wrong[:8], right[:8]) == ("Hvorfor:", "Forkert:", "Rigtigt:")


def test_what_the_reader_says_stands_in_the_table_with_its_severity() -> None:
    sources = [path for folder in ("", "dialects") for path in (PACKAGE.parent / folder).glob("*.py")]
    calls = re.compile(r'report\.(error|warning|info)\(\s*"([\w-]+)"')
    said = {(rule, Severity(weight)) for path in sources for weight, rule in calls.findall(path.read_text("utf-8"))}
    assert said <= {(rule.id, rule.severity) for rule in READING}
