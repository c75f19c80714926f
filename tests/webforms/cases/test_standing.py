from __future__ import annotations

import pytest

from tests.webforms.cases.records import MONDAY, incident, service, state, task, timer, visit
from webforms.cases.standing import standing_of


def test_a_timer_the_case_waits_at_is_told_apart_from_a_deadline_beside_a_task() -> None:
    timers = [timer("Timer_vent"), timer("Timer_frist")]
    standing = standing_of(state(tasks=[task()], timers=timers, activities=[visit("Timer_vent", over=False)]))
    assert [each.element_id for each in standing.timers] == ["Timer_vent"]
    assert [each.element_id for each in standing.deadlines] == ["Timer_frist"]


def test_one_sentence_is_enough_when_the_case_waits_for_one_thing() -> None:
    assert standing_of(state(tasks=[task()])).waits_for_one
    assert standing_of(state(tasks=[task()], timers=[timer("Timer_frist")])).waits_for_one
    assert not standing_of(state(tasks=[task(), task(id="u")])).waits_for_one
    assert not standing_of(state()).waits_for_one


def test_a_step_that_another_system_does_is_waited_for_unless_it_has_been_given_up() -> None:
    standing = standing_of(state(services=[service()]))
    assert (standing.waits_for_one, standing.services[0].element_name) == (True, "Send brevet")
    assert standing_of(state(services=[service(retries=0)], incidents=[incident()])).services == ()


@pytest.mark.parametrize(
    ("status", "kind"),
    [("active", "running"), ("suspended", "paused"), ("completed", "ended"), ("canceled", "canceled")],
)
def test_the_kind_follows_the_status(status: str, kind: str) -> None:
    assert standing_of(state(status=status)).kind == kind


def test_an_open_incident_means_stuck_and_a_solved_one_does_not() -> None:
    assert standing_of(state(incidents=[incident()])).kind == "stuck"
    assert standing_of(state(incidents=[incident(resolved_at=MONDAY)])).kind == "running"
