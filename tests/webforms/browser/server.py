"""A real server for the browser tests: `sagsgang serve --demo` on a free port, with a data folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.folders import PROCESSES, in_order

START_SECONDS = 60


@dataclass
class Server:
    """Started by `start`, ended by `stop`; what it stores stays in `data`."""

    data: Path
    processes: Path
    port: int = 0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Serve, and wait until it answers."""
        self.port = self.port or free_port()
        environ = os.environ | {"PORT": str(self.port), "SAGSGANG_DATA": str(self.data), "LOGIN": "demo"}
        environ.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "webforms.cli", "serve", "--demo", "--processes", str(self.processes)]
        self.process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            assert self.process.poll() is None, "the server ended before it answered; its last words stand above"
            assert time.monotonic() < deadline, "the server did not answer in time"
            time.sleep(0.1)

    def stop(self) -> int:
        """End it as an operator does, and give its exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/sundhed", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def some_processes(target: Path, *keys: str) -> Path:
    """A folder with these procedures, all that they call, and the organisation."""
    for key in in_order(*keys):
        shutil.copytree(PROCESSES / key, target / key)
    shutil.copyfile(PROCESSES / "organisation.toml", target / "organisation.toml")
    return target
