"""Questions about the inside of a FEEL expression, asked of its syntax tree."""

from __future__ import annotations

from collections.abc import Iterator

from engine.feel import Expression, FeelLimitError, FeelSyntaxError, parse, syntax

DATES = frozenset({"now", "today", "date", "date and time", "duration"})
NEVER_BOOLEAN = (
    syntax.Arithmetic,
    syntax.Negation,
    syntax.ListLiteral,
    syntax.ContextLiteral,
    syntax.RangeLiteral,
    syntax.For,
    syntax.FunctionLiteral,
)
NEVER_CONTEXT = (
    *(kind for kind in NEVER_BOOLEAN if kind is not syntax.ContextLiteral),
    syntax.Literal,
    syntax.Comparison,
    syntax.Logic,
    syntax.Quantified,
)


def read(text: str) -> Expression | None:
    """The expression, or None when it cannot be read (another rule says so)."""
    try:
        return parse(text)
    except (FeelSyntaxError, FeelLimitError):
        return None


def outcomes(expression: Expression) -> Iterator[syntax.Node]:
    """The parts that can be the expression's value: both sides of an `if`, otherwise the whole."""
    waiting = [expression.tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, syntax.Conditional):
            waiting += [node.positive, node.negative]
        else:
            yield node


def entry_keys(expression: Expression) -> set[str]:
    """The names that a script's result sets: the keys of the contexts it can give."""
    contexts = (node for node in outcomes(expression) if isinstance(node, syntax.ContextLiteral))
    return {entry.key for context in contexts for entry in context.entries}


def compared_texts(expression: Expression) -> Iterator[tuple[str, str]]:
    """Every `variable = "text"` and `list contains(variable, "text")` in it, as variable and text."""
    for node in syntax.walk(expression.tree):
        if isinstance(node, syntax.Comparison) and node.operator in ("=", "!="):
            yield from _pair(node.left, node.right)
            yield from _pair(node.right, node.left)
        elif isinstance(node, syntax.Call) and _called(node) == "list contains" and len(node.arguments) == 2:
            yield from _pair(node.arguments[0], node.arguments[1])


def _called(call: syntax.Call) -> str:
    return call.function.name if isinstance(call.function, syntax.Name) else ""


def _pair(variable: syntax.Node, text: syntax.Node) -> Iterator[tuple[str, str]]:
    if isinstance(variable, syntax.Name) and isinstance(text, syntax.Literal) and isinstance(text.value, str):
        yield variable.name, text.value


def date_keys(expression: Expression, result_variable: str | None) -> set[str]:
    """Which of a script's results are computed as dates or times."""
    if result_variable:
        return {result_variable} if _computes_date(expression.tree) else set()
    contexts = (node for node in outcomes(expression) if isinstance(node, syntax.ContextLiteral))
    return {entry.key for context in contexts for entry in context.entries if _computes_date(entry.value)}


def _computes_date(node: syntax.Node) -> bool:
    calls = (part for part in syntax.walk(node) if isinstance(part, syntax.Call))
    return not isinstance(node, syntax.ContextLiteral) and any(_called(call) in DATES for call in calls)
