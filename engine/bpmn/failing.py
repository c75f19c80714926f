"""Lets a failure say at which element of the diagram it happened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from engine.bpmn.model import Element
from engine.errors import ExecutionFailed


@contextmanager
def failing_at(element: Element) -> Iterator[None]:
    """What fails inside and names no element yet, failed at `element`: the innermost one wins."""
    try:
        yield
    except ExecutionFailed as error:
        if not error.element_id:
            error.element_id, error.element_name, error.process_key = element.id, element.name, element.process_id
        raise
