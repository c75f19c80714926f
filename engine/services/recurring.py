"""Starts the procedures that recur (C-19): quarterly, monthly, every second week, as the organisation has settled.

A line is a row with the time of its next round. The round's case and the time of the round after it are written in one
transaction that holds the row, so that several workers start a round once; a round missed while nothing ran is started
once, late, and then the next one that lies ahead.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from engine.actor import SYSTEM
from engine.errors import EngineError
from engine.persistence.instances import RECURRING
from engine.persistence.organisation import RecurringStart
from engine.records.organisation import RecurringLine
from engine.services.context import Context
from engine.services.durations import later, rhythm
from engine.services.opening import Opening, Origin, newest, open_case

log = logging.getLogger(__name__)
MORNING = time(6)  # rounds begin before the working day, on the municipality's wall clock
AGAIN_AFTER = timedelta(days=1)  # when a round could not be started


@dataclass(frozen=True)
class Recurring:
    """The lines of the organisation, and their rounds."""

    context: Context

    def set_lines(self, lines: Iterable[RecurringLine]) -> None:
        """The recurring procedures from now on; what is settled as before keeps its place in time.

        A new line begins with its first round that lies ahead: what lies behind was not missed. Raises ValueInvalid.
        """
        wanted = {line.id: (position, line) for position, line in enumerate(lines)}
        now = self.context.clock.now()

        def verb(session: Session) -> None:
            rows = {row.id: row for row in session.scalars(select(RecurringStart))}
            session.execute(delete(RecurringStart).where(RecurringStart.id.in_(rows.keys() - wanted.keys())))
            for position, line in wanted.values():
                self._settle(session, rows.get(line.id), line, position, now)

        for _, line in wanted.values():
            rhythm(line.every)
        self.context.transactions.write(verb)

    def next_due(self, before: datetime) -> datetime | None:
        """When the next round is due, at `before` at the latest; None when there is none."""
        due = select(RecurringStart.next_due).where(RecurringStart.next_due <= before)
        return self.context.transactions.read(
            lambda session: session.scalar(due.order_by(RecurringStart.next_due).limit(1))
        )

    def run_due(self, limit: int, until: datetime | None = None) -> int:
        """Start the rounds due now, `limit` at most; each line's next round then lies after now and after `until`.

        Gives how many lines were seen to. One that cannot be started waits for a day and does not stop the others.
        """
        due = select(RecurringStart.id).where(RecurringStart.next_due <= self.context.clock.now())
        due = due.order_by(RecurringStart.next_due, RecurringStart.position).limit(max(limit, 0))
        ids = self.context.transactions.read(lambda session: list(session.scalars(due)))
        return sum(self._run(line_id, until) for line_id in ids)

    def _run(self, line_id: str, until: datetime | None) -> bool:
        try:
            return self.context.transactions.write(lambda session: self._begin_round(session, line_id, until))
        except Exception as error:
            log.exception("the round of %s could not be started", line_id)
            sentence = f"Der skete en uventet fejl i motoren ({type(error).__name__})."
        self.context.transactions.write(lambda session: self._put_off(session, line_id, until, sentence))
        return True

    def _begin_round(self, session: Session, line_id: str, until: datetime | None) -> bool:
        now = self.context.clock.now()
        query = select(RecurringStart).where(RecurringStart.id == line_id, RecurringStart.next_due <= now)
        line = session.scalar(query.with_for_update(skip_locked=True))
        if line is None:
            return False  # another worker was faster
        try:
            with session.begin_nested():
                opening = Opening(newest(session, line.process_key), *self._start_values(line), Origin(RECURRING))
                line.last_instance_id = open_case(self.context, session, opening, SYSTEM).instance.id
        except EngineError as error:
            self._put_off(session, line_id, until, error.message)
        else:
            line.error = ""
            line.next_due = self._first_after(line, max(now, until or now))
        return True

    def _start_values(self, line: RecurringStart) -> tuple[dict[str, object], str]:
        """The variables and the case number of a round: `ledelsestilsyn-fagteam-2026-03`, or with the day."""
        on = line.next_due.astimezone(self.context.settings.zone).date()
        months, days = rhythm(line.every)
        number = f"{line.id}-{on:%Y-%m}" if months and not days else f"{line.id}-{on.isoformat()}"
        return dict(line.variables), number

    def _put_off(self, session: Session, line_id: str, until: datetime | None, sentence: str) -> None:
        line = session.get(RecurringStart, line_id)
        if line is not None:
            now = self.context.clock.now()
            line.error, line.next_due = sentence, max(now, until or now) + AGAIN_AFTER

    def _settle(
        self, session: Session, row: RecurringStart | None, line: RecurringLine, position: int, now: datetime
    ) -> None:
        first_on = line.first.isoformat()
        if row is None:
            row = RecurringStart(id=line.id, every="", first_on="", last_instance_id=None, error="", next_due=now)
            session.add(row)
        row.process_key, row.team, row.position = line.process_key, line.team, position
        row.variables = dict(line.variables)
        if (row.every, row.first_on) != (line.every, first_on):
            row.every, row.first_on = line.every, first_on
            row.next_due = self._first_after(row, now)

    def _first_after(self, line: RecurringStart, instant: datetime) -> datetime:
        """The first round after an instant, counted from the line's first day: so a month's last day stays the last."""
        zone = self.context.settings.zone
        first = datetime.combine(date.fromisoformat(line.first_on), MORNING, zone)
        months, days = rhythm(line.every)
        about = max(int((instant - first) / timedelta(days=31 * months + days)), 0)  # never too late
        while (due := later(first, f"P{about * months}M{about * days}D", zone)) <= instant:
            about += 1
        return due
