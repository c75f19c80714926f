from __future__ import annotations

from tests.support.rest_client import RestClient
from tests.webforms.rest.drawings import TALK, calling, waiting

KEYS = {
    *("id", "parentActivityInstanceId", "activityId", "activityType", "processInstanceId", "processDefinitionId"),
    *("childActivityInstances", "childTransitionInstances", "executionIds", "activityName", "name"),
    *("incidentIds", "incidents"),
}


def test_a_case_is_shown_with_the_elements_it_stands_at(api: RestClient) -> None:
    api.deploy(waiting(), "vent")
    case = api.start("vent")
    tree = api.get(f"/process-instance/{case['id']}/activity-instances")
    assert tree.keys() == KEYS
    assert (tree["activityId"], tree["activityType"]) == ("vent", "processDefinition")
    (child,) = tree["childActivityInstances"]
    assert child.keys() == KEYS
    assert (child["activityId"], child["activityType"]) == ("frist", "intermediateTimer")
    assert child["parentActivityInstanceId"] == tree["id"]


def test_those_of_a_called_procedure_are_there_too(api: RestClient) -> None:
    for name, files in calling().items():
        api.deploy(files, name)
    case = api.start("forloeb")
    tree = api.get(f"/process-instance/{case['id']}/activity-instances")
    assert {each["activityId"] for each in tree["childActivityInstances"]} == {"kald", "tal"}
    assert TALK in {each["name"] for each in tree["childActivityInstances"]}


def test_a_case_that_is_not_ones_own_or_over_is_a_404(api: RestClient) -> None:
    api.deploy(waiting(), "vent")
    case = api.start("vent")
    api.refused(404, "GET", f"/process-instance/{case['id']}/activity-instances", "fagteam")
    api.call("DELETE", f"/process-instance/{case['id']}")
    api.refused(404, "GET", f"/process-instance/{case['id']}/activity-instances")
