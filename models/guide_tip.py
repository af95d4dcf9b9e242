"""The guide's tips, each at the step where it helps, and once: until that step is done, or the tip put away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final, Self

import peewee as pw

from models.answer import Answer
from models.database import db
from models.interview import Interview
from models.message import Message, MessageKind
from models.question import WHO_ELSE, Question
from models.record import Record, stamp
from models.referral import Referral
from models.thanks import late_from


class Step(StrEnum):
    REQUEST = "request"
    """Writing the first request for a meeting."""
    DAY_BEFORE = "day-before"
    """The day before the first interview."""
    LAST_CARD = "last-card"
    """At the last card, until someone was asked whom else to meet."""
    LATE_THANK_YOU = "late-thank-you"
    """Writing the first thank-you that is late."""


class GuideTip(Record):
    """A tip that is over: put away by the person, or of a step that was done. No row: it is still to come."""

    step: pw.TextField[str] = pw.TextField(unique=True)

    @classmethod
    def is_over(cls, step: Step) -> bool:
        """Whether it was put away."""
        return cls.select().where(cls.step == step, cls.deleted_at.is_null()).exists()

    @classmethod
    def is_wanted(cls, step: Step, now: dt.datetime) -> bool:
        """Whether it helps still: neither put away nor of a step that was done."""
        return not cls.is_over(step) and not _DONE[step](now)

    @classmethod
    def put_away(cls, step: Step) -> Self:
        """It never comes again, unless the row given is deleted, which undoes this."""
        with db.atomic():
            row = cls.get_or_none(cls.step == step) or cls.create(step=step)
            if row.deleted_at is not None:
                row.restore()
        return row

    @classmethod
    def keep_what_is_done(cls, now: dt.datetime) -> None:
        """Remember the steps that were done, before the facts that tell so are deleted for good."""
        for step, is_done in _DONE.items():
            if is_done(now):
                cls.put_away(step)


# Whether a step was ever done: what was deleted since tells so too.


def _was_asked(now: dt.datetime) -> bool:
    sent = Message.select().where(Message.kind == MessageKind.REQUEST, Message.sent_at <= stamp(now))
    return bool(sent.exists())


def _was_there(now: dt.datetime) -> bool:
    begun = Interview.finished_at.is_null(False) | (Interview.starts_at <= stamp(now))
    return bool(Interview.select().where(Interview.cancelled_at.is_null(), begun).exists())


def _asked_who_else(_now: dt.datetime) -> bool:
    used = Answer.asked_at.is_null(False) | (Answer.text != "")
    asked = Answer.select().join(Question).where(Question.key == WHO_ELSE, used)
    return bool(asked.exists() or Referral.select().where(Referral.interview.is_null(False)).exists())


def _thanked_late(now: dt.datetime) -> bool:
    notes: Any = (
        Message.select(Message.sent_at, Message.interview, Interview.id, Interview.ends_at, Interview.finished_at)
        .join(Interview)
        .where(Message.kind == MessageKind.THANK_YOU, Message.sent_at <= stamp(now))
    )
    return any(note.sent >= late_from(note.interview, now.tzinfo) for note in notes)


_DONE: Final[Mapping[Step, Callable[[dt.datetime], bool]]] = {
    Step.REQUEST: _was_asked,
    Step.DAY_BEFORE: _was_there,
    Step.LAST_CARD: _asked_who_else,
    Step.LATE_THANK_YOU: _thanked_late,
}
