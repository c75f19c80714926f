"""The rule version-tag-missing: procedure uden udgavenavn."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met
from tests.support.diagrams import process

RULE = "version-tag-missing"


def test_a_version_tag_is_accepted() -> None:
    assert met(RULE, process("p", versionTag="2026-1").start()) == []


def test_none_is_met() -> None:
    assert met(RULE, process("p").start()) == ["p"]
