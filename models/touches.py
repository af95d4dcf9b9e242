"""Touches: dated facts between the person and a contact, never in the future.

A message sent, a call logged, an interview held. Drafts, edits, replies and reschedulings are none.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from models.call import Call
from models.contact import Contact
from models.held import held
from models.interview import Interview, standing
from models.message import Message
from models.record import stamp


@dataclass(frozen=True, order=True)
class Touch:
    at: dt.datetime
    """When it happened, in UTC."""
    known: dt.datetime
    """When it was entered, in UTC."""


def touches(contacts: Iterable[int] | Any, now: dt.datetime) -> dict[int, list[Touch]]:
    """The touches of these contacts (ids, or a query that gives them), the earliest first."""
    sent = Message.select(Message.contact, Message.sent_at, Message.recorded_at).where(
        Message.contact.in_(contacts), Message.sent_at <= stamp(now), Message.deleted_at.is_null()
    )
    called = Call.select(Call.contact, Call.called_at, Call.created_at).where(
        Call.contact.in_(contacts), Call.called_at <= stamp(now), Call.deleted_at.is_null()
    )
    met = Interview.select().where(Interview.contact.in_(contacts), held(now))
    found: defaultdict[int, list[Touch]] = defaultdict(list)
    for message in sent:
        found[message.contact_id].append(Touch(message.sent, message.recorded_at or message.sent))
    for call in called:
        found[call.contact_id].append(Touch(call.called_at, call.created_at))
    for interview in met:
        found[interview.contact_id].append(Touch(interview.held_from, interview.planned_at))
    return {contact: sorted(rows) for contact, rows in found.items()}


def likely_contact(now: dt.datetime) -> Contact | None:
    """Whom the person most likely thinks of: the one they last had to do with, else the one they last added by hand."""
    here = Contact.deleted_at.is_null()
    sent = Message.select(Message, Contact).join(Contact)
    sent = sent.where(here, Message.sent_at <= stamp(now), Message.deleted_at.is_null())
    called = Call.select(Call, Contact).join(Contact)
    called = called.where(here, Call.called_at <= stamp(now), Call.deleted_at.is_null())
    latest: list[Any] = [
        sent.order_by(Message.sent_at.desc()).first(),
        called.order_by(Call.called_at.desc()).first(),
        standing().where(held(now)).order_by(Interview.starts_at.desc()).first(),
    ]
    moments = ("sent_at", "called_at", "held_from")
    dated = [(getattr(fact, moment), fact.contact) for fact, moment in zip(latest, moments, strict=True) if fact]
    if dated:
        contact: Contact = max(dated, key=lambda pair: pair[0])[1]
        return contact
    # Imported late: who only looks for reminders needs nothing of imports.
    from models.exchange.batch import was_imported

    new = Contact.select().where(here, ~was_imported(Contact.id)).order_by(Contact.id.desc())
    added: Contact | None = new.first() or Contact.select().where(here).order_by(Contact.id.desc()).first()
    return added
