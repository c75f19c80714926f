from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.webforms.cases.records import event, state
from webforms.cases.course import CourseEvent, course_of


@pytest.fixture(autouse=True)
def _request(site: Flask) -> Iterator[None]:
    with site.test_request_context():
        yield


def told(*events: CourseEvent) -> list[str]:
    return [f"{each.title} {each.text}".strip() for each in events]


def test_the_newest_stands_first_and_what_only_programs_read_is_left_out() -> None:
    history = [
        event(1, "instance-started"),
        event(2, "activity-started", name="Start", kind_of="startEvent"),
        event(3, "flow-taken", details={"flow": "F"}),
        event(4, "task-claimed", name="Opgave", kind_of="userTask"),
        event(5, "task-completed", name="Opgave", kind_of="userTask", details={"values": {"a": 1}}),
        event(6, "activity-completed", name="Opgave", kind_of="userTask"),
        event(7, "instance-ended"),
    ]
    course = course_of(state(history=history, end_name="Sagen er slut"))
    assert told(*course) == [
        "Forløbet er afsluttet: Sagen er slut.",
        "Opgave er fuldført.",
        "Opgave er taget.",
        "Sagen er startet efter Moder.",
    ]
    assert course[1].task_id == "task-5"


def test_a_change_of_responsibility_is_told_once() -> None:
    teams = enumerate(["tot", "tot", "fagteam", "fagteam"])
    history = [event(at, "variable-set", details={"name": "ansvarlig_team", "value": team}) for at, team in teams]
    assert told(*course_of(state(history=history))) == [
        "Fagteam (fagteamrådgiver) har overtaget ansvaret for sagen.",
        "TOT (TOT-rådgiver) har ansvaret for sagen.",
    ]


def test_what_failed_and_was_helped_is_told() -> None:
    history = [
        event(1, "incident-opened", name="Valg", details={"message": "Ingen vej passer."}),
        event(2, "incident-retried"),
        event(3, "incident-resolved"),
    ]
    assert told(*course_of(state(history=history))) == [
        "Sagen er hjulpet videre.",
        "Trinnet er prøvet igen.",
        "Sagen gik i stå ved «Valg». Ingen vej passer.",
    ]


def test_a_correction_says_from_what_to_what_and_why() -> None:
    details = {"name": "frist", "old": "2026-03-02", "new": None, "reason": "Tastefejl"}
    assert told(*course_of(state(history=[event(1, "variable-corrected", details=details)]))) == [
        "Oplysning rettet: frist er rettet fra 02.03.2026 til –. Begrundelse: Tastefejl."
    ]


def test_what_was_taken_away_is_told_with_what_it_was() -> None:
    details = {"name": "frist", "old": "2026-03-02", "new": None, "removed": True, "reason": "Forkert sag"}
    assert told(*course_of(state(history=[event(1, "variable-corrected", details=details)]))) == [
        "Oplysning rettet: frist er slettet; den var 02.03.2026. Begrundelse: Forkert sag."
    ]


def test_what_a_task_was_told_before_it_was_done_is_told() -> None:
    details = {"values": {"antal": 3}, "removed": ["frist"], "local": False}
    history = [event(1, "task-variables-changed", name="Opgave", kind_of="userTask", details=details)]
    (only,) = course_of(state(history=history))
    assert (only.title, only.text) == ("Opgave", "har fået oplysninger, før den er fuldført.")
    assert only.values == (("antal", "3"), ("frist", "slettet"))


def test_what_was_submitted_and_corrected_is_told_with_what_it_was() -> None:
    changes = [{"name": "udfald", "label": "Udfaldet", "old": None, "new": "2026-03-02"}]
    details = {"changes": changes, "reason": "Tastefejl"}
    (only,) = course_of(state(history=[event(1, "submission-corrected", details=details)]))
    assert (only.title, only.text) == ("Det indsendte er rettet.", "Begrundelse: Tastefejl.")
    assert only.values == (("Udfaldet", "– → 02.03.2026"),)


def test_remarks_and_what_another_system_did_are_told() -> None:
    history = [
        event(
            1, "task-commented", name="Opgave", kind_of="userTask", details={"message": "Hun ringer.", "comment": "c"}
        ),
        event(2, "job-completed", name="Send brevet", kind_of="serviceTask", details={"values": {"kvittering": "K-1"}}),
    ]
    done, remark = course_of(state(history=history))
    assert told(done, remark) == ["Send brevet er udført.", "Bemærkning til «Opgave»: Hun ringer."]
    assert done.values == (("kvittering", "K-1"),)


def test_errors_that_were_met_and_caught_are_told() -> None:
    details = {"code": "NEJ", "message": "Ukendt borger.", "values": {"forsoeg": 1}}
    history = [
        event(1, "job-met-error", name="Slå op", kind_of="serviceTask", details=details),
        event(2, "activity-completed", kind_of="boundaryError"),
        event(3, "activity-completed", name="Afvist", kind_of="errorEndEvent"),
    ]
    ended, caught, met = course_of(state(history=history))
    assert met.values == (("forsoeg", "1"),)
    assert told(met, caught, ended) == [
        "Slå op meldte fejlen «NEJ»: Ukendt borger.",
        "Fejlen er indtruffet.",
        "Afvist endte med en fejl.",
    ]
