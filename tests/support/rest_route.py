"""Reaches a case over HTTP at /engine-rest, as an outside client does: signed in as the user of a team."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from engine.errors import FormInvalid
from tests.support.rest_client import RestClient, instant, plain, typed
from tests.support.scenario import Ending, OpenTask, Timer


class RestRoute:
    """`tests.support.scenario.Route` on a test client."""

    def __init__(self, api: RestClient) -> None:
        self.api = api

    def start(self, key: str, variables: Mapping[str, Any]) -> str:
        return str(self.api.start(key, **variables)["id"])

    def tasks(self, instance_id: str) -> list[OpenTask]:
        return [
            OpenTask(task["id"], task["name"], ",".join(self._groups(task["id"])), instant(task["due"]))
            for task in self.api.get("/task", processInstanceId=instance_id)
        ]

    def _groups(self, task_id: str) -> list[str]:
        return [link["groupId"] for link in self.api.get(f"/task/{task_id}/identity-links") if link["groupId"]]

    def complete(self, task_id: str, team: str, values: Mapping[str, Any]) -> None:
        self.api.complete(task_id, team, **values)

    def submit(self, task_id: str, team: str, values: Mapping[str, Any]) -> None:
        body = {"variables": typed(values)}
        answered = self.api.call("POST", f"/task/{task_id}/submit-form", team, (204, 400), json=body)
        if answered.status_code == 400:
            raise FormInvalid(answered.get_json()["errors"])

    def timers(self, instance_id: str) -> list[Timer]:
        return [
            Timer(self._name(job["processDefinitionId"], job["activityId"]), due)
            for job in self.api.get("/job", processInstanceId=instance_id, timers="true")
            if (due := instant(job["dueDate"]))
        ]

    def _name(self, definition_id: str, element_id: str) -> str:
        diagram = etree.fromstring(self.api.get(f"/process-definition/{definition_id}/xml")["bpmn20Xml"].encode())
        return str(diagram.xpath("string(//*[@id=$id]/@name)", id=element_id))

    def incidents(self, instance_id: str) -> list[str]:
        return [each["incidentMessage"] for each in self.api.get("/incident", processInstanceId=instance_id)]

    def ending(self, instance_id: str) -> Ending:
        found = self.api.get(f"/history/process-instance/{instance_id}")
        return Ending(found["state"] not in {"ACTIVE", "SUSPENDED"}, found["sluttilstand"])

    def variables(self, instance_id: str) -> dict[str, Any]:
        found = self.api.get("/history/variable-instance", processInstanceId=instance_id)
        return {each["name"]: plain(each) for each in reversed(found)}

    def responsible_team(self, instance_id: str) -> str:
        return str(self.api.get(f"/history/process-instance/{instance_id}")["ansvarlig_team"])

    def passed(self, instance_id: str) -> list[str]:
        found = self.api.get("/history/activity-instance", processInstanceId=instance_id)
        return [each["activityId"] for each in found]

    def advance(self, duration: str) -> None:
        self.api.post("/demo/clock", {"advance": duration})
