"""The commands `check` and `deploy`: procedures on disk, judged and taken in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click
from engine.process_engine import ProcessEngine

from engine.actor import SYSTEM, Actor
from engine.errors import DeploymentRejected
from engine.findings import Finding
from webforms import create_app
from webforms.commands.database import migrate
from webforms.config import Config, ConfigError
from webforms.demo.municipality import read_teams
from webforms.folders import Folder, read_folders

ORGANISATION = "organisation.toml"
SOURCE = "sagsgang"


def deploy(config: Config, paths: Sequence[Path]) -> int:
    """Take in all folders below `paths`, called procedures first; what is unchanged makes no new version."""
    with create_app(config).app_context() as context:
        engine = context.app.extensions["process_engine"]
        _settle_teams(engine, paths)
        return deploy_all(engine, read_folders(_existing(paths)), SYSTEM)


def deploy_all(engine: ProcessEngine, folders: Iterable[Folder], actor: Actor) -> int:
    """Deploy the folders in this order. Gives 0, or 1 when one of them was refused; the others are taken in."""
    refused = False
    for folder in folders:
        try:
            made = engine.deployments.deploy(folder.name, folder.files, actor, source=SOURCE)
        except DeploymentRejected as error:
            refused = True
            _print(folder, error.findings)
            continue
        if not made.unchanged:
            _print(folder, [each for each in made.findings if each.is_error])
            versions = ", ".join(f"{each.key} version {each.version}" for each in made.definitions)
            click.echo(f"{folder.name}: lagt ind{' som ' + versions if versions else ''}.")
    return int(refused)


def check(config: Config, paths: Sequence[Path]) -> int:
    """Judge the folders as a deployment into an empty installation would; 1 when there is an error among the findings.

    Procedures that stand beside the asked ones are known, so that calls between them are no error.
    """
    asked = {folder.path for folder in read_folders(_existing(paths))}
    beside = read_folders({path if path.is_dir() and path not in asked else path.parent for path in _resolved(paths)})
    with tempfile.TemporaryDirectory() as scratch:
        empty = replace(config, data=Path(scratch), database_url=f"sqlite:///{scratch}/check.db")
        migrate(empty)
        with create_app(empty).app_context() as context:
            engine = context.app.extensions["process_engine"]
            _settle_teams(engine, paths)
            findings = [(folder, _judged(engine, folder)) for folder in beside]
    wanted = [(folder, found) for folder, found in findings if folder.path in asked]
    for folder, found in wanted:
        _print(folder, found)
    errors = sum(each.is_error for _, found in wanted for each in found)
    others = sum(len(found) for _, found in wanted) - errors
    click.echo(f"{len(wanted)} mapper kontrolleret: {errors} fejl, {others} andre bemærkninger.")
    return int(errors > 0)


def _judged(engine: ProcessEngine, folder: Folder) -> Sequence[Finding]:
    try:
        return engine.deployments.deploy(folder.name, folder.files, SYSTEM, source=SOURCE).findings
    except DeploymentRejected as error:
        return error.findings


def _settle_teams(engine: ProcessEngine, paths: Iterable[Path]) -> None:
    """The teams of the organisation file at `paths` or above; without one the teams stay as they are."""
    places = [place for path in _resolved(paths) for place in (path, *path.parents)]
    file = next((place / ORGANISATION for place in places if (place / ORGANISATION).is_file()), None)
    if file is not None:
        teams = read_teams(file)
        if engine.people.teams() != teams:
            engine.people.set_teams(teams)


def _print(folder: Folder, findings: Iterable[Finding]) -> None:
    words = {"error": "fejl", "warning": "advarsel", "info": "oplysning"}
    for finding in findings:
        click.echo(f"{folder.name}: {words[finding.severity.value]}: {finding.sentence()}", err=finding.is_error)


def _existing(paths: Iterable[Path]) -> list[Path]:
    found = _resolved(paths)
    for path in found:
        if not path.exists():
            raise ConfigError(f"«{path}» findes ikke.")
    return found


def _resolved(paths: Iterable[Path]) -> list[Path]:
    return [path.resolve() for path in paths]
