"""The procedures of processes/ as deployments: one folder, one deployment, called ones first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

PROCESSES = Path(__file__).parents[2] / "processes"
SUFFIXES = {".bpmn", ".dmn", ".form"}


def files_of(key: str) -> dict[str, bytes]:
    """The files of one procedure's folder."""
    folder = PROCESSES / key
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in SUFFIXES}


def called_by(key: str) -> set[str]:
    """The procedures that this one calls."""
    diagram = (PROCESSES / key / f"{key}.bpmn").read_text("utf-8")
    return set(re.findall(r'calledElement="([\w-]+)"', diagram))


def in_order(*keys: str) -> Iterator[str]:
    """These procedures and all that they call, each after what it calls."""
    done: set[str] = set()

    def visit(key: str) -> Iterator[str]:
        if key not in done:
            done.add(key)
            for called in sorted(called_by(key)):
                yield from visit(called)
            yield key

    for key in keys:
        yield from visit(key)
