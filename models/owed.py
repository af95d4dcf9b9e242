"""What is owed to one contact, whatever the hour."""

from __future__ import annotations

import datetime as dt

from models.agenda import last_held
from models.contact import Contact
from models.interview import Interview
from models.message import Message, MessageKind
from models.record import stamp


def owes_thanks(contact: Contact, now: dt.datetime) -> bool:
    """Whether the last interview held with a contact was never thanked for, by a note, by news or otherwise."""
    interview = last_held(now, contact)
    return interview is not None and interview.already_thanked_at is None and thanks_for(interview) is None


def thanks_for(interview: Interview) -> Message | None:
    """The first message that thanks for an interview: a note about it, or news sent since, which then thanks too."""
    note = (Message.kind == MessageKind.THANK_YOU) & (Message.interview == interview)
    news = (Message.kind == MessageKind.UPDATE) & (Message.sent_at >= stamp(interview.held_from))
    query = Message.select().where(
        Message.contact == interview.contact_id,
        note | news,
        Message.sent_at.is_null(False),
        Message.deleted_at.is_null(),
    )
    found: Message | None = query.order_by(Message.sent_at).first()
    return found
