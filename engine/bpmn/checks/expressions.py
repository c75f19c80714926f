"""Finds every expression of a process, with the words for where it stands, read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Any
from zoneinfo import ZoneInfo

from engine.bpmn.checks.places import Place
from engine.bpmn.dialects.expressions import SAME_BUSINESS_KEY
from engine.bpmn.model import Element, Process
from engine.feel import Expression, FeelLimitError, FeelSyntaxError, parse

FOLLOWERS = ("efterfoelger", "efterfoelger_straks", "efterfoelger_variabler")  # the properties that may hold FEEL
_ANY_DAY = datetime(2026, 1, 15, 12, tzinfo=UTC)
_ZONE = ZoneInfo("Europe/Copenhagen")


class Kind(Enum):
    """What an expression is for, as far as rules tell the kinds apart."""

    CONDITION = auto()
    SCRIPT = auto()
    TIMER = auto()
    DATE = auto()
    GROUP = auto()
    VALUE = auto()


@dataclass(frozen=True)
class Written:
    """One expression as written: on what, in which field (Danish, definite), and what reading it gave."""

    place: Place
    where: str
    kind: Kind
    text: str
    parsed: Expression | None = None
    problem: FeelSyntaxError | FeelLimitError | None = None

    @property
    def variables(self) -> frozenset[str]:
        """The variables it reads; none when it cannot be read."""
        return self.parsed.variables if self.parsed else frozenset()

    @property
    def is_constant(self) -> bool:
        """Whether it reads no variable, so that it can be tried out now."""
        return self.parsed is not None and not self.parsed.variables

    def tried(self) -> Any:
        """What a constant expression gives on some day, as JSON; the text itself when it takes too much work."""
        if self.parsed is None:
            return self.text
        try:
            return self.parsed.evaluate({}, now=_ANY_DAY, zone=_ZONE).json
        except FeelLimitError:
            return self.text


def expressions(process: Process) -> Iterator[Written]:
    """All expressions of a process, those of elements first."""
    for element in process.elements.values():
        for where, kind, text in _of(element):
            yield _read(element, where, kind, text)
    for flow in process.flows.values():
        if flow.condition:
            yield _read(flow, "betingelsen", Kind.CONDITION, flow.condition)


def is_feel(script_format: str | None) -> bool:
    """Whether a script's format means FEEL; nothing means FEEL as well."""
    return (script_format or "feel").strip().lower() == "feel"


def _of(element: Element) -> Iterator[tuple[str, Kind, str]]:
    settings = element.settings
    marked = [
        ("«Assignee»", Kind.VALUE, settings.assignee),
        *(("«Candidate groups»", Kind.GROUP, group) for group in settings.candidate_groups),
        *(("«Candidate users»", Kind.VALUE, user) for user in settings.candidate_users),
        ("fristen («Due date»)", Kind.DATE, settings.due_date),
        ("opfølgningsdatoen («Follow up date»)", Kind.DATE, settings.follow_up_date),
        ("«Priority»", Kind.VALUE, settings.priority),
        ("timeren", Kind.TIMER, element.timer.text if element.timer else None),
        *((f"egenskaben «{name}»", Kind.VALUE, settings.properties.get(name)) for name in FOLLOWERS),
        ("«Business key»", Kind.VALUE, None if settings.business_key == SAME_BUSINESS_KEY else settings.business_key),
    ]
    yield from ((where, kind, text) for where, kind, text in marked if text and text.startswith("="))
    if settings.script and element.type == "scriptTask" and is_feel(settings.script_format):
        yield "scriptet", Kind.SCRIPT, settings.script
    for mapping in (*settings.mappings_in, *settings.mappings_out):
        if mapping.source_expression:
            yield "en overførsel («Source expression»)", Kind.VALUE, mapping.source_expression


def _read(place: Place, where: str, kind: Kind, text: str) -> Written:
    try:
        return Written(place, where, kind, text, parse(text))
    except (FeelSyntaxError, FeelLimitError) as error:
        return Written(place, where, kind, text, problem=error)
