"""Reads literal times as the engine will, and says in words what is wrong with one that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Set
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from engine.bpmn.instants import instant

_ANY_DAY = datetime(2026, 1, 15, 12, tzinfo=UTC)
_ZONE = ZoneInfo("Europe/Copenhagen")
_DAYS_AFTER_T = re.compile(r"P.*T\d+[DWY]")
_FRACTION = re.compile(r"\d[.,]\d")
_DANISH_DATE = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_CRON = re.compile(r"[\d*?/,\-LW#A-Za-z]+(\s+[\d*?/,\-LW#A-Za-z]+){4,6}")


def duration_problem(text: str) -> str:
    """What is wrong with a literal duration, and how it is written; empty when it can be read."""
    text = text.strip()
    if text.startswith("P") and not _FRACTION.search(text) and _readable(text):
        return ""
    if text.startswith("-"):
        return "Den går tilbage i tiden. Skriv en varighed frem i tiden, fx P1D."
    if _FRACTION.search(text):
        return "Brug hele tal, fx PT12H i stedet for P0.5D."
    if _DAYS_AFTER_T.match(text):
        return (
            f"Dage og uger står før T: skriv {text.replace('PT', 'P', 1)}. Efter T står kun timer (H), "
            "minutter (M) og sekunder (S)."
        )
    if text.startswith("R"):
        return "Gentagelser kan ikke køres. Skriv varigheden alene, fx P7D."
    if text.startswith(("${", "#{")):
        return "Skriv udtrykket som FEEL efter et lighedstegn, fx =frist."
    if _CRON.fullmatch(text):
        return "Det ligner et cron-udtryk, som ikke kan køres. Skriv en varighed, fx P1D."
    return "Skriv fx P14D (14 dage), P3M (3 måneder) eller PT4H (4 timer), eller et FEEL-udtryk efter et lighedstegn."


def moment_problem(text: str, known: Set[str] = frozenset()) -> str:
    """What is wrong with a literal date or date-time; empty when it can be read. `known` are the case's fields."""
    text = text.strip()
    if not text.startswith("P") and "[" not in text and _readable(text):
        return ""
    if text in known:
        return f"Skal feltet læses, skrives et lighedstegn foran: ={text}."
    if "[" in text:
        return f"Skriv tidspunktet uden zonens navn: {text.partition('[')[0]}."
    if text.startswith(("${", "#{")):
        return "Skriv udtrykket som FEEL efter et lighedstegn, fx =frist."
    if danish := _DANISH_DATE.fullmatch(text):
        day, month, year = danish.groups()
        written = f"{year}-{month.zfill(2)}-{day.zfill(2)}"
        return f"Skriv den som {written}." if _readable(written) else "Den dag findes ikke. Skriv fx 2026-12-31."
    if text.startswith("P"):
        return "Det er en varighed. Vælg typen «Duration», eller skriv en dato, fx 2026-12-31."
    return "Skriv en dato, fx 2026-12-31, eller et FEEL-udtryk efter et lighedstegn, fx =moedetidspunkt."


def moment_or_duration_problem(text: str, known: Set[str] = frozenset()) -> str:
    """What is wrong with a literal that may be either; empty when it can be read."""
    return duration_problem(text) if text.strip().startswith(("P", "-P", "R")) else moment_problem(text, known)


def _readable(text: str) -> bool:
    try:
        instant(text, now=_ANY_DAY, zone=_ZONE)
    except (ValueError, KeyError):  # KeyError: a zone that does not exist
        return False
    return True
