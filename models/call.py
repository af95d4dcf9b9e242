"""A phone call that was made: a touch."""

from __future__ import annotations

import datetime as dt
from typing import Self

import peewee as pw

from models.contact import Contact
from models.errors import Problem
from models.record import LONG, Record, UtcField, clean, refuse_future, too_long


class Call(Record):
    contact: pw.ForeignKeyField[Contact] = pw.ForeignKeyField(Contact, backref="calls", on_delete="CASCADE")
    called_at: UtcField[dt.datetime] = UtcField()
    notes: pw.TextField[str] = pw.TextField(default="")

    contact_id: int

    def problems(self) -> dict[str, Problem]:
        return too_long(self, {"notes": LONG})

    @classmethod
    def log(cls, contact: Contact, now: dt.datetime, *, at: dt.datetime | None = None, notes: str = "") -> Self:
        """Keep a call made now, or at an earlier moment. Raises Invalid for a moment to come."""
        called_at = at or now
        refuse_future("called_at", called_at, now)
        return cls.create(contact=contact, called_at=called_at, notes=clean(notes), created_at=now)
