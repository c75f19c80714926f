"""Files for the browser to save, under names as people write them."""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Response

FORBIDDEN = re.compile(r'[/\\:*?"<>|\x00-\x1f]+')  # what a file's name cannot hold on one machine or another
PLAIN = re.compile(r"[A-Za-z0-9._-]+")


def download(data: bytes | str, name: str, content_type: str) -> Response:
    """An answer that the browser saves as `name`, with a hyphen for what a file's name cannot hold.

    A header is plain ASCII, and the server refuses an answer whose headers are not: other letters are written as
    RFC 6266 says.
    """
    name = FORBIDDEN.sub("-", name)
    answer = Response(data, content_type=content_type)
    written = f"filename={name}" if PLAIN.fullmatch(name) else f"filename*=UTF-8''{quote(name, safe='')}"
    answer.headers["Content-Disposition"] = f"attachment; {written}"
    return answer
