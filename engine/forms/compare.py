"""Compares two versions of a form: each difference an adviser would notice as one Danish sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.forms.schema import Checklist, Choice, Component, DateTime, Field, Form, Number, Text, TextArea, TextField
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


def compare_forms(old: Form, new: Form, name: str) -> tuple[str, ...]:
    """The differences, in the order of the new form; a field is known by its key.

    `name` is what a sentence calls the form: «formularen til «Skriv brevet»».
    """
    before = {field.key: field for field in old.fields()}
    after = {field.key: field for field in new.fields()}
    found = [sentence for key, field in after.items() for sentence in _of_field(before.get(key), field, name)]
    found += [f"Feltet «{field.name}» er fjernet fra {name}." for key, field in before.items() if key not in after]
    kept_before, kept_after = [key for key in before if key in after], [key for key in after if key in before]
    if kept_before != kept_after:
        found.append(f"Felterne står i en anden rækkefølge i {name}.")
    return (*found, *_of_texts(old, new, name))


def kind_of(field: Field) -> str:
    """What a field is called: tekstfelt, tjekliste, …"""
    return _KINDS.get(field.type, field.type)


def condition_of(component: Component) -> str:
    """When a component is left out, as FEEL; empty when it always shows."""
    return component.hide.text if component.hide else ""


def _of_field(old: Field | None, new: Field, name: str) -> Iterator[str]:
    if old is None:
        must = " og skal udfyldes" if new.required else ""
        yield f"Feltet «{new.name}» er nyt i {name}{must}."
        return
    for difference in _differences(old, new):
        yield f"Feltet «{new.name}» i {name} {difference}."


def _differences(old: Field, new: Field) -> Iterator[str]:
    if old.name != new.name:
        yield f"hed før «{old.name}»"
    if old.type != new.type:
        yield f"er ændret fra {kind_of(old)} til {kind_of(new)}"
    if old.required != new.required:
        yield "er blevet påkrævet" if new.required else "er ikke længere påkrævet"
    yield from _conditions(old, new)
    if isinstance(old, Choice) and isinstance(new, Choice):
        yield from _answers(old, new)
    yield from _changed("har fået en ny hjælpetekst", _words(old.description), _words(new.description), shown=False)
    yield from _changed("har fået en anden standardværdi", _plain(old.default), _plain(new.default))
    if bool(old.readonly or old.disabled) != bool(new.readonly or new.disabled):
        yield "kan ikke længere ændres" if new.readonly or new.disabled else "kan nu ændres"
    if old.keeps_variable != new.keeps_variable:
        yield "udfyldes nu på forhånd" if new.keeps_variable else "skal nu besvares på ny hver gang"
    if old.type == new.type:
        yield from _limits(old, new)


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
        case DateTime(), DateTime() if old.subtype != new.subtype:
            yield "beder nu om " + {"date": "en dato", "time": "et klokkeslæt"}.get(new.subtype, "dato og klokkeslæt")
        case _:
            pass


def _of_texts(old: Form, new: Form, name: str) -> Iterator[str]:
    """Texts to read have no key; they are known by their id."""
    before = {each.id: each for each in old.all_components() if isinstance(each, Text)}
    after = {each.id: each for each in new.all_components() if isinstance(each, Text)}
    for component_id, text in after.items():
        if component_id not in before:
            yield f"Der er en ny tekst i {name}: «{_short(text.text)}»."
        elif before[component_id].text.written != text.text.written:
            yield f"En tekst i {name} er ændret; den begynder nu «{_short(text.text)}»."
    for component_id, text in before.items():
        if component_id not in after:
            yield f"En tekst er fjernet fra {name}: «{_short(text.text)}»."


def _changed(said: str, old: str, new: str, *, shown: bool = True) -> Iterator[str]:
    if old != new:
        yield f"{said}: {old or 'ingen'} → {new or 'ingen'}" if shown else said


def _answer_noun(labels: list[str]) -> str:
    return "svarmuligheden" if len(labels) == 1 else "svarmulighederne"


def _listed(labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} og {labels[-1]}"


def _plain(value: Any) -> str:
    """A limit or default as it stands in the form."""
    return "" if value is None else str(getattr(value, "text", value))


def _words(wording: Wording) -> str:
    return wording.written


def _short(wording: Wording) -> str:
    text = wording.plain or wording.written
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
