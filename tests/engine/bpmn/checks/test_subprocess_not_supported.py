"""The rule subprocess-not-supported: delproces, der ikke kan køres."""

from __future__ import annotations

from tests.engine.bpmn.checks.asking import met, said
from tests.support.diagrams import process

RULE = "subprocess-not-supported"


def test_an_ordinary_subprocess_is_accepted() -> None:
    draft = process("p").start().end()
    draft.sub("s").start("s1").end("s2").path("s1", "s2")
    draft.path("start", "s", "end")
    assert met(RULE, draft) == []


def test_ad_hoc_subprocesses_and_transactions_are_refused() -> None:
    draft = process("p").start().element("adHocSubProcess", "a").element("transaction", "b").end()
    draft.path("start", "a", "b", "end")
    assert met(RULE, draft) == ["a", "b"]


def test_an_event_subprocess_is_refused() -> None:
    draft = process("p").start().element("subProcess", "s", _triggeredByEvent="true").end().path("start", "end")
    assert met(RULE, draft) == ["s"]
    assert "hændelsesdelproces" in said(RULE, draft)
