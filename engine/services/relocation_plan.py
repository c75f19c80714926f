"""Tells what moving a case would do, for people: positions, deadlines and teams. Private to services."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.execution.moving import KeptTask, Step
from engine.persistence.instances import Task
from engine.persistence.people import GroupMember
from engine.records.migration import CasePlan, Deadline, Position
from engine.services.case import Case
from engine.services.relocation import Relocation

TOLD = frozenset({"keeps", "enters"})


def plan_of(case: Case, found: Relocation) -> CasePlan:
    """The plan of one case; it holds no id that the move itself makes, so that a later move can be held against it."""
    instance = case.instance
    stands = tuple(sorted({(e.id, e.name or e.id) for e in found.moved.stands})) if found.moved else ()
    told = (instance.id, instance.business_key, found.wish.old.name, stands, found.reasons)
    if found.reasons:
        return CasePlan(*told)
    return CasePlan(
        *told,
        tuple(sorted(_positions(found), key=lambda each: (each.element_id, each.new_element_id))),
        tuple(sorted(_deadlines(found), key=lambda each: (each.kind, each.element_name, str(each.new)))),
        _counted(_teams_before(found)),
        _counted(_teams_after(found)),
        tuple(sorted(task.name for task in unassigned(case.session, found))),
        bool(found.moved and found.moved.advance and found.moved.advance.snapshot.ended),
    )


def unassigned(session: Session, found: Relocation) -> list[Task]:
    """The open tasks whose holder does not belong to the team that gets them now."""
    return [
        task
        for kept in (found.moved.kept if found.moved else ())
        if kept.who
        and not kept.assigned.assignee
        and (task := found.rows.tasks.get(kept.id)) is not None
        and task.assignee
        and not _belongs(session, task.assignee, kept)
    ]


def redated(found: Relocation, kept: KeptTask) -> bool:
    """Whether a task gets another due date."""
    return found.wish.recompute and kept.dates


def plan_from(written: dict[str, Any]) -> CasePlan:
    """The plan that was written as JSON."""
    return CasePlan(
        **{
            **written,
            "stands": tuple((element_id, name) for element_id, name in written["stands"]),
            "reasons": tuple(written["reasons"]),
            "positions": tuple(Position(**each) for each in written["positions"]),
            "deadlines": tuple(_deadline(each) for each in written["deadlines"]),
            "teams_before": tuple((team, number) for team, number in written["teams_before"]),
            "teams_after": tuple((team, number) for team, number in written["teams_after"]),
            "unassigned": tuple(written["unassigned"]),
        }
    )


def plan_json(plan: CasePlan) -> dict[str, Any]:
    """A plan as JSON."""
    written = asdict(plan)
    for deadline in written["deadlines"]:
        for name, value in deadline.items():
            if isinstance(value, datetime):
                deadline[name] = value.isoformat()
    return written


def _deadline(written: dict[str, Any]) -> Deadline:
    dates = {name: written[name] and datetime.fromisoformat(written[name]) for name in ("old", "new", "proposed")}
    return Deadline(written["kind"], written["element_name"], **dates)


def _belongs(session: Session, user_id: str, kept: KeptTask) -> bool:
    groups = kept.assigned.candidate_groups
    member = select(GroupMember).where(GroupMember.user_id == user_id, GroupMember.group_id.in_(groups))
    return user_id in kept.assigned.candidate_users or session.scalar(member.limit(1)) is not None


def _steps(found: Relocation) -> Iterator[Step]:
    """The tokens of the procedure that is moved, without the timers on the edges of activities."""
    for step in found.moved.steps if found.moved else ():
        if step.how in TOLD and step.old.type != "boundaryEvent":
            yield step


def _positions(found: Relocation) -> Iterator[Position]:
    for step in _steps(found):
        names = (step.old.id, step.old.name or step.old.id, step.new.id, step.new.name or step.new.id)
        yield Position(step.process_key, *names, step.how)


def _deadlines(found: Relocation) -> Iterator[Deadline]:
    yield from _task_dates(found)
    advance = found.moved.advance if found.moved else None
    if advance is None:
        return
    for task in advance.snapshot.new_tasks:
        if task.due_at:
            yield Deadline("task", task.name, None, task.due_at)
    armed = {timer.id: timer for timer in advance.snapshot.timers}
    for job in (each for each in found.rows.jobs.values() if each.kind == "timer"):
        timer = armed.get(job.id)
        new = timer.due_at if timer and _reckoned(found, job.id) else job.due_at if timer else None
        if new != job.due_at:
            yield Deadline("timer", job.name or job.element_id, job.due_at, new)
    for timer in advance.snapshot.timers:
        if timer.id not in found.rows.jobs:
            yield Deadline("timer", timer.name or timer.element_id, None, timer.due_at)


def _task_dates(found: Relocation) -> Iterator[Deadline]:
    kept = {each.id: each for each in found.moved.kept} if found.moved else {}
    gone = {step.token_id for step in _steps(found) if step.how == "enters"}
    for task in found.rows.tasks.values():
        if task.status != "open":
            continue
        if task.id in gone and task.due_at:
            yield Deadline("task", task.name, task.due_at, None)
        elif task.id in kept and kept[task.id].dates:
            proposed = kept[task.id].assigned.due_at
            new = proposed if redated(found, kept[task.id]) else task.due_at
            if proposed != task.due_at:
                yield Deadline("task", task.name, task.due_at, new, proposed)


def _reckoned(found: Relocation, job_id: str) -> bool:
    """Whether the due time of a timer that stays is reckoned again."""
    steps = found.moved.steps if found.moved else ()
    return found.wish.recompute and any(
        step.token_id == job_id and step.how == "keeps" and step.old.timer != step.new.timer for step in steps
    )


def reckoned(found: Relocation) -> set[str]:
    """The timers that stay and get another due time."""
    return {job_id for job_id in found.rows.jobs if _reckoned(found, job_id)}


def _teams_before(found: Relocation) -> Iterator[str]:
    for task in found.rows.tasks.values():
        if task.status == "open":
            yield from task.candidate_groups


def _teams_after(found: Relocation) -> Iterator[str]:
    advance = found.moved.advance if found.moved else None
    if advance is None:
        yield from _teams_before(found)
        return
    changed = {each.id: each for each in found.moved.kept if each.who} if found.moved else {}
    for task in found.rows.tasks.values():
        if task.status == "open" and task.id in advance.snapshot.open_tasks:
            yield from changed[task.id].assigned.candidate_groups if task.id in changed else task.candidate_groups
    for new in advance.snapshot.new_tasks:
        yield from new.candidate_groups


def _counted(teams: Iterator[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(teams).items()))
