"""Tokens placed into another version: what they keep, what begins anew, and what is refused in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from engine.errors import ErrorNotCaught
from tests.support.diagrams import process
from tests.support.movable_runs import MovableRun
from tests.support.runs import NOON


def line(*names: str, **attributes: Any) -> bytes:
    return process("p").start().user(*names, **attributes).end().path("start", *names, "end").file()


def test_a_task_keeps_its_id_and_goes_on_in_the_new_version() -> None:
    case = MovableRun(line("a", "b"))
    (task_id,) = case.tasks
    case.go(line("a", "x", "b"))
    assert list(case.tasks) == [task_id]
    case.complete("a")
    assert case.waits == ["x"]


def test_what_was_added_behind_a_token_is_not_done() -> None:
    case = MovableRun(line("a", "b"))
    case.complete("a")
    case.go(line("a", "x", "b"))
    case.complete("b")
    assert case.ended


def test_a_removed_task_is_refused_by_name_without_a_mapping() -> None:
    case = MovableRun(line("a", "b"))
    assert "Opgaven «a» findes ikke i den nye version" in case.refusal(line("b"))
    assert "«a» findes ikke" in case.refusal(line("a", "b"), mapping={"a": ""})


def test_a_mapped_task_keeps_its_id_under_its_new_element() -> None:
    case = MovableRun(line("a", "b"))
    (task_id,) = case.tasks
    found = case.go(line("ny", "b"), mapping={"a": "ny"})
    assert case.tasks[task_id].element_id == "ny"
    assert [(s.old.id, s.new.id, s.how) for s in found.steps] == [("a", "ny", "keeps")]
    assert [f.kind for f in found.advance.facts] == ["activity-moved"] if found.advance else False
    case.complete("ny")
    assert case.waits == ["b"]


def test_a_task_that_became_a_gateway_is_refused_unless_another_place_is_chosen() -> None:
    new = process("p").start().exclusive("a").user("b").end().path("start", "a").path("b", "end")
    file = new.flow("a", "b", default=True).file()
    case = MovableRun(line("a", "b"))
    assert "Opgaven «a» er i den nye version et vejvalg" in case.refusal(file)
    case.go(file, mapping={"a": "b"})
    assert case.waits == ["b"]


def test_a_token_sent_to_an_element_of_another_kind_begins_anew_there() -> None:
    new = process("p").start().script("s", '{sat: "ja"}').user("b").end().path("start", "s", "b", "end")
    case = MovableRun(line("a"))
    (old,) = case.tasks
    found = case.go(new.file(), mapping={"a": "s"})
    assert case.waits == ["b"]
    assert old not in case.tasks
    assert case.variables["sat"] == "ja"
    assert found.advance is not None
    assert ("activity-canceled", "a") in [(f.kind, f.element_id) for f in found.advance.facts]


def test_a_case_may_be_moved_to_its_end() -> None:
    case = MovableRun(line("a", "b"))
    case.go(line("b"), mapping={"a": "end"})
    assert (case.ended, case.end) == (True, "end")


def test_what_fails_on_the_way_is_a_reason() -> None:
    new = process("p").start().exclusive("g").user("b").end().path("start", "g").flow("g", "b", "mangler = 1")
    case = MovableRun(line("a"))
    assert "Sagen kan ikke gå videre ved «g»" in case.refusal(new.path("b", "end").file(), mapping={"a": "g"})


def test_starts_edges_and_joins_cannot_be_entered() -> None:
    case = MovableRun(line("a"))
    draft = process("p").start().parallel("s", "j").user("b", "c").boundary("t", "b", "P1D").end()
    file = draft.path("start", "s", "b", "j", "end").path("s", "c", "j").path("t", "end").file()
    for target in ("start", "t"):
        assert "kan en sag ikke flyttes til" in case.refusal(file, mapping={"a": target})
    assert "samler flere veje" in case.refusal(file, mapping={"a": "j"})
    case.go(file, mapping={"a": "s"})
    assert case.waits == ["b", "c", "t"]


# Who, and by when.


def test_a_task_gets_the_new_team_only_where_the_new_version_says_another() -> None:
    case = MovableRun(line("a", groups="tot"))
    (kept,) = case.moved(line("a", groups="fagteam")).kept
    assert (kept.who, kept.assigned.candidate_groups) == (True, ("fagteam",))
    (kept,) = case.moved(line("a", "b", groups="tot")).kept
    assert not kept.who


def test_a_due_date_is_reckoned_from_the_day_the_task_began_when_asked_for() -> None:
    case = MovableRun(line("a", due="=now() + duration(&quot;P14D&quot;)".replace("&quot;", '"')))
    new = line("a", due='=now() + duration("P10D")')
    (kept,) = case.moved(new, recompute=True).kept
    assert kept.dates
    assert kept.assigned.due_at == NOON + timedelta(days=9)


# Timers.


def waiting(text: str = "P1M", name: str = "t") -> bytes:
    return process("p").start().timer(name, text).user("b").end().path("start", name, "b", "end").file()


def due(case: MovableRun) -> datetime:
    return case.advance.snapshot.timers[0].due_at


def test_a_timer_keeps_its_due_time_when_its_text_changes() -> None:
    case = MovableRun(waiting())
    before = due(case)
    case.world.now += timedelta(days=3)
    case.go(waiting("P2M", "t2"), mapping={"t": "t2"})
    assert due(case) == before
    case.fire("t2")
    assert case.waits == ["b"]


def test_a_timer_is_reckoned_again_from_when_it_was_armed_when_asked_for() -> None:
    case = MovableRun(waiting())
    case.go(waiting("P2M"), recompute=True)
    assert due(case) == datetime.fromisoformat("2026-05-08T12:00+02:00")


def edged(*timers: str, host: str = "a", interrupting: bool = True) -> bytes:
    draft = process("p").start().user(host, "z").end().path("start", host, "end").path("z", "end")
    for timer in timers:
        draft.boundary(timer, host, "P14D", interrupting=interrupting).path(timer, "z")
    return draft.file()


def test_a_timer_on_the_edge_is_armed_kept_and_dropped_as_the_new_version_says() -> None:
    case = MovableRun(edged())
    case.go(edged("t1"))
    assert case.waits == ["a", "t1"]
    before = due(case)
    case.world.now += timedelta(days=1)
    case.go(edged("t1", "t2"))
    assert [t.due_at - before for t in case.advance.snapshot.timers] == [timedelta(0), timedelta(days=1)]
    case.go(edged("t2"))
    assert case.waits == ["a", "t2"]
    case.fire("t2")
    assert case.waits == ["z"]


def test_the_last_timer_removed_leaves_a_task_that_can_be_completed() -> None:
    case = MovableRun(edged("t1"))
    case.go(edged())
    assert case.waits == ["a"]
    case.complete("a")
    assert case.ended


def test_a_timer_that_has_fired_is_not_armed_again() -> None:
    case = MovableRun(edged("t1", interrupting=False))
    case.fire("t1")
    assert case.waits == ["a", "z"]
    case.go(edged("t1", "t2", interrupting=False))
    assert case.waits == ["a", "t2", "z"]


def test_a_timer_goes_along_with_its_renamed_task() -> None:
    case = MovableRun(edged("t1"))
    before = due(case)
    case.world.now += timedelta(days=1)
    case.go(edged("t1", host="ny"), mapping={"a": "ny"})
    assert case.waits == ["ny", "t1"]
    assert due(case) == before


# Calls and subprocesses.


def caller(name: str = "k", key: str = "q", after: str = "z") -> bytes:
    return process("p").start().call(name, key).user(after).end().path("start", name, after, "end").file()


def called(*names: str, key: str = "q") -> bytes:
    draft = process(key).start("qs").user(*names).end("qe")
    return draft.path("qs", *names, "qe").file()


def test_a_token_in_a_called_procedure_stays_and_its_caller_moves() -> None:
    case = MovableRun(caller(), called("a", "b"))
    (task_id,) = case.tasks
    found = case.go(caller("k2", after="y"), mapping={"k": "k2"})
    assert list(case.tasks) == [task_id]
    assert {s.how for s in found.steps} == {"keeps", "untouched"}
    case.complete("a", fundet="ja")
    case.complete("b")
    assert case.waits == ["y"]
    assert case.variables["fundet"] == "ja"


def test_a_called_procedure_can_be_moved_in_its_caller() -> None:
    case = MovableRun(caller(), called("a", "b"))
    case.go(called("ny", "b"), mapping={"a": "ny"}, key="q")
    case.complete("ny")
    case.complete("b")
    assert case.waits == ["z"]


def test_a_call_of_another_procedure_is_refused_while_one_is_in_it() -> None:
    case = MovableRun(caller(), called("a"))
    assert "kalder nu en anden procedure" in case.refusal(caller(key="r"), called("x", key="r"))


def test_a_call_sent_elsewhere_is_cut_off_with_all_in_it() -> None:
    case = MovableRun(caller(), called("a"))
    found = case.go(line("z"), mapping={"k": "z"})
    assert case.waits == ["z"]
    assert len(case.advance.state.scopes) == 1
    assert found.advance is not None
    kinds = [(fact.kind, fact.element_id) for fact in found.advance.facts]
    assert ("activity-canceled", "a") in kinds
    assert ("scope-closed", "") in kinds


def sub(container: str, *inner: str, outer: tuple[str, ...] = ()) -> bytes:
    draft = process("p").start()
    drawn = draft.sub(container).start("s1").user(*inner).end("e1")
    drawn.path("s1", *inner, "e1")
    draft.user(*outer).end().path("start", container, *outer, "end")
    return draft.file()


def test_a_token_in_a_subprocess_moves_with_it() -> None:
    case = MovableRun(sub("d", "a", "b"))
    case.go(sub("d2", "a", "ny", outer=("z",)), mapping={"d": "d2", "b": "ny"})
    case.complete("a")
    case.complete("ny")
    assert case.waits == ["z"]


def test_into_and_out_of_a_subprocess_is_refused() -> None:
    case = MovableRun(line("a", "b"))
    assert "ind i eller ud af en delproces" in case.refusal(sub("d", "a", "b"))
    inside = MovableRun(sub("d", "a"))
    assert "Delprocessen «d» findes ikke" in inside.refusal(line("a"))
    inside.go(line("a"), mapping={"d": "a"})
    assert inside.waits == ["a"]


# All at once.


def test_moving_to_the_same_drawing_changes_nothing() -> None:
    draft = process("p").start().parallel("s", "j").user("a", "b").call("k", "q").timer("t", "P1D").end()
    draft.boundary("e", "a", "P2D", interrupting=False).path("e", "end")
    for way in ("a", "b", "k", "t"):
        draft.path("s", way, "j")
    file = draft.path("start", "s").path("j", "end").file()
    case = MovableRun(file, called("x"))
    case.complete("b")
    state = case.advance.state
    case.go(file)
    assert case.advance.state == state


def looking_up(*, error: str = "", code: str = "NEJ", timer: bool = False) -> bytes:
    """A job; `error` is the id of the event that catches a code of it."""
    draft = process("p").start().service("s", "t").user("a", "b").end().path("start", "s", "a", "end")
    if error:
        draft.error_boundary(error, "s", code).path(error, "b", "end")
    if timer:
        draft.boundary("late", "s", "P1D").path("late", "end")
    return draft.file()


def test_an_error_is_caught_after_moving_as_before() -> None:
    case = MovableRun(looking_up(error="no"))
    case.go(looking_up(error="no", timer=True))
    assert case.waits == ["late", "s"]
    case.report("s", "NEJ")
    assert case.waits == ["b"]


def test_an_error_that_only_the_new_version_catches_is_caught() -> None:
    case = MovableRun(looking_up())
    case.go(looking_up(error="no"))
    assert case.waits == ["s"]
    case.report("s", "NEJ")
    assert case.waits == ["b"]


def test_the_code_that_the_new_version_catches_counts() -> None:
    case = MovableRun(looking_up(error="no"))
    case.go(looking_up(error="nyt", code="ANDET"), mapping={"no": "nyt"})
    case.report("s", "ANDET")
    assert case.waits == ["b"]


def test_a_case_may_move_to_a_version_that_catches_no_error_any_more() -> None:
    case = MovableRun(looking_up(error="no", timer=True))
    case.go(looking_up())
    with pytest.raises(ErrorNotCaught):
        case.report("s", "NEJ")
    case.do_job("s")
    assert case.waits == ["a"]


def test_a_case_cannot_be_sent_to_an_error_on_an_edge() -> None:
    case = MovableRun(looking_up())
    assert "Fejlen «no» kan en sag ikke flyttes til" in case.refusal(looking_up(error="no"), mapping={"s": "no"})
