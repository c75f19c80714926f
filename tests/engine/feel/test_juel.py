from __future__ import annotations

import pytest

from engine.feel import FeelLimitError, FeelSyntaxError, parse
from engine.feel.juel import translate


@pytest.mark.parametrize(
    ("juel", "feel"),
    [
        ("${a == 'x'}", 'a = "x"'),
        ("${a eq b}", "a = b"),
        ("${a != b}", "a != b"),
        ("${a ne null}", "a != null"),
        ("${a lt 1 and b ge 2}", "a < 1 and b >= 2"),
        ("${a && b || c}", "a and b or c"),
        ("${!a}", "not(a)"),
        ("${not a}", "not(a)"),
        ("${!a && b}", "not(a) and b"),
        ("${!(a && b)}", "not((a and b))"),
        ("${'text'}", '"text"'),
        ("${'it\\'s \"x\"'}", '"it\'s \\"x\\""'),
        ("${a ? 'b' : 'c'}", 'if a then "b" else "c"'),
        ("${a ? b : c ? d : e}", "if a then b else (if c then d else e)"),
        ("${a % 2 == 0}", "modulo(a, 2) = 0"),
        ("${a mod 2}", "modulo(a, 2)"),
        ("${a div 2 + 1}", "a / 2 + 1"),
        ("${empty a}", "is blank(a)"),
        ("${!empty a}", "not(is blank(a))"),
        ("${x['k'] > 3}", 'get value(x, "k") > 3'),
        ("${x[0].y}", "x[1].y"),
        ("${x.equals('y')}", '(x = "y")'),
        ("#{ a }", "a"),
        ("${-a * 2}", "-a * 2"),
        ("${'}' == a}", '"}" = a'),
        ("${true}", "true"),
        ("${(a + b) * c}", "(a + b) * c"),
        ("${ansøger == 'æøå'}", 'ansøger = "æøå"'),
    ],
)
def test_simple_juel_is_written_as_feel(juel: str, feel: str) -> None:
    assert translate(juel) == feel
    assert parse(feel)


@pytest.mark.parametrize(
    ("juel", "code"),
    [
        ("${execution.getVariable('a') == 1}", "juel-object"),
        ("${task.assignee}", "juel-object"),
        ("${bean.check(a)}", "juel-method"),
        ("${a.size() > 1}", "juel-method"),
        ("${dateTime()}", "juel-method"),
        ("${S(a).prop('b')}", "juel-method"),
        ("${spin:JSON(a)}", "juel-method"),
        ("Hej ${navn}", "juel-text-around"),
        ("${a}${b}", "juel-text-around"),
        ("${a", "juel-open"),
        ("a == b", "juel-not"),
        ("${}", "juel-syntax"),
        ("${a ==}", "juel-syntax"),
        ("${a b}", "juel-syntax"),
        ("${x[i]}", "juel-operator"),
        ("${a = b}", "juel-operator"),
        ("${a -> b}", "juel-syntax"),
    ],
)
def test_what_calls_java_or_is_no_expression_is_refused(juel: str, code: str) -> None:
    with pytest.raises(FeelSyntaxError) as refusal:
        translate(juel)
    assert refusal.value.code == code
    assert refusal.value.message.endswith(".")


@pytest.mark.parametrize(
    "juel", ["${" + "(" * 500 + "a" + ")" * 500 + "}", "${" + "!" * 500 + "a}", "${" + "a" * 9000 + "}"]
)
def test_hostile_juel_meets_a_limit(juel: str) -> None:
    with pytest.raises(FeelLimitError):
        translate(juel)
