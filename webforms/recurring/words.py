"""A rhythm in Danish words."""

from __future__ import annotations

import re

_PART = re.compile(r"(\d+)([YMWD])")
_UNITS = {"Y": ("hvert", "år"), "M": ("hver", "måned"), "W": ("hver", "uge"), "D": ("hver", "dag")}


def rhythm_words(every: str) -> str:
    """`P3M` → «hver 3. måned», `P14D` → «hver 2. uge», `P1Y` → «hvert år»; anything else as it is written."""
    parts = _PART.findall(every)
    if len(parts) != 1:
        return every
    count, unit = int(parts[0][0]), parts[0][1]
    if unit == "D" and count % 7 == 0:
        count, unit = count // 7, "W"
    each, noun = _UNITS[unit]
    return f"{each} {noun}" if count == 1 else f"{each} {count}. {noun}"
