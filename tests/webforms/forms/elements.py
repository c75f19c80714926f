"""What tags and addresses stand in a piece of HTML, for the tests of this folder."""

from __future__ import annotations

from html.parser import HTMLParser


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def tags(source: str) -> list[str]:
    reader = Reader()
    reader.feed(source)
    return reader.tags


def addresses(source: str) -> list[str]:
    reader = Reader()
    reader.feed(source)
    assert {name for name, _ in reader.attributes} <= {"href", "rel"}
    return [value or "" for name, value in reader.attributes if name == "href"]
