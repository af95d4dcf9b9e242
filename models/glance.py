"""The whole search at a glance: requests and their answers, interviews, names they gave, thank-you notes, busy weeks.

Every number is the length of a list given here, so that whoever reads it can see what was counted. Deleted rows, and
those of deleted contacts, count nowhere.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar

from models.agenda import all_held
from models.contact import ClosedReason, Contact
from models.interview import Interview
from models.message import Message, MessageKind, Reply
from models.record import Record, stamp
from models.referral import Referral
from models.thanks import Thanks, thanks
from models.touches import touches

_K = TypeVar("_K", bound=StrEnum)
_R = TypeVar("_R", bound=Record)

ENOUGH: Final = 10
"""Of fewer, no share and no average is told: one more would change either by ten points and more."""
ENOUGH_WEEKS: Final = 3
"""Of fewer weeks no picture is drawn: two points are no trend."""


class Answered(StrEnum):
    """Each person asked for a meeting is one of these."""

    YES = "yes"
    LATER = "later"
    NO = "no"
    NOT_YET = "not-yet"


class Met(StrEnum):
    """How the person came to meet someone: each one met is one of these."""

    ASKED = "asked"
    OTHERWISE = "otherwise"
    """By a call, say, or by chance: no request was sent."""


class Names(StrEnum):
    """How many people an interview led to: each interview held is one of these."""

    NONE = "none"
    ONE = "one"
    TWO = "two"
    MORE = "more"


_NAMES: Final = (Names.NONE, Names.ONE, Names.TWO)


@dataclass(frozen=True)
class Week:
    start: dt.date
    """Its first day, on the device's calendar."""
    touches: int
    """Messages sent, calls and interviews held in it."""


@dataclass(frozen=True)
class Glance:
    """What there is to see. Each list of people is by name, each of interviews the latest first."""

    asked: dict[Answered, list[Contact]]
    met: dict[Met, list[Contact]]
    names: dict[Names, list[Interview]]
    named: int
    """The names given in these interviews; one given in two of them counts twice."""
    named_otherwise: int
    """The names given outside of an interview that was held."""
    thanks: dict[Thanks, list[Interview]]
    weeks: list[Week]
    """Every week since the first touch, idle ones too, this one last."""

    @property
    def people_asked(self) -> int:
        return _count(self.asked)

    @property
    def people_who_answered(self) -> int:
        return self.people_asked - len(self.asked[Answered.NOT_YET])

    @property
    def people_met(self) -> int:
        return _count(self.met)

    @property
    def interviews(self) -> int:
        return _count(self.names)

    @property
    def thanks_due(self) -> int:
        """The interviews whose thank-you was sent, or is late."""
        return sum(len(self.thanks[kind]) for kind in (Thanks.ON_TIME, Thanks.LATE, Thanks.MISSING))

    @property
    def is_empty(self) -> bool:
        return not (self.people_asked or self.interviews or self.weeks)


def glance(now: dt.datetime, first_weekday: int = 0) -> Glance:
    """All of it. `first_weekday` begins a week: 0 is Monday; days are those of the zone of `now`."""
    interviews = all_held(now)
    requested = _requested(now)
    met = {interview.contact_id: interview.contact for interview in interviews}
    given, otherwise = _given(interviews)
    stand = thanks(interviews, now)
    return Glance(
        asked=_by(Answered, _by_name(requested.people), requested.answers),
        met=_by(Met, _by_name(met), {key: Met.ASKED if key in requested.people else Met.OTHERWISE for key in met}),
        names=_by(Names, interviews, {row.id: _names(given[row.id]) for row in interviews}),
        named=given.total(),
        named_otherwise=otherwise,
        thanks=_by(Thanks, interviews, stand),
        weeks=weeks(now, first_weekday),
    )


def share(part: int, whole: int) -> float | None:
    """A part of a whole, from 0 to 1. None where there is too little to tell."""
    return part / whole if whole >= ENOUGH else None


def each(total: int, count: int) -> float | None:
    """How much of a total falls on each. None where there is too little to tell."""
    return total / count if count >= ENOUGH else None


