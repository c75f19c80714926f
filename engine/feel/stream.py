"""The parser's reading head: looks ahead, takes tokens, joins words to names, and counts the nesting."""

from __future__ import annotations

from typing import NoReturn

from engine.feel.budget import MAX_NESTING, FeelLimitError
from engine.feel.failures import FeelSyntaxError
from engine.feel.lexer import Token, TokenKind, is_name_part, is_name_start, tokenize
from engine.feel.messages import DANISH

STOPS = frozenset({"and", "or", "between", "in", "then", "else", "return", "satisfies"})
STARTS = frozenset({"if", "for", "some", "every", "function", "true", "false", "null", "not"})
FUNCTIONS_WITH_KEYWORDS = (("date", "and", "time"), ("years", "and", "months", "duration"), ("get", "or", "else"))
A_VALUE = "en værdi"


def special_names(names: frozenset[str]) -> tuple[str, ...]:
    """Those names that cannot be told from an expression without knowing them, longest first."""
    return tuple(sorted((name for name in names if _is_special(name)), key=lambda name: (-len(name), name)))


def _is_special(name: str) -> bool:
    words = name.split(" ")
    plain = all(word and is_name_start(word[0]) and all(map(is_name_part, word)) for word in words)
    return bool(name.strip()) and not (plain and not STOPS & set(words[1:]) and words[0] not in STOPS | STARTS)


class Stream:
    """Tokens of one text and the place reached."""

    def __init__(self, source: str, start: int, names: frozenset[str]) -> None:
        self.source = source
        self.tokens = tokenize(source, start, special_names(names))
        self.index = 0
        self.nesting = 0

    @property
    def token(self) -> Token:
        """The next token."""
        return self.tokens[self.index]

    def ahead(self, distance: int = 1) -> Token:
        """A token further on; the end again and again after the last."""
        return self.tokens[min(self.index + distance, len(self.tokens) - 1)]

    def take(self) -> Token:
        """The next token, which is then behind."""
        token = self.token
        if token.kind is not TokenKind.END:
            self.index += 1
        return token

    def at(self, *texts: str) -> bool:
        """Whether the next token is one of these symbols or keywords."""
        return self.token.kind in {TokenKind.SYMBOL, TokenKind.WORD} and self.token.text in texts

    def at_kind(self, kind: TokenKind) -> bool:
        """Whether the next token is of this kind."""
        return self.token.kind is kind

    def accept(self, text: str) -> bool:
        """Takes the next token if it is this one."""
        if self.at(text):
            self.index += 1
            return True
        return False

    def expect(self, text: str) -> Token:
        """Takes this very token. Raises FeelSyntaxError when another one is next."""
        if self.at(text):
            return self.take()
        self.fail_expecting(f"«{text}»")

    def fail_expecting(self, expected: str) -> NoReturn:
        """Raises FeelSyntaxError: the next token is not what must stand here."""
        token = self.token
        if token.kind is TokenKind.END:
            raise FeelSyntaxError("unexpected-end", self.source, token.start, token.end, expected=expected)
        self.fail_for_danish()
        found = self.source[token.start : token.end]
        raise FeelSyntaxError("unexpected", self.source, token.start, token.end, found=found, expected=expected)

    def fail_for_danish(self) -> None:
        """Raises FeelSyntaxError when the next token is a Danish word for a keyword."""
        token = self.token
        if token.kind is TokenKind.WORD and token.text.lower() in DANISH:
            meant = DANISH[token.text.lower()]
            raise FeelSyntaxError("danish-word", self.source, token.start, token.end, found=token.text, meant=meant)

    def fail_trailing(self) -> NoReturn:
        """Raises FeelSyntaxError: the text goes on where it could have ended."""
        self.fail_for_danish()
        token = self.token
        found = self.source[token.start : token.end]
        raise FeelSyntaxError("trailing", self.source, token.start, token.end, found=found)

    def enter(self) -> None:
        """One level deeper. Raises FeelLimitError."""
        self.nesting += 1
        if self.nesting > MAX_NESTING:
            raise FeelLimitError("too-deep")

    def leave(self) -> None:
        """One level back."""
        self.nesting -= 1

    def name(self) -> tuple[str, int, int]:
        """The words that make the next name, joined by single spaces, and their place. Raises FeelSyntaxError."""
        if not self.at_kind(TokenKind.WORD):
            self.fail_expecting("et navn")
        first = self.take()
        words, end = [first.text], first.end
        while self.at_kind(TokenKind.WORD) and not self._at_stop():
            word = self.take()
            words.append(word.text)
            end = word.end
        return " ".join(words), first.start, end

    def keyword_function(self) -> tuple[str, int, int] | None:
        """A function's name with keywords inside, if one stands here before its bracket."""
        for words in FUNCTIONS_WITH_KEYWORDS:
            if all(self.ahead(i).text == word for i, word in enumerate(words)) and self.ahead(len(words)).text == "(":
                start, end = self.token.start, self.ahead(len(words) - 1).end
                self.index += len(words)
                return " ".join(words), start, end
        return None

    def _at_stop(self) -> bool:
        return self.token.text in STOPS or (self.token.text == "instance" and self.ahead().text == "of")
