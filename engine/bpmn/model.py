"""A diagram as plain data: what checks, text twins, comparison and the compiler all read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.bpmn.settings import ElementSettings


@dataclass(frozen=True)
class Timer:
    """A timer's text: `kind` is date, duration or cycle; `text` as written (`=` marks FEEL)."""

    kind: str
    text: str


@dataclass(frozen=True)
class ErrorEvent:
    """What an error event throws or catches: the error it refers to, by its code. A catch without `ref` catches all.

    `message` belongs to the error that is thrown; the two variables are set by a catch.
    """

    ref: str = ""  # as written, an id of the file's errors
    known: bool = False  # the file has that error
    code: str = ""
    name: str = ""
    message: str = ""
    code_variable: str | None = None
    message_variable: str | None = None


@dataclass(frozen=True)
class Element:
    """One flow node (task, gateway, event, subprocess, call activity).

    `type` is the BPMN local name (userTask, exclusiveGateway, boundaryEvent …); `event` the event definition's
    local name without `EventDefinition` (timer, terminate, message, … or empty for none); `parent_id` the process or
    subprocess it stands in; `incoming`/`outgoing` are sequence flow ids in file order.
    """

    id: str
    type: str
    name: str
    line: int
    parent_id: str
    process_id: str
    documentation: str = ""
    lane: str = ""
    incoming: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()
    default_flow: str | None = None
    event: str = ""
    timer: Timer | None = None
    error: ErrorEvent | None = None
    attached_to: str | None = None
    cancel_activity: bool = True
    triggered_by_event: bool = False
    loop: str = ""  # standard, parallel, sequential or empty
    settings: ElementSettings = field(default_factory=ElementSettings)
    attributes: Mapping[str, str] = field(
        default_factory=dict
    )  # other attributes as written, prefixed (camunda:asyncBefore)


@dataclass(frozen=True)
class Flow:
    """One sequence flow. `condition` is FEEL without mark, or None."""

    id: str
    name: str
    source: str
    target: str
    line: int
    parent_id: str
    condition: str | None = None


@dataclass(frozen=True)
class Lane:
    """One lane: its name and the elements standing in it."""

    id: str
    name: str
    line: int
    element_ids: tuple[str, ...]


@dataclass(frozen=True)
class Process:
    """One process of a file and all that stands in it, subprocesses' contents included."""

    id: str
    name: str
    line: int
    executable: bool
    documentation: str = ""
    version_tag: str | None = None
    history_time_to_live: str | None = None
    candidate_starter_groups: tuple[str, ...] = ()
    candidate_starter_users: tuple[str, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    pool_name: str = ""
    lanes: tuple[Lane, ...] = ()
    elements: Mapping[str, Element] = field(default_factory=dict)
    flows: Mapping[str, Flow] = field(default_factory=dict)

    def children(self, parent_id: str) -> Iterator[Element]:
        """The elements standing directly in the process or subprocess `parent_id`, in file order."""
        return (element for element in self.elements.values() if element.parent_id == parent_id)

    def start_event(self) -> Element | None:
        """The none start event of the process itself."""
        starts = (e for e in self.children(self.id) if e.type == "startEvent")
        return next(starts, None)

    def called_keys(self) -> tuple[str, ...]:
        """Keys of the procedures it calls, each once, in file order."""
        keys = (e.settings.called_element for e in self.elements.values() if e.type == "callActivity")
        return tuple(dict.fromkeys(key for key in keys if key))


@dataclass(frozen=True)
class Diagram:
    """One .bpmn file. `tree` is the compiler's own copy of the lxml tree; `drawing` names what is ignored."""

    file: str
    processes: tuple[Process, ...]
    pools: int
    tree: Any
    drawing: tuple[tuple[str, str, str, int], ...] = ()  # (type, id, name, line) of what is read as drawing only
    exporter: str = ""
    platform: str = ""
