"""How things stand with the thank-you for an interview: when it is late, and whether one went in time."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any, Final

import peewee as pw

from models.clock import at, instant
from models.interview import Interview
from models.message import Message, MessageKind
from models.record import stamp

LATE: Final = 18
"""The hour of the next day from which it is late (docs/reminders.md)."""
RECORDED: Final = dt.timedelta(days=7)
"""An interview recorded afterwards asks for a thank-you only so long after it."""


class Thanks(StrEnum):
    """Each interview held is one of these."""

    ON_TIME = "on-time"
    LATE = "late"
    """It was sent, late."""
    MISSING = "missing"
    """It is late, and was not sent."""
    OWED = "owed"
    """There is still time."""
    OTHERWISE = "otherwise"
    """The person said that they thanked in another way. When, nobody noted."""
    NOT_ASKED = "not-asked"
    """It was entered so long afterwards that none was asked for."""


def late_from(interview: Interview, zone: dt.tzinfo | None) -> dt.datetime:
    """When its thank-you becomes late, in the device's zone: at that hour of the day after it."""
    return at(interview.ended.astimezone(zone).date() + dt.timedelta(days=1), LATE, zone)


def by_note(now: dt.datetime) -> Any:
    """The notes that thank for an interview, for a query of interviews."""
    return Message.select().where(
        Message.kind == MessageKind.THANK_YOU,
        Message.interview == Interview.id,
        Message.sent_at <= stamp(now),
        Message.deleted_at.is_null(),
    )


def by_news(now: dt.datetime) -> Any:
    """The news sent since an interview, for a query of interviews: their draft thanks while the thank-you is owed."""
    return Message.select().where(
        Message.kind == MessageKind.UPDATE,
        Message.contact == Interview.contact,
        Message.sent_at >= pw.fn.MIN(Interview.starts_at, pw.fn.COALESCE(Interview.finished_at, Interview.starts_at)),
        Message.sent_at <= stamp(now),
        Message.deleted_at.is_null(),
    )


def is_asked(interview: Interview) -> bool:
    """Whether a thank-you is asked for, by when it was entered."""
    return interview.created_at <= interview.ends_at + RECORDED


def thanks(interviews: list[Interview], now: dt.datetime) -> dict[int, Thanks]:
    """How things stand with the thank-you for each of these interviews, by its key. They were held."""
    first = _first_thanks(now) if interviews else {}
    return {interview.id: _standing(interview, first.get(interview.id), now) for interview in interviews}


def is_missing(interview: Interview, now: dt.datetime) -> bool:
    """Whether an interview was held, and its thank-you is late and was not sent."""
    return interview.is_held(now) and thanks([interview], now)[interview.id] is Thanks.MISSING


def _first_thanks(now: dt.datetime) -> dict[int, dt.datetime]:
    """When each interview was first thanked for, by its key."""
    found: dict[int, dt.datetime] = {}
    for sent in (by_note(now), by_news(now)):
        earliest: Any = sent.select(pw.fn.MIN(Message.sent_at))
        rows: Any = Interview.select(Interview.id, earliest).where(pw.fn.EXISTS(sent)).tuples()
        for key, moment in rows:
            sent_at = dt.datetime.fromisoformat(moment) if isinstance(moment, str) else moment
            found[key] = min(sent_at, found.get(key, sent_at))
    return found


def _standing(interview: Interview, thanked: dt.datetime | None, now: dt.datetime) -> Thanks:
    late = instant(late_from(interview, now.tzinfo))
    if thanked is not None:
        return Thanks.ON_TIME if instant(thanked) < late else Thanks.LATE
    if interview.already_thanked_at is not None:
        return Thanks.OTHERWISE
    if not is_asked(interview):
        return Thanks.NOT_ASKED
    return Thanks.OWED if instant(now) < late else Thanks.MISSING
