from __future__ import annotations

import io

import pytest

from tests.support.folders import PROCESSES
from tests.webforms.conftest import SignedIn

DIAGRAM = PROCESSES / "afvigelse" / "afvigelse.bpmn"


def upload(name: str, data: bytes) -> tuple[io.BytesIO, str]:
    return io.BytesIO(data), name


def afvigelse() -> list[tuple[io.BytesIO, str]]:
    files = sorted((PROCESSES / "afvigelse").iterdir())
    return [upload(path.name, path.read_bytes()) for path in files if path.suffix in {".bpmn", ".form"}]


@pytest.mark.parametrize("path", ["/procedurer", "/procedurer/ny", "/udrulninger", "/procedurer/afvigelse"])
def test_these_pages_are_for_process_owners(visit: SignedIn, path: str) -> None:
    assert visit("procesejer").get(path).status == 200
    assert visit("admin").get(path).status == 200
    page = visit("tot").get(path)
    assert page.status == 403
    assert "procesejere og administratorer" in page.text


def test_a_procedure_shows_versions_files_and_who_may_start_it(visit: SignedIn) -> None:
    page = visit("procesejer").get("/procedurer/p85_ekstern_til_intern")
    assert page.heading == "§ 85 – Fra ekstern til intern"
    assert "Version 1" in page.text
    assert "vurder.form" in page.text
    assert visit("procesejer").get("/procedurer/findes_ikke").status == 404


def test_a_procedure_names_those_it_calls_and_those_that_call_it(visit: SignedIn) -> None:
    owner = visit("procesejer")
    called = owner.get("/procedurer/p85_ekstern_til_intern").link("Afvigelse fra samarbejdsaftalen")
    assert owner.get(called).link("§ 85 – Fra ekstern til intern") == "/procedurer/p85_ekstern_til_intern"


def test_a_file_is_downloaded_as_it_was_received(visit: SignedIn) -> None:
    owner = visit("procesejer")
    address = owner.get("/procedurer/p85_ekstern_til_intern").link("vurder.form")
    answer = owner.client.get(address)
    assert answer.data == (PROCESSES / "p85_ekstern_til_intern" / "vurder.form").read_bytes()
    assert answer.headers["Content-Disposition"] == "attachment; filename=vurder.form"
    assert answer.mimetype == "application/octet-stream"


def test_a_new_version_is_taken_in_and_shown(visit: SignedIn) -> None:
    owner = visit("procesejer")
    page = owner.post("/procedurer/ny", name="afvigelse", files=afvigelse(), deploy="ja")
    assert page.status == 200
    assert page.heading == "afvigelse"
    assert "version 2" in page.text
    assert "Ældre version" in owner.get("/procedurer/afvigelse?version=1").text


def test_files_can_be_checked_without_being_taken_in(visit: SignedIn) -> None:
    owner = visit("procesejer")
    page = owner.post("/procedurer/ny", files=afvigelse(), check="ja")
    assert page.status == 200
    assert "version 2" not in owner.get("/procedurer/afvigelse").text.lower()


def test_a_diagram_that_cannot_run_is_refused_with_findings(visit: SignedIn) -> None:
    broken = DIAGRAM.read_bytes().replace(b"bpmn:userTask", b"bpmn:sendTask")
    page = visit("procesejer").post("/procedurer/ny", files=[upload("afvigelse.bpmn", broken)], deploy="ja")
    assert page.status == 422
    assert "Filerne kan ikke bruges, som de er" in page.text
    assert "Task_" in page.text


def test_without_a_file_it_is_said_what_to_choose(visit: SignedIn) -> None:
    page = visit("procesejer").post("/procedurer/ny", deploy="ja")
    assert page.status == 422
    assert "Vælg mindst én fil" in page.text


def test_a_deployment_has_its_page(visit: SignedIn) -> None:
    owner = visit("procesejer")
    page = owner.get(owner.get("/udrulninger").link("p85_ekstern_til_intern"))
    assert "start.form" in page.text
    assert owner.get("/udrulninger/findes-ikke").status == 404
