"""Where the scenario tests start their cases, and on which routes they run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import coverage, settled
from tests.support.execution_route import ExecutionRoute
from tests.support.scenario import Municipality

RUNNER, ENGINE, REST = "runner", "engine", "rest"
ON_ALL_ROUTES = {"test_p85_ekstern_til_intern", "test_afvigelse", "test_tre_maaneders_opfoelgning"}
ASKED = [
    RUNNER,
    *filter(None, os.environ.get("SCENARIO_ROUTES", "").split(",")),
]  # SCENARIO_ROUTES=engine,rest adds them


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The runner alone takes milliseconds; one handover is always taken on all routes, the rest when asked for."""
    if "route" in metafunc.fixturenames:
        all_routes = metafunc.module.__name__.rsplit(".", 1)[-1] in ON_ALL_ROUTES
        metafunc.parametrize("route", [RUNNER, ENGINE, REST] if all_routes else ASKED)


@pytest.fixture(scope="session")
def procedures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with people and all procedures."""
    return settled.make(tmp_path_factory.mktemp("settled"), with_procedures=True)


@pytest.fixture
def municipality(request: pytest.FixtureRequest, route: str, tmp_path: Path) -> Iterator[Municipality]:
    """A municipality with all procedures of processes/, reached by the runner, the engine's verbs or /engine-rest."""
    if route == RUNNER:
        seen = request.config.stash[coverage.SEEN]
        yield Municipality(ExecutionRoute(watch=lambda facts: seen.update(coverage.reached(facts))))
        return
    app = settled.copy(request.getfixturevalue("procedures"), tmp_path)
    with app.app_context():
        yield settled.reached_by_verbs(app) if route == ENGINE else settled.reached_over_rest(app)
    settled.close(app)
