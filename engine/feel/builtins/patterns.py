"""Built-in functions with regular expressions, run by RE2, which cannot hang (DMN 1.5, table 73)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import re2

from engine.feel.budget import MATCH_COST, MAX_LIST, MAX_PATTERN, MAX_TEXT, PATTERN_COST, PATTERN_MEMORY, FeelLimitError
from engine.feel.builtins.registry import builtin
from engine.feel.failures import NoValue
from engine.feel.run import Run

FLAGS = frozenset("smix")
WORK_PER_STEP = 100  # characters of text times instructions of the compiled pattern


def compiled(run: Run, pattern: str, flags: str | None, text: str) -> Any:
    """The pattern ready to be matched against `text`, paid for. Raises NoValue when it is none."""
    if len(pattern) > MAX_PATTERN:
        raise NoValue("pattern-too-long", limit=MAX_PATTERN)
    run.spend(PATTERN_COST)
    found = _compile(pattern, "".join(sorted(set(flags or ""))))
    if found is None:
        raise NoValue("pattern-invalid", pattern=pattern)
    run.spend(len(text) * found.programsize // WORK_PER_STEP)
    return found


@lru_cache(maxsize=64)
def _compile(pattern: str, flags: str) -> Any:
    if not set(flags) <= FLAGS:
        return None
    options = re2.Options()
    options.max_mem = PATTERN_MEMORY
    options.log_errors = False
    switches = flags.replace("x", "")
    source = _without_spaces(pattern) if "x" in flags else pattern
    try:
        return re2.compile(f"(?{switches}){source}" if switches else source, options)
    except re2.error:
        return None


def _without_spaces(pattern: str) -> str:
    kept: list[str] = []
    in_class = escaped = False
    for character in pattern:
        if character.isspace() and not in_class:
            continue
        kept.append(character)
        in_class = in_class if escaped else character == "[" or (in_class and character != "]")
        escaped = character == "\\" and not escaped
    return "".join(kept)


@builtin("matches(input: string, pattern: string, flags?: string|null)")
def matches(run: Run, text: str, pattern: str, flags: str | None) -> bool:
    """Whether the pattern occurs in the text."""
    return compiled(run, pattern, flags, text).search(text) is not None


@builtin("replace(input: string, pattern: string, replacement: string, flags?: string|null)")
def replace(run: Run, text: str, pattern: str, replacement: str, flags: str | None) -> str:
    """Every match replaced; `$1` stands for the first group."""
    made = 0
    expand = _expander(replacement)
    finder = compiled(run, pattern, flags, text)

    def one(match: Any) -> str:
        nonlocal made
        run.spend(MATCH_COST)
        piece = expand(match)
        made += len(piece)
        if made > MAX_TEXT:
            raise FeelLimitError("text-too-long", limit=MAX_TEXT)
        return piece

    pieces: list[str] = []
    position = 0
    for match in finder.finditer(text):
        pieces.extend((text[position : match.start()], one(match)))
        position = match.end()
    return "".join([*pieces, text[position:]])


def _expander(replacement: str) -> Callable[[Any], str]:
    parts: list[str | int] = []
    index = 0
    while index < len(replacement):
        character, following = replacement[index], replacement[index + 1 : index + 2]
        if character == "$" and following.isdecimal() and following.isascii():
            parts.append(int(following))
            index += 2
        elif character == "\\" and following in {"$", "\\"}:
            parts.append(following)
            index += 2
        else:
            parts.append(character)
            index += 1

    def expand(match: Any) -> str:
        groups = match.groups()
        return "".join(part if isinstance(part, str) else _group(match, groups, part) for part in parts)

    return expand


def _group(match: Any, groups: tuple[str | None, ...], number: int) -> str:
    if number == 0:
        return str(match.group())
    return groups[number - 1] or "" if number <= len(groups) else ""


@builtin("split(string: string, delimiter: string)")
def split(run: Run, text: str, delimiter: str) -> list[str]:
    """The pieces between the matches of a pattern."""
    pieces: list[str] = []
    position = 0
    for match in compiled(run, delimiter, None, text).finditer(text):
        run.spend(MATCH_COST)
        if match.end() == match.start():
            continue
        pieces.append(text[position : match.start()])
        position = match.end()
        if len(pieces) > MAX_LIST:
            raise FeelLimitError("list-too-long", limit=MAX_LIST)
    return [*pieces, text[position:]]


@builtin("extract(input: string, pattern: string, flags?: string|null)")
def extract(run: Run, text: str, pattern: str, flags: str | None) -> list[str]:
    """All matches of a pattern."""
    found: list[str] = []
    for match in compiled(run, pattern, flags, text).finditer(text):
        run.spend(MATCH_COST)
        found.append(str(match.group()))
        if len(found) > MAX_LIST:
            raise FeelLimitError("list-too-long", limit=MAX_LIST)
    return found
