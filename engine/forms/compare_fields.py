"""What is said differently of one field in two versions of a form: the ends of sentences that begin with its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.forms.schema import Checklist, Choice, Component, DateTime, Field, Number, TextArea, TextField
from engine.forms.wording import Wording

_KINDS = {
    "textfield": "tekstfelt",
    "textarea": "langt tekstfelt",
    "number": "talfelt",
    "checkbox": "afkrydsningsfelt",
    "datetime": "datofelt",
    "radio": "valg mellem få svar",
    "select": "valg fra en liste",
    "checklist": "tjekliste",
    "taglist": "tjekliste",
    "expression": "beregnet felt",
}
_MORE = {  # what else a field may say → how a difference is told
    "pattern": "har fået et andet krav til, hvordan svaret skrives",
    "pattern_message": "siger nu noget andet, når svaret er skrevet forkert",
    "validation_type": "skal nu skrives på en anden måde",
    "prefix": "har fået en anden tekst foran",
    "suffix": "har fået en anden tekst efter",
    "decimals": "har fået et andet antal decimaler",
    "increment": "har fået andre trin",
    "as_text": "gemmes nu på en anden måde",
    "time_label": "har fået en anden ledetekst til klokkeslættet",
    "options_key": "henter nu svarmulighederne et andet sted",
    "options_expression": "finder nu svarmulighederne på en anden måde",
    "expression": "beregnes nu på en anden måde",
    "properties": "har fået andre egenskaber",
}
_UNREADABLE = {"pattern", "as_text", "properties"}


def kind_of(field: Field) -> str:
    """What a field is called: tekstfelt, tjekliste, …"""
    return _KINDS.get(field.type, field.type)


def condition_of(component: Component) -> str:
    """When a component is left out, as FEEL; empty when it always shows."""
    return component.hide.text if component.hide else ""


def differences(old: Field, new: Field) -> Iterator[str]:
    """All of them but where the field stands; `old` and `new` have one key."""
    if old.name != new.name:
        yield f"hed før «{old.name}»"
    if old.type != new.type:
        yield f"er ændret fra {kind_of(old)} til {kind_of(new)}"
    if old.required != new.required:
        yield "er blevet påkrævet" if new.required else "er ikke længere påkrævet"
    yield from _conditions(old, new)
    if isinstance(old, Choice) and isinstance(new, Choice):
        yield from _answers(old, new)
    yield from _changed("har fået en ny hjælpetekst", old.description.written, new.description.written, shown=False)
    yield from _changed("har fået en anden standardværdi", _plain(old.default), _plain(new.default))
    if bool(old.readonly) != bool(new.readonly):
        yield "kan ikke længere ændres" if new.readonly else "kan nu ændres"
    if old.keeps_variable != new.keeps_variable:
        yield "udfyldes nu på forhånd" if new.keeps_variable else "skal nu besvares på ny hver gang"
    yield from _locks(old, new)
    if old.decision != new.decision and old.keeps_variable == new.keeps_variable:
        yield "er nu en beslutning" if new.decision else "er ikke længere en beslutning"
    if old.type == new.type:
        yield from _limits(old, new)
        yield from _more(old, new)


def _more(old: Field, new: Field) -> Iterator[str]:
    for name, words in _MORE.items():
        before, after = (_plain(getattr(field, name, None)) for field in (old, new))
        if name != "properties" or not _told_by_properties(old, new):
            yield from _changed(words, before, after, shown=name not in _UNREADABLE)


def _locks(old: Field, new: Field) -> Iterator[str]:
    rules = [_plain(field.readonly) for field in (old, new)]
    if all(old_or_new.readonly for old_or_new in (old, new)) and rules[0] != rules[1]:
        yield f"kan nu ikke ændres, når {rules[1]}" if rules[1] != "True" else "kan nu aldrig ændres"
    if old.disabled != new.disabled:
        yield "gemmes ikke længere" if new.disabled else "gemmes nu"


def _told_by_properties(old: Field, new: Field) -> bool:
    """Whether the properties differ in what has words of its own."""
    told = ("decision", "prefill", "required_if", "all_required")
    return any(_plain(getattr(old, name, None)) != _plain(getattr(new, name, None)) for name in told)


def _conditions(old: Field, new: Field) -> Iterator[str]:
    hidden = condition_of(old), condition_of(new)
    if hidden[0] != hidden[1]:
        yield f"skjules nu, når {hidden[1]}" if hidden[1] else "vises nu altid"
    needed = [field.required_if.text if field.required_if else "" for field in (old, new)]
    if needed[0] != needed[1]:
        yield f"er nu påkrævet, når {needed[1]}" if needed[1] else "er ikke længere påkrævet under en betingelse"


def _answers(old: Choice, new: Choice) -> Iterator[str]:
    before = {str(option.value): option.label for option in old.options}
    after = {str(option.value): option.label for option in new.options}
    added = [f"«{label}»" for value, label in after.items() if value not in before]
    removed = [f"«{label}»" for value, label in before.items() if value not in after]
    if added:
        yield f"har fået {_answer_noun(added)} {_listed(added)}"
    if removed:
        yield f"har ikke længere {_answer_noun(removed)} {_listed(removed)}"
    for value, label in after.items():
        if before.get(value, label) != label:
            yield f"kalder nu svaret «{before[value]}» for «{label}»"
    kept = [value for value in before if value in after]
    if kept != [value for value in after if value in before]:
        yield "viser nu svarmulighederne i en anden rækkefølge"
    if isinstance(old, Checklist) and isinstance(new, Checklist) and old.all_required != new.all_required:
        yield "kræver nu, at alt er krydset af" if new.all_required else "kræver ikke længere, at alt er krydset af"


def _limits(old: Field, new: Field) -> Iterator[str]:
    match old, new:
        case (TextField() | TextArea(), TextField() | TextArea()):
            yield from _changed("har fået en anden mindste længde", _plain(old.min_length), _plain(new.min_length))
            yield from _changed("har fået en anden største længde", _plain(old.max_length), _plain(new.max_length))
        case Number(), Number():
            yield from _changed("har fået en anden mindste værdi", _plain(old.minimum), _plain(new.minimum))
            yield from _changed("har fået en anden største værdi", _plain(old.maximum), _plain(new.maximum))
        case DateTime(), DateTime():
            yield from _moments(old, new)
        case _:
            pass


def _moments(old: DateTime, new: DateTime) -> Iterator[str]:
    if old.subtype != new.subtype:
        yield "beder nu om " + {"date": "en dato", "time": "et klokkeslæt"}.get(new.subtype, "dato og klokkeslæt")
    if old.disallow_passed != new.disallow_passed:
        yield (
            "tager ikke længere imod en dato, der er gået"
            if new.disallow_passed
            else "tager nu også datoer, der er gået"
        )


def _changed(said: str, old: str, new: str, *, shown: bool = True) -> Iterator[str]:
    if old != new:
        yield f"{said}: {old or 'ingen'} → {new or 'ingen'}" if shown else said


def _answer_noun(labels: list[str]) -> str:
    return "svarmuligheden" if len(labels) == 1 else "svarmulighederne"


def _listed(labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} og {labels[-1]}"


def _plain(value: Any) -> str:
    """A limit, default or wording as it stands in the form."""
    if isinstance(value, Wording):
        return value.written
    return "" if value in (None, False) else str(getattr(value, "text", value))
