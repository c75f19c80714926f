"""Completing a task over HTTP, against a bare Flask view that inserts one row: same server, same socket, same login."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from socket import socket
from typing import Any

from benchmarks.cycle import median
from benchmarks.diagram import ring

ROUNDS = 150
LOGIN = "Basic " + b64encode(b"admin:admin").decode()


def measure(folder: Path, database_url: str) -> Iterator[str]:
    """Two lines: the bare write, and completing as a multiple of it."""
    with served(folder, database_url) as connection:
        bare = median(lambda: call(connection, "POST", "/engine-rest/bare", {}), ROUNDS)
        yield f"  bare Flask write: {bare:.2f} ms"
        deploy(connection)
        call(connection, "POST", "/engine-rest/process-definition/key/ring/start", {"businessKey": "B-1"})
        tasks = Tasks(connection)
        took = median(tasks.complete_next, ROUNDS) - tasks.looking()
        yield f"  complete a task: {took:.2f} ms = {took / bare:4.2f} x the bare write"


class Tasks:
    """Completes the case's one open task again and again, and keeps apart what finding it costs."""

    def __init__(self, connection: http.client.HTTPConnection) -> None:
        self.connection = connection

    def complete_next(self) -> None:
        """Find the open task and complete it."""
        body = {"variables": {"fortsaet": {"value": "ja"}}}
        call(self.connection, "POST", f"/engine-rest/task/{self.find()}/complete", body)

    def find(self) -> str:
        """The id of the open task."""
        found = call(self.connection, "GET", "/engine-rest/task?processInstanceBusinessKey=B-1")
        return str(found[0]["id"])

    def looking(self) -> float:
        """What finding the task costs, in milliseconds."""
        return median(self.find, ROUNDS)


@contextmanager
def served(folder: Path, database_url: str) -> Iterator[http.client.HTTPConnection]:
    """The server as in production, with the bare view beside it, on a port of its own."""
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"LOGIN": "demo", "PORT": str(port), "SAGSGANG_DATA": str(folder), "DATABASE_URL": database_url}
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.bare_write"], env={**os.environ, **settings})
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        wait_for(connection)
        yield connection
    finally:
        process.terminate()
        process.wait(30)


def wait_for(connection: http.client.HTTPConnection) -> None:
    """Until the server answers, half a minute at most."""
    for _ in range(150):
        try:
            call(connection, "GET", "/engine-rest/version")
            return
        except (ConnectionError, http.client.HTTPException):
            connection.close()
            time.sleep(0.2)
    raise TimeoutError("the server did not answer")


def deploy(connection: http.client.HTTPConnection) -> None:
    """Deploy the ring as the Modeler does."""
    mark = "benchmark"
    head = f'--{mark}\r\nContent-Disposition: form-data; name="ring.bpmn"; filename="ring.bpmn"\r\n\r\n'
    name = f'--{mark}\r\nContent-Disposition: form-data; name="deployment-name"\r\n\r\nring\r\n'
    body = name.encode() + head.encode() + ring() + f"\r\n--{mark}--\r\n".encode()
    headers = {"Authorization": LOGIN, "Content-Type": f"multipart/form-data; boundary={mark}"}
    answer(connection, "POST", "/engine-rest/deployment/create", body, headers)


def call(connection: http.client.HTTPConnection, method: str, path: str, body: Any = None) -> Any:
    """One request with JSON both ways."""
    headers = {"Authorization": LOGIN, "Content-Type": "application/json"}
    return answer(connection, method, path, json.dumps(body) if body is not None else None, headers)


def answer(connection: http.client.HTTPConnection, method: str, path: str, body: Any, headers: dict[str, str]) -> Any:
    """The decoded answer; RuntimeError when it is a refusal."""
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    data = response.read()
    if response.status >= 300:
        raise RuntimeError(f"{method} {path}: {response.status} {data[:300]!r}")
    return json.loads(data) if data else None
