"""Cuts FEEL text into tokens; says in plain words what belongs to other languages (==, &&, 'text')."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.feel.budget import MAX_CHARACTERS, MAX_TOKENS, FeelLimitError
from engine.feel.failures import FeelSyntaxError


class TokenKind(StrEnum):
    """What a token is; symbols are told apart by their text."""

    WORD = "word"
    NUMBER = "number"
    TEXT = "text"
    SYMBOL = "symbol"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `text` is its meaning (escapes resolved, words in composed form), `start`/`end` its place."""

    kind: TokenKind
    text: str
    start: int
    end: int


SPACE = re.compile(r"(?:\s|\ufeff|\u200b|//[^\n]*|/\*.*?\*/)+", re.DOTALL)
NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
SYMBOLS = ("**", "..", "<=", ">=", "!=", "->", *"=<>+-*/()[]{},:.@?")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "'": "'", "\\": "\\", "/": "/"}
FOREIGN = (  # what owners bring along from other languages, and the code of the sentence about it
    ("==", "double-equals"),
    ("=>", "reversed-comparison"),
    ("=<", "reversed-comparison"),
    ("<>", "not-equal-sign"),
    ("≠", "not-equal-sign"),
    ("≤", "comparison-sign"),
    ("≥", "comparison-sign"),
    ("&", "java-operator"),
    ("|", "java-operator"),
    ("'", "single-quotes"),
    ("“", "curly-quotes"),
    ("”", "curly-quotes"),
    ("„", "curly-quotes"),
    ("‘", "curly-quotes"),
    ("’", "curly-quotes"),
    ("«", "curly-quotes"),
    ("»", "curly-quotes"),
    ("${", "juel-inside"),
    ("#{", "juel-inside"),
    ("%", "percent-sign"),
    (";", "semicolon"),
)


def is_name_start(character: str) -> bool:
    """Whether a name may begin with this character: letters of all languages, emoji, underscore."""
    return character.isalpha() or character == "_" or unicodedata.category(character) in {"So", "Sk", "Co", "Nl"}


def is_name_part(character: str) -> bool:
    """Whether a name may go on with this character."""
    return (
        character.isalnum()
        or is_name_start(character)
        or unicodedata.category(character) in {"Mn", "Mc", "Nd"}
        or character == "\u200d"  # joins emoji
    )


def tokenize(source: str, start: int = 0, known: Sequence[str] = ()) -> list[Token]:
    """The tokens of `source` from `start`, an END token last; `known` names are taken whole, longest first.

    Raises FeelSyntaxError, FeelLimitError.
    """
    if len(source) > MAX_CHARACTERS:
        raise FeelLimitError("expression-too-long", limit=MAX_CHARACTERS)
    tokens: list[Token] = []
    position = _skip_space(source, start)
    while position < len(source):
        token = _known_name(source, position, known) or _token(source, position)
        tokens.append(token)
        if len(tokens) > MAX_TOKENS:
            raise FeelLimitError("too-many-tokens", limit=MAX_TOKENS)
        position = _skip_space(source, token.end)
    tokens.append(Token(TokenKind.END, "", len(source), len(source)))
    return tokens


def _known_name(source: str, position: int, known: Sequence[str]) -> Token | None:
    for name in known:
        end = position + len(name)
        if source.startswith(name, position) and not (
            is_name_part(name[-1]) and is_name_part(source[end : end + 1] or " ")
        ):
            return Token(TokenKind.WORD, name, position, end)
    return None


def _skip_space(source: str, position: int) -> int:
    match = SPACE.match(source, position)
    end = match.end() if match else position
    if source.startswith("/*", end):
        raise FeelSyntaxError("comment-open", source, end, len(source))
    return end


def _token(source: str, position: int) -> Token:
    character = source[position]
    if character == '"':
        return _text(source, position)
    if is_name_start(character):
        return _word(source, position)
    number = NUMBER.match(source, position) if not source.startswith("..", position) else None
    if number:
        return Token(TokenKind.NUMBER, number.group(), position, number.end())
    for sign, code in FOREIGN:
        if source.startswith(sign, position) and not (sign == "<>" and source[:position].rstrip().endswith("function")):
            raise FeelSyntaxError(code, source, position, position + len(sign), sign=sign)
    for symbol in SYMBOLS:
        if source.startswith(symbol, position):
            return Token(TokenKind.SYMBOL, symbol, position, position + len(symbol))
    code = "exclamation-mark" if character == "!" else "unknown-character"
    raise FeelSyntaxError(code, source, position, position + 1, sign=character)


def _word(source: str, position: int) -> Token:
    end = position + 1
    while end < len(source) and is_name_part(source[end]):
        end += 1
    return Token(TokenKind.WORD, unicodedata.normalize("NFC", source[position:end]), position, end)


def _text(source: str, position: int) -> Token:
    parts: list[str] = []
    index = position + 1
    while index < len(source):
        character = source[index]
        if character == '"':
            return Token(TokenKind.TEXT, "".join(parts), position, index + 1)
        if character == "\\":
            piece, index = _escape(source, index)
            parts.append(piece)
        else:
            parts.append(character)
            index += 1
    raise FeelSyntaxError("text-open", source, position, len(source))


def _escape(source: str, index: int) -> tuple[str, int]:
    letter = source[index + 1 : index + 2]
    if letter in ESCAPES and letter:
        return ESCAPES[letter], index + 2
    length = {"u": 4, "U": 6}.get(letter)
    digits = source[index + 2 : index + 2 + length] if length else ""
    if length and re.fullmatch(rf"[0-9a-fA-F]{{{length}}}", digits):
        return _character(int(digits, 16), source, index, index + 2 + length)
    return "\\", index + 1  # as the standard's own examples of patterns have it: "\d" is two characters


def _character(number: int, source: str, start: int, end: int) -> tuple[str, int]:
    if 0xD800 <= number <= 0xDBFF:  # first half of a pair, as Java and JavaScript write emoji
        second = re.match(r"\\u([dD][c-fC-F][0-9a-fA-F]{2})", source[end:])
        if second:
            low = int(second.group(1), 16)
            return chr(0x10000 + ((number - 0xD800) << 10) + (low - 0xDC00)), end + second.end()
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        raise FeelSyntaxError("character-unknown", source, start, end)
    return chr(number), end
