"""The organisation file (processes/organisation.toml) and the rules beside it: read, and settled in the engine.

[[recurring]]                     # a procedure that starts by itself (C-19)
process = "ledelsestilsyn"
every = "P3M"                     # ISO duration of whole days, weeks, months or years
first = 2026-01-05                # the day the rhythm is counted from
teams = ["fagteam", "tot"]        # one round for each, with ansvarlig_team set to it; may be left out
variables = { overblik_aar = 3 }
name = "overblik"                 # begins the case numbers; the process when left out

[approval]
required = true                   # a new version is a draft until another person approves it; false when left out

[[case_list]]                     # a saved list of cases
id = "taskforce-klar"
name = "Klar til drøftelse"
variable = "indstillingsstatus"
values = ["klar_til_godkendelse"]
teams = ["fagteam"]               # responsible teams; processes = [...] narrows to procedures
shown_to = ["taskforce"]          # beside those who see all cases
running = true                    # only cases that run

[[source]]                        # the name of a document that diagrams and rules cite by its number
id = "000"
name = "Snitflader mellem teams"
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from engine.process_engine import ProcessEngine
from engine.records.organisation import CaseListRecord, DistrictRecord, RecurringLine
from engine.records.people import TeamRecord
from webforms.config import ConfigError

SOURCE_NAMES = "source-names"  # the stored setting of the documents' names, as JSON
ORGANISATION, RULES = "organisation.toml", "regler.csv"


@dataclass(frozen=True)
class OrganisationFile:
    """What the file settles."""

    teams: tuple[TeamRecord, ...]
    districts: tuple[DistrictRecord, ...]
    recurring: tuple[RecurringLine, ...]
    case_lists: tuple[CaseListRecord, ...]
    sources: Mapping[str, str]
    approval_required: bool = False


def read_organisation(file: Path) -> OrganisationFile:
    """What an organisation file settles. Raises ConfigError for what cannot be read or names an unknown team."""
    try:
        data = tomllib.loads(file.read_text("utf-8"))
        teams = tuple(TeamRecord(each["id"], each["name"]) for each in data.get("team", []))
        lines = tuple(line for each in data.get("recurring", []) for line in _lines(each))
        lists = tuple(_case_list(each) for each in data.get("case_list", []))
        sources = {each["id"]: each["name"] for each in data.get("source", [])}
        districts = tuple(DistrictRecord(each["id"], each["name"]) for each in data.get("district", []))
        approval = data.get("approval", {}).get("required", False)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"«{file}» kan ikke læses: {error}") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise ConfigError(f"«{file}» mangler eller misforstår {error}.") from error
    known = {team.id for team in teams}
    used = {line.team for line in lines} | {team for each in lists for team in (*each.teams, *each.shown_to)}
    if unknown := sorted(used - known - {""}):
        raise ConfigError(f"«{file}» nævner teams, som den ikke kender: {', '.join(unknown)}.")
    if len({line.id for line in lines}) < len(lines):
        raise ConfigError(f"«{file}» har to faste procedurer af samme navn. Giv den ene et «name».")
    if not isinstance(approval, bool):
        raise ConfigError(f"«{file}»: skriv true eller false ved «required» under [approval].")
    return OrganisationFile(teams, districts, lines, lists, sources, approval)


def settle_organisation(engine: ProcessEngine, file: Path) -> None:
    """Settle districts, case lists, recurring starts and the rules beside the file; teams where they have changed."""
    organisation = read_organisation(file)
    if engine.people.teams() != list(organisation.teams):
        engine.people.set_teams(organisation.teams)
    engine.organisation.set_districts(organisation.districts)
    engine.organisation.set_case_lists(organisation.case_lists)
    engine.recurring.set_lines(organisation.recurring)
    if engine.releases.approval_demanded() != organisation.approval_required:
        engine.releases.demand_approval(organisation.approval_required)
    engine.stored_settings.write(SOURCE_NAMES, json.dumps(organisation.sources))
    rules = file.with_name(RULES)
    if rules.is_file():
        engine.organisation.set_rules(rules.read_text("utf-8"))


def _lines(each: Mapping[str, Any]) -> Iterator[RecurringLine]:
    process, first = each["process"], each["first"]
    if not isinstance(first, date) or isinstance(first, datetime):
        raise TypeError(f"«first» for {process}: skriv en dato som 2026-01-05")
    name, variables = each.get("name", process), dict(each.get("variables", {}))
    for team in each.get("teams", [""]):
        own = {"ansvarlig_team": team} if team else {}
        line_id = f"{name}-{team}" if team else name
        yield RecurringLine(line_id, process, each["every"], first, team, own | variables)


def _case_list(each: Mapping[str, Any]) -> CaseListRecord:
    return CaseListRecord(
        id=each["id"],
        name=each["name"],
        variable=each["variable"],
        wanted=tuple(each["values"]),
        process_keys=tuple(each.get("processes", ())),
        teams=tuple(each.get("teams", ())),
        shown_to=tuple(each.get("shown_to", ())),
        running=bool(each.get("running", False)),
    )
