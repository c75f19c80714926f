from __future__ import annotations

from typing import Any

import pytest

from tests.engine.feel.evaluating import reasons, value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("string(14)", "14"),
        ("string(1.50)", "1.5"),
        ("string(null)", None),
        ('string("a")', "a"),
        ('string(date("2026-03-09"))', "2026-03-09"),
        ('string(duration("PT90M"))', "PT1H30M"),
        ('string([1, "a", null])', '[1, "a", null]'),
        ("string({a: true})", "{a: true}"),
        ("string(now())", "2026-03-09T12:00:00@Europe/Copenhagen"),
        ('substring("æøå", 2)', "øå"),
        ('substring("abcdef", -3, 2)', "de"),
        ('substring("abc", 9)', None),
        ('string length("æøå😀")', 4),
        ('upper case("æøå")', "ÆØÅ"),
        ('lower case("ÆØÅ")', "æøå"),
        ('substring before("a@b", "@")', "a"),
        ('substring after("a@b", "@")', "b"),
        ('substring before("ab", "@")', ""),
        ('contains("abc", "b")', True),
        ('starts with("abc", "ab")', True),
        ('ends with("abc", "bc")', True),
        ('string join(["a", null, "b"], "-")', "a-b"),
        ('string join(["a", 1], "-")', None),
        ('is blank("  ")', True),
        ('is blank("a")', False),
        ("is blank([])", True),
        ('trim("  a ")', "a"),
        ('matches("2026", "^[0-9]{4}$")', True),
        ('matches("ABC", "b", "i")', True),
        ('replace("abcd", "(b)(c)", "$2$1")', "acbd"),
        ('replace("a.b", "\\.", "$$")', "a$$b"),
        ('split("a;b;;c", ";")', ["a", "b", "", "c"]),
        ('extract("2026-03-09", "[0-9]+")', ["2026", "03", "09"]),
        ('is empty("")', True),
    ],
)
def test_texts(text: str, expected: Any) -> None:
    assert value(text) == expected


@pytest.mark.parametrize("pattern", ["(a)\\1", "(", "(?=a)", "((a{900}){900}){9}", "a" * 501])
def test_patterns_that_cannot_be_bounded_are_null_with_a_reason(pattern: str) -> None:
    assert value("matches(x, p)", {"x": "a", "p": pattern}) is None
    assert reasons("matches(x, p)", {"x": "a", "p": pattern})[0].startswith("pattern-")


def test_a_pattern_that_would_hang_elsewhere_does_not() -> None:
    assert value('matches(x, "(a+)+$")', {"x": "a" * 5_000 + "b"}) is False
