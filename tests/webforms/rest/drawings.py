"""The small procedures that the tests of /engine-rest deploy."""

from __future__ import annotations

import json

from tests.support.diagrams import process

ASSESS, GRANT, ANSWER, TALK = "Vurdér ansøgningen", "Bevilg støtten", "Svar ankestyrelsen", "Tal med borgeren"
FORM = {
    "type": "default",
    "id": "vurder",
    "components": [
        {
            "type": "radio",
            "id": "f1",
            "key": "udfald",
            "label": "Udfald",
            "values": [{"value": "ja", "label": "Ja"}, {"value": "nej", "label": "Nej"}],
            "validate": {"required": True},
        },
        {"type": "textfield", "id": "f2", "key": "begrundelse", "label": "Begrundelse", "defaultValue": "Ingen"},
    ],
}


def application(documentation: str = "") -> dict[str, bytes]:
    """Assess with a form, then grant or end; with another `documentation` it is another version."""
    draft = process("ansoegning", versionTag="1.0", historyTimeToLive="P180D")
    draft.raw(f"<bpmn:documentation>{documentation}</bpmn:documentation>" if documentation else "")
    draft.start().user("vurder", groups="tot", name=ASSESS, formRef="vurder", formRefBinding="deployment")
    draft.exclusive("g").user("bevilg", groups="=modtager", name=GRANT, due='=date("2026-05-01")')
    draft.end("End_bevilget", "End_afslag").path("start", "vurder", "g")
    draft.flow("g", "bevilg", 'udfald = "ja"').flow("g", "End_afslag", default=True).path("bevilg", "End_bevilget")
    return {"ansoegning.bpmn": draft.file(), "vurder.form": json.dumps(FORM).encode()}


def waiting(key: str = "vent", duration: str = "P14D") -> dict[str, bytes]:
    """Wait for a time, then answer."""
    draft = process(key)
    draft.start().timer("frist", duration).user("svar", groups="jurist", name=ANSWER).end("End_besvaret")
    return {f"{key}.bpmn": draft.path("start", "frist", "svar", "End_besvaret").file()}


def calling() -> dict[str, dict[str, bytes]]:
    """A procedure that calls another, each a deployment: the called one first."""
    inner = process("samtale")
    inner.start().user("tal", groups="fagteam", name=TALK).terminate("End_talt").path("start", "tal", "End_talt")
    outer = process("forloeb")
    outer.start().call("kald", "samtale").end("End_slut").path("start", "kald", "End_slut")
    return {"samtale": {"samtale.bpmn": inner.file()}, "forloeb": {"forloeb.bpmn": outer.file()}}
