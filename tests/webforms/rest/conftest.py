"""The demo municipality behind a test client, on a real clock, for the tests of /engine-rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from engine.clock import SystemClock
from tests.support import settled
from tests.support.rest_client import RestClient


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with teams and people, copied for each test."""
    return settled.make(tmp_path_factory.mktemp("people"))


@pytest.fixture
def app(people: Path, tmp_path: Path) -> Iterator[Flask]:
    made = settled.copy(people, tmp_path, SystemClock())
    yield made
    settled.close(made)


@pytest.fixture
def api(app: Flask) -> RestClient:
    return RestClient(app.test_client())
