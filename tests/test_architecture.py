"""Holds the law of the house: imports point down, one committer, one reader of the wall clock (docs/adr/0001)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOOR_0 = {"errors", "findings", "clock", "actor", "records"}
CORE = FLOOR_0 | {"feel", "dmn", "forms", "bpmn", "execution"}
ENGINE = CORE | {"persistence", "handlers", "services", "queries", "process_engine", "worker", "demo_clock"}
MAY_IMPORT = {
    "errors": {"findings"},
    "findings": set(),
    "clock": set(),
    "actor": set(),
    "records": {"findings", "records"},
    "feel": FLOOR_0 | {"feel"},
    "dmn": FLOOR_0 | {"feel", "dmn"},
    "forms": FLOOR_0 | {"feel", "forms"},
    "bpmn": FLOOR_0 | {"feel", "dmn", "forms", "bpmn"},
    "execution": CORE,
    "persistence": FLOOR_0 | {"persistence"},
    "handlers": FLOOR_0 | {"handlers"},
    "services": CORE | {"persistence", "handlers", "services"},
    "queries": FLOOR_0 | {"dmn", "forms", "feel", "persistence", "queries"},
    "demo_clock": FLOOR_0 | {"persistence", "services"},
    "process_engine": ENGINE,
    "worker": ENGINE,
}
WEB_MAY_IMPORT = {"process_engine", "worker", "demo_clock", "forms"} | FLOOR_0
ONLY_IN = {  # library → the rooms that may know it
    "SpiffWorkflow": {"bpmn", "execution"},
    "sqlalchemy": {"persistence", "services", "queries", "process_engine", "demo_clock"},
    "flask": set(),
    "lxml": {"dmn", "bpmn"},
}


def sources(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[1].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("engine.") and name.count(".")}


@pytest.mark.parametrize("path", sources("engine"), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_of_the_engine_point_down(path: Path) -> None:
    if room(path) == "__init__":
        assert not list(imports(path))
        return
    assert ours(path) & ENGINE <= MAY_IMPORT[room(path)]
    assert not [name for name in imports(path) if name.split(".")[0] in {"webforms", "tests"}]


@pytest.mark.parametrize("path", sources("engine"), ids=lambda path: str(path.relative_to(ROOT)))
def test_each_library_stays_in_its_rooms(path: Path) -> None:
    for name in imports(path):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert allowed is None or room(path) in allowed, f"{path} imports {name}"


@pytest.mark.parametrize("path", sources("webforms"), ids=lambda path: str(path.relative_to(ROOT)))
def test_pages_know_the_engine_by_its_door(path: Path) -> None:
    allowed = WEB_MAY_IMPORT | ({"persistence"} if path.name == "extensions.py" else set())
    assert ours(path) & ENGINE <= allowed


@pytest.mark.parametrize("path", sources("engine") + sources("webforms"), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_transactions_commit_and_only_the_clock_tells_time(path: Path) -> None:
    text = path.read_text("utf-8")
    if path.name != "transactions.py":
        assert not re.search(r"\.commit\(", text)
    if path != ROOT / "engine" / "clock.py":
        assert not re.search(r"datetime\.(now|utcnow)\(|date\.today\(|\btime\.time\(", text)
    assert not re.search(r"(?<![\w.])(eval|exec)\(", text)


def test_no_file_is_far_over_300_lines() -> None:
    long = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in sources("engine")}
    assert {name: lines for name, lines in long.items() if lines > 320} == {}
