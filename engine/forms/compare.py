"""Compares two versions of a form: each difference an adviser would notice as one Danish sentence."""

from __future__ import annotations

from collections.abc import Iterator

from engine.forms.compare_fields import condition_of, differences
from engine.forms.schema import Component, Field, Form, Group, Html, Image, Text

_READ = (Group, Text, Html, Image)
_NOUNS = {  # new, changed, and how its words are told
    "group": ("et nyt afsnit", "Afsnittet", "det hedder"),
    "text": ("en ny tekst", "En tekst", "den begynder"),
    "html": ("en ny tekst", "En tekst", "den begynder"),
    "image": ("et nyt billede", "Et billede", "det beskrives"),
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
    if old.version_tag != new.version_tag:
        found.append(
            f"Versionsmærket i {name} er ændret fra {old.version_tag or 'intet'} til {new.version_tag or 'intet'}."
        )
    return (*found, *_moves(old, new, name), *_of_others(old, new, name))


def _of_field(old: Field | None, new: Field, name: str) -> Iterator[str]:
    if old is None:
        must = " og skal udfyldes" if new.required else ""
        yield f"Feltet «{new.name}» er nyt i {name}{must}."
        return
    for difference in differences(old, new):
        yield f"Feltet «{new.name}» i {name} {difference}."


def _of_others(old: Form, new: Form, name: str) -> Iterator[str]:
    """Headings, texts and pictures have no key; they are known by their id."""
    before, after = ({c.id: c for c in form.all_components() if isinstance(c, _READ)} for form in (old, new))
    for component_id, other in after.items():
        noun, was = _NOUNS[other.type], before.get(component_id)
        if was is None:
            yield f"Der er {noun[0]} i {name}: «{_short(other)}»."
            continue
        if _written(was) != _written(other):
            yield f"{noun[1]} i {name} er ændret; {noun[2]} nu «{_short(other)}»."
        if condition_of(was) != (hidden := condition_of(other)):
            yield f"{noun[1]} «{_short(other)}» i {name} {f'skjules nu, når {hidden}' if hidden else 'vises nu altid'}."
    for component_id, other in before.items():
        if component_id not in after:
            yield f"{_NOUNS[other.type][1]} er fjernet fra {name}: «{_short(other)}»."


def _sections(form: Form) -> dict[str, Group]:
    """The innermost section of each field that stands in one."""
    groups = [each for each in form.all_components() if isinstance(each, Group)]
    return {field.key: group for group in groups for field in group.components if isinstance(field, Field)}


def _moves(old: Form, new: Form, name: str) -> Iterator[str]:
    before, after = _sections(old), _sections(new)
    for field in new.fields():
        was, now = before.get(field.key), after.get(field.key)
        if old.field(field.key) and (was.id if was else "") != (now.id if now else ""):
            where = f"i afsnittet «{_short(now)}»" if now else "uden for afsnittene"
            yield f"Feltet «{field.name}» i {name} står nu {where}."


def _written(component: Component) -> str:
    """What a component that is only read says."""
    match component:
        case Text():
            said = component.text
        case Html():
            said = component.content
        case Image():
            said = component.alternative
        case _:
            said = component.label
    return f"{said.written}\n{component.description.written}".strip()


def _short(component: Component) -> str:
    text = " ".join(_written(component).split())
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
