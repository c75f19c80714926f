"""HTML of a form's html component, reduced to plain structure: no attributes but safe links, no scripts, no styles."""

from __future__ import annotations

from html.parser import HTMLParser

from markupsafe import Markup, escape

MAX_LENGTH = 20_000
_KEPT = frozenset({"p", "strong", "em", "b", "i", "ul", "ol", "li", "h2", "h3", "h4", "blockquote"})
_RENAMED = {"h1": "h2", "h5": "h4", "h6": "h4", "div": "p"}
_DROPPED = frozenset(
    {"script", "style", "template", "iframe", "object", "svg", "math", "noscript", "textarea", "title"}
)
_ADDRESSES = ("https://", "http://", "mailto:")


def plain_html(source: str) -> Markup:
    """The safe part of `source`; tags that are left open are closed."""
    reader = _Reader()
    reader.feed(source[:MAX_LENGTH])
    reader.close()
    closing = "".join(f"</{tag}>" for tag in reversed(reader.open))
    return Markup("".join(reader.parts) + closing)  # noqa: S704 - every part is escaped or one of our own tags


class _Reader(HTMLParser):
    """Writes the kept tags anew; text is escaped, dropped tags take their content with them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[str] = []
        self.dropping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = _RENAMED.get(tag, tag)
        if tag in _DROPPED:
            self.dropping += 1
        elif self.dropping:
            return
        elif tag == "br":
            self.parts.append("<br>")
        elif tag == "a":
            self._open("a", _link(attrs))
        elif tag in _KEPT:
            self._open(tag, "")

    def handle_endtag(self, tag: str) -> None:
        tag = _RENAMED.get(tag, tag)
        if tag in _DROPPED:
            self.dropping = max(0, self.dropping - 1)
        elif not self.dropping and tag in self.open:
            while self.open:
                closed = self.open.pop()
                self.parts.append(f"</{closed}>")
                if closed == tag:
                    break

    def handle_data(self, data: str) -> None:
        if not self.dropping:
            self.parts.append(str(escape(data)))

    def _open(self, tag: str, attributes: str) -> None:
        self.open.append(tag)
        self.parts.append(f"<{tag}{attributes}>")


def _link(attrs: list[tuple[str, str | None]]) -> str:
    address = (dict(attrs).get("href") or "").strip()
    return f' href="{escape(address)}" rel="noreferrer"' if address.lower().startswith(_ADDRESSES) else ""
