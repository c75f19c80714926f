"""An owner uploads a procedure that catches an error, and tries both ways of it in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.diagrams import process
from tests.webforms.browser.conftest import SignIn
from tests.webforms.browser.test_accessibility import DESK, NARROW, TELEPHONE, findings, width

KEY = "slaa_borger_op"
PLACES = {
    "start": (100, 102, 36, 36),
    "s": (190, 80, 100, 80),
    "a": (350, 80, 100, 80),
    "b": (350, 200, 100, 80),
    "End_fundet": (510, 102, 36, 36),
    "no": (222, 142, 36, 36),
}
DI = 'xmlns:di="http://www.omg.org/spec/DD/20100524/DI"'


def looking_up() -> bytes:
    """The diagram, drawn so that it can be shown."""
    draft = process(KEY).start().service("s", "slaa-op", name="Slå borgeren op").end("End_fundet")
    draft.user("a", groups="tot", name="Skriv til borgeren").user("b", groups="tot", name="Find borgeren")
    draft.path("start", "s", "a", "End_fundet").error_boundary("no", "s", "BORGER_UKENDT").path("no", "b", "End_fundet")
    shapes = "".join(
        f'<bpmndi:BPMNShape id="{each}_di" bpmnElement="{each}">'
        f'<dc:Bounds x="{x}" y="{y}" width="{w}" height="{h}" /></bpmndi:BPMNShape>'
        for each, (x, y, w, h) in PLACES.items()
    )
    edges = "".join(
        f'<bpmndi:BPMNEdge id="e_{number}" bpmnElement="f_{KEY}_{number}" {DI}>'
        f'<di:waypoint x="{PLACES[source][0] + PLACES[source][2]}" y="{PLACES[source][1] + PLACES[source][3] / 2}" />'
        f'<di:waypoint x="{PLACES[target][0]}" y="{PLACES[target][1] + PLACES[target][3] / 2}" /></bpmndi:BPMNEdge>'
        for number, (source, target, _) in enumerate(draft.flows)
    )
    plane = f'<bpmndi:BPMNPlane id="plane" bpmnElement="{KEY}">{shapes}{edges}</bpmndi:BPMNPlane>'
    return draft.file(extra=f'<bpmndi:BPMNDiagram id="drawing">{plane}</bpmndi:BPMNDiagram>')


def begun(owner: Page, folder: Path) -> None:
    """A trial run of it, uploaded as a draft."""
    file = folder / f"{KEY}.bpmn"
    file.write_bytes(looking_up())
    owner.goto("/procedurer/ny")
    owner.get_by_label("Navn").fill(KEY)
    owner.get_by_label("Filer").set_input_files(str(file))
    owner.get_by_label("Læg ind som kladde").check(force=True)
    owner.get_by_role("button", name="Læg ind", exact=True).click()
    owner.get_by_role("heading", name=KEY).wait_for()
    owner.goto(f"/procedurer/{KEY}/proev?version=1")
    owner.get_by_role("button", name="Begynd prøvekørslen").click()
    expect(owner.get_by_role("heading", level=2, name="Slå borgeren op")).to_be_visible()


def meet(owner: Page, code: str, message: str = "") -> None:
    """Let the other system report an error."""
    owner.get_by_label("Fejlens kode").fill(code)
    owner.get_by_label("Besked").fill(message)
    owner.get_by_role("button", name="Meld en fejl").click()


def test_an_error_is_met_in_a_trial_and_kept_in_its_scenario(sign_in: SignIn, tmp_path: Path) -> None:
    owner = sign_in("procesejer")
    begun(owner, tmp_path)
    meet(owner, "ANDET", "Registret er lukket")
    expect(owner.get_by_role("alert")).to_contain_text("bliver ikke fanget af diagrammet: Registret er lukket.")
    meet(owner, "BORGER_UKENDT")
    expect(owner.get_by_role("link", name="Find borgeren")).to_be_visible()
    expect(owner.locator("[data-drawn=true] .is-active")).to_have_count(1)
    with owner.expect_download() as download:
        owner.get_by_role("button", name="Hent filen").click()
    assert 'error = "BORGER_UKENDT"' in Path(download.value.path()).read_text("utf-8")


@pytest.mark.parametrize("size", [DESK, TELEPHONE, NARROW], ids=["desk", "telephone", "narrow"])
def test_the_form_is_accessible_and_fits(size: tuple[int, int], sign_in: SignIn, axe: str, tmp_path: Path) -> None:
    owner = sign_in("procesejer", viewport={"width": size[0], "height": size[1]}, bypass_csp=True)
    begun(owner, tmp_path)
    assert findings(owner, axe) == []
    assert width(owner) <= size[0]
