"""Reads FEEL text into a syntax tree (DMN 1.5, chapter 10.3.1): operators by precedence, never going back."""

from __future__ import annotations

from decimal import Decimal

from engine.feel.budget import FeelLimitError
from engine.feel.failures import FeelSyntaxError
from engine.feel.lexer import TokenKind
from engine.feel.primaries import COMPARISONS, PrimaryParser
from engine.feel.syntax import (
    Alternatives,
    Arithmetic,
    Between,
    Call,
    Comparison,
    Filter,
    FunctionLiteral,
    InstanceOf,
    Literal,
    Logic,
    Membership,
    Name,
    Negation,
    Node,
    Path,
    UnaryComparison,
    check_height,
)

OR, AND, COMPARE, ADD, MULTIPLY, POWER = range(1, 7)
PRECEDENCE = {
    "or": OR,
    "and": AND,
    **dict.fromkeys((*COMPARISONS, "between", "in"), COMPARE),
    "+": ADD,
    "-": ADD,
    "*": MULTIPLY,
    "/": MULTIPLY,
    "**": POWER,
}
EXPRESSION_STARTS = frozenset("([{@?-")


class Parser(PrimaryParser):
    """Reads one expression, or one cell of unary tests."""

    def whole_expression(self) -> Node:
        """The expression that is all of the text. Raises FeelSyntaxError, FeelLimitError."""
        return self._to_the_end(self.expression())

    def whole_tests(self) -> Node:
        """The unary tests that are all of the text. Raises FeelSyntaxError, FeelLimitError."""
        self.input_allowed = True
        if self.at("-") and self.ahead().kind is TokenKind.END:
            return Alternatives(self.take().start, self.token.end, (), negated=True)
        if self.at("not") and self.ahead().text == "(":
            start = self.take().start
            negated = self._group()
            if self.at_kind(TokenKind.END):
                return self._to_the_end(Alternatives(start, negated.end, negated.tests, negated=True))
            self.index = 0
        return self._to_the_end(self._alternatives())

    def _to_the_end(self, node: Node) -> Node:
        if not self.at_kind(TokenKind.END):
            self.fail_trailing()
        check_height(node)
        return node

    def expression(self) -> Node:
        """A whole expression, as deep as its brackets go."""
        self.enter()
        found = self._binary(OR)
        self.leave()
        return found

    def operand(self) -> Node:
        """An expression of arithmetic only."""
        return self._binary(ADD)

    def _binary(self, level: int, left: Node | None = None) -> Node:
        left = left or self._unary()
        while True:
            operator = self.token.text if self.token.kind in {TokenKind.SYMBOL, TokenKind.WORD} else ""
            precedence = PRECEDENCE.get(operator, 0)
            if precedence < level:
                return left
            left = self._extended(left, operator, precedence)

    def _extended(self, left: Node, operator: str, precedence: int) -> Node:
        self.take()
        if operator == "in":
            tests = self._after_in()
            return Membership(left.start, tests.end, left, tests)
        if operator == "between":
            low = self.operand()
            self.expect("and")
            high = self.operand()
            return Between(left.start, high.end, left, low, high)
        if operator in {"and", "or"}:
            return self._logic(left, operator, precedence)
        right = self._binary(precedence + 1)
        if operator in COMPARISONS:
            return Comparison(left.start, right.end, operator, left, right)
        return Arithmetic(left.start, right.end, operator, left, right)

    def _logic(self, first: Node, operator: str, precedence: int) -> Node:
        operands = [first, self._binary(precedence + 1)]
        while self.accept(operator):
            operands.append(self._binary(precedence + 1))
        return Logic(first.start, operands[-1].end, operator, tuple(operands))

    def _unary(self) -> Node:
        if not self.at("-"):
            return self._instance_of(self._postfix(self.primary()))
        start = self.take().start
        self.enter()
        operand = self._unary()
        self.leave()
        if isinstance(operand, Literal) and isinstance(operand.value, Decimal):
            return Literal(start, operand.end, operand.value.copy_negate())
        return Negation(start, operand.end, operand)

    def _instance_of(self, value: Node) -> Node:
        while self.at("instance") and self.ahead().text == "of":
            self.take()
            self.take()
            wanted = self.type_name()
            value = InstanceOf(value.start, self.tokens[self.index - 1].end, value, wanted)
        return value

    def _postfix(self, node: Node) -> Node:
        while True:
            if self.at("."):
                self.take()
                name, _, end = self.name()
                node = Path(node.start, end, node, name)
            elif self.at("[") and not self._closes_range():
                node = self._filter(node)
            elif self.at("(") and isinstance(node, (Name, Path, Filter, Call, FunctionLiteral)):
                node = self._call(node)
            else:
                return node

    def _closes_range(self) -> bool:
        """Whether the square bracket ends a range open to the right, as in `]1..5[`."""
        after = self.ahead()
        begins = after.kind in {TokenKind.NUMBER, TokenKind.TEXT} or after.text in EXPRESSION_STARTS
        begins = begins or (after.kind is TokenKind.WORD and after.text not in PRECEDENCE)
        return self.in_range_end and not begins

    def _filter(self, source: Node) -> Node:
        self.expect("[")
        outer, self.in_range_end = self.in_range_end, False
        condition = self.expression()
        self.in_range_end = outer
        return Filter(source.start, self.expect("]").end, source, condition)

    def _call(self, function: Node) -> Node:
        self.expect("(")
        outer, self.in_range_end = self.in_range_end, False
        arguments: list[Node] = []
        names: list[str] = []
        while not self.at(")"):
            name = self._argument_name()
            if name is not None:
                names.append(name)
            arguments.append(self.expression())
            if not self.at(")"):
                self._expect_separator(")")
        self.in_range_end = outer
        end = self.expect(")").end
        if names and len(names) != len(arguments):
            raise FeelSyntaxError("mixed-arguments", self.source, function.start, end)
        return Call(function.start, end, function, tuple(arguments), tuple(names))

    def _argument_name(self) -> str | None:
        distance = 0
        while self.ahead(distance).kind is TokenKind.WORD:
            distance += 1
        if not distance or self.ahead(distance).text != ":" or self.ahead(distance).kind is not TokenKind.SYMBOL:
            return None
        words = [self.take().text for _ in range(distance)]
        self.expect(":")
        return " ".join(words)

    def _after_in(self) -> Alternatives:
        outer, self.input_allowed = self.input_allowed, True
        found = self._group_or_more() if self.at("(") else self._single_test()
        self.input_allowed = outer
        return found

    def _single_test(self) -> Alternatives:
        test = self._test(comparable=False)
        return Alternatives(test.start, test.end, (test,))

    def _group_or_more(self) -> Alternatives:
        """`in (a, b)`, where the bracket may also just begin a longer expression: `in (a + b) * 2`."""
        group = self._group()
        if len(group.tests) == 1 and not isinstance(group.tests[0], UnaryComparison):
            whole = self._binary(ADD, self._postfix(group.tests[0]))
            return Alternatives(group.start, max(group.end, whole.end), (whole,))
        return group

    def _group(self) -> Alternatives:
        start = self.expect("(").start
        self.enter()
        tests = [self._test(comparable=True)]
        if self.at("..") and not isinstance(tests[0], UnaryComparison):
            interval = self.range_from(start, tests[0], low_included=False)
            self.leave()
            return Alternatives(start, interval.end, (interval,))
        while not self.at(")"):
            self._expect_separator(")")
            tests.append(self._test(comparable=True))
        self.leave()
        return Alternatives(start, self.take().end, tuple(tests))

    def _alternatives(self) -> Alternatives:
        tests = [self._test(comparable=True)]
        while self.accept(","):
            tests.append(self._test(comparable=True))
        return Alternatives(tests[0].start, tests[-1].end, tuple(tests))

    def _test(self, *, comparable: bool) -> Node:
        """A unary test; right after `in` an expression goes no further than arithmetic."""
        if self.at(*COMPARISONS):
            operator = self.take()
            operand = self.operand()
            return UnaryComparison(operator.start, operand.end, operator.text, operand)
        return self.expression() if comparable else self.operand()


def parse_expression(source: str, start: int, names: frozenset[str]) -> Node:
    """The tree of the expression from `start`. Raises FeelSyntaxError, FeelLimitError."""
    try:
        return Parser(source, start, names).whole_expression()
    except RecursionError as error:
        raise FeelLimitError("too-deep") from error


def parse_tests(source: str, names: frozenset[str]) -> Node:
    """The tree of a decision table's cell. Raises FeelSyntaxError, FeelLimitError."""
    try:
        return Parser(source, 0, names).whole_tests()
    except RecursionError as error:
        raise FeelLimitError("too-deep") from error
