"""The command `demo`, and what `serve --demo` does first: teams, people and procedures are in place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from webforms import create_app
from webforms.commands.procedures import deploy_folders
from webforms.config import Config, ConfigError
from webforms.demo.municipality import DemoPerson, settle
from webforms.folders import read_folders
from webforms.organisation import ORGANISATION, settle_organisation

OWNER = "procesejer"


def create(config: Config, processes: Path) -> Sequence[DemoPerson]:
    """Make the demo municipality and take in its procedures; what is there already stays. Gives its people."""
    if not config.is_demo:
        raise ConfigError("Demokommunen findes kun med LOGIN=demo.")
    organisation = processes / ORGANISATION
    if not organisation.is_file():
        raise ConfigError(f"«{organisation}» findes ikke. Sig med --processes, hvor procedurerne ligger.")
    with create_app(config).app_context() as context:
        engine = context.app.extensions["process_engine"]
        people = settle(engine, organisation)
        if deploy_folders(engine, read_folders([processes]), engine.people.actor(OWNER)):
            raise ConfigError("Procedurerne kunne ikke lægges ind; hvorfor, står ovenfor.")
        settle_organisation(engine, organisation)
    return people


def print_logins(people: Sequence[DemoPerson]) -> None:
    """The demo logins, a line for each."""
    click.echo("Demologins (adgangskoden er den samme som brugernavnet):")
    for person in people:
        click.echo(f"  {person.id:<32} {person.name}")
