"""A client of /engine-rest as outside ones are: HTTP Basic, JSON, Camunda's words."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


def basic(user_id: str, password: str | None = None, encoding: str = "utf-8") -> dict[str, str]:
    """The header that signs in a demo user, whose password is the name."""
    pair = f"{user_id}:{user_id if password is None else password}".encode(encoding)
    return {"Authorization": "Basic " + base64.b64encode(pair).decode("ascii")}


def typed(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Variables as a Camunda client sends them."""
    return {
        name: {"value": json.dumps(value), "type": "Json"} if isinstance(value, dict | list) else {"value": value}
        for name, value in values.items()
    }


def plain(variable: Mapping[str, Any]) -> Any:
    """The value of one answered variable."""
    return json.loads(variable["value"]) if variable["type"] == "Json" else variable["value"]


def instant(text: str | None) -> datetime | None:
    """An answered date, by the pattern that Python clients use."""
    return None if text is None else datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%f%z")


class RestClient:
    """Calls below /engine-rest as a demo user; anything but 200 and 204 fails the test unless it was asked for."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def call(
        self, method: str, path: str, user: str = "admin", expect: tuple[int, ...] = (200, 204), **arguments: Any
    ) -> TestResponse:
        """Any call, with its whole answer."""
        answered = self.client.open("/engine-rest" + path, method=method, headers=basic(user), **arguments)
        assert answered.status_code in expect, f"{method} {path}: {answered.status} {answered.text}"
        return answered

    def get(self, path: str, user: str = "admin", **query: Any) -> Any:
        """The JSON of a GET."""
        return self.call("GET", path, user, query_string=query).get_json()

    def post(self, path: str, body: Any = None, user: str = "admin") -> Any:
        """The JSON of a POST; None when it has none."""
        return self.call("POST", path, user, json={} if body is None else body).get_json(silent=True)

    def refused(self, status: int, method: str, path: str, user: str = "admin", **arguments: Any) -> dict[str, Any]:
        """The error of a call that must be refused."""
        error: dict[str, Any] = self.call(method, path, user, (status,), **arguments).get_json()
        assert {"type", "message", "code"} <= error.keys()
        return error

    def deploy(self, files: Mapping[str, bytes], name: str = "test", user: str = "procesejer", **parts: str) -> Any:
        """Deploy files as the Modeler does."""
        return self.call("POST", "/deployment/create", user, data=modeler_parts(files, name, **parts)).get_json()

    def start(self, key: str, business_key: str | None = None, user: str = "admin", **variables: Any) -> Any:
        """Start a case; it is given as lists give it, without the link to itself."""
        body = {"businessKey": business_key, "variables": typed(variables)}
        return self.post(f"/process-definition/key/{key}/start", body, user) | {"links": []}

    def task(self, instance_id: str, name: str, user: str = "admin") -> Any:
        """The one open task of that name in a case."""
        (found,) = self.get("/task", user, processInstanceId=instance_id, name=name)
        return found

    def complete(self, task_id: str, user: str, **values: Any) -> None:
        """Complete a task."""
        self.post(f"/task/{task_id}/complete", {"variables": typed(values)}, user)


def modeler_parts(files: Mapping[str, bytes], name: str, **parts: str) -> dict[str, Any]:
    """The multipart body of the Modeler's Deploy button (camunda-modeler § 1.3)."""
    settings = {"deployment-name": name, "deployment-source": "Camunda Modeler", "enable-duplicate-filtering": "true"}
    sent: dict[str, Any] = {**settings, **{key.replace("_", "-"): value for key, value in parts.items()}}
    return {**sent, **{file: (io.BytesIO(data), file, "text/xml") for file, data in files.items()}}
