"""A ring in words."""

from __future__ import annotations

import datetime as dt

from locales import facts
from locales.reminder_words import Notice, detail, digest, line, nameless
from locales.words import Words
from models.reminder import Phase, Reminder
from models.rings import PlannedRing, Ring


def wording(say: Words, ring: Ring | PlannedRing, at: dt.datetime) -> Notice:
    """What the notification of a ring says at that moment."""
    if ring.is_digest:
        return digest(say, [_line(say, reminder) for reminder in ring.reminders])
    (reminder,) = ring.reminders
    interview = reminder.interview
    when = facts.meeting(say, interview.start, at) if interview else ""
    return Notice(
        _line(say, reminder),
        detail(say, reminder.kind, is_late=ring.phase is Phase.LATE, when=when),
        nameless(say, reminder.kind),
    )


def _line(say: Words, reminder: Reminder) -> str:
    return line(say, reminder.kind, name=reminder.contact.name, advice=getattr(reminder.subject, "text", ""))
