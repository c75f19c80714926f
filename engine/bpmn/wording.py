"""Says assignments, deadlines and answers of a diagram in plain Danish, for text twins and comparisons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.bpmn.model import Element, ErrorEvent, Flow, Process

_UNITS = {"Y": ("år", "år"), "M": ("måned", "måneder"), "W": ("uge", "uger"), "D": ("dag", "dage")}
_TIME_UNITS = {"H": ("time", "timer"), "M": ("minut", "minutter"), "S": ("sekund", "sekunder")}
_WRAPPED = re.compile(r"\bdate(?: and time)?\(([^()]*(?:\([^()]*\))?[^()]*)\)")
_OFFSET = re.compile(r"^(?P<base>now\(\)|[\wæøåÆØÅ]+)\s*(?:(?P<sign>[+-])\s*duration\(\"(?P<text>P[^\"]+)\"\))?$")


@dataclass(frozen=True)
class Words:
    """Names of variables and teams as the municipality says them; unknown ones are shown as written."""

    labels: Mapping[str, str] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)

    def variable(self, name: str) -> str:
        """A variable by its label."""
        return f"«{self.labels.get(name, name)}»"

    def team(self, text: str) -> str:
        """A candidate group: a team's name, or what a FEEL expression names."""
        if text.startswith("="):
            return self.variable(text[1:].strip())
        return self.teams.get(text, text)


def error_said(error: ErrorEvent) -> str:
    """The error that an event throws or catches: its name and code, or that it is any."""
    if not error.ref:
        return "alle fejl"
    code = error.code or error.ref
    return f"{error.name} ({code})" if error.name and error.name != code else code


def duration(text: str) -> str:
    """An ISO duration in words: P3M → «3 måneder», P1DT2H → «1 dag og 2 timer»; unreadable text as it is."""
    match = re.fullmatch(r"P(?P<days>(?:\d+[YMWD])*)(?:T(?P<hours>(?:\d+[HMS])+))?", text)
    if not match:
        return text
    parts = [_amount(n, _UNITS[unit]) for n, unit in re.findall(r"(\d+)([YMWD])", match["days"] or "")]
    parts += [_amount(n, _TIME_UNITS[unit]) for n, unit in re.findall(r"(\d+)([HMS])", match["hours"] or "")]
    return " og ".join(parts) or text


def _amount(number: str, unit: tuple[str, str]) -> str:
    return f"{number} {unit[0] if number == '1' else unit[1]}"


def moment(expression: str | None, words: Words) -> str:
    """A due date or timer in words, «14 dage efter at trinnet nås»; what is not simple is shown as its FEEL text."""
    if not expression:
        return ""
    if not expression.startswith("="):
        return duration(expression)
    plain = expression[1:].strip()
    while (unwrapped := _WRAPPED.sub(r"\1", plain)) != plain:
        plain = unwrapped
    match = _OFFSET.match(plain.strip())
    if not match:
        return f"beregnes: {expression[1:].strip()}"
    base = "trinnet nås" if match["base"] == "now()" else words.variable(match["base"])
    if not match["sign"]:
        return "straks" if match["base"] == "now()" else base
    when = "efter" if match["sign"] == "+" else "før"
    joint = f"{when} at" if match["base"] == "now()" else when
    return f"{duration(match['text'])} {joint} {base}"


def audience(element: Element, words: Words) -> str:
    """Who gets a task: the assignee, the candidate groups, or the lane it stands in."""
    settings = element.settings
    if settings.assignee:
        return words.team(settings.assignee)
    groups = [words.team(group) for group in settings.candidate_groups]
    return ", ".join(groups or settings.candidate_users) or element.lane


def answer(flow: Flow, process: Process) -> str:
    """What a flow out of a gateway says: its name, else «ellers» for the default flow, else its condition."""
    if flow.name:
        return flow.name
    source = process.elements.get(flow.source)
    if source is not None and source.default_flow == flow.id:
        return "ellers"
    return flow.condition or ""
