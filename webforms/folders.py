"""The procedures' folders on disk: each folder with files of ours is one deployment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from webforms.config import ConfigError
from webforms.deployments.files import SUFFIXES

Folders = dict[str, dict[str, bytes]]


def read_folders(paths: Iterable[Path]) -> Folders:
    """The folders at or below `paths` with their files, by name. Raises ConfigError for a path that is not there."""
    places = {place for path in paths for place in _below(_existing(path))}
    found: Folders = {}
    for place in sorted(places):
        if place.name in found:
            raise ConfigError(f"To mapper hedder «{place.name}». En procedures mappe skal have sit eget navn.")
        found[place.name] = {each.name: each.read_bytes() for each in _files(place)}
    return found


def _below(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path.parent
        return
    if any(_files(path)):
        yield path
    for each in path.iterdir():
        if each.is_dir() and not each.name.startswith("."):
            yield from _below(each)


def _files(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if each.is_file() and each.suffix in SUFFIXES)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise ConfigError(f"«{path}» findes ikke.")
    return path.resolve()
