from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.support.rest_client import RestClient, instant
from tests.webforms.rest.drawings import ANSWER, waiting

KEYS = {
    *("id", "jobDefinitionId", "processInstanceId", "processDefinitionId", "processDefinitionKey", "executionId"),
    *("exceptionMessage", "failedActivityId", "retries", "dueDate", "suspended", "priority", "tenantId"),
    *("createTime", "batchId"),
}


@pytest.fixture
def case(api: RestClient) -> Any:
    api.deploy(waiting())
    return api.start("vent", "S-1")


def test_an_armed_timer_is_a_job_with_its_due_date(api: RestClient, case: Any) -> None:
    (job,) = api.get("/job", processInstanceId=case["id"], timers="true")
    assert job.keys() >= KEYS
    created, due = instant(job["createTime"]), instant(job["dueDate"])
    assert created is not None
    assert due is not None
    assert due.replace(tzinfo=None) - created.replace(tzinfo=None) == timedelta(days=14)
    assert (job["retries"], job["activityId"]) == (3, "frist")
    assert api.get(f"/job/{job['id']}") == job


def test_jobs_are_found_by_due_date_and_case(api: RestClient, case: Any) -> None:
    api.deploy(waiting("laenge", "P1Y"), "laenge")
    api.start("laenge")
    (first,) = api.get("/job", processInstanceId=case["id"])
    ordered = api.get("/job", sortBy="jobDueDate", sortOrder="desc")
    assert [job["processDefinitionKey"] for job in ordered] == ["laenge", "vent"]
    assert api.get("/job", dueDates=f"lt_{ordered[0]['dueDate']}") == [first]
    assert api.get("/job/count", dueDates=f"gt_{first['dueDate']}") == {"count": 1}
    assert api.post("/job", {"processDefinitionKey": "vent"}) == [first]
    assert api.post("/job", {"dueDates": [{"operator": "lt", "value": ordered[0]["dueDate"]}]}) == [first]
    assert api.get("/job", executable="true") == []
    assert api.get("/job", messages="true") == []
    api.refused(400, "GET", "/job?dueDates=2026-01-01T00:00:00.000%2B0100")


def test_a_job_can_be_executed_before_its_time_by_the_administrator(api: RestClient, case: Any) -> None:
    (job,) = api.get("/job")
    api.refused(403, "POST", f"/job/{job['id']}/execute", "jurist")
    assert api.call("POST", f"/job/{job['id']}/execute").status_code == 204
    assert api.task(case["id"], ANSWER, "jurist")
    assert api.get("/job") == []
    api.refused(404, "POST", f"/job/{job['id']}/execute")
    api.refused(404, "GET", f"/job/{job['id']}")


def test_jobs_of_cases_one_does_not_see_are_not_listed(api: RestClient, case: Any) -> None:
    assert api.get("/job", "fagteam") == []
