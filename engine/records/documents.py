"""Records of a procedure as the municipality's own document, made from its diagram."""

from __future__ import annotations

from dataclasses import dataclass

from engine.records.definitions import VersionEventRecord


@dataclass(frozen=True)
class Checkpoint:
    """One checklist of a form: its label and what is to be ticked."""

    label: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One step of the procedure: who does what, when, by which rule, and what comes next."""

    number: int
    kind: str
    name: str
    who: str
    due: str
    guidance: str
    source: str
    fields: tuple[str, ...]
    checklists: tuple[Checkpoint, ...]
    next: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A decision table in words: column titles and rows, each row with its annotation last."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ProcedureDocument:
    """All that the document says, in its order."""

    key: str
    title: str
    heading: tuple[tuple[str, str], ...]
    purpose: str
    roles: tuple[tuple[str, str], ...]  # lane, how many tasks
    steps: tuple[Step, ...]
    tables: tuple[Table, ...]
    end_states: tuple[str, ...]
    changes: tuple[str, ...]  # since `previous`
    previous: VersionEventRecord | None = None  # the last version approved or in use before, and since when
    standing: tuple[VersionEventRecord, ...] = ()  # when this one was approved and put in use, newest first


@dataclass(frozen=True)
class Shape:
    """One shape of the drawing, in the diagram's own units; `label` is where its name stands when beside the shape."""

    element_id: str
    type: str  # BPMN local name; participant and lane for the frames
    name: str
    x: float
    y: float
    width: float
    height: float
    label: tuple[float, float, float, float] | None = None
    event: str = ""
    interrupting: bool = True


@dataclass(frozen=True)
class Edge:
    """One flow of the drawing, with its bends."""

    element_id: str
    name: str
    points: tuple[tuple[float, float], ...]
    label: tuple[float, float, float, float] | None = None
    is_default: bool = False


@dataclass(frozen=True)
class Drawing:
    """The drawing as data: frames first, then shapes, then edges."""

    shapes: tuple[Shape, ...]
    edges: tuple[Edge, ...]
