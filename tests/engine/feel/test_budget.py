"""Expressions written to do harm end in a sentence, soon, and run no code."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.feel import FeelLimitError, FeelSyntaxError, parse, parse_unary_tests
from engine.feel.budget import MAX_TEXT
from engine.feel.juel import translate
from tests.engine.feel.evaluating import NOON, ZONE, value

LONG = "x" * 7_000
SECONDS = 3.0  # of processor time; a busy machine is no reason to fail


@pytest.mark.parametrize(
    "text",
    [
        "(" * 500 + "1" + ")" * 500,
        "[" * 500,
        "{a:" * 100 + "1" + "}" * 100,
        "-" * 500 + "1",
        "not(" * 100 + "true" + ")" * 100,
        "+".join(["1"] * 900),
        "a" + ".b" * 500,
        "a" + "[1]" * 300,
        "if true then " * 100 + "1" + " else 1" * 100,
        "function(a) " * 100 + "1",
        "x in (" * 100 + "1" + ")" * 100,
        "a in (1," * 100,
        "[1.." * 100,
        "]1.." * 100,
        "for x in " * 100,
        "x instance of " + "list<" * 100,
        "1 " * 2_500,
        "a" * 8_001,
    ],
)
def test_too_deep_or_too_long_is_refused_when_read(text: str) -> None:
    with pytest.raises(FeelLimitError):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "for a in 1..1000, b in 1..1000, c in 1..1000 return a",
        "every x in 1..10**9 satisfies x > 0",
        "some x in 1..10**9 satisfies x < 0",
        "for i in 1..1000 return [partial, partial]",
        "string(for i in 1..30 return [partial, partial])",
        "flatten(for i in 1..25 return [partial, partial])",
        "for i in 1..50 return {a: partial}",
        f'for i in 1..20000 return substring("{LONG}", 1)',
        f'for i in 1..20000 return "{LONG}" + "a"',
        f'string join(for i in 1..15000 return "{LONG[:900]}", "{LONG[:900]}")',
        f'replace("{LONG[:3000]}", "x", "{LONG[:3000]}")',
        "for i in 1..15000 return sum(partial)",
        "for i in 1..20000 return string(1e6000)",
        "string(for i in 1..20000 return 1e6000)",
        "for i in 1..14 return concatenate(flatten(partial), flatten(partial), [i])",
        'for d in date("0001-01-01")..date("9999-12-31") return d',
        f'for i in 1..5000 return range("[{"." * 3000}")',
        f'for i in 1..5000 return matches("{"ab" * 1000}", "(a|b|ab){{1,900}}c")',
        f'for i in 1..300 return split("{"a," * 2000}", ",")',
        "for i in 1..20000, j in 1..20000 return 1",
        "sort(for i in 1..20000 return i, function(a, b) a < b)",
    ],
)
def test_an_explosion_is_stopped_while_running(text: str) -> None:
    started = time.process_time()
    with pytest.raises(FeelLimitError) as refusal:
        value(text)
    assert time.process_time() - started < SECONDS
    assert refusal.value.message.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        '__import__("os").system("id")',
        "().__class__",
        'open("/etc/passwd")',
        'eval("1")',
        "lambda: 1",
        "{f: function(n) f(n + 1), r: f(1)}.r",
    ],
)
def test_python_is_no_feel(text: str) -> None:
    with pytest.raises(FeelSyntaxError):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        '"".__class__',
        "a.__class__.__mro__",
        "now().__init__",
        "[1].append",
        "a.b.c()",
        "10 ** (10 ** 8)",
    ],
)
def test_attributes_of_python_cannot_be_reached(text: str) -> None:
    assert value(text, {"a": {"b": 1}}) in (None, [None])


def test_large_task_data_costs_its_size() -> None:
    with pytest.raises(FeelLimitError):
        value("for i in 1..10000 return count(liste)", {"liste": list(range(5_000))})


def test_a_result_that_is_too_large_to_store_is_refused_when_written() -> None:
    found = parse("for i in 1..300 return for j in 1..200 return 1").evaluate({}, now=NOON, zone=ZONE)
    with pytest.raises(FeelLimitError):
        _ = found.json


def test_a_text_may_be_as_long_as_the_limit() -> None:
    assert value("string length(x)", {"x": "a" * MAX_TEXT}) == MAX_TEXT
    with pytest.raises(FeelLimitError):
        value('x + "a"', {"x": "a" * MAX_TEXT})


def test_the_budget_can_be_set_lower() -> None:
    with pytest.raises(FeelLimitError):
        parse("for i in 1..100 return i").evaluate({}, now=NOON, zone=ZONE, steps=50)


def test_a_deep_stack_of_the_host_is_a_limit_and_no_crash() -> None:
    text = "(" * 55 + "1" + ")" * 55

    def deep(levels: int) -> None:
        if levels:
            deep(levels - 1)
        else:
            parse.__wrapped__(text)

    def ever_deeper() -> None:
        for levels in range(500, 1_000, 20):
            deep(levels)

    with pytest.raises(FeelLimitError):
        ever_deeper()


PIECES = st.sampled_from(
    [
        *"()[]{}<>=!+-*/.,:;?@\"'|&%$#\\ \n",
        *(
            "if ",
            "then ",
            "else ",
            "for ",
            "in ",
            "return ",
            "some ",
            "every ",
            "satisfies ",
            "function(",
            "and ",
            "or ",
        ),
        *(
            "between ",
            "instance of ",
            "not(",
            "null",
            "true",
            "..",
            "**",
            "==",
            "<=",
            "date(",
            'duration("P1D")',
            "now()",
        ),
        *(
            "list<",
            "number",
            "a",
            "b.c",
            "æø å",
            "1",
            "0.5",
            "1e400",
            '"x"',
            '@"2026-03-09"',
            "sort(",
            "replace(",
            "//",
            "/*",
        ),
        *("partial", "item", "context put(", "range(", "${", "}", "\ud83d", "\x00"),
    ]
)


def _ends_well(read: Callable[[str], object], text: str) -> None:
    with suppress(FeelSyntaxError, FeelLimitError):
        read(text)


@settings(max_examples=600, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60)))
def test_any_text_either_parses_and_runs_or_is_refused(text: str) -> None:
    _ends_well(lambda source: value(source, {"a": 1, "b": {"c": [1, "x"]}}), text)
    _ends_well(lambda cell: parse_unary_tests(cell).matches(1, {"a": 1}, now=NOON, zone=ZONE), text)
    _ends_well(translate, text)
    _ends_well(translate, "${" + text + "}")
