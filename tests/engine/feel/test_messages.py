from __future__ import annotations

import re

import pytest

from engine.feel import FeelSyntaxError, parse
from engine.feel.messages import SENTENCES
from tests.engine.feel.evaluating import evaluate


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ('udfald == "x"', "double-equals", "Lighed skrives med ét lighedstegn: skriv = i stedet for ==."),
        ("udfald = 'x'", "single-quotes", 'Tekst skal stå i dobbelte anførselstegn, fx "godkendt".'),
        (
            "a && b",
            "java-operator",
            "Tegnet «&» bruges ikke i FEEL. Brug and, or og not(...) i stedet for &&, || og !.",
        ),
        (
            "alder >= 16 17",
            "trailing",
            "Udtrykket kunne være slut før «17». Mangler der et regnetegn, «and» eller «or» foran?",
        ),
        ("alder >= 16 og b", "danish-word", "«og» er ikke et ord i FEEL. Skriv «and» i stedet for «og»."),
        ('a = "x" eller b', "danish-word", "«eller» er ikke et ord i FEEL. Skriv «or» i stedet for «eller»."),
        ("ikke(a)", "danish-word", "«ikke» er ikke et ord i FEEL. Skriv «not» i stedet for «ikke»."),
        ("date(dato", "unexpected-end", "Udtrykket slutter for tidligt. Her mangler «)»."),
        ("summen(x)", "unknown-function", "Funktionen «summen» findes ikke. Mente du «sum»?"),
        ("a <> b", "not-equal-sign", "Tegnet «<>» bruges ikke i FEEL. Forskellig fra skrives !=."),
        ("!a", "exclamation-mark", "Tegnet «!» bruges ikke i FEEL. Brug not(...), og skriv != for forskellig fra."),
        ('a = "x', "text-open", 'Teksten er ikke afsluttet. Her mangler et anførselstegn («"»).'),
        ("a = ”x”", "curly-quotes", 'Tekst skal stå i lige dobbelte anførselstegn, fx "godkendt", ikke i «”».'),
        ("5 % 2", "percent-sign", "Tegnet «%» bruges ikke i FEEL. Brug modulo(a, b) for resten ved division."),
        (
            "a = ${b}",
            "juel-inside",
            "«${…}» kan ikke stå inde i et FEEL-udtryk. Skriv kun det, der står mellem klammerne.",
        ),
        ("", "empty", "Udtrykket er tomt."),
        ("not a", "not-without-brackets", "«not» skal have parenteser: skriv not(...)."),
        (
            'contains("a")',
            "argument-count",
            "Funktionen «contains» kaldes contains(string, match). Her er der 1 argument.",
        ),
    ],
)
def test_each_usual_mistake_has_its_own_danish_sentence(text: str, code: str, sentence: str) -> None:
    with pytest.raises(FeelSyntaxError) as refusal:
        parse(text)
    assert (refusal.value.code, refusal.value.message) == (code, sentence)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('udfal = "x"', "Feltet «udfal» findes ikke i processens data. Mente du «udfald»?"),
        ("udfald = ja", 'Feltet «ja» findes ikke i processens data. Skriv teksten i anførselstegn: "ja".'),
        (
            "alder og udfald",
            "Feltet «alder og udfald» findes ikke i processens data. "
            "Hvis «og» ikke hører til navnet: skriv «and» i stedet for «og».",
        ),
        ("now > 1", "Feltet «now» findes ikke i processens data. Skriv now() med parenteser for tiden nu."),
        (
            "dato < today()",
            "En tekst kan ikke sammenlignes med en dato. "
            "Gør teksten til en dato med date(...), eller datoen til tekst med string(...).",
        ),
        (
            'dato + duration("P1D")',
            "«+» kan ikke bruges mellem en tekst og en varighed i dage. Gør teksten til en dato med date(...).",
        ),
        (
            'date("2026-03-09T12:00:00+01:00")',
            "Teksten «2026-03-09T12:00:00+01:00» har et klokkeslæt. Skriv date(date and time(...)) for at få dagen.",
        ),
        (
            "udfald > 5",
            "En tekst kan ikke sammenlignes med et tal. Gør tallet til tekst med string(...), "
            "eller teksten til et tal med number(...).",
        ),
        ("alder > null", "«>» mangler en værdi: der står null på højre side."),
        ("udfald and true", "«and» venter sand eller falsk, men fik en tekst."),
        ("sag.navm", "«navm» findes ikke her. Mente du «navn»?"),
        ("string length(alder)", "Funktionen «string length» venter en tekst som «string», men fik et tal."),
        ("alder / 0", "Der divideres med nul."),
        (
            "today() + 14",
            "«+» kan ikke bruges mellem en dato og et tal. "
            'Skriv antallet af dage som en varighed, fx duration("P14D").',
        ),
    ],
)
def test_a_null_says_why_it_came_about(text: str, sentence: str) -> None:
    data = {"udfald": "x", "dato": "2026-03-09", "alder": 16, "sag": {"navn": "A"}}
    assert sentence in [reason.message for reason in evaluate(text, data).reasons]


def test_a_reason_marks_its_place_in_the_text() -> None:
    text = 'udfald = "x" and alder > frist'
    reason = evaluate(text, {"udfald": "x", "alder": 1}).reasons[0]
    assert text[reason.start : reason.end] == "frist"
    assert (reason.code, reason.facts["name"]) == ("unknown-variable", "frist")


def test_only_the_first_reasons_are_kept() -> None:
    assert len(evaluate("for x in 1..1000 return ukendt").reasons) == 20


def test_every_sentence_is_a_danish_sentence_with_named_gaps() -> None:
    for code, sentence in SENTENCES.items():
        assert re.fullmatch(r"[a-z-]+", code)
        assert sentence[0].isupper() or sentence[0] in "«{"
        assert sentence.endswith((".", "?", "}", ").")), code
