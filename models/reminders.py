"""What is due, computed from the facts. Nothing here is stored.

The rules are the table of docs/reminders.md. Days are local calendar days of the device, whose zone `now` carries; an
interview's hours are those of its own zone. Sources: the checklist (guide, G3, G7, G8), a thank-you note (G9; within a
day is our rule) and news every four to six weeks (G9).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import chain
from typing import Any, Final

import peewee as pw

from models.advice import Advice
from models.answer import Answer
from models.cadence import Cadences
from models.call import Call
from models.clock import at, instant
from models.contact import Contact
from models.interview import GRACE, Interview, held, planned, standing
from models.message import Message, MessageKind
from models.record import stamp
from models.referral import Referral
from models.reminder import Kind, Phase, Reminder
from models.thanks import by_news, by_note, is_asked, late_from
from models.touches import Touch

Moment = tuple[dt.datetime, Phase, Reminder]
_Cadences = Callable[[], Cadences]

_DAY: Final = dt.timedelta(days=1)
_FAR: Final = dt.timedelta(days=3)
"""How far an hour fixed by the calendar may lie from the fact it hangs on; queries look that much further."""


def due(now: dt.datetime) -> list[Reminder]:
    """What is open or late now: late first, then the one that has waited longest."""
    return _due(_standing(now, now), now)


def upcoming(start: dt.datetime, end: dt.datetime) -> list[Moment]:
    """What rings after `start` and until `end` if nothing happens but the interviews planned, the earliest first."""
    return _upcoming(_standing(start, end), start, end)


def due_and_upcoming(now: dt.datetime, end: dt.datetime) -> tuple[list[Reminder], list[Moment]]:
    """Both at once, for half the queries."""
    standing = list(_standing(now, end))
    return _due(standing, now), _upcoming(standing, now, end)


def _due(standing: Iterable[Reminder], now: dt.datetime) -> list[Reminder]:
    found = [reminder for reminder in standing if reminder.is_due(now)]
    return sorted(found, key=lambda reminder: (reminder.phase(now) != Phase.LATE, instant(reminder.opens)))


def _upcoming(standing: Iterable[Reminder], start: dt.datetime, end: dt.datetime) -> list[Moment]:
    rings = [
        (moment, phase, reminder)
        for reminder in standing
        for moment, phase in reminder.rings()
        if instant(start) < instant(moment) <= instant(end)
    ]
    return sorted(rings, key=lambda ring: instant(ring[0]))


def unanswered(now: dt.datetime) -> list[Message]:
    """Requests whose one nudge was sent a week ago and got no reply: Today offers to close, without a ring."""
    nudges = {row.contact_id: row.sent for row in _sent(MessageKind.NUDGE, now)}
    if not nudges:
        return []
    return [
        request
        for request in _open_requests(now)
        if (nudged := nudges.get(request.contact_id)) and nudged >= request.sent and nudged <= now - 7 * _DAY
    ]


def _standing(now: dt.datetime, horizon: dt.datetime) -> Iterator[Reminder]:
    """Every reminder whose facts stand now and that may open until the horizon."""
    # Asked for once, by whichever kind is the first to need them.
    cadences = cache(lambda: Cadences(now, Interview.select(Interview.contact).where(Interview.deleted_at.is_null())))
    kinds: tuple[Callable[[dt.datetime, dt.datetime], Iterator[Reminder]], ...] = (
        _before,
        _log_notes,
        partial(_thank_you, cadences=cadences),
        partial(_update, cadences=cadences),
        _reach_out,
        _nudge,
        _advice,
    )
    return chain.from_iterable(kind(now, horizon) for kind in kinds)


# Around an interview


def _before(now: dt.datetime, horizon: dt.datetime) -> Iterator[Reminder]:
    """prepare and cards: both end when the interview starts."""
    coming = standing().where(
        Interview.cancelled_at.is_null(),
        Interview.finished_at.is_null(),
        Interview.starts_at > stamp(now),
        Interview.starts_at <= stamp(horizon + _FAR),
    )
    for interview in coming:
        start = interview.starts_at.astimezone(now.tzinfo)
        facts: dict[str, Any] = {
            "subject": interview,
            "occurrence": stamp(interview.starts_at),
            "contact": interview.contact,
            "interview": interview,
            "known": interview.planned_at,
            "closes": start,
        }
        if not interview.is_prepared():
            opens, late = (at(start.date() - days * _DAY, 18, now.tzinfo) for days in (2, 1))
            yield Reminder(kind=Kind.PREPARE, opens=opens, late=late, **facts)
        opens = (interview.starts_at - dt.timedelta(hours=1)).astimezone(now.tzinfo)
        # Read at home the days before, they are still wanted in the lobby.
        if interview.cards_opened_at is None or interview.cards_opened_at < opens:
            yield Reminder(kind=Kind.CARDS, opens=opens, late=None, **facts)


def _log_notes(now: dt.datetime, horizon: dt.datetime) -> Iterator[Reminder]:
    answered = Answer.select().where(Answer.interview == Interview.id, Answer.deleted_at.is_null(), Answer.text != "")
    silent = standing().where(
        Interview.cancelled_at.is_null(),
        Interview.nothing_to_add_at.is_null(),
        Interview.notes == "",
        ~pw.fn.EXISTS(answered),
        (Interview.finished_at.is_null(False)) | (Interview.ends_at <= stamp(horizon)),
    )
    for interview in silent:
        over = interview.finished_at or interview.ends_at + GRACE
        opens = max(over, interview.cards_open_until(now) or over).astimezone(now.tzinfo)
        yield Reminder(
            kind=Kind.LOG_NOTES,
            subject=interview,
            occurrence=stamp(interview.starts_at),
            contact=interview.contact,
            interview=interview,
            opens=opens,
            late=max(opens, at(_day(interview.ended, now) + _DAY, 12, now.tzinfo)),
            known=max(interview.finished_at or interview.planned_at, interview.planned_at),
            confirmed=interview.finished_at is not None,
        )


def _thank_you(now: dt.datetime, horizon: dt.datetime, cadences: _Cadences) -> Iterator[Reminder]:
    owed = standing().where(
        Interview.cancelled_at.is_null(),
        Interview.already_thanked_at.is_null(),
        (Interview.finished_at.is_null(False)) | (Interview.ends_at <= stamp(horizon)),
        ~pw.fn.EXISTS(by_note(now)),
        ~pw.fn.EXISTS(by_news(now)),
    )
    interviews = [row for row in owed if is_asked(row)]
    for interview in interviews:
        day = _day(interview.ended, now)
        afternoon = interview.ended.astimezone(interview.start.tzinfo).time() <= dt.time(17)
        opens = at(day, 18, now.tzinfo) if afternoon else at(day + _DAY, 9, now.tzinfo)
        over = interview.ends_at + GRACE
        opens = max(opens, min(interview.finished_at or over, over).astimezone(now.tzinfo))
        yield Reminder(
            kind=Kind.THANK_YOU,
            subject=interview,
            occurrence=stamp(interview.starts_at),
            contact=interview.contact,
            interview=interview,
            opens=opens,
            late=late_from(interview, now.tzinfo),
            known=interview.planned_at,
            closes=cadences().update_opens_after(interview),
            confirmed=interview.finished_at is not None,
        )


# Between interviews


def _update(now: dt.datetime, horizon: dt.datetime, cadences: _Cadences) -> Iterator[Reminder]:
    met = Interview.select(Interview.contact).where(held(now))
    contacts = Contact.select().where(Contact.id.in_(met), Contact.deleted_at.is_null(), Contact.closed_at.is_null())
    for contact in contacts:
        facts = cadences()
        if contact.id in facts.touches and contact.id not in facts.waiting:
            yield from _news(contact, facts.last(contact), facts, horizon)
    yield from _news_after_meeting(now, horizon, cadences)


def _news_after_meeting(now: dt.datetime, horizon: dt.datetime, cadences: _Cadences) -> Iterator[Reminder]:
    """What will be owed after the interviews planned, if they take place and nothing else happens."""
    coming = standing().where(planned(now), Interview.starts_at <= stamp(horizon), Contact.closed_at.is_null())
    last = {interview.contact_id: interview for interview in coming.order_by(Interview.starts_at)}
    for interview in last.values():
        touch = Touch(interview.starts_at, interview.planned_at)
        for reminder in _news(interview.contact, touch, cadences(), horizon):
            if instant(reminder.opens) > interview.ends_at + GRACE:
                yield reminder


def _news(contact: Contact, touch: Touch, facts: Cadences, horizon: dt.datetime) -> Iterator[Reminder]:
    update_days, late_days = facts.days(contact)
    opens = facts.after(touch.at, update_days)
    if instant(opens) <= instant(horizon):
        yield Reminder(
            kind=Kind.UPDATE,
            subject=contact,
            occurrence=stamp(touch.at),
            contact=contact,
            opens=opens,
            late=facts.after(touch.at, late_days),
            known=facts.known(contact, touch),
        )


def _reach_out(now: dt.datetime, horizon: dt.datetime) -> Iterator[Reminder]:
    asked = Message.select().where(
        Message.contact == Contact.id,
        Message.kind == MessageKind.REQUEST,
        Message.sent_at <= stamp(now),
        Message.deleted_at.is_null(),
    )
    called = Call.select().where(Call.contact == Contact.id, Call.deleted_at.is_null())
    arranged = Interview.select().where(
        Interview.contact == Contact.id, Interview.cancelled_at.is_null(), Interview.deleted_at.is_null()
    )
    new = (
        Referral.select(Referral, Contact)
        .join(Contact, on=(Referral.contact == Contact.id), attr="contact")
        .where(
            Referral.deleted_at.is_null(),
            Contact.deleted_at.is_null(),
            Contact.closed_at.is_null(),
            Referral.created_at <= stamp(horizon),
            ~pw.fn.EXISTS(asked),
            ~pw.fn.EXISTS(called),
            ~pw.fn.EXISTS(arranged),
        )
    )
    for referral in new:
        day = _day(referral.created_at, now)
        yield Reminder(
            kind=Kind.REACH_OUT,
            subject=referral,
            occurrence="",
            contact=referral.contact,
            opens=at(day + 3 * _DAY, 9, now.tzinfo),
            late=at(day + 10 * _DAY, 9, now.tzinfo),
            known=referral.created_at,
        )


def _nudge(now: dt.datetime, horizon: dt.datetime) -> Iterator[Reminder]:
    requests = _open_requests(horizon)
    nudges = {row.contact_id: row.sent for row in _sent(MessageKind.NUDGE, now)} if requests else {}
    for request in requests:
        if (nudged := nudges.get(request.contact_id)) and nudged >= request.sent:
            continue
        day = _day(request.sent, now)
        yield Reminder(
            kind=Kind.NUDGE,
            subject=request,
            occurrence="",
            contact=request.contact,
            opens=at(day + 7 * _DAY, 9, now.tzinfo),
            late=at(day + 14 * _DAY, 9, now.tzinfo),
            known=request.recorded_at or request.sent,
        )


def _advice(now: dt.datetime, horizon: dt.datetime) -> Iterator[Reminder]:
    dated = (
        Advice.select(Advice, Contact)
        .join(Contact)
        .where(
            Advice.deleted_at.is_null(),
            Contact.deleted_at.is_null(),
            Advice.done_at.is_null(),
            Advice.dropped_at.is_null(),
            Advice.due_on <= (horizon + _FAR).date(),
        )
    )
    for advice in dated:
        due_on = advice.due
        yield Reminder(
            kind=Kind.ADVICE,
            subject=advice,
            occurrence=due_on.isoformat(),
            contact=advice.contact,
            opens=at(due_on - _DAY, 9, now.tzinfo),
            late=at(due_on + _DAY, 9, now.tzinfo),
            known=advice.dated_at or advice.created_at,
        )


def _sent(kind: MessageKind, until: dt.datetime | None) -> Any:
    """The messages of a kind sent to contacts who aren't closed, the latest of each contact last."""
    return (
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


def _open_requests(until: dt.datetime) -> list[Message]:
    """The latest request to each contact, while it has no reply and led to no interview."""
    arranged = Interview.select().where(
        Interview.contact == Message.contact,
        Interview.cancelled_at.is_null(),
        Interview.deleted_at.is_null(),
        (Interview.created_at >= Message.sent_at) | (Interview.starts_at >= Message.sent_at),
    )
    without = list(_sent(MessageKind.REQUEST, until).where(Message.replied_at.is_null(), ~pw.fn.EXISTS(arranged)))
    # Whenever it was sent: after a clock was set back, the last one lies in the future for a while.
    latest = {row.contact_id: row for row in _sent(MessageKind.REQUEST, None)} if without else {}
    return [row for row in without if latest[row.contact_id].id == row.id]


def _day(moment: dt.datetime, now: dt.datetime) -> dt.date:
    """The device's calendar day of a moment."""
    return moment.astimezone(now.tzinfo).date()
