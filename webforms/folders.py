"""The procedures' folders on disk as deployments: which files belong together, and which go first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from webforms.deployments.files import SUFFIXES

CALLED = re.compile(rb"""calledElement\s*=\s*["']([\w.-]+)["']""")
KEY = re.compile(rb"""<(?:\w+:)?process\b[^>]*?\sid\s*=\s*["']([\w.-]+)["']""")


@dataclass(frozen=True)
class Folder:
    """One procedure or table: a deployment of its own. `keys` it defines, `calls` it makes."""

    path: Path
    files: dict[str, bytes]
    keys: frozenset[str]
    calls: frozenset[str]

    @property
    def name(self) -> str:
        """The folder's name is the deployment's."""
        return self.path.name


def read_folders(paths: Iterable[Path]) -> list[Folder]:
    """The folders at or below `paths` that hold files of ours, called procedures before those that call them."""
    found = {folder.path: folder for path in paths for folder in _below(path)}
    return list(_called_first(list(found.values())))


def _below(path: Path) -> Iterator[Folder]:
    if path.is_file():
        yield _folder(path.parent, [path])
        return
    names = sorted(each for each in path.iterdir() if not each.name.startswith("."))
    files = [each for each in names if each.is_file() and each.suffix in SUFFIXES]
    if files:
        yield _folder(path, files)
    for each in names:
        if each.is_dir():
            yield from _below(each)


def _folder(path: Path, files: list[Path]) -> Folder:
    read = {each.name: each.read_bytes() for each in files}
    diagrams = [data for name, data in read.items() if name.endswith(".bpmn")]
    return Folder(
        path.resolve(),
        read,
        frozenset(key.decode() for data in diagrams for key in KEY.findall(data)),
        frozenset(key.decode() for data in diagrams for key in CALLED.findall(data)),
    )


def _called_first(folders: list[Folder]) -> Iterator[Folder]:
    """Tables before diagrams, and each procedure after all that it calls."""
    owner = {key: folder for folder in folders for key in folder.keys}
    done: set[Path] = set()

    def visit(folder: Folder) -> Iterator[Folder]:
        if folder.path in done:
            return
        done.add(folder.path)
        for key in sorted(folder.calls & owner.keys()):
            yield from visit(owner[key])
        yield folder

    for folder in sorted(folders, key=lambda each: (bool(each.keys), each.name)):
        yield from visit(folder)
