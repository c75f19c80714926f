"""The Danish sentences about expressions, by their stable code; facts come as fields."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

SYNTAX = {
    "empty": "Udtrykket er tomt.",
    "double-equals": "Lighed skrives med ét lighedstegn: skriv = i stedet for ==.",
    "reversed-comparison": "Tegnet «{sign}» bruges ikke i FEEL. Skriv <= eller >= med lighedstegnet sidst.",
    "not-equal-sign": "Tegnet «{sign}» bruges ikke i FEEL. Forskellig fra skrives !=.",
    "comparison-sign": "Tegnet «{sign}» bruges ikke i FEEL. Skriv <= eller >=.",
    "java-operator": ("Tegnet «{sign}» bruges ikke i FEEL. Brug and, or og not(...) i stedet for &&, || og !."),
    "exclamation-mark": "Tegnet «!» bruges ikke i FEEL. Brug not(...), og skriv != for forskellig fra.",
    "single-quotes": 'Tekst skal stå i dobbelte anførselstegn, fx "godkendt".',
    "curly-quotes": 'Tekst skal stå i lige dobbelte anførselstegn, fx "godkendt", ikke i «{sign}».',
    "juel-inside": "«{sign}…}}» kan ikke stå inde i et FEEL-udtryk. Skriv kun det, der står mellem klammerne.",
    "percent-sign": "Tegnet «%» bruges ikke i FEEL. Brug modulo(a, b) for resten ved division.",
    "semicolon": "Semikolon bruges ikke i FEEL. Adskil med komma.",
    "unknown-character": "Tegnet «{sign}» kan ikke bruges her.",
    "comment-open": "Kommentaren er ikke afsluttet. Her mangler «*/».",
    "text-open": 'Teksten er ikke afsluttet. Her mangler et anførselstegn («"»).',
    "character-unknown": "Tegnkoden findes ikke.",
    "unexpected-end": "Udtrykket slutter for tidligt. Her mangler {expected}.",
    "unexpected": "Her står «{found}», men der skulle stå {expected}.",
    "trailing": ("Udtrykket kunne være slut før «{found}». Mangler der et regnetegn, «and» eller «or» foran?"),
    "trailing-danish": "«{found}» er ikke et ord i FEEL. Skriv «{meant}» i stedet for «{found}».",
    "danish-word": "«{found}» er ikke et ord i FEEL. Skriv «{meant}» i stedet for «{found}».",
    "not-without-brackets": "«not» skal have parenteser: skriv not(...).",
    "unknown-function": "Funktionen «{name}» findes ikke.{suggestion}",
    "argument-count": "Funktionen «{name}» kaldes {usage}. Her er der {count} {argument_word}.",
    "argument-name": "Funktionen «{name}» har intet argument, der hedder «{argument}». Den kaldes {usage}.",
    "argument-missing": "Funktionen «{name}» mangler argumentet «{argument}». Den kaldes {usage}.",
    "mixed-arguments": "Argumenter kan enten alle have navn eller slet ikke.",
    "duplicate-key": "Nøglen «{key}» står to gange.",
    "unknown-type": "Typen «{name}» findes ikke.{suggestion}",
    "external-function": "Eksterne funktioner («external») kan ikke bruges.",
    "temporal-literal": (
        '«@"{text}"» er hverken en dato, et klokkeslæt eller en varighed. Skriv fx @"2026-03-09" eller @"P14D".'
    ),
    "input-value": "«?» kan kun bruges i en beslutningstabels celler og efter «in».",
    "juel-syntax": "Udtrykket ${{…}} kan ikke læses ved «{found}».",
    "juel-open": "Udtrykket ${{…}} er ikke afsluttet. Her mangler «}}».",
    "juel-not": "Teksten er ikke et udtryk på formen ${{…}}.",
    "juel-text-around": "Der må ikke stå tekst uden om ${{…}}. Skriv hele værdien som ét FEEL-udtryk.",
    "juel-method": ('Kaldet «{name}(…)» er Java og kan ikke bruges. Skriv betingelsen i FEEL, fx status = "godkendt".'),
    "juel-object": "«{name}» er Camundas egne Java-objekter og kan ikke bruges. Brug processens felter.",
    "juel-operator": "Tegnet «{found}» kan ikke oversættes til FEEL.",
}

LIMITS = {
    "expression-too-long": "Udtrykket er for langt. Der må højst være {limit} tegn.",
    "too-many-tokens": "Udtrykket er for langt. Der må højst være {limit} ord og tegn.",
    "too-deep": "Udtrykket har for mange niveauer inde i hinanden. Del det op i flere trin.",
    "too-many-steps": "Udtrykket kræver for mange beregninger og blev stoppet. Gør listerne mindre, eller del det op.",
    "text-too-long": "Udtrykket danner en for lang tekst. Der må højst være {limit} tegn.",
    "list-too-long": "Udtrykket danner en for lang liste. Der må højst være {limit} elementer.",
    "result-too-large": "Resultatet er for stort til at gemme. Der må højst være {limit} værdier.",
    "number-too-large": "Et resultat er et tal, der er for stort til at gemme.",
    "result-too-deep": "Resultatet har for mange niveauer inde i hinanden. Der må højst være {limit}.",
}

REASONS = {
    "unknown-variable": "Feltet «{name}» findes ikke i processens data.{suggestion}{hint}",
    "unknown-key": "«{name}» findes ikke her.{suggestion}",
    "no-members": "«{name}» kan ikke slås op, fordi værdien foran punktummet er {kind}.",
    "null-operand": "«{operator}» mangler en værdi: der står null på {side} side.",
    "operand-types": "«{operator}» kan ikke bruges mellem {left} og {right}.{hint}",
    "operand-type": "«{operator}» kan ikke bruges på {kind}.",
    "not-comparable": "{left_start} kan ikke sammenlignes med {right}.{hint}",
    "local-and-zoned": (
        "Et tidspunkt uden tidszone kan ikke sammenlignes med et tidspunkt med tidszone. Giv begge en tidszone, "
        'fx time("12:00:00@Europe/Copenhagen").'
    ),
    "not-boolean": "«{operator}» venter sand eller falsk, men fik {kind}.",
    "division-by-zero": "Der divideres med nul.",
    "number-out-of-range": "Tallet er for stort eller kan ikke beregnes.",
    "date-out-of-range": "Datoen ligger uden for år 1 til 9999.",
    "range-ends": "Et interval kan ikke gå fra {low} til {high}.",
    "not-iterable": "«{operator}» venter en liste, men fik {kind}.",
    "index-outside": "Listens længde er {count}, så element nummer {index} findes ikke.",
    "index-not-whole": "Et nummer i en liste skal være et helt tal, ikke {index}.",
    "filter-result": "Et filter i «[…]» skal give sand, falsk eller et tal, men gav {kind}.",
    "not-a-function": "«{name}» kan ikke kaldes, fordi det er {kind}.",
    "call-count": "Funktionen venter {expected} argumenter, men fik {count}.",
    "argument-type": "Funktionen «{function}» venter {expected} som «{argument}», men fik {kind}.{hint}",
    "argument-value": "Funktionen «{function}» kan ikke bruge værdien af «{argument}»: {value}.",
    "not-a-date": 'Teksten «{value}» er ikke en dato. En dato skrives fx "2026-03-09".',
    "date-has-time": "Teksten «{value}» har et klokkeslæt. Skriv date(date and time(...)) for at få dagen.",
    "not-a-time": 'Teksten «{value}» er ikke et klokkeslæt. Et klokkeslæt skrives fx "12:00:00".',
    "not-a-datetime": ('Teksten «{value}» er ikke en dato med klokkeslæt. Det skrives fx "2026-03-09T12:00:00".'),
    "not-a-duration": 'Teksten «{value}» er ikke en varighed. En varighed skrives fx "P14D" eller "P3M".',
    "not-a-number": "«{value}» er ikke et tal.",
    "pattern-invalid": "Mønsteret «{pattern}» kan ikke bruges.",
    "pattern-too-long": "Mønsteret er for langt. Der må højst være {limit} tegn.",
    "json-number": "En værdi i processens data er ikke et almindeligt tal.",
    "asserted": "Funktionen «assert» fandt ikke betingelsen opfyldt.",
}

SENTENCES: Mapping[str, str] = {**SYNTAX, **LIMITS, **REASONS}

MAX_CANDIDATES = 1_000  # names looked through for the one that was meant
DANISH = {"og": "and", "eller": "or", "ikke": "not", "hvis": "if", "så": "then", "ellers": "else", "mellem": "between"}

KINDS = {
    "null": "ingen værdi (null)",
    "boolean": "sand/falsk",
    "number": "et tal",
    "string": "en tekst",
    "date": "en dato",
    "time": "et klokkeslæt",
    "date and time": "en dato med klokkeslæt",
    "days and time duration": "en varighed i dage",
    "years and months duration": "en varighed i måneder",
    "list": "en liste",
    "context": "en sammensat værdi",
    "range": "et interval",
    "function": "en funktion",
    "temporal": "en dato eller et klokkeslæt",
    "duration": "en varighed",
    "any": "en værdi",
}


def kind_name(kind: str) -> str:
    """The Danish name, with article, of a FEEL type."""
    return KINDS.get(kind, kind)


def suggestion(name: str, known: Iterable[str]) -> str:
    """A sentence with the name that was probably meant, with a leading space; empty when none is close."""
    candidates = [candidate for candidate in known if candidate != name][:MAX_CANDIDATES] if len(name) > 2 else []
    names = {candidate.lower(): candidate for candidate in candidates}
    close = difflib.get_close_matches(name.lower(), names, n=1, cutoff=0.6)
    return f" Mente du «{names[close[0]]}»?" if close else ""


def word_hint(name: str) -> str:
    """A sentence about a Danish word or a forgotten bracket in what reads as an unknown name; empty for others."""
    if name in {"now", "today"}:
        return f" Skriv {name}() med parenteser for tiden nu."
    if name.lower() in {"ja", "nej"}:
        return f' Skriv teksten i anførselstegn: "{name}".'
    for word in name.split():
        if word.lower() in DANISH:
            return f" Hvis «{word}» ikke hører til navnet: skriv «{DANISH[word.lower()]}» i stedet for «{word}»."
    return ""


def sentence(code: str, facts: Mapping[str, Any]) -> str:
    """The sentence of a code, its gaps filled with the facts."""
    words = dict(facts)
    if "known" in words:
        words["suggestion"] = suggestion(str(words.get("name", "")), words["known"])
    if code == "unknown-variable":
        words["hint"] = word_hint(str(words["name"]))
    for key in ("kind", "left", "right", "low", "high"):
        if key in words:
            words[key] = kind_name(str(words[key]))
    if "expected_kinds" in words:
        words["expected"] = " eller ".join(kind_name(kind) for kind in words["expected_kinds"])
    if "left" in words:
        words["left_start"] = words["left"][:1].upper() + words["left"][1:]
    words.setdefault("hint", "")
    words.setdefault("suggestion", "")
    return SENTENCES[code].format(**words)
