"""The command `replay`: kept scenarios, replayed on the procedures as they lie on disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from engine.errors import EngineError
from engine.process_engine import replay_scenario
from webforms.config import ConfigError
from webforms.folders import Folders, read_folders
from webforms.organisation import ORGANISATION, read_organisation


def replay(paths: Sequence[Path], processes: Path) -> int:
    """Replay the scenario files at or below `paths`; gives 1 when one goes another way than it is written.

    Raises ConfigError where there is no scenario.
    """
    files = list(dict.fromkeys(file for path in paths for file in _files(path)))
    if not files:
        raise ConfigError("Der er ingen scenarier på de stier. Et scenarie er en fil, der ender på .toml.")
    folders, groups = read_folders([processes]), _groups(processes)
    failed = sum(not _replay(file, folders, groups) for file in files)
    click.echo(f"{len(files)} scenarier afspillet: {failed} gik en anden vej.")
    return int(failed > 0)


def _replay(file: Path, folders: Folders, groups: frozenset[str] | None) -> bool:
    """Replay one, and print what came of it; gives whether it went as written."""
    try:
        made = replay_scenario(folders, file.read_text("utf-8"), file.name, groups)
    except (EngineError, UnicodeDecodeError) as error:
        click.echo(f"{file}: {error}", err=True)
        return False
    for sentence in made.deviations:
        click.echo(f"{file}: {sentence}", err=True)
    if not made.deviations:
        click.echo(f"{file}: som skrevet ({made.scenario.name}).")
    return not made.deviations


def _files(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise ConfigError(f"«{path}» findes ikke.")
    if path.is_file():
        yield path
    else:
        yield from (each for each in sorted(path.rglob("*.toml")) if each.name != ORGANISATION)


def _groups(processes: Path) -> frozenset[str] | None:
    file = processes / ORGANISATION
    return frozenset(team.id for team in read_organisation(file).teams) if file.is_file() else None
