"""What tests of verbs and queries need: people, forms, and deploying what was drawn."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from engine.actor import Actor, Role
from engine.process_engine import ProcessEngine
from engine.records.definitions import DeploymentRecord
from engine.records.tasks import TaskRecord
from tests.support.diagrams import Draft, process

ADMIN = Actor("admin", "Administrator", roles=frozenset({Role.ADMIN}))
MANAGER = Actor("teamleder", "Teamleder", frozenset({"teamleder"}), frozenset({Role.MANAGER}))
OWNER = Actor("procesejer", "Procesejer", roles=frozenset({Role.PROCESS_OWNER}))


def of(team: str, user_id: str = "", district: str = "") -> Actor:
    """Somebody of a team."""
    return Actor(user_id or team, user_id or team, frozenset({team}), district=district)


def form(key: str, *fields: Mapping[str, Any]) -> bytes:
    """A .form file with these components."""
    return json.dumps({"id": key, "type": "default", "schemaVersion": 18, "components": list(fields)}).encode()


def text_field(key: str, **more: Any) -> dict[str, Any]:
    """A line of text; `required=True` for one that must be filled in."""
    required = {"validate": {"required": True}} if more.pop("required", False) else {}
    return {"type": "textfield", "id": f"f_{key}", "key": key, "label": key, **required, **more}


def two_steps(key: str = "p", first: str = "tot", second: str = "fagteam", **attributes: Any) -> Draft:
    """A procedure of two tasks, `a` and `b`."""
    draft = process(key, **attributes).start().user("a", groups=first).user("b", groups=second).end("End_done")
    return draft.path("start", "a", "b", "End_done")


def choosing(key: str = "p") -> Draft:
    """A task, then a gateway that knows a way for `udfald` ja and nej; any other value is an incident."""
    draft = process(key).start().user("a", groups="tot").exclusive("g").user("b", groups="fagteam").end("End_no")
    draft.end("End_yes").path("start", "a", "g").path("b", "End_yes")
    return draft.flow("g", "b", 'udfald = "ja"').flow("g", "End_no", 'udfald = "nej"')


def deploy(engine: ProcessEngine, *drafts: Draft, files: Mapping[str, bytes] | None = None) -> DeploymentRecord:
    """Deploy what was drawn, each in a file of its key's name, in one deployment."""
    drawn = {f"{draft.id}.bpmn": draft.file() for draft in drafts}
    return engine.deployments.deploy(drafts[0].id, {**drawn, **(files or {})}, ADMIN)


def start(engine: ProcessEngine, key: str = "p", actor: Actor = ADMIN, **variables: Any) -> str:
    """Start a case; gives its id."""
    return engine.instances.start(key, variables=variables, actor=actor).id


def task(engine: ProcessEngine, instance_id: str, element_id: str | None = None) -> TaskRecord:
    """The open task of that element, or the only one."""
    found = engine.read.tasks(ADMIN, instance_id=instance_id).tasks
    (only,) = [each for each in found if element_id in (None, each.element_id)]
    return only


def waits(engine: ProcessEngine, instance_id: str) -> list[str]:
    """The element ids of open tasks and armed timers."""
    tasks = [each.element_id for each in engine.read.tasks(ADMIN, instance_id=instance_id).tasks]
    return sorted([*tasks, *(job.element_id for job in engine.read.jobs(ADMIN, instance_id=instance_id))])


def kinds(engine: ProcessEngine, instance_id: str, *wanted: str) -> list[str]:
    """The kinds of a case's history, in order; only the wanted ones if any are named."""
    events = engine.read.history_events(ADMIN, instance_id=instance_id)
    return [event.kind for event in events if not wanted or event.kind in wanted]


def at_once(*verbs: Callable[[], Any]) -> list[Any]:
    """Run verbs in threads at the same moment; gives what each returned or raised."""

    def run(verb: Callable[[], Any]) -> Any:
        try:
            return verb()
        except Exception as error:
            return error

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))
