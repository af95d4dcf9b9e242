"""What to do next with one contact: what is due, as Today orders it, and when news will be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import chain
from typing import Final

from models.cadence import Cadences
from models.contact import Contact
from models.held import held
from models.interview import Interview
from models.reminder import Kind, Phase, Reminder
from models.rings import on_today

_THANKS: Final = dt.timedelta(days=2)
"""So soon after an interview its thank-you opens."""


@dataclass(frozen=True)
class NextStep:
    reminder: Reminder | None
    """The first of what is due with the contact and was not put off, else the thank-you that opens soon.

    Never advice, which is ticked where it is read.
    """
    news_opens: dt.datetime | None
    """When news will be due, or since when it is, in the zone of `now`. None while none is owed."""


def next_step(contact: Contact, now: dt.datetime) -> NextStep:
    """What to do next with a contact. `now` is in the device's zone."""
    due, soon, _ = on_today(now, now + _THANKS, contact)
    theirs = (row for row in due if row.kind is not Kind.ADVICE)
    thanks = (row for _, phase, row in soon if phase is Phase.OPEN and _is_owed(row, now))
    return NextStep(next(chain(theirs, thanks), None), _news_opens(contact, now))


def _is_owed(reminder: Reminder, now: dt.datetime) -> bool:
    """Whether it is a thank-you for an interview that took place."""
    interview = reminder.interview
    return reminder.kind is Kind.THANK_YOU and interview is not None and interview.is_held(now)


def _news_opens(contact: Contact, now: dt.datetime) -> dt.datetime | None:
    met = Interview.select().where(Interview.contact == contact, held(now)).exists()
    if contact.closed_at is not None or not met:
        return None
    facts = Cadences(now, [contact.id])
    return None if contact.id in facts.waiting else facts.update_opens(contact)
