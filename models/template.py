"""A kind of message in the person's own words: text with named fields, in place of ours."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Self

import peewee as pw

from models import clock
from models.database import db
from models.errors import Problem
from models.message import Channel, MessageKind
from models.record import LONG, SHORT, Record, storable, too_long


class Wording(StrEnum):
    """What can be worded: a kind of message, and of the request its three forms."""

    REQUEST = "request"
    REQUEST_TEXT = "request-text"
    REQUEST_CALL = "request-call"
    NUDGE = "nudge"
    THANK_YOU = "thank-you"
    UPDATE = "update"

    @classmethod
    def of(cls, kind: str, channel: str) -> Self:
        """How a message of a kind is worded for a channel."""
        if kind == MessageKind.REQUEST and channel in (Channel.TEXT, Channel.PHONE):
            return cls("request-text" if channel == Channel.TEXT else "request-call")
        return cls(kind)

    @property
    def kind(self) -> MessageKind:
        """The kind of message that is worded so."""
        return MessageKind.REQUEST if self in (Wording.REQUEST_TEXT, Wording.REQUEST_CALL) else MessageKind(self)

    @property
    def form(self) -> Channel:
        """The channel that it is worded for."""
        return {Wording.REQUEST_TEXT: Channel.TEXT, Wording.REQUEST_CALL: Channel.PHONE}.get(self, Channel.EMAIL)

    @property
    def has_subject(self) -> bool:
        return self.form is Channel.EMAIL


class Template(Record):
    """Fields stand in it as {keys}, which the catalogs name. Text only: nothing in it is ever evaluated."""

    wording: pw.TextField[str] = pw.TextField()
    language: pw.TextField[str] = pw.TextField()
    subject: pw.TextField[str] = pw.TextField(default="")
    body: pw.TextField[str] = pw.TextField(default="")

    def problems(self) -> dict[str, Problem]:
        return too_long(self, {"subject": SHORT * 5, "body": LONG})

    @classmethod
    def own(cls, wording: str, language: str) -> Self | None:
        """The person's own words for it in a language, if they wrote any."""
        query = cls.select().where(cls.wording == wording, cls.language == language, cls.deleted_at.is_null())
        found: Self | None = query.order_by(cls.id.desc()).first()
        return found

    @classmethod
    def write(cls, wording: str, language: str, subject: str, body: str) -> Self:
        """Keep the person's own words for it, as typed. Raises Invalid when they are too long."""
        with db.atomic():
            template = cls.own(wording, language) or cls(wording=wording, language=language)
            template.subject, template.body = storable(subject), storable(body)
            template.save()
        return template

    @classmethod
    def forget(cls, wording: str, language: str, now: dt.datetime) -> Self | None:
        """Go back to our words; `restore` of what this gives undoes it."""
        template = cls.own(wording, language)
        if template:
            template.delete_for_now(now)
        return template

    def restore(self) -> None:
        """Take these words up again, in place of what was written since."""
        with db.atomic():
            self.forget(self.wording, self.language, clock.utc())
            super().restore()
