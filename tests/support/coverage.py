"""Which elements, sequence flows and decision rows of processes/ the scenario tests reach, and which they never do.

The facts of every step are kept; under pytest-xdist each worker hands what it saw to the main process. When all modules
of tests/processes ran to their end, what was never reached is printed and fails the run; a partial run says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from engine.execution.actions import Fact
from tests.support import procedures

SCENARIOS = Path(__file__).parents[1] / "processes"
SEEN = pytest.StashKey[set[str]]()  # what was reached
MODULES = pytest.StashKey[set[str]]()  # the scenario modules that ran whole
MISSING = pytest.StashKey[list[str]]()


def reached(facts: Iterable[Fact]) -> set[str]:
    """What these facts reach, one word each: `key/element`, `key/flow`, `table/row`."""
    found: set[str] = set()
    for fact in facts:
        if fact.kind == "flow-taken":
            found.add(f"{fact.process_key}/{fact.details['flow']}")
        elif fact.kind == "decision-evaluated":
            found |= {f"{fact.details['decision']}/{rule}" for rule in fact.details["rules"]}
        elif fact.kind == ("activity-completed" if fact.element_type == "boundaryTimer" else "activity-started"):
            found.add(f"{fact.process_key}/{fact.element_id}")
    return found


def reachable() -> dict[str, str]:
    """All that there is to reach, each with the line a report shows."""
    found: dict[str, str] = {}
    for key in procedures.keys():  # noqa: SIM118
        for process in procedures.diagram(key).processes:
            names = {element.id: element.name or element.id for element in process.elements.values()}
            found |= {f"{process.id}/{id_}": f"{process.id}: «{name}» ({id_})" for id_, name in names.items()}
            for flow in process.flows.values():
                way = f"«{names[flow.source]}» → «{names[flow.target]}»"
                found[f"{process.id}/{flow.id}"] = f"{process.id}: {way} {flow.name} ({flow.id})"
    for decision in procedures.decisions().values():
        for number, rule in enumerate(decision.rules, 1):
            found[f"{decision.id}/{rule.id}"] = f"{decision.id}: række {number} ({rule.id})"
    return found


def missing(seen: set[str]) -> list[str]:
    """The lines of what was never reached, sorted."""
    return sorted(line for word, line in reachable().items() if word not in seen)


def pytest_configure(config: pytest.Config) -> None:
    config.stash[SEEN] = set()
    config.stash[MODULES] = set()
    config.stash[MISSING] = []


def pytest_collection_modifyitems(config: pytest.Config, items: Sequence[pytest.Item]) -> None:
    if not any("::" in argument for argument in config.args):
        config.stash[MODULES].update(item.path.name for item in items if item.path.parent == SCENARIOS)


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    for item in items:
        item.config.stash[MODULES].discard(item.path.name)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A pytest-xdist worker is done: take over what it saw."""
    told = getattr(node, "workeroutput", {})
    node.config.stash[SEEN].update(told.get("seen", ()))
    node.config.stash[MODULES].update(told.get("modules", ()))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    seen, modules = session.config.stash[SEEN], session.config.stash[MODULES]
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput |= {"seen": list(seen), "modules": list(modules)}
        return
    whole = {path.name for path in SCENARIOS.glob("test_*.py")} <= modules
    if whole and exitstatus == pytest.ExitCode.OK and (lines := missing(seen)):
        session.config.stash[MISSING] = lines
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    lines = config.stash[MISSING]
    if lines:
        terminalreporter.section(f"{len(lines)} elements, flows and decision rows never reached", red=True)
        for line in lines:
            terminalreporter.line(line)
