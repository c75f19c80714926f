"""The command `user`: making accounts, passwords, memberships."""

from __future__ import annotations

import argparse
import getpass

import click

from webforms import create_app
from webforms.config import Config, ConfigError

SHORTEST = 10


def change(config: Config, asked: argparse.Namespace) -> int:
    """Do what `sagsgang user …` asks for."""
    with create_app(config).app_context() as context:
        people = context.app.extensions["process_engine"].people
        match asked.action:
            case "create":
                people.create_user(
                    asked.id, asked.name or asked.id, _password(asked), asked.group, asked.role, district=asked.district
                )
                click.echo(f"Brugeren {asked.id} er oprettet.")
            case "password":
                people.set_password(asked.id, _password(asked))
                click.echo(f"{asked.id} har fået ny adgangskode og er logget ud alle steder.")
            case "groups":
                people.set_groups(asked.id, asked.group)
                click.echo(f"{asked.id} er nu i: {', '.join(asked.group) or 'ingen teams'}.")
            case "deactivate":
                people.deactivate(asked.id)
                click.echo(f"{asked.id} kan ikke længere logge ind.")
            case _:
                for user in people.users():
                    groups = ", ".join([*user.groups, *user.roles])
                    click.echo(f"{user.id}\t{user.name}\t{groups}{'' if user.active else chr(9) + 'lukket'}")
    return 0


def _password(asked: argparse.Namespace) -> str:
    """The password: of the option, else asked for twice without showing it."""
    given: str | None = asked.password
    password = given if given is not None else getpass.getpass("Adgangskode: ")
    if len(password) < SHORTEST:
        raise ConfigError(f"Adgangskoden skal have mindst {SHORTEST} tegn.")
    if given is None and getpass.getpass("Gentag adgangskoden: ") != password:
        raise ConfigError("De to adgangskoder er ikke ens.")
    return password
