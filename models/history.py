"""What happened with one contact, the latest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.call import Call
from models.contact import Contact
from models.interview import Interview
from models.message import Message

Fact = Interview | Message | Call


@dataclass(frozen=True)
class Entry:
    at: dt.datetime
    fact: Fact


def history(contact: Contact) -> list[Entry]:
    """Interviews, messages sent and calls of a contact; what is planned stands on top."""
    interviews = Interview.select().where(Interview.contact == contact, Interview.deleted_at.is_null())
    sent = Message.select().where(
        Message.contact == contact, Message.sent_at.is_null(False), Message.deleted_at.is_null()
    )
    calls = Call.select().where(Call.contact == contact, Call.deleted_at.is_null())
    entries = [
        *(Entry(row.starts_at, row) for row in interviews),
        *(Entry(row.sent_at, row) for row in sent if row.sent_at),
        *(Entry(row.called_at, row) for row in calls),
    ]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)
