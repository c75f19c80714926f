"""What is said differently of one element in two versions, as the ends of sentences that begin with its name."""

from __future__ import annotations

from collections.abc import Iterator

from engine.bpmn.model import Element
from engine.bpmn.naming import noun
from engine.bpmn.wording import Words, audience, error_said, moment

_SAID = {  # setting → what is said when it differs; a text is shown before and after
    "script": "regner nu anderledes",
    "script_format": "er nu skrevet i et andet sprog",
    "result_variable": "gemmer nu resultatet i et andet felt",
    "called_element": "kalder nu en anden procedure",
    "called_binding": "vælger nu udgaven af den kaldte procedure anderledes",
    "called_version": "kalder nu en anden version",
    "business_key": "giver nu et andet sagsnummer videre",
    "mappings_in": "giver nu andre felter videre til den kaldte procedure",
    "mappings_out": "henter nu andre felter fra den kaldte procedure",
    "decision_ref": "bruger nu en anden beslutningstabel",
    "decision_binding": "vælger nu udgaven af beslutningstabellen anderledes",
    "decision_version": "bruger nu en anden version af beslutningstabellen",
    "map_decision_result": "gemmer nu tabellens svar på en anden måde",
    "topic": "udføres nu under et andet topic",
    "external": "udføres nu på en anden måde",
    "job_priority": "har fået en anden prioritet hos systemet, der udfører det",
    "form": "bruger nu en anden formular",
    "priority": "har fået en anden prioritet",
    "initiator": "gemmer nu, hvem der startede sagen, i et andet felt",
    "properties": "har fået andre oplysninger om kilde og regler",
}
_EVENTS = {"": "almindelig", "terminate": "afslutter alt", "timer": "tid", "error": "fejl"}
_TIMER_KINDS = {"date": "dato", "duration": "varighed", "cycle": "gentagelse"}


def differences(old: Element, new: Element, words: Words) -> Iterator[str]:
    """The sentences of one element; those that begin with a capital letter are whole.

    Nothing that a deployment honours is passed over; what is not told is drawing, and where an element stands.
    """
    name = f"«{new.name or new.id}»"
    if old.name != new.name:
        yield f"hed før «{old.name or old.id}»."
    if old.type != new.type or noun(old) != noun(new):
        yield f"er ændret fra {(noun(old) or old.type).lower()} til {(noun(new) or new.type).lower()}."
    yield from _error_difference(old, new)
    if (before := audience(old, words)) != (after := audience(new, words)):
        yield f"er flyttet fra {before or 'ingen'} til {after or 'ingen'}."
    elif old.lane != new.lane:
        yield f"er tegnet i banen {new.lane or 'uden navn'} i stedet for {old.lane or 'uden navn'}."
    if before == after and _doers(old) != _doers(new):
        yield f"kan nu udføres af andre: {', '.join(map(words.team, _doers(new))) or 'ingen'}."
    yield from _date_difference(f"Fristen for {name}", old.settings.due_date, new.settings.due_date, words)
    yield from _date_difference(f"Opfølgningsdatoen for {name}", *_follow_ups(old, new), words)
    yield from _date_difference(f"Tidspunktet for {name}", *_timers(old, new), words)
    if old.cancel_activity != new.cancel_activity:
        yield "afbryder nu opgaven." if new.cancel_activity else "afbryder ikke længere opgaven."
    yield from _plain_differences(old, new)


def _error_difference(old: Element, new: Element) -> Iterator[str]:
    """Another error thrown or caught; a timer that became an error is told of by its kind."""
    before, after = (error_said(each.error) if each.error else "" for each in (old, new))
    does = "sender" if new.type == "endEvent" else "fanger"
    if before == after or (new.type == "boundaryEvent" and "" in (before, after)):
        return
    if not after:
        yield f"{does} ikke længere {_the(before)}."
    else:
        yield f"{does} nu {_the(after)}{f' i stedet for {_the(before)}' if before else ''}."


def _the(error: str) -> str:
    return error if error == "alle fejl" else f"fejlen «{error}»"


def _doers(element: Element) -> tuple[str, ...]:
    settings = element.settings
    assignee = (settings.assignee,) if settings.assignee else ()
    return (*assignee, *settings.candidate_groups, *settings.candidate_users)


def _follow_ups(old: Element, new: Element) -> tuple[str | None, str | None]:
    return old.settings.follow_up_date, new.settings.follow_up_date


def _timers(old: Element, new: Element) -> tuple[str | None, str | None]:
    return old.timer.text if old.timer else None, new.timer.text if new.timer else None


def _date_difference(what: str, old: str | None, new: str | None, words: Words) -> Iterator[str]:
    if old == new:
        return
    if old and new:
        yield f"{what} er ændret fra {moment(old, words)} til {moment(new, words)}."
    else:
        yield f"{what} er ny: {moment(new, words)}." if new else f"{what} er fjernet (var {moment(old, words)})."


def _plain_differences(old: Element, new: Element) -> Iterator[str]:
    was, now = vars(old.settings), vars(new.settings)
    pairs = (
        *((was.get(name), now.get(name), words) for name, words in _SAID.items()),
        (_EVENTS.get(old.event, old.event), _EVENTS.get(new.event, new.event), "er nu af en anden slags"),
        (_timer_kind(old), _timer_kind(new), "tæller nu på en anden måde"),
        (old.documentation, new.documentation, "har fået en ny vejledning"),
        (old.error and old.error.message, new.error and new.error.message, "siger nu noget andet om fejlen"),
        (_kept_in(old), _kept_in(new), "gemmer nu fejlens kode og tekst i andre felter"),
    )
    for before, after, words in pairs:
        if before != after:
            shown = f": {before or 'ingen'} → {after or 'ingen'}" if isinstance(before or after, str) else ""
            yield f"{words}{shown if 'vejledning' not in words else ''}."


def _timer_kind(element: Element) -> str:
    return _TIMER_KINDS.get(element.timer.kind, element.timer.kind) if element.timer else ""


def _kept_in(element: Element) -> tuple[str | None, ...]:
    return (element.error.code_variable, element.error.message_variable) if element.error else ()
