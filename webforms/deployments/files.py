"""Uploaded files as a deployment takes them: name → bytes."""

from __future__ import annotations

from collections.abc import Iterable

from werkzeug.datastructures import FileStorage

SUFFIXES = (".bpmn", ".dmn", ".form")


def uploaded(parts: Iterable[FileStorage]) -> dict[str, bytes]:
    """The files with a suffix of ours, by their plain names."""
    named = ((_plain(part.filename or ""), part) for part in parts)
    return {name: part.read() for name, part in named if name.lower().endswith(SUFFIXES)}


def _plain(name: str) -> str:
    """The name without the folders that some browsers send."""
    return name.replace("\\", "/").rsplit("/", 1)[-1]
