"""A request, nudge, thank-you or update: drafted, sent by the person, replied to."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Self

import peewee as pw

from models.contact import Contact
from models.errors import Invalid, Problem
from models.interview import Interview
from models.record import LONG, SHORT, Record, UtcField, too_long


class MessageKind(StrEnum):
    REQUEST = "request"
    NUDGE = "nudge"
    THANK_YOU = "thank-you"
    UPDATE = "update"


class Channel(StrEnum):
    EMAIL = "email"
    TEXT = "text"
    PHONE = "phone"
    OTHER = "other"


class Reply(StrEnum):
    YES = "yes"
    LATER = "later"
    NO = "no"


class Message(Record):
    kind: pw.TextField[str] = pw.TextField()
    contact: pw.ForeignKeyField[Contact] = pw.ForeignKeyField(Contact, backref="messages", on_delete="CASCADE")
    interview: pw.ForeignKeyField[Interview | None] = pw.ForeignKeyField(
        Interview, backref="messages", null=True, on_delete="SET NULL"
    )
    language: pw.TextField[str] = pw.TextField(default="")
    subject: pw.TextField[str] = pw.TextField(default="")
    body: pw.TextField[str] = pw.TextField(default="")
    channel: pw.TextField[str] = pw.TextField(default="")
    sent_at: UtcField[dt.datetime | None] = UtcField(null=True)
    recorded_at: UtcField[dt.datetime | None] = UtcField(null=True)
    replied_at: UtcField[dt.datetime | None] = UtcField(null=True)
    reply: pw.TextField[str] = pw.TextField(default="")

    contact_id: int
    interview_id: int | None

    def problems(self) -> dict[str, Problem]:
        return too_long(self, {"subject": SHORT * 5, "body": LONG})

    @property
    def sent(self) -> dt.datetime:
        """When it was sent. Raises ValueError for a draft."""
        if self.sent_at is None:
            raise ValueError("a draft was not sent")
        return self.sent_at

    @classmethod
    def open_draft(cls, kind: str, contact: Contact, interview: Interview | None) -> Self | None:
        """The draft of that kind that was begun and not sent."""
        same = cls.interview.is_null() if interview is None else cls.interview == interview
        query = cls.select().where(
            cls.kind == kind, cls.contact == contact, same, cls.sent_at.is_null(), cls.deleted_at.is_null()
        )
        found: Self | None = query.order_by(cls.id.desc()).first()
        return found

    @classmethod
    def last_sent(cls, kind: str, contact: int) -> Self | None:
        """The latest message of a kind that was sent to a contact."""
        query = cls.select().where(
            cls.kind == kind, cls.contact == contact, cls.sent_at.is_null(False), cls.deleted_at.is_null()
        )
        found: Self | None = query.order_by(cls.sent_at.desc(), cls.id.desc()).first()
        return found

    def write(self, subject: str, body: str) -> None:
        """Keep the draft, as typed. Raises Invalid when it is too long."""
        self.subject, self.body = subject.replace("\0", ""), body.replace("\0", "")
        self.save()

    def mark_sent(self, now: dt.datetime, channel: str = Channel.EMAIL, at: dt.datetime | None = None) -> None:
        """The person sent it, now or at an earlier moment. Raises Invalid for a moment to come."""
        if at is not None and at > now:
            raise Invalid({"sent_at": Problem.IN_THE_FUTURE})
        self.sent_at, self.recorded_at, self.channel = at or now, now, channel
        self.save()

    def undo_sent(self) -> None:
        self.sent_at = self.recorded_at = None
        self.save()

    def set_reply(self, reply: Reply | None, now: dt.datetime) -> None:
        """They answered; None takes it back."""
        self.reply, self.replied_at = reply or "", now if reply else None
        self.save()
