"""Collapses double slashes below /engine-rest: a base address that ends in «/» makes the Modeler ask for «//version».

Flask's own answer would be a redirect, which the Modeler does not follow for a POST (camunda-modeler § 1.4).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

PREFIX = "/engine-rest"
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def collapsing(application: Application) -> Application:
    """`application`, given paths without double slashes where they lead to /engine-rest."""

    def collapsed(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if "//" in path:
            single = re.sub("/{2,}", "/", path)
            if single == PREFIX or single.startswith(PREFIX + "/"):
                environ["PATH_INFO"] = single
        return application(environ, start_response)

    return collapsed
