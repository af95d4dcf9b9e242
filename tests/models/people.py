"""Short ways to make what a test needs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from models.contact import Contact
from models.interview import Interview
from models.message import Message
from models.rings import on_today

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)


def contact(name: str = "Ana Lopes", **values: Any) -> Contact:
    made = Contact(**values)
    made.describe(name=name)
    return made


def interview(with_: Contact, start: dt.datetime, now: dt.datetime, minutes: int = 20, **values: Any) -> Interview:
    return Interview.plan(with_, start, minutes, now, **values)


def sent(kind: str, to: Contact, at: dt.datetime, about: Interview | None = None) -> Message:
    message = Message.create(kind=kind, contact=to, interview=about)
    message.mark_sent(at)
    return message


def each_alone_as_among_all(now: dt.datetime) -> None:
    """What Today would say of one contact alone is what it says of them among all."""
    end = now + 60 * DAY
    due, soon, put_off = on_today(now, end)
    for one in Contact.select():
        theirs = [row for row in due if row.contact == one]
        coming = [ring for ring in soon if ring[2].contact == one]
        away = [row for row in put_off if row.reminder.contact == one]
        assert on_today(now, end, one) == (theirs, coming, away), one.name
