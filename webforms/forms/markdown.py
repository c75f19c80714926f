"""The subset of Markdown a form's texts may use, as HTML: headings, paragraphs, lists, emphasis and links.

Everything else is shown as it is written. Values that stand in `{{ }}` are put in last and never read as Markdown, so
what a citizen or adviser wrote cannot become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from engine.forms.wording import Data, Wording
from webforms.forms.display import display_any

MAX_LENGTH = 20_000
_HEADING = re.compile(r"(#{1,6}) +(.+)")
_BULLET = re.compile(r"\s{0,3}[*+-] +(.+)")
_NUMBERED = re.compile(r"\s{0,3}\d{1,3}[.)] +(.+)")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\(((?:https?://|mailto:)[^\s()\"<>]{1,500})\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_]{1,500}?)(?<=\S)\1(?![\w*])")
_HOLE_MARK = re.compile("\ue000(\\d{1,4})\ue001")  # private characters stand for values until the end
_PRIVATE = re.compile("[\ue000-\ue003]")
_FIRST_HEADING, _LAST_HEADING = 2, 4  # the page has the h1


def markdown(wording: Wording, data: Data) -> Markup:
    """The wording for these data as HTML."""
    values: list[str] = []

    def keep(value: object) -> str:
        values.append(display_any(value, zone=data.zone))
        return f"\ue000{len(values) - 1}\ue001"

    source = Wording(_PRIVATE.sub("", wording.written)[:MAX_LENGTH], wording.expression)
    html = "\n".join(_blocks(source.text(data, keep).replace("\r\n", "\n").split("\n")))
    return Markup(_HOLE_MARK.sub(lambda match: str(escape(values[int(match.group(1))])), html))  # noqa: S704 - escaped


def _blocks(lines: list[str]) -> Iterator[str]:
    paragraph: list[str] = []
    items: list[str] = []
    kind = ""
    for line in [*lines, ""]:
        found, item = _list_item(line)
        if items and found != kind:
            yield _list(kind, items)
            items = []
        heading = _HEADING.fullmatch(line.strip())
        if paragraph and (found or heading or not line.strip()):
            yield f"<p>{'<br>'.join(_inline(part) for part in paragraph)}</p>"
            paragraph = []
        kind = found
        if found:
            items.append(item)
        elif heading:
            level = min(max(len(heading.group(1)), _FIRST_HEADING), _LAST_HEADING)
            yield f"<h{level}>{_inline(heading.group(2))}</h{level}>"
        elif line.strip():
            paragraph.append(line.strip())


def _list_item(line: str) -> tuple[str, str]:
    if match := _BULLET.fullmatch(line):
        return "ul", match.group(1)
    if match := _NUMBERED.fullmatch(line):
        return "ol", match.group(1)
    return "", ""


def _list(kind: str, items: list[str]) -> str:
    return f"<{kind}>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</{kind}>"


def _inline(text: str) -> str:
    """Escaped text with links and emphasis; links are taken out first so that their addresses stay as they are."""
    parts, position = [], 0
    for match in _LINK.finditer(text):
        label, address = match.groups()
        link = f'<a href="{escape(address)}" rel="noreferrer">{_emphasis(label)}</a>'
        parts += [_emphasis(text[position : match.start()]), link]
        position = match.end()
    return "".join([*parts, _emphasis(text[position:])])


def _emphasis(text: str) -> str:
    strong = _STRONG.sub(r"<strong>\2</strong>", str(escape(text)))
    return _EMPHASIS.sub(r"<em>\2</em>", strong)
