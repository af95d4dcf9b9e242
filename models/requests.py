"""Requests for a meeting: who was asked, what waits for a reply, and the one nudge that may follow each."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import peewee as pw

from models.contact import Contact
from models.interview import Interview
from models.message import Message, MessageKind
from models.record import stamp

_WEEK: Final = dt.timedelta(days=7)


def unanswered(now: dt.datetime) -> list[Message]:
    """Requests whose one nudge was sent a week ago and got no reply: Today offers to close, without a ring."""
    nudges = nudged(now)
    if not nudges:
        return []
    return [
        request
        for request in open_requests(now)
        if (at := nudges.get(request.contact_id)) and request.sent <= at <= now - _WEEK
    ]


def asked(now: dt.datetime) -> Any:
    """The requests that were sent to a contact, for a query of contacts."""
    return Message.select().where(
        Message.contact == Contact.id,
        Message.kind == MessageKind.REQUEST,
        Message.sent_at <= stamp(now),
        Message.deleted_at.is_null(),
    )


def open_requests(until: dt.datetime, contact: Contact | None = None) -> list[Message]:
    """The latest request to each contact, or to the one given, while it has no reply and led to no interview."""
    arranged = Interview.select().where(
        Interview.contact == Message.contact,
        Interview.cancelled_at.is_null(),
        Interview.deleted_at.is_null(),
        (Interview.created_at >= Message.sent_at) | (Interview.starts_at >= Message.sent_at),
    )
    silent = _sent(MessageKind.REQUEST, until, contact).where(Message.replied_at.is_null(), ~pw.fn.EXISTS(arranged))
    without = list(silent)
    # Whenever it was sent: after a clock was set back, the last one lies in the future for a while.
    latest = {row.contact_id: row for row in _sent(MessageKind.REQUEST, None, contact)} if without else {}
    return [row for row in without if latest[row.contact_id].id == row.id]


def nudged(now: dt.datetime, contact: Contact | None = None) -> dict[int, dt.datetime]:
    """When each contact, or the one given, was last sent a nudge, in UTC, by key."""
    return {row.contact_id: row.sent for row in _sent(MessageKind.NUDGE, now, contact)}


def _sent(kind: MessageKind, until: dt.datetime | None, contact: Contact | None) -> Any:
    """The messages of a kind sent to contacts who aren't closed, the latest of each contact last."""
    query = (
        Message.select(Message, Contact)
        .join(Contact)
        .where(
            Message.kind == kind,
            Message.sent_at.is_null(False) if until is None else Message.sent_at <= stamp(until),
            Message.deleted_at.is_null(),
            Contact.deleted_at.is_null(),
            Contact.closed_at.is_null(),
        )
        .order_by(Message.sent_at, Message.id)
    )
    return query if contact is None else query.where(Message.contact == contact)
