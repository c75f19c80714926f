"""Reads and writes a scenario as TOML.

    name = "Intern leverandør"
    process = "p85_ekstern_til_intern"
    begins = 2026-03-02T09:00:00+01:00

    [variables]                      # what the start form gives
    sag_id = "S-1"

    [[step]]                         # a task is done by a team
    task = "Giv sparring om leverandør og arbejdsgang"
    team = "fagteam"
    values = {sparring_noter = "Brug Bo selv"}
    waits = ["Vurdér hvem der varetager den primære indsats"]

    [[step]]                         # time goes on: an ISO duration, or "next" for the next deadline
    advance = "P3M"

    [[step]]                         # another system has done the job of a topic
    job = "send-brev"

    [[step]]                         # another system has met an error, by its code; `message` may tell more
    job = "slaa-op"
    error = "BORGER_UKENDT"

    [expected]
    end_state = "sag_hos_fagteam"
    responsible_team = "fagteam"
    waits = []

TOML has no null: an empty text stands for a field that was emptied.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from engine.errors import ValueInvalid
from engine.records.scenarios import Expected, Scenario, ScenarioStep

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_TOLD = ("task", "team", "job", "error", "message", "advance")
_STEP = {*_TOLD, "values", "waits"}
_EXPECTED = {"end_state", "responsible_team", "waits"}
_WHOLE = {"name", "process", "begins", "variables", "step", "expected"}


def read_scenario(text: str, file: str) -> Scenario:
    """The scenario of a file. Raises ValueInvalid with a sentence that names the file."""
    try:
        data = tomllib.loads(text)
        _only(data, _WHOLE)
        return Scenario(
            name=str(data.get("name") or file),
            process=_text(data, "process"),
            begins=_instant(data["begins"]),
            variables=_table(data.get("variables", {})),
            steps=tuple(map(_step, data.get("step", []))),
            expected=_expected(data.get("expected", {})),
        )
    except tomllib.TOMLDecodeError as error:
        raise ValueInvalid(f"«{file}» kan ikke læses: {error}") from error
    except KeyError as error:
        raise ValueInvalid(f"«{file}» mangler {error}.") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise ValueInvalid(f"«{file}»: {error}") from error


def write_scenario(scenario: Scenario) -> str:
    """The file's text."""
    return "\n".join(_lines(scenario)) + "\n"


def _step(data: Mapping[str, Any]) -> ScenarioStep:
    _only(data, _STEP)
    done = [name for name in ("task", "job", "advance") if data.get(name)]
    if len(done) != 1:
        raise ValueError("Et [[step]] skal have netop én af task, job og advance.")
    if (data.get("error") and not data.get("job")) or (data.get("message") and not data.get("error")):
        raise ValueError("error hører til et [[step]] med job, og message til et med error.")
    return ScenarioStep(
        **{name: _text(data, name, "") for name in _TOLD},
        values=_table(data.get("values", {})),
        waits=_waits(data),
    )


def _expected(data: Mapping[str, Any]) -> Expected:
    _only(data, _EXPECTED)
    return Expected(data.get("end_state"), data.get("responsible_team"), _waits(data))


def _waits(data: Mapping[str, Any]) -> tuple[str, ...] | None:
    return tuple(sorted(map(str, data["waits"]))) if "waits" in data else None


def _only(data: Mapping[str, Any], known: set[str]) -> None:
    if unknown := sorted(set(data) - known):
        raise ValueError(f"{', '.join(unknown)} kendes ikke.")


def _text(data: Mapping[str, Any], name: str, otherwise: str | None = None) -> str:
    value = data[name] if otherwise is None else data.get(name, otherwise)
    if not isinstance(value, str):
        raise TypeError(f"{name} skal være tekst.")
    return value


def _table(data: Any) -> Mapping[str, Any]:
    """Values as JSON: TOML's dates and times become ISO texts, as forms give them."""
    if not isinstance(data, dict):
        raise TypeError("variables og values skal være tabeller.")
    plain: dict[str, Any] = json.loads(json.dumps(data, default=lambda value: value.isoformat()))
    return plain


def _instant(value: Any) -> datetime:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise TypeError("begins skal være en dato med klokkeslæt og tidszone, for eksempel 2026-03-02T09:00:00+01:00.")
    return value.astimezone(UTC)


def _lines(scenario: Scenario) -> Iterator[str]:
    yield f"name = {_value(scenario.name)}"
    yield f"process = {_value(scenario.process)}"
    yield f"begins = {scenario.begins.isoformat(timespec='seconds')}"
    yield "\n[variables]"
    yield from _pairs(scenario.variables)
    for step in scenario.steps:
        yield "\n[[step]]"
        told = {name: getattr(step, name) for name in _TOLD if getattr(step, name)}
        yield from _pairs(told)
        if step.values:
            yield f"values = {_value(dict(step.values))}"
        yield from _pairs({"waits": list(step.waits)} if step.waits is not None else {})
    expected = scenario.expected
    waits = None if expected.waits is None else list(expected.waits)
    yield "\n[expected]"
    told = {"end_state": expected.end_state, "responsible_team": expected.responsible_team, "waits": waits}
    yield from _pairs({name: value for name, value in told.items() if value is not None})


def _pairs(values: Mapping[str, Any]) -> Iterator[str]:
    return (f"{_key(name)} = {_value(value)}" for name, value in values.items())


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _value(name)


def _value(value: Any) -> str:
    """A JSON value as TOML."""
    match value:
        case None:
            return '""'
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list() | tuple():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            return f"{{{', '.join(_pairs(value))}}}"
        case _:
            return repr(value)
