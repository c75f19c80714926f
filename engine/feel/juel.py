"""Translates simple ${…} (JUEL, Camunda 7's expressions) to FEEL; what calls Java is refused with a sentence.

Nothing is converted on the way, other than in JUEL itself: "5" == 5 is true there and null here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from engine.feel.budget import MAX_CHARACTERS, MAX_NESTING, FeelLimitError
from engine.feel.failures import FeelSyntaxError
from engine.feel.writing import quoted

TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<text>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
    r"|(?P<word>[^\W\d][\w$]*)|(?P<symbol>&&|\|\||==|!=|<=|>=|[<>!+\-*/%?:()\[\].,]))",
    re.DOTALL,
)
WORDS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "and": "&&", "or": "||", "mod": "%"}
WORDS |= {"div": "/", "not": "!", "empty": "empty"}
LEVELS = ({"||": "or"}, {"&&": "and"}, {"==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="})
SUMS, PRODUCTS = {"+": "+", "-": "-"}, {"*": "*", "/": "/", "%": "%"}
TABLE = (*LEVELS, SUMS, PRODUCTS)
CONSTANTS = {"true", "false", "null"}
JAVA_OBJECTS = {
    "execution": "execution",
    "task": "task",
    "caseExecution": "caseExecution",
    "connector": "connector",
    "authenticatedUserId": "authenticatedUserId",
}


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int


def translate(text: str) -> str:
    """The FEEL text that means the same as `${…}` or `#{…}`. Raises FeelSyntaxError, FeelLimitError."""
    if len(text) > MAX_CHARACTERS:
        raise FeelLimitError("expression-too-long", limit=MAX_CHARACTERS)
    source = text.strip()
    opening = re.search(r"[$#]\{", source)
    if opening is None:
        raise FeelSyntaxError("juel-not", text, 0, len(text))
    end = _closing(text, text.index(opening.group()) + 2)
    if opening.start() or text[end + 1 :].strip():
        raise FeelSyntaxError("juel-text-around", text, 0, len(text))
    return _Translator(text, text.index(opening.group()) + 2, end).whole()


def _closing(text: str, start: int) -> int:
    """The place of the brace that ends the expression; one within quotes does not."""
    quote = ""
    index = start
    while index < len(text):
        character = text[index]
        if character == "\\" and quote:
            index += 1
        elif quote:
            quote = "" if character == quote else quote
        elif character in "'\"":
            quote = character
        elif character == "}":
            return index
        index += 1
    raise FeelSyntaxError("juel-open", text, start, len(text))


class _Translator:
    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.tokens = self._tokens(start, end)
        self.index = 0
        self.nesting = 0

    def _tokens(self, position: int, end: int) -> list[_Token]:
        tokens: list[_Token] = []
        while self.source[position:end].strip():
            match = TOKEN.match(self.source, position, end)
            if match is None or match.lastgroup is None:
                at = position + len(self.source[position:end]) - len(self.source[position:end].lstrip())
                raise FeelSyntaxError("juel-operator", self.source, at, at + 1, found=self.source[at])
            kind, text = match.lastgroup, match[match.lastgroup]
            if kind == "word" and text in WORDS:
                kind, text = "symbol", WORDS[text]
            tokens.append(_Token(kind, text, match.start(match.lastgroup)))
            position = match.end()
        return [*tokens, _Token("end", "", end)]

    def whole(self) -> str:
        """All of the expression."""
        feel = self._choice()
        if self._token.kind != "end":
            self._fail()
        return feel

    @property
    def _token(self) -> _Token:
        return self.tokens[self.index]

    def _accept(self, *texts: str) -> str | None:
        token = self._token
        if token.kind == "symbol" and token.text in texts:
            self.index += 1
            return token.text
        return None

    def _expect(self, text: str) -> None:
        if self._accept(text) is None:
            self._fail()

    def _fail(self, code: str = "juel-syntax", **facts: str) -> NoReturn:
        token = self._token
        end = token.start + max(1, len(token.text))
        raise FeelSyntaxError(code, self.source, token.start, end, found=token.text or "}", **facts)

    def _choice(self) -> str:
        """`a ? b : c`."""
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise FeelLimitError("too-deep")
        feel = self._binary(0)
        if self._accept("?"):
            positive = self._choice()
            self._expect(":")
            feel = f"if {feel} then {positive} else {self._choice()}"
            feel = f"({feel})" if self.nesting > 1 else feel
        self.nesting -= 1
        return feel

    def _binary(self, level: int) -> str:
        if level == len(TABLE):
            return self._unary()
        left = self._binary(level + 1)
        while operator := self._accept(*TABLE[level]):
            right = self._binary(level + 1)
            sign = TABLE[level][operator]
            left = f"modulo({left}, {right})" if sign == "%" else f"{left} {sign} {right}"
        return left

    def _unary(self) -> str:
        for sign, feel in (("!", "not({})"), ("empty", "is blank({})"), ("-", "-{}")):
            if self._accept(sign):
                self.nesting += 1
                if self.nesting > MAX_NESTING:
                    raise FeelLimitError("too-deep")
                operand = self._unary()
                self.nesting -= 1
                return feel.format(operand)
        return self._steps(self._primary())

    def _primary(self) -> str:
        token = self._token
        self.index += token.kind != "end"
        if token.kind == "number":
            return token.text
        if token.kind == "text":
            return quoted(re.sub(r"\\(.)", r"\1", token.text[1:-1], flags=re.DOTALL))
        if token.kind == "word":
            return self._word(token)
        self.index -= token.kind != "end"
        if self._accept("("):
            inner = self._choice()
            self._expect(")")
            return inner if inner.startswith("(") and inner.endswith(")") and _is_one(inner) else f"({inner})"
        self._fail()

    def _word(self, token: _Token) -> str:
        if token.text in CONSTANTS:
            return token.text
        if token.text in JAVA_OBJECTS and self._token.text in {".", "("}:
            self.index -= 1
            self._fail("juel-object", name=token.text)
        if self._token.text in {"(", ":"} and self._looks_like_call():
            self.index -= 1
            self._fail("juel-method", name=token.text)
        return token.text

    def _looks_like_call(self) -> bool:
        """`name(…)`, or `prefix:name(…)`; a colon alone belongs to `a ? b : c`."""
        following = self.tokens[self.index : self.index + 3]
        if following[0].text == "(":
            return True
        return len(following) == 3 and following[1].kind == "word" and following[2].text == "("

    def _steps(self, feel: str) -> str:
        while step := self._accept(".", "["):
            feel = self._member(feel) if step == "." else self._index(feel)
        return feel

    def _member(self, feel: str) -> str:
        name = self._token
        if name.kind != "word":
            self._fail()
        self.index += 1
        if self._accept("(") is None:
            return f"{feel}.{name.text}"
        if name.text != "equals":
            self.index -= 2
            self._fail("juel-method", name=name.text)
        other = self._choice()
        self._expect(")")
        return f"({feel} = {other})"

    def _index(self, feel: str) -> str:
        token = self._token
        inner = self._choice()
        self._expect("]")
        if token.kind == "text" and inner == quoted(token.text[1:-1]):
            return f"get value({feel}, {inner})"
        if inner.isdecimal():
            return f"{feel}[{int(inner) + 1}]"
        self.index -= 1
        self._fail("juel-operator")


def _is_one(feel: str) -> bool:
    """Whether the outer brackets of a text belong together."""
    depth = 0
    for index, character in enumerate(feel):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return index == len(feel) - 1
    return False
