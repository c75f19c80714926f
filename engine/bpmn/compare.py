"""Compares two versions of a process: what changed, element by element, as sentences an owner can check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.bpmn.model import Element, Flow, Process
from engine.bpmn.wording import Words, answer, audience, error_said, moment


@dataclass(frozen=True)
class Change:
    """One difference. `kind` is added, removed or changed; `element_id` marks the drawing (of the new version unless
    removed); `about` is diagram, form or table."""

    kind: str
    element_id: str
    sentence: str
    about: str = "diagram"


_NOUNS = {
    "userTask": "Opgaven",
    "manualTask": "Opgaven",
    "scriptTask": "Det automatiske trin",
    "serviceTask": "Det automatiske trin",
    "businessRuleTask": "Beslutningen",
    "callActivity": "Kaldet",
    "exclusiveGateway": "Vejvalget",
    "inclusiveGateway": "Vejvalget",
    "parallelGateway": "Opdelingen",
    "startEvent": "Starten",
    "endEvent": "Slutningen",
    "intermediateCatchEvent": "Ventetiden",
    "boundaryEvent": "Fristen",
    "subProcess": "Delprocessen",
}


def compare(old: Process, new: Process, words: Words) -> tuple[Change, ...]:
    """All differences that matter to people, in the order of the new version, removed elements last.

    Moved shapes, renamed ids of flows and other drawing are no difference.
    """
    changes = [*_process_changes(old, new)]
    for element in new.elements.values():
        before = old.elements.get(element.id)
        changes += [_added(element, words)] if before is None else _changed(before, element, words)
    changes += [_removed(element) for element in old.elements.values() if element.id not in new.elements]
    changes += _flow_changes(old, new)
    return tuple(changes)


def subject(element: Element) -> str:
    """An element as a sentence names it: Opgaven «Skriv brevet»."""
    noun = _noun(element) or "Elementet"
    return f"{noun} «{element.name}»" if element.name else f"{noun} «{element.id}»"


def _noun(element: Element) -> str:
    is_caught = element.error is not None and element.type == "boundaryEvent"
    return "Fejlen" if is_caught else _NOUNS.get(element.type, "")


def _added(element: Element, words: Words) -> Change:
    whose = audience(element, words) if element.type in {"userTask", "manualTask"} else ""
    return Change("added", element.id, f"{subject(element)} er ny{f' hos {whose}' if whose else ''}.")


def _removed(element: Element) -> Change:
    return Change("removed", element.id, f"{subject(element)} er fjernet.")


def _changed(old: Element, new: Element, words: Words) -> Iterator[Change]:
    name = subject(new)
    for sentence in _differences(old, new, words):
        yield Change("changed", new.id, f"{name} {sentence}" if not sentence[0].isupper() else sentence)


def _differences(old: Element, new: Element, words: Words) -> Iterator[str]:
    name = f"«{new.name or new.id}»"
    if old.name != new.name:
        yield f"hed før «{old.name or old.id}»."
    if old.type != new.type or _noun(old) != _noun(new):
        yield f"er ændret fra {(_noun(old) or old.type).lower()} til {(_noun(new) or new.type).lower()}."
    yield from _error_difference(old, new)
    if (before := audience(old, words)) != (after := audience(new, words)):
        yield f"er flyttet fra {before or 'ingen'} til {after or 'ingen'}."
    elif old.lane != new.lane:
        yield f"er tegnet i banen {new.lane or 'uden navn'} i stedet for {old.lane or 'uden navn'}."
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
    pairs = (
        (old.settings.script, new.settings.script, "regner nu anderledes"),
        (old.settings.called_element, new.settings.called_element, "kalder nu en anden procedure"),
        (old.settings.decision_ref, new.settings.decision_ref, "bruger nu en anden beslutningstabel"),
        (old.settings.topic, new.settings.topic, "udføres nu under et andet topic"),
        (old.settings.form, new.settings.form, "bruger nu en anden formular"),
        (old.settings.priority, new.settings.priority, "har fået en anden prioritet"),
        (old.documentation, new.documentation, "har fået en ny vejledning"),
        (old.error and old.error.message, new.error and new.error.message, "siger nu noget andet om fejlen"),
        (_kept_in(old), _kept_in(new), "gemmer nu fejlens kode og tekst i andre felter"),
        (old.settings.properties, new.settings.properties, "har fået andre oplysninger om kilde og regler"),
    )
    for before, after, words in pairs:
        if before != after:
            shown = f": {before or 'ingen'} → {after or 'ingen'}" if isinstance(before or after, str) else ""
            yield f"{words}{shown if 'vejledning' not in words else ''}."


def _kept_in(element: Element) -> tuple[str | None, ...]:
    return (element.error.code_variable, element.error.message_variable) if element.error else ()


def _process_changes(old: Process, new: Process) -> Iterator[Change]:
    if old.name != new.name:
        yield Change("changed", new.id, f"Proceduren hed før «{old.name}».")
    if old.candidate_starter_groups != new.candidate_starter_groups:
        who = ", ".join(new.candidate_starter_groups) or "alle med et team"
        yield Change("changed", new.id, f"Proceduren kan nu startes af {who}.")
    if old.history_time_to_live != new.history_time_to_live:
        sentence = f"Historikken gemmes nu i {new.history_time_to_live or 'ubegrænset tid'}."
        yield Change("changed", new.id, sentence)


def _way(flow: Flow, process: Process) -> tuple[str, str]:
    return flow.source, flow.target


def _flow_changes(old: Process, new: Process) -> Iterator[Change]:
    """Ways that came, went, or got another condition; a way is known by where it goes from and to."""
    before = {_way(flow, old): flow for flow in old.flows.values()}
    after = {_way(flow, new): flow for flow in new.flows.values()}
    for way, flow in after.items():
        if way not in before and flow.source in old.elements and flow.target in old.elements:
            yield Change("added", flow.id, f"Ny vej {_path(flow, new)}.")
        elif way in before and _rule(before[way], old) != _rule(flow, new):
            texts = f"fra {_rule(before[way], old)} til {_rule(flow, new)}"
            yield Change("changed", flow.id, f"Betingelsen for vejen {_path(flow, new)} er ændret {texts}.")
    for way, flow in before.items():
        if way not in after and flow.source in new.elements and flow.target in new.elements:
            yield Change("removed", flow.id, f"Vejen {_path(flow, old)} er fjernet.")


def _path(flow: Flow, process: Process) -> str:
    source, target = process.elements[flow.source], process.elements[flow.target]
    said = answer(flow, process)
    return f"fra «{source.name or source.id}» til «{target.name or target.id}»{f' ({said})' if said else ''}"


def _rule(flow: Flow, process: Process) -> str:
    if flow.condition:
        return f"«{flow.condition}»"
    return "«ellers»" if process.elements[flow.source].default_flow == flow.id else "ingen betingelse"
