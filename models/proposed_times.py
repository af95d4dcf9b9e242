"""Two or three times to propose for a meeting, in the coming days: meals first (guide, G7), then a plain hour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from models.clock import instant
from models.held import planned
from models.interview import Interview, standing
from models.message import Message, MessageKind
from models.record import stamp

COUNT: Final = 3
_DAYS_AHEAD: Final = 14
_NOTICE: Final = dt.timedelta(hours=20)
"""Nobody is asked for the same day."""
_APART: Final = dt.timedelta(hours=2)
"""Between a proposed time and an interview that is planned already."""
_HOURS: Final = (dt.time(12), dt.time(8), dt.time(15))
"""A meal forestalls "I haven't a moment"; who never eats out has a plain hour to say yes to."""
_WEEKEND: Final = (5, 6)


class Meal(StrEnum):
    BREAKFAST = "breakfast"
    LUNCH = "lunch"


def meal(hour: dt.time) -> Meal | None:
    """The meal that one has at an hour, which may be proposed with it."""
    if dt.time(6, 30) <= hour < dt.time(9, 30):
        return Meal.BREAKFAST
    return Meal.LUNCH if dt.time(11, 30) <= hour < dt.time(13, 30) else None


def propose_times(now: dt.datetime) -> list[dt.datetime]:
    """Lunch, breakfast and an afternoon of different working days in the device's zone, clear of what is planned."""
    busy = [row.starts_at for row in standing().where(planned(now), Interview.starts_at >= stamp(now))]
    return list(_free(now, busy))


def to_come(times: tuple[str, ...], now: dt.datetime) -> list[dt.datetime]:
    """The times of a message that are not past, the earliest first, in the device's zone."""
    moments = (dt.datetime.fromisoformat(text).astimezone(now.tzinfo) for text in times)
    return sorted(moment for moment in moments if instant(moment) > instant(now))


def proposed_to(contact: int | None, now: dt.datetime) -> list[dt.datetime]:
    """The times of the last request to a contact that are not past."""
    request = Message.last_sent(MessageKind.REQUEST, contact) if contact else None
    return to_come(request.times, now) if request else []


def kept(times: list[dt.datetime]) -> tuple[str, ...]:
    """Times as a message keeps them."""
    return tuple(sorted({moment.astimezone(dt.UTC).isoformat() for moment in times}))


def _free(now: dt.datetime, busy: list[dt.datetime]) -> Iterator[dt.datetime]:
    found = 0
    for ahead in range(1, _DAYS_AHEAD):
        day = now.date() + dt.timedelta(days=ahead)
        if day.weekday() in _WEEKEND:
            continue
        turn = _HOURS[found:] + _HOURS[:found]
        moments = (dt.datetime.combine(day, hour, tzinfo=now.tzinfo) for hour in turn)
        clear = (
            moment
            for moment in moments
            if instant(moment) - instant(now) >= _NOTICE and all(abs(moment - other) >= _APART for other in busy)
        )
        if moment := next(clear, None):
            yield moment
            found += 1
            if found == COUNT:
                return
