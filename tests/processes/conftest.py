"""Where the scenario tests start their cases."""

from __future__ import annotations

import pytest

from tests.support import coverage
from tests.support.execution_route import ExecutionRoute
from tests.support.scenario import Municipality


@pytest.fixture
def municipality(request: pytest.FixtureRequest) -> Municipality:
    """A municipality with all procedures of processes/, reached by the runner alone."""
    seen = request.config.stash[coverage.SEEN]
    return Municipality(ExecutionRoute(watch=lambda facts: seen.update(coverage.reached(facts))))
