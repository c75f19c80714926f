from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from webforms.rest.slashes import collapsing


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/engine-rest//deployment", "/engine-rest/deployment"),
        ("//engine-rest///deployment//create", "/engine-rest/deployment/create"),
        ("/engine-rest/version", "/engine-rest/version"),
        ("/sager//1", "/sager//1"),
        ("/engine-restaurant//1", "/engine-restaurant//1"),
    ],
)
def test_double_slashes_are_collapsed_below_the_rest_face_alone(asked: str, given: str) -> None:
    seen: list[str] = []

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        seen.append(environ["PATH_INFO"])
        return []

    collapsing(application)({"PATH_INFO": asked}, print)
    assert seen == [given]
