"""Answers as Camunda's clients want them: JSON with a bare content type, or nothing at all."""

from __future__ import annotations

import json
from typing import Any

import orjson
from flask import Response, request

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": "authorization, content-type, accept",
    "Access-Control-Max-Age": "86400",
}


def answer(data: Any, status: int = 200) -> Response:
    """`data` as JSON. The content type has no charset: the JS worker compares the whole header (§ 2.1)."""
    try:
        text = orjson.dumps(data)
    except TypeError:  # an integer over 64 bits, half a surrogate pair
        text = json.dumps(data).encode("ascii")
    return Response(text, status=status, content_type="application/json")


def count(number: int) -> Response:
    """The answer of every `/count`."""
    return answer({"count": number})


def self_link(path: str) -> list[dict[str, str]]:
    """`links` of something just made: where it is found from now on; clients take its address from here."""
    return [{"method": "GET", "href": f"{request.host_url}engine-rest/{path}", "rel": "self"}]


def nothing() -> Response:
    """204 without a body: what claim, complete and their like answer."""
    response = Response(status=204)
    del response.headers["Content-Type"]
    return response


def failure(status: int, kind: str, message: str, code: int | None = None, **more: Any) -> Response:
    """An error in Camunda's three keys; `more` is what our own clients may read beside them."""
    return answer({"type": kind, "message": message, "code": code, **more}, status)
