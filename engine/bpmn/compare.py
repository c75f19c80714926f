"""Compares two versions of a process: what changed, element by element, as sentences an owner can check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.bpmn.compare_elements import differences
from engine.bpmn.model import Element, Flow, Process
from engine.bpmn.naming import subject
from engine.bpmn.wording import Words, answer, audience


@dataclass(frozen=True)
class Change:
    """One difference. `kind` is added, removed or changed; `element_id` marks the drawing (of the new version unless
    removed); `about` is diagram, form or table."""

    kind: str
    element_id: str
    sentence: str
    about: str = "diagram"


def compare(old: Process, new: Process, words: Words) -> tuple[Change, ...]:
    """All differences that matter to people, in the order of the new version, removed elements last.

    Moved shapes, renamed ids of flows and other drawing are no difference.
    """
    changes = [*_process_changes(old, new, words)]
    for element in new.elements.values():
        before = old.elements.get(element.id)
        changes += [_added(element, words)] if before is None else _changed(before, element, words)
        changes += _moved(element, old, new) if before is not None else []
    changes += [_removed(element) for element in old.elements.values() if element.id not in new.elements]
    changes += _flow_changes(old, new)
    return tuple(changes)


def _added(element: Element, words: Words) -> Change:
    whose = audience(element, words) if element.type in {"userTask", "manualTask"} else ""
    return Change("added", element.id, f"{subject(element)} er ny{f' hos {whose}' if whose else ''}.")


def _removed(element: Element) -> Change:
    return Change("removed", element.id, f"{subject(element)} er fjernet.")


def _changed(old: Element, new: Element, words: Words) -> Iterator[Change]:
    name = subject(new)
    for sentence in differences(old, new, words):
        yield Change("changed", new.id, f"{name} {sentence}" if not sentence[0].isupper() else sentence)


def _moved(element: Element, old: Process, new: Process) -> Iterator[Change]:
    """It sits on another activity, or stands in another subprocess."""
    before = old.elements[element.id]
    hosts = [_named(each.attached_to, process) for each, process in ((before, old), (element, new))]
    frames = [_named(each.parent_id, process) for each, process in ((before, old), (element, new))]
    if before.attached_to != element.attached_to:
        yield Change("changed", element.id, f"{subject(element)} sidder nu på {hosts[1]} i stedet for {hosts[0]}.")
    if before.parent_id != element.parent_id:
        yield Change("changed", element.id, f"{subject(element)} står nu i {frames[1]} i stedet for {frames[0]}.")


def _named(element_id: str | None, process: Process) -> str:
    if element_id == process.id:
        return "proceduren selv"
    element = process.elements.get(element_id or "")
    return f"«{element.name or element.id}»" if element else "ingenting"


def _process_changes(old: Process, new: Process, words: Words) -> Iterator[Change]:
    sentences = (
        (old.name, new.name, f"Proceduren hed før «{old.name}»."),
        (old.documentation, new.documentation, "Proceduren har fået en ny beskrivelse."),
        (_starters(old, words), _starters(new, words), f"Proceduren kan nu startes af {_starters(new, words)}."),
        (
            old.history_time_to_live,
            new.history_time_to_live,
            f"Historikken gemmes nu i {new.history_time_to_live or 'ubegrænset tid'}.",
        ),
        (
            old.version_tag,
            new.version_tag,
            f"Versionsmærket er ændret fra {old.version_tag or 'intet'} til {new.version_tag or 'intet'}.",
        ),
        (old.properties, new.properties, "Proceduren har fået andre oplysninger om kilde og regler."),
    )
    yield from (Change("changed", new.id, sentence) for before, after, sentence in sentences if before != after)


def _starters(process: Process, words: Words) -> str:
    named = [*map(words.team, process.candidate_starter_groups), *process.candidate_starter_users]
    return ", ".join(named) or "alle med et team"


def _ways(process: Process) -> dict[tuple[str, str, int], Flow]:
    """The flows by where they go from and to, and their number among those that do the same."""
    ways: dict[tuple[str, str, int], Flow] = {}
    for flow in process.flows.values():
        number = sum(way[:2] == (flow.source, flow.target) for way in ways)
        ways[flow.source, flow.target, number] = flow
    return ways


def _flow_changes(old: Process, new: Process) -> Iterator[Change]:
    """Ways that came, went, or got another condition; a way is known by where it goes from and to."""
    before, after = _ways(old), _ways(new)
    for way, flow in after.items():
        if way not in before and flow.source in old.elements and flow.target in old.elements:
            yield Change("added", flow.id, f"Ny vej {_path(flow, new)}.")
        elif way in before and _rule(before[way], old) != _rule(flow, new):
            texts = f"fra {_rule(before[way], old)} til {_rule(flow, new)}"
            yield Change("changed", flow.id, f"Betingelsen for vejen {_path(flow, new)} er ændret {texts}.")
        if way in before and before[way].name != flow.name:
            called = f"«{before[way].name}»" if before[way].name else "ingenting"
            yield Change("changed", flow.id, f"Vejen {_path(flow, new)} hed før {called}.")
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
