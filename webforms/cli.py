"""The console command `sagsgang`: serve, worker, migrate, check, trace, replay, deploy, document, user, demo."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.errors import EngineError
from webforms.commands import demo, document, people, procedures, replay, trace
from webforms.config import DEMO, ConfigError, read_config
from webforms.extensions import migrate
from webforms.serving import serve, work

PROCESSES = Path("processes")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all is well, 1 when it refused, 2 for a wrong call."""
    asked = parser().parse_args(arguments)
    is_demo = asked.command == "demo" or getattr(asked, "demo", False)
    try:
        config = read_config(login=DEMO if is_demo else None, serves=asked.command == "serve")
        match asked.command:
            case "serve":
                return serve(config, asked.processes if is_demo else None, processes=asked.workers)
            case "worker":
                return work(config)
            case "migrate":
                migrate(config)
                return 0
            case "check":
                return procedures.check(asked.paths)
            case "trace":
                return trace.trace(asked.paths, everything=asked.everything)
            case "replay":
                return replay.replay(asked.paths, asked.processes)
            case "deploy":
                return procedures.deploy(config, asked.paths)
            case "document":
                return document.write(config, asked.key, asked.output)
            case "user":
                return people.change(config, asked)
            case _:
                migrate(config)
                demo.print_logins(demo.create(config, asked.processes))
                return 0
    except (ConfigError, EngineError) as error:
        print(error, file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    made = argparse.ArgumentParser(prog="sagsgang", description="Sagsforløb efter kommunens egne procedurer.")
    commands = made.add_subparsers(dest="command", required=True, metavar="kommando")
    serve_command = commands.add_parser("serve", help="vis siderne på PORT; på SQLite med worker i samme proces")
    serve_command.add_argument("--demo", action="store_true", help="lav demokommunen først")
    serve_command.add_argument("--workers", type=int, default=1, help="antal processer (kun PostgreSQL)")
    serve_command.add_argument("--processes", type=Path, default=PROCESSES, help="mappen med procedurerne")
    commands.add_parser("worker", help="udfør frister, der er faldet")
    commands.add_parser("migrate", help="bring databasen på denne versions form")
    for name, text in (("check", "kontrollér procedurer uden at lægge dem ind"), ("deploy", "læg procedurer ind")):
        commands.add_parser(name, help=text).add_argument("paths", nargs="+", type=Path, metavar="sti")
    trace_command = commands.add_parser("trace", help="sammenhold kildernes regler med diagrammerne")
    trace_command.add_argument("paths", nargs="+", type=Path, metavar="sti")
    trace_command.add_argument("--alle", dest="everything", action="store_true", help="vis også, hvor reglerne udføres")
    replay_command = commands.add_parser("replay", help="afspil gemte scenarier på procedurerne")
    replay_command.add_argument("paths", nargs="+", type=Path, metavar="sti", help="filer eller mapper")
    replay_command.add_argument("--processes", type=Path, default=PROCESSES, help="mappen med procedurerne")
    document_command = commands.add_parser("document", help="skriv en procedure som Word-dokument")
    document_command.add_argument("key", help="procedurens nøgle")
    document_command.add_argument("--output", type=Path, help="filen, der skrives")
    _add_user(commands.add_parser("user", help="brugere: opret, adgangskode, teams, luk, list"))
    demo_command = commands.add_parser("demo", help="lav demokommunen")
    demo_command.add_argument("--processes", type=Path, default=PROCESSES, help="mappen med procedurerne")
    return made


def _add_user(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(dest="action", required=True, metavar="handling")
    actions.add_parser("list", help="alle brugere")
    for name, text in (
        ("create", "opret en bruger"),
        ("password", "giv en ny adgangskode"),
        ("groups", "sæt brugerens teams"),
        ("deactivate", "luk en bruger"),
    ):
        action = actions.add_parser(name, help=text)
        action.add_argument("id", help="brugernavn")
        if name in {"create", "password"}:
            action.add_argument("--password", help="adgangskoden; uden spørges der")
        if name in {"create", "groups"}:
            action.add_argument("--group", action="append", default=[], help="team-id; kan gentages")
        if name == "create":
            action.add_argument("--name", help="navnet på skærmen")
            action.add_argument("--role", action="append", default=[], help="procesejer, leder eller admin")
            action.add_argument("--district", default="", help="distriktets id")


if __name__ == "__main__":
    sys.exit(main())
