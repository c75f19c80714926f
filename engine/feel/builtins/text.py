"""Built-in functions on text without patterns (DMN 1.5, table 73); positions count characters from 1."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from engine.feel.budget import MAX_TEXT, FeelLimitError
from engine.feel.builtins.registry import builtin
from engine.feel.failures import NoValue
from engine.feel.run import Run
from engine.feel.writing import text_of


def whole(function: str, argument: str, value: Decimal) -> int:
    """A position or length as int, without what stands after the point. Raises NoValue when it is absurdly large."""
    if value.adjusted() > 9:
        raise NoValue("argument-value", function=function, argument=argument, value=str(value)[:40])
    return int(value)


def joined(parts: list[str], between: str = "") -> str:
    """Texts in a row, measured before they are made. Raises FeelLimitError."""
    if sum(map(len, parts)) + len(between) * max(0, len(parts) - 1) > MAX_TEXT:
        raise FeelLimitError("text-too-long", limit=MAX_TEXT)
    return between.join(parts)


@builtin("string(from: any)")
def string(_run: Run, source: Any) -> str | None:
    """Any value as text; null stays null."""
    return None if source is None else text_of(source)


@builtin("substring(string: string, start position: number, length?: number)")
def substring(_run: Run, string: str, start: Decimal, length: Decimal | None) -> str:
    """A part of a text; a negative start counts from the end."""
    first = whole("substring", "start position", start)
    if first == 0 or abs(first) > len(string):
        raise NoValue("argument-value", function="substring", argument="start position", value=str(first))
    begin = first - 1 if first > 0 else len(string) + first
    if length is None:
        return string[begin:]
    count = whole("substring", "length", length)
    if count < 1:
        raise NoValue("argument-value", function="substring", argument="length", value=str(count))
    return string[begin : begin + count]


@builtin("string length(string: string)")
def string_length(_run: Run, string: str) -> Decimal:
    """The number of characters."""
    return Decimal(len(string))


@builtin("upper case(string: string)")
def upper_case(_run: Run, string: str) -> str:
    """In capital letters."""
    return string.upper()


@builtin("lower case(string: string)")
def lower_case(_run: Run, string: str) -> str:
    """In small letters."""
    return string.lower()


@builtin("substring before(string: string, match: string)")
def substring_before(_run: Run, string: str, match: str) -> str:
    """What stands before the first match; empty without one."""
    before, found, _ = string.partition(match) if match else ("", "", "")
    return before if found else ""


@builtin("substring after(string: string, match: string)")
def substring_after(_run: Run, string: str, match: str) -> str:
    """What stands after the first match; empty without one."""
    return string.partition(match)[2] if match else string


@builtin("contains(string: string, match: string)")
def contains(_run: Run, string: str, match: str) -> bool:
    """Whether a text has the other in it."""
    return match in string


@builtin("starts with(string: string, match: string)")
def starts_with(_run: Run, string: str, match: str) -> bool:
    """Whether a text begins with the other."""
    return string.startswith(match)


@builtin("ends with(string: string, match: string)")
def ends_with(_run: Run, string: str, match: str) -> bool:
    """Whether a text ends with the other."""
    return string.endswith(match)


@builtin("string join(list: list, delimiter?: string|null)")
def string_join(_run: Run, texts: list[Any], delimiter: str | None) -> str:
    """The texts of a list in a row, nulls left out."""
    parts = [part for part in texts if part is not None]
    for part in parts:
        if not isinstance(part, str):
            raise NoValue("argument-value", function="string join", argument="list", value=text_of(part)[:40])
    return joined(parts, delimiter or "")


@builtin("is blank(string: any)")
def is_blank(_run: Run, value: Any) -> bool:
    """Whether a text is missing, empty or nothing but spaces; so is an empty list."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value in ([], {})


@builtin("trim(string: string)")
def trim(_run: Run, string: str) -> str:
    """Without spaces at both ends."""
    return string.strip()
