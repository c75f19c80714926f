"""What SpiffWorkflow is shown of a diagram: its processes, without drawing, expressions and the like."""

from __future__ import annotations

import copy
from typing import Any

from engine.bpmn.elements import CONTAINERS
from engine.bpmn.xml import local

_KEPT_IN_DEFINITIONS = ("process",)
_NEVER = ("extensionElements", "ioSpecification", "laneSet", "property", "documentation", "dataObject")


def skeleton(tree: Any) -> Any:
    """A copy of a diagram's tree with processes, flow nodes and flows only.

    Everything the engine runs by is taken from the model; the library must not find texts to evaluate, data objects to
    resolve or positions to sort by.
    """
    root = copy.deepcopy(tree.getroot())
    for child in list(root):
        if local(child) not in _KEPT_IN_DEFINITIONS:
            root.remove(child)
    for process in root:
        _strip(process)
    return root.getroottree()


def _strip(container: Any) -> None:
    for child in list(container):
        if not local(child) or local(child) in _NEVER:
            container.remove(child)
        elif local(child) in CONTAINERS:
            _strip(child)
        else:
            for part in list(child):
                child.remove(part)
