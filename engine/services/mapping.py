"""Which element of another version stands for which: proposed, and as the owner chose. Private to services."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from engine.bpmn.alignment import align, kind
from engine.bpmn.model import Element, Process
from engine.errors import ValueInvalid
from engine.execution.placing import NO_ENTRY
from engine.records.migration import CasePlan, ElementChoice, ElementMapping

WAITS = frozenset({"userTask", "manualTask", "callActivity", "subProcess", "serviceTask", "intermediateCatchEvent"})


def proposed(old: Process, new: Process) -> dict[str, str]:
    """Old element id → new one, for those whose id is gone and that are known again by name or neighbours."""
    return {each.old_id: each.new_id for each in align(old, new)}


def checked(mapping: Mapping[str, str], old: Process, new: Process) -> dict[str, str]:
    """The owner's mapping without what says nothing. Raises ValueInvalid for elements that are not there."""
    for old_id, new_id in mapping.items():
        if old_id not in old.elements:
            raise ValueInvalid(f"Den gamle version har intet element «{old_id}».")
        if new_id and new_id not in new.elements:
            raise ValueInvalid(f"Den nye version har intet element «{new_id}».")
    return {old_id: new_id for old_id, new_id in mapping.items() if old_id != new_id}


def told(old: Process, new: Process, mapping: Mapping[str, str], cases: tuple[CasePlan, ...]) -> list[ElementMapping]:
    """A line for each element of the old version that cases can stand at, and for others that are mapped."""
    suggested = {each.old_id: each for each in align(old, new)}
    standing = Counter(element_id for case in cases for element_id, _ in case.stands)
    lines = []
    for element in old.elements.values():
        chosen = mapping.get(element.id, element.id if element.id in new.elements else "")
        if element.type not in WAITS and chosen == element.id and element.id not in standing:
            continue
        if element.type not in WAITS and element.id not in mapping and not _is_joining(element):
            continue
        suggestion = suggested.get(element.id)
        why = "same" if chosen == element.id else "none" if not chosen else "chosen"
        if suggestion is not None and chosen == suggestion.new_id:
            why = suggestion.why
        lines.append(ElementMapping(choice(element), chosen, why, standing[element.id]))
    return lines


def choices(process: Process) -> Iterator[ElementChoice]:
    """The elements that a token may be sent to, in file order."""
    for element in process.elements.values():
        if element.type not in NO_ENTRY and not (kind(element) == "join" and not element.name and _is_joining(element)):
            yield choice(element)


def choice(element: Element) -> ElementChoice:
    """An element as a choice."""
    return ElementChoice(element.id, element.name or element.id, element.type, kind(element))


def _is_joining(element: Element) -> bool:
    return kind(element) == "join" and len(element.incoming) > 1
