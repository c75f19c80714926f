"""Reads type names: number, date and time, list<string>, context<a: number>, function<number> -> string."""

from __future__ import annotations

from engine.feel.failures import FeelSyntaxError
from engine.feel.lexer import TokenKind
from engine.feel.stream import Stream
from engine.feel.types import ANY, SIMPLE_TYPES, Type


class TypeParser(Stream):
    """The part of the parser that reads types."""

    def type_name(self) -> Type:
        """The type that stands here. Raises FeelSyntaxError."""
        self.enter()
        start = self.token.start
        words = [self._type_word()]
        while self.at_kind(TokenKind.WORD) and self._continues(words):
            words.append(self.take().text)
        name = " ".join(words)
        if name not in SIMPLE_TYPES:
            raise FeelSyntaxError("unknown-type", self.source, start, self.token.start, name=name, known=SIMPLE_TYPES)
        found = self._parts(SIMPLE_TYPES[name])
        self.leave()
        return found

    def _type_word(self) -> str:
        if not self.at_kind(TokenKind.WORD):
            self.fail_expecting("en type")
        return self.take().text

    def _continues(self, words: list[str]) -> bool:
        beginning = " ".join([*words, self.token.text])
        return any(name == beginning or name.startswith(beginning + " ") for name in SIMPLE_TYPES)

    def _parts(self, kind: str) -> Type:
        if not self.at("<") or kind not in {"list", "range", "context", "function"}:
            return Type(kind)
        self.expect("<")
        if kind == "context":
            members = self._members()
            self.expect(">")
            return Type(kind, members=members)
        if kind == "function":
            return self._function_type()
        element = self.type_name()
        self.expect(">")
        return Type(kind, element=element)

    def _members(self) -> tuple[tuple[str, Type], ...]:
        members: list[tuple[str, Type]] = []
        while True:
            name, _, _ = self.name()
            self.expect(":")
            members.append((name, self.type_name()))
            if not self.accept(","):
                return tuple(members)

    def _function_type(self) -> Type:
        parameters: list[Type] = []
        while not self.accept(">"):
            parameters.append(self.type_name())
            if not self.at(">"):
                self.expect(",")
        self.expect("->")
        return Type("function", element=self.type_name(), parameters=tuple(parameters))

    def optional_type(self) -> Type:
        """The type after a colon, or any."""
        return self.type_name() if self.accept(":") else ANY
