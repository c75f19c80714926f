"""The commands `check` and `deploy`: procedures on disk, judged and taken in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from engine.actor import SYSTEM, Actor
from engine.errors import DeploymentRejected
from engine.findings import Finding
from engine.process_engine import ProcessEngine, check_folders
from webforms import create_app
from webforms.config import Config
from webforms.folders import Folders, read_folders
from webforms.organisation import ORGANISATION, read_organisation, settle_organisation
from webforms.texts import SEVERITY_NAMES

SOURCE = "sagsgang"


def deploy(config: Config, paths: Sequence[Path]) -> int:
    """Take in all folders below `paths` together; what is unchanged makes no new version."""
    folders = read_folders(paths)
    with create_app(config).app_context() as context:
        engine = context.app.extensions["process_engine"]
        if organisation := _organisation(paths):
            settle_organisation(engine, organisation)
        return deploy_folders(engine, folders, SYSTEM)


def deploy_folders(engine: ProcessEngine, folders: Folders, actor: Actor) -> int:
    """Deploy the folders, all or none. Gives 0, or 1 with the findings printed when they were refused."""
    try:
        made = engine.deployments.deploy_all(folders, actor, source=SOURCE)
    except DeploymentRejected as error:
        _print(error.findings)
        return 1
    for deployment in made:
        if not deployment.unchanged:
            versions = ", ".join(f"{each.key} version {each.version}" for each in deployment.definitions)
            as_draft = " Kladde: den skal godkendes og tages i brug." if deployment.is_draft else ""
            click.echo(f"{deployment.name}: lagt ind{' som ' + versions if versions else ''}.{as_draft}")
    return 0


def check(paths: Sequence[Path]) -> int:
    """Judge the folders as a deployment into an empty installation would; 1 when there is an error among the findings.

    Procedures that stand beside the asked ones are known, so that calls between them are no error.
    """
    asked = read_folders(paths)
    around = read_folders([*paths, *(path.resolve().parent for path in paths if _is_inside(path))])
    organisation = _organisation(paths)
    teams = frozenset(team.id for team in read_organisation(organisation).teams) if organisation else None
    every = check_folders(around, teams or None)
    findings = [finding for finding in every if finding.file.split("/")[0] in asked]
    _print(findings)
    errors = sum(finding.is_error for finding in findings)
    click.echo(f"{len(asked)} mapper kontrolleret: {errors} fejl, {len(findings) - errors} andre bemærkninger.")
    return int(errors > 0)


def _is_inside(path: Path) -> bool:
    """Whether `path` is one procedure among others: the organisation file stands above it."""
    return (path.resolve().parent / ORGANISATION).is_file()


def _organisation(paths: Iterable[Path]) -> Path | None:
    """The organisation file at `paths` or above, if there is one."""
    places = [place for path in paths for place in (path.resolve(), *path.resolve().parents)]
    return next((place / ORGANISATION for place in places if (place / ORGANISATION).is_file()), None)


def _print(findings: Iterable[Finding]) -> None:
    for finding in findings:
        click.echo(f"{SEVERITY_NAMES[finding.severity.value]}: {finding.sentence()}", err=finding.is_error)
