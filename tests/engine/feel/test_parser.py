from __future__ import annotations

from typing import Any

import pytest

from engine.feel import FeelSyntaxError, parse
from tests.engine.feel.evaluating import value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("2 ** 3 ** 2", 64),
        ("-2 ** 2", 4),
        ("10 - 2 - 3", 5),
        ("7 / 2", 3.5),
        (".5 + 1.5e1", 15.5),
        ("1 < 2 and 2 < 3 or false", True),
        ("true or false and false", True),
        ("1 = 1 = true", True),
        ("if 1 > 2 then 3 else 4 + 1", 5),
        ("for x in 1..3 return x * 2", [2, 4, 6]),
        ("for x in 3..1 return x", [3, 2, 1]),
        ("for x in [1, 2], y in [10, 20] return x + y", [11, 21, 12, 22]),
        ("for x in [[1, 2], [3]], y in x return y", [1, 2, 3]),
        ("for i in 0..4 return if i = 0 then 1 else i * partial[-1]", [1, 1, 2, 6, 24]),
        ('for d in date("2026-02-27")..date("2026-03-01") return d.day', [27, 28, 1]),
        ("some x in [1, 2] satisfies x > 1", True),
        ("every x in [1, 2] satisfies x > 1", False),
        ("every x in [] satisfies x > 1", True),
        ("(function(a, b) a + b)(1, 2)", 3),
        ("(function(a: number) a + 1)(a: 2)", 3),
        ("{f: function(a) a * 2, b: f(4)}.b", 8),
        ("[1, 2, 3][2]", 2),
        ("[1, 2, 3][-1]", 3),
        ("[1, 2, 3][item > 1]", [2, 3]),
        ("[{a: 1, b: 2}, {a: 3, b: 4}][a > 1].b", [4]),
        ("[{a: 1}, {a: 2}].a", [1, 2]),
        ('{"et navn": 1, b: 2}.et navn', 1),
        ("{a: 1, b: a + 1}.b", 2),
        ("{a: {b: {c: 7}}}.a.b.c", 7),
        ("5 between 1 and 5", True),
        ("5 in [1..5]", True),
        ("5 in [1..5)", False),
        ("5 in ]1..5[", False),
        ("5 in (1..5]", True),
        ("5 in (< 3, > 4)", True),
        ("5 in <= 4", False),
        ("5 in (1, 3, 5)", True),
        ("6 in (1 + 2) * 2", True),
        ('"b" in ["a", "b"]', True),
        ("5 in (? > 4)", True),
        ("3 instance of number", True),
        ('"a" instance of number', False),
        ("[1, 2] instance of list<number>", True),
        ("{a: 1} instance of context<a: number>", True),
        ('@"2026-03-09" instance of date', True),
        ('@"P1M" instance of years and months duration', True),
        ("null instance of Null", True),
        ("(< 5) instance of range<number>", True),
        ("function(a) a instance of number", "function"),
        ('@"P14D" = duration("P14D")', True),
        ("1 /* kommentar */ + 1 // resten", 2),
        ('substring(start position: 2, string: "abc")', "bc"),
        ('"linje\\n\\"citat\\" \\u00e6 \\U01F600"', 'linje\n"citat" æ 😀'),
        ('"\\d"', "\\d"),
        ("- - 1", 1),
        ("[ ]", []),
        ("{ }", {}),
    ],
)
def test_the_whole_grammar_is_read(text: str, expected: Any) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "data", "expected"),
    [
        ("Ansøgerens alder >= 18", {"Ansøgerens alder": 18}, True),
        ("ansøgers  alder + 1", {"ansøgers alder": 1}, 2),
        ("dato for opfølgning", {"dato for opfølgning": "x"}, "x"),
        ("😀 + 1", {"😀": 1}, 2),
        ("a\u030a + 1", {"å": 1}, 2),  # the same letter, composed and not
        ("a-b", {"a-b": 5, "a": 3, "b": 1}, 5),
        ("a - b", {"a": 3, "b": 1}, 2),
        ("Mike's alder", {"Mike's alder": 5}, 5),
        ("dato/tid = 5", {"dato/tid": 5}, True),
        ("ja and nej = 3", {"ja and nej": 3}, True),
        ("sag.borger.navn", {"sag": {"borger": {"navn": "A"}}}, "A"),
        ("sager.nummer", {"sager": [{"nummer": 1}, {"nummer": 2}]}, [1, 2]),
        ("days of week", {"days of week": 7}, 7),
        ("date", {"date": 1}, 1),
        ("date and time and true", {"date": True, "time": True}, True),
    ],
)
def test_names_may_have_spaces_danish_letters_and_what_is_known_in_advance(
    text: str, data: dict[str, Any], expected: Any
) -> None:
    assert value(text, data) == expected


@pytest.mark.parametrize("text", ['= udfald = "ja"', '=udfald = "ja"', '  = udfald = "ja"  ', 'udfald = "ja"'])
def test_a_leading_equals_sign_is_dropped(text: str) -> None:
    assert value(text, {"udfald": "ja"}) is True
    assert parse(text).text == 'udfald = "ja"'


def test_an_expression_tells_the_variables_and_functions_it_uses() -> None:
    found = parse("if max(a.b, c) > 1 then [x][y = item] else for z in liste return z + {k: d, e: k}.e")
    assert found.variables == {"a", "c", "x", "liste", "d"}
    assert found.functions == {"max"}


@pytest.mark.parametrize("text", ["now", "is defined(felt)", "felt[1]", "some x in felt satisfies x"])
def test_roots_of_paths_count_as_variables(text: str) -> None:
    assert parse(text).variables == {"now" if text == "now" else "felt"}


def test_the_same_text_is_parsed_once() -> None:
    assert parse("1 + 1") is parse("1 + 1")


@pytest.mark.parametrize(
    "text",
    [
        "function(a) external {java: {}}",
        "{a: 1, a: 2}",
        "? > 1",
        "1..2",
        "x instance of nummer",
        "max(a: 1, 2)",
        "substring(tekst: 1)",
        'substring("a")',
        "now(1)",
        "is defined()",
        "if a then b",
        "not a",
        '"\\u0000"',
        "{",
        "]1..",
        "for in x return 1",
    ],
)
def test_what_is_no_feel_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(FeelSyntaxError) as refusal:
        parse(text)
    error = refusal.value
    assert error.source == text
    assert 0 <= error.start <= error.end <= len(text)
    assert error.message.endswith((".", "?"))
    assert (error.line, error.column) == (1, error.start + 1)


def test_the_place_is_counted_in_lines_and_columns() -> None:
    with pytest.raises(FeelSyntaxError) as refusal:
        parse('=\n  a = "x"\n  && b')
    assert (refusal.value.line, refusal.value.column, refusal.value.place) == (3, 3, "&")
