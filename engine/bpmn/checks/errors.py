"""Which errors can leave a place of a diagram, and who catches them, as far as the diagrams at hand say it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from engine.bpmn.checks.context import CheckContext
from engine.bpmn.model import Element, Process

RAISING = frozenset({"serviceTask", "subProcess", "callActivity"})  # what an error can come from
MOST_LEVELS = 50  # of subprocesses and calls that are looked into


@dataclass(frozen=True)
class Raised:
    """The codes that can come out; `any` when whoever does a job, or a procedure that is not at hand, may raise any."""

    codes: frozenset[str] = frozenset()
    any: bool = False

    def without(self, caught: Collection[str]) -> Raised:
        """What is left of it past an edge that catches these codes; the empty one catches all."""
        return Raised() if "" in caught else Raised(self.codes - set(caught), self.any)

    def __or__(self, other: Raised) -> Raised:
        return Raised(self.codes | other.codes, self.any or other.any)


@dataclass
class Errors:
    """Asks the diagrams of one context; remembers what it has found."""

    context: CheckContext
    _raised: dict[tuple[str, str], Raised] = field(default_factory=dict)
    _caught: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    def inside(self, element: Element, process: Process, level: int = 0) -> Raised:
        """What can be raised inside a service task, a subprocess or a call, before its own edge catches any."""
        if element.type == "subProcess":
            return self._in(element.id, process, level)
        if element.type == "callActivity":
            called = self.context.procedures.get(element.settings.called_element or "")
            return self._in(called.id, called, level) if called is not None else Raised(any=True)
        return Raised(any=element.type == "serviceTask")

    def uncaught_in(self, code: str, place: Element, process: Process) -> Process | None:
        """The outermost procedure at hand that an error raised at `place` leaves uncaught; the edge of `place` itself
        is left aside. None when it is caught wherever it comes."""
        todo, left = [(place, process)], set[str]()
        while todo:
            place, process = todo.pop()
            if process.id in left or any({code, ""} & caught for caught in self._around(place, process)):
                continue
            left.add(process.id)
            calls = self._calls.get(process.id, [])
            if not calls:
                return process
            todo += [(call, caller) for caller, call in calls if not {code, ""} & self.caught(call, caller)]
        return None

    def caught(self, element: Element, process: Process) -> set[str]:
        """The codes that the edge of an activity catches; an empty one catches every error."""
        if process.id not in self._caught:
            edges = self._caught[process.id] = {}
            for event in process.elements.values():
                if event.type == "boundaryEvent" and event.error:
                    edges.setdefault(event.attached_to or "", set()).add(event.error.code)
        return self._caught[process.id].get(element.id, set())

    def _in(self, container_id: str, process: Process, level: int) -> Raised:
        key = (process.id, container_id)
        if level > MOST_LEVELS:
            return Raised(any=True)
        if key not in self._raised:
            self._raised[key] = Raised()  # procedures that call each other in a ring end here
            raised = Raised()
            for element in process.children(container_id):
                raised |= self._leaving(element, process, level + 1)
            self._raised[key] = raised
        return self._raised[key]

    def _leaving(self, element: Element, process: Process, level: int) -> Raised:
        if element.type == "endEvent" and element.error:
            return Raised(frozenset({element.error.code}))
        return self.inside(element, process, level).without(self.caught(element, process))

    def _around(self, place: Element, process: Process) -> Iterator[set[str]]:
        """What the edges of the subprocesses around a place catch, innermost first."""
        outside = process.elements.get(place.parent_id)
        for _ in range(MOST_LEVELS):
            if outside is None:
                return
            yield self.caught(outside, process)
            outside = process.elements.get(outside.parent_id)

    @cached_property
    def _calls(self) -> dict[str, list[tuple[Process, Element]]]:
        """The calls of each procedure: caller and call activity."""
        calls: dict[str, list[tuple[Process, Element]]] = {}
        for caller in self.context.procedures.values():
            for call in caller.elements.values():
                if call.type == "callActivity" and call.settings.called_element:
                    calls.setdefault(call.settings.called_element, []).append((caller, call))
        return calls
