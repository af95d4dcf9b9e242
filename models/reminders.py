"""What is due, computed from the facts. Nothing here is stored.

The rules are the table of docs/reminders.md. Days are local calendar days of the device, whose zone `now` carries; an
interview's hours are those of its own zone. Sources: the checklist (guide, G3, G7, G8), a thank-you note (G9; within a
day is our rule) and news every four to six weeks (G9).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Any, Final

import peewee as pw

from models.advice import Advice
from models.answer import Answer
from models.cadence import Cadences
from models.call import Call
from models.checklist import is_prepared
from models.clock import at, instant
from models.contact import Contact
from models.held import GRACE, held, planned
from models.interview import Interview, standing
from models.record import stamp
from models.referral import Referral
from models.reminder import Kind, Phase, Reminder
from models.requests import asked, nudged, open_requests
from models.thanks import by_news, by_note, is_asked, late_from
from models.touches import Touch

Moment = tuple[dt.datetime, Phase, Reminder]

_DAY: Final = dt.timedelta(days=1)
_FAR: Final = dt.timedelta(days=3)
"""How far an hour fixed by the calendar may lie from the fact it hangs on; queries look that much further."""


def due(now: dt.datetime) -> list[Reminder]:
    """What is open or late now: late first, then the one that has waited longest."""
    return _due(_standing(_Scope(now, now)), now)


def upcoming(start: dt.datetime, end: dt.datetime) -> list[Moment]:
    """What rings after `start` and until `end` if nothing happens but the interviews planned, the earliest first."""
    return _upcoming(_standing(_Scope(start, end)), start, end)


def due_and_upcoming(
    now: dt.datetime, end: dt.datetime, contact: Contact | None = None
) -> tuple[list[Reminder], list[Moment]]:
    """Both at once, for half the queries; of one contact, if given."""
    standing = list(_standing(_Scope(now, end, contact)))
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


class _Scope:
    """What every kind is asked for: reminders whose facts stand `now`, and that may open until the horizon.

    Of one contact, or of everyone where it is None.
    """

    def __init__(self, now: dt.datetime, horizon: dt.datetime, contact: Contact | None = None) -> None:
        self.now, self.horizon, self.contact = now, horizon, contact

    def of(self, whose: Any) -> tuple[Any, ...]:
        """The condition, if there is one, on the field that says whose a fact is."""
        return () if self.contact is None else (whose == self.contact.id,)

    @property
    def zone(self) -> dt.tzinfo | None:
        """That of the device."""
        return self.now.tzinfo

    def day(self, moment: dt.datetime) -> dt.date:
        """The device's calendar day of a moment."""
        return moment.astimezone(self.zone).date()

    @cached_property
    def cadences(self) -> Cadences:
        """Asked for once, by whichever kind is the first to need them."""
        met = Interview.select(Interview.contact).where(Interview.deleted_at.is_null())
        return Cadences(self.now, met if self.contact is None else [self.contact.id])


def _standing(scope: _Scope) -> Iterator[Reminder]:
    """Every reminder of the scope."""
    kinds: tuple[Callable[[_Scope], Iterator[Reminder]], ...] = (
        _before,
        _log_notes,
        _thank_you,
        _update,
        _reach_out,
        _nudge,
        _advice,
    )
    return chain.from_iterable(kind(scope) for kind in kinds)


# Around an interview


def _before(scope: _Scope) -> Iterator[Reminder]:
    """prepare and cards: both end when the interview starts."""
    coming = standing().where(
        Interview.cancelled_at.is_null(),
        Interview.finished_at.is_null(),
        Interview.starts_at > stamp(scope.now),
        Interview.starts_at <= stamp(scope.horizon + _FAR),
        *scope.of(Interview.contact),
    )
    for interview in coming:
        start = interview.starts_at.astimezone(scope.zone)
        facts: dict[str, Any] = {
            "subject": interview,
            "occurrence": stamp(interview.starts_at),
            "contact": interview.contact,
            "interview": interview,
            "known": interview.planned_at,
            "closes": start,
        }
        if not is_prepared(interview):
            opens, late = (at(start.date() - days * _DAY, 18, scope.zone) for days in (2, 1))
            yield Reminder(kind=Kind.PREPARE, opens=opens, late=late, **facts)
        opens = (interview.starts_at - dt.timedelta(hours=1)).astimezone(scope.zone)
        # Read at home the days before, they are still wanted in the lobby.
        if interview.cards_opened_at is None or interview.cards_opened_at < opens:
            yield Reminder(kind=Kind.CARDS, opens=opens, late=None, **facts)


def _log_notes(scope: _Scope) -> Iterator[Reminder]:
    answered = Answer.select().where(Answer.interview == Interview.id, Answer.deleted_at.is_null(), Answer.text != "")
    silent = standing().where(
        Interview.cancelled_at.is_null(),
        Interview.nothing_to_add_at.is_null(),
        Interview.notes == "",
        ~pw.fn.EXISTS(answered),
        (Interview.finished_at.is_null(False)) | (Interview.ends_at <= stamp(scope.horizon)),
        *scope.of(Interview.contact),
    )
    for interview in silent:
        over = interview.finished_at or interview.ends_at + GRACE
        opens = max(over, interview.cards_open_until(scope.now) or over).astimezone(scope.zone)
        yield Reminder(
            kind=Kind.LOG_NOTES,
            subject=interview,
            occurrence=stamp(interview.starts_at),
            contact=interview.contact,
            interview=interview,
            opens=opens,
            late=max(opens, at(scope.day(interview.ended) + _DAY, 12, scope.zone)),
            known=max(interview.finished_at or interview.planned_at, interview.planned_at),
            confirmed=interview.finished_at is not None,
        )


