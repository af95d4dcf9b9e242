"""A request, nudge, thank-you or update: drafted, sent by the person, replied to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Self

import peewee as pw

from models import clock
from models.contact import Contact
from models.database import db
from models.errors import Problem
from models.interview import Interview
from models.record import LONG, SHORT, LinesField, Record, UtcField, clean, refuse_future, stamp, storable, too_long


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
    form: pw.TextField[str] = pw.TextField(default=Channel.EMAIL)
    """The channel it is written for. It may be sent by another."""
    drafted_subject: pw.TextField[str] = pw.TextField(default="")
    drafted_body: pw.TextField[str] = pw.TextField(default="")
    """What the app had drafted when the person last wrote: whatever differs is theirs."""
    left_out: LinesField = LinesField(default=())
    """Facts that the draft does without, by key."""
    learned: pw.TextField[str] = pw.TextField(default="")
    next_step: pw.TextField[str] = pw.TextField(default="")
    times: LinesField = LinesField(default=())
    """Proposed for a meeting, in UTC (ISO 8601)."""
    handed_at: UtcField[dt.datetime | None] = UtcField(null=True)
    """When it was handed to the person's own mail, messages or clipboard; they may have sent it since."""

    contact_id: int
    interview_id: int | None

    def problems(self) -> dict[str, Problem]:
        return too_long(self, {"subject": SHORT * 5, "body": LONG, "learned": LONG, "next_step": LONG})

    @property
    def sent(self) -> dt.datetime:
        """When it was sent. Raises ValueError for a draft."""
        if self.sent_at is None:
            raise ValueError("a draft was not sent")
        return self.sent_at

    @classmethod
    def open_draft(
        cls, kind: str, contact: Contact, interview: Interview | None, form: str = Channel.EMAIL
    ) -> Self | None:
        """The draft of that kind, for that form, that was begun and not sent."""
        same = cls.interview.is_null() if interview is None else cls.interview == interview
        query = cls._drafts(contact).where(cls.kind == kind, same, cls.form == form)
        found: Self | None = query.first()
        return found

    @classmethod
    def begin(cls, kind: str, contact: Contact, interview: Interview | None, form: str, language: str) -> Self:
        """A draft to write in, which follows the facts until the person changes it."""
        return cls.create(kind=kind, contact=contact, interview=interview, form=form, language=language)

    @classmethod
    def handed_over(cls, kind: str, contact: Contact, interview: Interview | None, since: dt.datetime) -> Self | None:
        """The draft that was opened in the person's own mail or messages since a moment, and not noted as sent."""
        query = cls._drafts(contact).where(cls.kind == kind, cls.handed_at >= stamp(since))
        if interview is not None:
            query = query.where(cls.interview == interview)
        found: Self | None = query.order_by(cls.handed_at.desc()).first()
        return found

    @classmethod
    def is_any_handed_over(cls) -> bool:
        """Whether any draft at all was opened elsewhere and not noted as sent."""
        return (
            cls.select().where(cls.handed_at.is_null(False), cls.sent_at.is_null(), cls.deleted_at.is_null()).exists()
        )

    @classmethod
    def _drafts(cls, contact: Contact) -> pw.ModelSelect[Self]:
        query = cls.select().where(cls.contact == contact, cls.sent_at.is_null(), cls.deleted_at.is_null())
        return query.order_by(cls.id.desc())

    @classmethod
    def last_sent(cls, kind: str, contact: int, interview: Interview | None = None) -> Self | None:
        """The latest message of a kind that was sent to a contact, about an interview if one is given."""
        query = cls.select().where(
            cls.kind == kind, cls.contact == contact, cls.sent_at.is_null(False), cls.deleted_at.is_null()
        )
        if interview is not None:
            query = query.where(cls.interview == interview)
        found: Self | None = query.order_by(cls.sent_at.desc(), cls.id.desc()).first()
        return found

    @property
    def is_written(self) -> bool:
        """Whether the person wrote in it. Else it is what the facts make it."""
        return (self.subject, self.body) != (self.drafted_subject, self.drafted_body)

    def following(self, subject: str, body: str) -> tuple[str, str]:
        """Its subject and body now that the app would draft these: what the person wrote stays, the rest follows.

        One that was handed over stays as it went.
        """
        if self.handed_at is not None:
            return self.subject, self.body
        return (
            _following(self.drafted_subject, self.subject, subject),
            _following(self.drafted_body, self.body, body),
        )

    def type(self, field: str, text: str, drafted: str) -> None:
        """Keep what was typed in the subject or the body, begun from that draft. Raises Invalid when it is too long."""
        setattr(self, field, storable(text))
        setattr(self, f"drafted_{field}", drafted)
        self.save()

    def write(self, subject: str, body: str, drafted: tuple[str, str] = ("", "")) -> None:
        """Keep the whole draft, and what it was begun from. Raises Invalid when it is too long."""
        self.subject, self.body = storable(subject), storable(body)
        self.drafted_subject, self.drafted_body = drafted
        self.save()

    def begin_again(self) -> Callable[[], None]:
        """Back to what the facts make of it. Gives what undoes this."""
        before = self.subject, self.body, (self.drafted_subject, self.drafted_body)
        handed = self.handed_at
        self.handed_at = None
        self.write("", "")

        def undo() -> None:
            self.handed_at = handed
            self.write(*before)

        return undo

    def leave_out(self, fact: str, is_left: bool) -> None:
        """Do without a fact, or take it in again."""
        self.left_out = tuple(sorted({*self.left_out, fact} if is_left else {*self.left_out} - {fact}))
        self.tell_anew()

    def tell(self, **words: str) -> None:
        """Keep what was learned, or the next step, in the person's words. Raises Invalid when too long."""
        for field, text in words.items():
            setattr(self, field, clean(text))
        self.tell_anew()

    def propose(self, times: tuple[str, ...]) -> None:
        """Keep the times proposed for a meeting."""
        self.times = times
        self.tell_anew()

    def tell_anew(self) -> None:
        """What it tells has changed: it is no longer what was handed over."""
        self.handed_at = None
        self.save()

    def hand_over(self, now: dt.datetime, channel: str) -> None:
        """It was opened in the person's own mail or messages, or copied."""
        self.handed_at, self.channel = now, channel
        self.save()

    def take_back(self) -> None:
        """It was not sent after all, though it was opened: it is a draft, and nobody asks."""
        self.handed_at = self.replied_at = None
        self.reply = ""
        self.undo_sent()

    def mark_sent(self, now: dt.datetime, channel: str = Channel.EMAIL, at: dt.datetime | None = None) -> None:
        """The person sent it, now or at an earlier moment. Raises Invalid for a moment to come."""
        sent_at = at or now
        refuse_future("sent_at", sent_at, now)
        self.sent_at, self.recorded_at, self.channel = sent_at, now, channel
        self.save()

    def undo_sent(self) -> None:
        """It was not sent: it is the draft again, in place of one begun since in which nobody wrote."""
        with db.atomic():
            for draft in self._drafts(self.contact).where(Message.kind == self.kind, Message.form == self.form):
                if draft.interview_id == self.interview_id and not draft.is_written:
                    draft.delete_for_now(self.sent_at or clock.utc())
            self.sent_at = self.recorded_at = None
            self.save()

    def set_reply(self, reply: Reply | None, now: dt.datetime) -> None:
        """They answered; None takes it back."""
        self.reply, self.replied_at = reply or "", now if reply else None
        self.save()


def _following(drafted: str, written: str, fresh: str) -> str:
    if not drafted:  # nothing was written here, or it was before drafts kept what they were begun from
        return written or fresh
    from models.redraft import redraft  # late: an idle --notify-due drafts nothing and should not pay for it

    return redraft(drafted, written, fresh)
