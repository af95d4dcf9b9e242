"""Something a contact suggested doing."""

from __future__ import annotations

import datetime as dt
from typing import Self

import peewee as pw

from models.contact import Contact
from models.errors import Problem
from models.interview import Interview
from models.record import LONG, DayField, Record, UtcField, clean, too_long


class Advice(Record):
    contact: pw.ForeignKeyField[Contact] = pw.ForeignKeyField(Contact, backref="advice", on_delete="CASCADE")
    interview: pw.ForeignKeyField[Interview | None] = pw.ForeignKeyField(
        Interview, backref="advice", null=True, on_delete="SET NULL"
    )
    text: pw.TextField[str] = pw.TextField()
    due_on: DayField[dt.date | None] = DayField(null=True)
    dated_at: UtcField[dt.datetime | None] = UtcField(null=True)
    done_at: UtcField[dt.datetime | None] = UtcField(null=True)
    dropped_at: UtcField[dt.datetime | None] = UtcField(null=True)

    contact_id: int
    interview_id: int | None

    def problems(self) -> dict[str, Problem]:
        found = too_long(self, {"text": LONG})
        if not self.text:
            found["text"] = Problem.MISSING
        return found

    @property
    def is_open(self) -> bool:
        """Neither done nor set aside."""
        return self.done_at is None and self.dropped_at is None

    @property
    def due(self) -> dt.date:
        """The day it should be done by. Raises ValueError when it has none."""
        if self.due_on is None:
            raise ValueError("no day was given")
        return self.due_on

    @classmethod
    def note(cls, interview: Interview, text: str, due_on: dt.date | None, now: dt.datetime) -> Self:
        """Keep advice heard in an interview, perhaps with the day it should be done by. Raises Invalid."""
        advice = cls(contact=interview.contact_id, interview=interview, text=clean(text))
        advice.due_on, advice.dated_at = due_on, now if due_on else None
        advice.save(force_insert=True)
        return advice

    @classmethod
    def of(cls, contact: Contact) -> list[Self]:
        """All they advised, what is open first, the earliest date first."""
        rows = (
            cls.select()
            .where(cls.contact == contact, cls.deleted_at.is_null())
            .order_by(cls.due_on.is_null(), cls.due_on)
        )
        return sorted(rows, key=lambda advice: not advice.is_open)

    @classmethod
    def from_interview(cls, interview: Interview) -> list[Self]:
        """What was advised in an interview, in the order it was noted."""
        return list(cls.select().where(cls.interview == interview, cls.deleted_at.is_null()).order_by(cls.id))

    @classmethod
    def done_since(cls, contact: Contact, moment: dt.datetime | None) -> list[Self]:
        """What of their advice was done after a moment: it goes into the next update."""
        query = cls.select().where(cls.contact == contact, cls.deleted_at.is_null(), cls.done_at.is_null(False))
        if moment is not None:
            query = query.where(cls.done_at > moment)
        return list(query.order_by(cls.done_at))

    def date(self, due_on: dt.date | None, now: dt.datetime) -> None:
        """Give it a day, or none."""
        self.due_on, self.dated_at = due_on, now if due_on else None
        self.save()

    def do(self, now: dt.datetime) -> None:
        """It was followed: the next update may tell so."""
        self.done_at, self.dropped_at = now, None
        self.save()

    def drop(self, now: dt.datetime) -> None:
        """It is set aside."""
        self.done_at, self.dropped_at = None, now
        self.save()

    def reopen(self) -> None:
        """It is still to be done."""
        self.done_at = self.dropped_at = None
        self.save()