def _thank_you(scope: _Scope) -> Iterator[Reminder]:
    owed = standing().where(
        Interview.cancelled_at.is_null(),
        Interview.already_thanked_at.is_null(),
        (Interview.finished_at.is_null(False)) | (Interview.ends_at <= stamp(scope.horizon)),
        *scope.of(Interview.contact),
        ~pw.fn.EXISTS(by_note(scope.now)),
        ~pw.fn.EXISTS(by_news(scope.now)),
    )
    interviews = [row for row in owed if is_asked(row)]
    for interview in interviews:
        day = scope.day(interview.ended)
        afternoon = interview.ended.astimezone(interview.start.tzinfo).time() <= dt.time(17)
        opens = at(day, 18, scope.zone) if afternoon else at(day + _DAY, 9, scope.zone)
        over = interview.ends_at + GRACE
        opens = max(opens, min(interview.finished_at or over, over).astimezone(scope.zone))
        yield Reminder(
            kind=Kind.THANK_YOU,
            subject=interview,
            occurrence=stamp(interview.starts_at),
            contact=interview.contact,
            interview=interview,
            opens=opens,
            late=late_from(interview, scope.zone),
            known=interview.planned_at,
            closes=scope.cadences.update_opens_after(interview),
            confirmed=interview.finished_at is not None,
        )


# Between interviews


def _update(scope: _Scope) -> Iterator[Reminder]:
    met = Interview.select(Interview.contact).where(held(scope.now), *scope.of(Interview.contact))
    contacts = Contact.select().where(Contact.id.in_(met), Contact.deleted_at.is_null(), Contact.closed_at.is_null())
    for contact in contacts:
        if contact.id in scope.cadences.touches and contact.id not in scope.cadences.waiting:
            yield from _news(scope, contact, scope.cadences.last(contact))
    yield from _news_after_meeting(scope)


def _news_after_meeting(scope: _Scope) -> Iterator[Reminder]:
    """What will be owed after the interviews planned, if they take place and nothing else happens."""
    coming = standing().where(
        planned(scope.now),
        Interview.starts_at <= stamp(scope.horizon),
        Contact.closed_at.is_null(),
        *scope.of(Interview.contact),
    )
    last = {interview.contact_id: interview for interview in coming.order_by(Interview.starts_at)}
    for interview in last.values():
        touch = Touch(interview.starts_at, interview.planned_at)
        for reminder in _news(scope, interview.contact, touch):
            if instant(reminder.opens) > interview.ends_at + GRACE:
                yield reminder


def _news(scope: _Scope, contact: Contact, touch: Touch) -> Iterator[Reminder]:
    facts = scope.cadences
    update_days, late_days = facts.days(contact)
    opens = facts.after(touch.at, update_days)
    if instant(opens) <= instant(scope.horizon):
        yield Reminder(
            kind=Kind.UPDATE,
            subject=contact,
            occurrence=stamp(touch.at),
            contact=contact,
            opens=opens,
            late=facts.after(touch.at, late_days),
            known=facts.known(contact, touch),
        )


def _reach_out(scope: _Scope) -> Iterator[Reminder]:
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
            Referral.created_at <= stamp(scope.horizon),
            ~pw.fn.EXISTS(asked(scope.now)),
            ~pw.fn.EXISTS(called),
            ~pw.fn.EXISTS(arranged),
            *scope.of(Referral.contact),
        )
    )
    for referral in new:
        day = scope.day(referral.created_at)
        yield Reminder(
            kind=Kind.REACH_OUT,
            subject=referral,
            occurrence="",
            contact=referral.contact,
            opens=at(day + 3 * _DAY, 9, scope.zone),
            late=at(day + 10 * _DAY, 9, scope.zone),
            known=referral.created_at,
        )


def _nudge(scope: _Scope) -> Iterator[Reminder]:
    requests = open_requests(scope.horizon, scope.contact)
    nudges = nudged(scope.now, scope.contact) if requests else {}
    for request in requests:
        if (last := nudges.get(request.contact_id)) and last >= request.sent:
            continue
        day = scope.day(request.sent)
        yield Reminder(
            kind=Kind.NUDGE,
            subject=request,
            occurrence="",
            contact=request.contact,
            opens=at(day + 7 * _DAY, 9, scope.zone),
            late=at(day + 14 * _DAY, 9, scope.zone),
            known=request.recorded_at or request.sent,
        )


def _advice(scope: _Scope) -> Iterator[Reminder]:
    dated = (
        Advice.select(Advice, Contact)
        .join(Contact)
        .where(
            Advice.deleted_at.is_null(),
            Contact.deleted_at.is_null(),
            Advice.done_at.is_null(),
            Advice.dropped_at.is_null(),
            Advice.due_on <= (scope.horizon + _FAR).date(),
            *scope.of(Advice.contact),
        )
    )
    for advice in dated:
        due_on = advice.due
        yield Reminder(
            kind=Kind.ADVICE,
            subject=advice,
            occurrence=due_on.isoformat(),
            contact=advice.contact,
            opens=at(due_on - _DAY, 9, scope.zone),
            late=at(due_on + _DAY, 9, scope.zone),
            known=advice.dated_at or advice.created_at,
        )
