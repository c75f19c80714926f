"""No query of history reads without end: it answers a page, looks numbers up in rows, or says how to narrow it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.rest_client import RestClient
from tests.webforms.rest.drawings import ASSESS, application
from webforms.rest import filters

CASES = 4


@pytest.fixture
def cases(api: RestClient, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Some cases, more than a query may look at one by one; the first has ended."""
    api.deploy(application())
    started = [api.start("ansoegning", f"S-{number}", "tot", ansvarlig_team="tot")["id"] for number in range(CASES)]
    api.complete(api.task(started[0], ASSESS)["id"], "tot", udfald="nej")
    monkeypatch.setattr(filters, "MOST", CASES - 1)
    return started


@pytest.mark.parametrize("path", ["process-instance", "activity-instance", "variable-instance", "task"])
def test_what_would_look_at_too_much_is_refused_with_a_way_out(api: RestClient, cases: list[str], path: str) -> None:
    for query in ({}, {"sortBy": "startTime" if path != "variable-instance" else "instanceId"}):
        error = api.refused(400, "GET", f"/history/{path}", query_string=query)
        assert "processInstanceId" in error["message"]
        assert "maxResults" in error["message"]
    assert len(api.get(f"/history/{path}", maxResults=2)) == 2
    assert len(api.get(f"/history/{path}", maxResults=2, firstResult=1)) == 2
    assert api.get(f"/history/{path}", processInstanceId=cases[1])


def test_cases_are_counted_and_paged_in_rows_however_many_they_are(api: RestClient, cases: list[str]) -> None:
    counted = {
        **{"finished": 1, "completed": 1, "unfinished": CASES - 1, "active": CASES - 1, "suspended": 0},
        **{"externallyTerminated": 0, "internallyTerminated": 0},
    }
    assert api.get("/history/process-instance/count") == {"count": CASES}
    for flag, number in counted.items():
        assert api.get("/history/process-instance/count", **{flag: "true"}) == {"count": number}, flag
        assert len(api.get("/history/process-instance", maxResults=10, **{flag: "true"})) == number, flag
    assert api.get("/history/process-instance/count", finished="true", unfinished="true") == {"count": 0}
    assert api.get("/history/process-instance/count", completed="true", active="true") == {"count": 0}
    assert api.get("/process-instance/count") == {"count": CASES - 1}
    pages = [api.get("/history/process-instance", maxResults=2, firstResult=first) for first in (0, 2, 4)]
    assert sorted(case["id"] for page in pages for case in page) == sorted(cases)
    assert len(api.get("/history/process-instance", finishedAfter="2020-01-01T00:00:00Z")) == 1


def test_named_cases_are_looked_up_by_name(api: RestClient, cases: list[str]) -> None:
    some = ",".join([*cases[:2], "findes-ikke"])
    for path in ("/history/process-instance", "/process-instance"):
        found = {case["id"] for case in api.get(path, processInstanceIds=some)}
        assert found == set(cases[:2] if "history" in path else cases[1:2])
        assert api.get(path, processInstanceIds=some, processInstanceId=cases[2]) == []
        many: Any = {"processInstanceIds": ["x"] * 1001}
        assert "processInstanceIds" in api.refused(400, "POST", path, json=many)["message"]
    assert api.get("/history/process-instance", "jurist", processInstanceIds=some) == []
