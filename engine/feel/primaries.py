"""Reads what stands between operators: literals, names, brackets of all kinds, forms that begin with a keyword."""

from __future__ import annotations

from abc import abstractmethod
from decimal import Decimal, DecimalException

from engine.feel.failures import FeelSyntaxError
from engine.feel.lexer import TokenKind
from engine.feel.stream import A_VALUE
from engine.feel.syntax import (
    Conditional,
    ContextLiteral,
    Entry,
    For,
    FunctionLiteral,
    InputValue,
    Iteration,
    ListLiteral,
    Literal,
    Name,
    Node,
    Quantified,
    RangeLiteral,
)
from engine.feel.temporal import read_temporal
from engine.feel.type_parser import TypeParser
from engine.feel.types import Type
from engine.feel.values import NUMBERS

COMPARISONS = ("<", "<=", ">", ">=", "=", "!=")
CONSTANTS = {"true": True, "false": False, "null": None}


class PrimaryParser(TypeParser):
    """The part of the parser below the operators."""

    input_allowed = False
    in_range_end = False

    @abstractmethod
    def expression(self) -> Node:
        """A whole expression."""

    @abstractmethod
    def operand(self) -> Node:
        """An expression of arithmetic only."""

    def primary(self) -> Node:
        """The next literal, name, bracket or keyword form. Raises FeelSyntaxError."""
        token = self.token
        if token.kind is TokenKind.NUMBER:
            self.take()
            return Literal(token.start, token.end, self._number(token.text, token.start, token.end))
        if token.kind is TokenKind.TEXT:
            self.take()
            return Literal(token.start, token.end, token.text)
        if token.kind is TokenKind.WORD:
            return self._word()
        brackets = {"(": self._round, "[": self._square, "{": self._context, "]": self._open_range, "@": self._temporal}
        if token.kind is TokenKind.SYMBOL and token.text in brackets:
            return brackets[token.text]()
        if self.at("?"):
            return self._input_value()
        self.fail_expecting(A_VALUE)

    def _number(self, text: str, start: int, end: int) -> Decimal:
        try:
            return NUMBERS.create_decimal(text)
        except DecimalException as error:
            raise FeelSyntaxError("number-out-of-range", self.source, start, end) from error

    def _input_value(self) -> Node:
        token = self.take()
        if not self.input_allowed:
            raise FeelSyntaxError("input-value", self.source, token.start, token.end)
        return InputValue(token.start, token.end)

    def _word(self) -> Node:
        token = self.token
        forms = {"if": self._conditional, "for": self._for, "some": self._quantified, "every": self._quantified}
        if token.text in forms:
            return forms[token.text]()
        if token.text == "function" and self.ahead().text == "(":
            return self._function()
        if token.text in CONSTANTS:
            self.take()
            return Literal(token.start, token.end, CONSTANTS[token.text])
        name, start, end = self.keyword_function() or self._plain_name()
        return Name(start, end, name)

    def _plain_name(self) -> tuple[str, int, int]:
        if self._at_stop():
            self.fail_expecting(A_VALUE)
        name, start, end = self.name()
        if name.startswith("not "):
            raise FeelSyntaxError("not-without-brackets", self.source, start, end)
        return name, start, end

    def _round(self) -> Node:
        """`(a)`, `(a..b)` or `(< a)`."""
        start = self.expect("(").start
        self.enter()
        found = self._one_sided(start) if self.at(*COMPARISONS) else self._bracketed(start)
        self.leave()
        return found

    def _one_sided(self, start: int) -> Node:
        operator = self.take().text
        end_value = self.operand()
        end = self.expect(")").end
        if operator == "=":
            return RangeLiteral(start, end, end_value, end_value, True, True)
        if operator == "!=":
            raise FeelSyntaxError("unexpected", self.source, start, end, found="!=", expected="<, <=, > eller >=")
        included = operator.endswith("=")
        if operator.startswith("<"):
            return RangeLiteral(start, end, None, end_value, False, included)
        return RangeLiteral(start, end, end_value, None, included, False)

    def _bracketed(self, start: int) -> Node:
        inner = self.expression()
        if self.at(".."):
            return self.range_from(start, inner, low_included=False)
        self.expect(")")
        return inner

    def _square(self) -> Node:
        """`[a, b]` or `[a..b]`."""
        start = self.expect("[").start
        self.enter()
        found = self._list(start)
        self.leave()
        return found

    def _list(self, start: int) -> Node:
        items: list[Node] = []
        while not self.at("]"):
            items.append(self.expression())
            if len(items) == 1 and self.at(".."):
                return self.range_from(start, items[0], low_included=True)
            if not self.at("]"):
                self._expect_separator("]")
        return ListLiteral(start, self.take().end, tuple(items))

    def _open_range(self) -> Node:
        start = self.expect("]").start
        self.enter()
        found = self.range_from(start, self.expression(), low_included=False)
        self.leave()
        return found

    def range_from(self, start: int, low: Node, *, low_included: bool) -> Node:
        """The rest of a range from its two points on."""
        self.expect("..")
        outer, self.in_range_end = self.in_range_end, True
        high = self.expression()
        self.in_range_end = outer
        if not self.at("]", ")", "["):
            self.fail_expecting("«]» eller «)»")
        closing = self.take()
        return RangeLiteral(start, closing.end, low, high, low_included, closing.text == "]")

    def _context(self) -> Node:
        start = self.expect("{").start
        self.enter()
        entries: list[Entry] = []
        while not self.at("}"):
            entries.append(self._entry({entry.key for entry in entries}))
            if not self.at("}"):
                self._expect_separator("}")
        self.leave()
        return ContextLiteral(start, self.take().end, tuple(entries))

    def _entry(self, taken: set[str]) -> Entry:
        first = self.token
        while not self.at(":", ",", "{", "}", "(", ")") and not self.at_kind(TokenKind.END):
            last = self.take()
            if last.kind is TokenKind.TEXT:
                break
        if first is self.token:
            self.fail_expecting("et navn")
        text = self.source[first.start : last.end]
        key = first.text if first.kind is TokenKind.TEXT and first is last else " ".join(text.split())
        self.expect(":")
        if key in taken:
            raise FeelSyntaxError("duplicate-key", self.source, first.start, last.end, key=key)
        value = self.expression()
        return Entry(first.start, value.end, key, value)

    def _expect_separator(self, closing: str) -> None:
        if not self.accept(","):
            self.fail_expecting(f"«{closing}»" if self.at_kind(TokenKind.END) else f"«,» eller «{closing}»")

    def _temporal(self) -> Node:
        start = self.expect("@").start
        if not self.at_kind(TokenKind.TEXT):
            self.fail_expecting("en dato i anførselstegn")
        token = self.take()
        value = read_temporal(token.text)
        if value is None:
            raise FeelSyntaxError("temporal-literal", self.source, start, token.end, text=token.text)
        return Literal(start, token.end, value)

    def _conditional(self) -> Node:
        start = self.expect("if").start
        self.enter()
        condition = self.expression()
        self.expect("then")
        positive = self.expression()
        self.expect("else")
        negative = self.expression()
        self.leave()
        return Conditional(start, negative.end, condition, positive, negative)

    def _for(self) -> Node:
        start = self.expect("for").start
        self.enter()
        iterators = self._iterators()
        self.expect("return")
        body = self.expression()
        self.leave()
        return For(start, body.end, iterators, body)

    def _quantified(self) -> Node:
        word = self.take()
        self.enter()
        iterators = self._iterators()
        self.expect("satisfies")
        body = self.expression()
        self.leave()
        return Quantified(word.start, body.end, word.text == "every", iterators, body)

    def _iterators(self) -> tuple[Iteration, ...]:
        iterators: list[Iteration] = []
        while True:
            name, start, _ = self.name()
            self.expect("in")
            domain = self.expression()
            last = self.expression() if self.accept("..") else None
            iterators.append(Iteration(start, (last or domain).end, name, domain, last))
            if not self.accept(","):
                return tuple(iterators)

    def _function(self) -> Node:
        start = self.expect("function").start
        self.enter()
        self.expect("(")
        parameters: list[tuple[str, Type]] = []
        while not self.accept(")"):
            name, _, _ = self.name()
            parameters.append((name, self.optional_type()))
            if not self.at(")"):
                self._expect_separator(")")
        if self.at("external"):
            raise FeelSyntaxError("external-function", self.source, self.token.start, self.token.end)
        body = self.expression()
        self.leave()
        return FunctionLiteral(start, body.end, tuple(parameters), body)