def _by(kind: type[_K], rows: Sequence[_R], of: Mapping[int, _K]) -> dict[_K, list[_R]]:
    """Each row under what it is, in the order they come; every kind is there."""
    found: dict[_K, list[_R]] = {one: [] for one in kind}
    for row in rows:
        found[of[row.id]].append(row)
    return found


def _by_name(people: Mapping[int, Contact]) -> list[Contact]:
    return sorted(people.values(), key=lambda contact: (contact.sort_name, contact.id))


def _count(lists: Mapping[Any, list[Any]]) -> int:
    return sum(map(len, lists.values()))


# Requests


@dataclass(frozen=True)
class _Requested:
    people: dict[int, Contact]
    answers: dict[int, Answered]


def _requested(now: dt.datetime) -> _Requested:
    """Who was asked for a meeting, and what came of it.

    An interview that was arranged since is a yes, as the rule of the nudge has it, unless it was cancelled. Else what
    was last noted counts: the answer to a request, or that they declined.
    """
    sent = (
        Message.select(Message.id, Message.contact, Message.sent_at, Message.reply, Contact)
        .join(Contact)
        .where(
            Message.kind == MessageKind.REQUEST,
            Message.sent_at <= stamp(now),
            Message.deleted_at.is_null(),
            Contact.deleted_at.is_null(),
        )
        .order_by(Message.sent_at, Message.id)
    )
    people: dict[int, Contact] = {}
    since: dict[int, dt.datetime] = {}
    replies: dict[int, Answered] = {}
    for request in sent:
        key = request.contact_id
        people[key] = request.contact
        since.setdefault(key, request.sent)
        if request.reply:
            replies[key] = Answered(Reply(request.reply))
    agreed = _arranged(since)
    answers = {key: Answered.YES if key in agreed else _noted(people[key], replies.get(key)) for key in people}
    return _Requested(people, answers)


def _noted(contact: Contact, reply: Answered | None) -> Answered:
    if contact.closed_reason == ClosedReason.DECLINED:
        return Answered.NO
    return reply or Answered.NOT_YET


def _arranged(since: dict[int, dt.datetime]) -> set[int]:
    """The contacts with whom an interview was arranged since a moment, held or not."""
    rows = Interview.select(Interview.contact, Interview.starts_at, Interview.created_at).where(
        Interview.cancelled_at.is_null(), Interview.deleted_at.is_null()
    )
    return {
        row.contact_id
        for row in rows
        if row.contact_id in since and max(row.created_at, row.starts_at) >= since[row.contact_id]
    }


# Names


def _given(interviews: Sequence[Interview]) -> tuple[Counter[int], int]:
    """How many names each interview gave, by its key; and how many were given otherwise."""
    there = {interview.id for interview in interviews}
    giver, found = Contact.alias(), Contact.alias()
    rows: Any = (
        Referral.select(Referral.interview)
        .join(giver, on=(giver.id == Referral.giver))
        .switch(Referral)
        .join(found, on=(found.id == Referral.contact))
        .where(Referral.deleted_at.is_null(), giver.deleted_at.is_null(), found.deleted_at.is_null())
        .tuples()
    )
    given: Counter[int] = Counter()
    otherwise = 0
    for (interview,) in rows:
        if interview in there:
            given[interview] += 1
        else:
            otherwise += 1
    return given, otherwise


def _names(count: int) -> Names:
    return _NAMES[count] if count < len(_NAMES) else Names.MORE


# Weeks


def weeks(now: dt.datetime, first_weekday: int = 0) -> list[Week]:
    """Every week since the first touch and how many touches it had, this one last. Days are of the zone of `now`."""
    everyone = Contact.select(Contact.id).where(Contact.deleted_at.is_null())
    found = touches(everyone, now)
    starts = Counter(
        _week(touch.at.astimezone(now.tzinfo).date(), first_weekday) for rows in found.values() for touch in rows
    )
    if not starts:
        return []
    # After a clock was set back, an interview that was finished may lie ahead for a while.
    last = max(*starts, _week(now.date(), first_weekday))
    count = (last - min(starts)).days // 7 + 1
    return [Week(day, starts[day]) for day in (min(starts) + dt.timedelta(weeks=n) for n in range(count))]


def _week(day: dt.date, first_weekday: int) -> dt.date:
    """The first day of the week that a day is in."""
    return day - dt.timedelta(days=(day.weekday() - first_weekday) % 7)
