"""A time zone as a calendar file describes it (VTIMEZONE; RFC 5545, 3.6.5), for the years around some moments.

icalendar’s own description (7.3) passes over a change of clock taken back within some weeks, as Morocco’s during
Ramadan, and puts those of spring an hour late: hence this one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = dt.timedelta(days=1)
_SECOND = dt.timedelta(seconds=1)
_YEAR = dt.timedelta(days=366)


def described(name: str, first: dt.datetime, last: dt.datetime) -> Timezone:
    """The zone of two moments, of that name, from a year before the first to a year after the last."""
    zone = Timezone()
    zone.add("tzid", name)
    begin, end = (
        moment.astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0) for moment in (first, last)
    )
    for change in (begin - _YEAR, *_changes(begin - _YEAR, end + _YEAR, first.tzinfo)):
        zone.add_component(_observance(change, first.tzinfo))
    return zone


def _observance(change: dt.datetime, tzinfo: dt.tzinfo | None) -> TimezoneStandard | TimezoneDaylight:
    """What holds from a change of clock on. Its beginning is told by the clock before."""
    before, after = (change - _SECOND).astimezone(tzinfo), change.astimezone(tzinfo)
    observance = TimezoneDaylight() if (after.dst() or dt.timedelta()) > dt.timedelta() else TimezoneStandard()
    offset = before.utcoffset() or dt.timedelta()
    observance.add("dtstart", (change + offset).replace(tzinfo=None))
    observance.add("tzoffsetfrom", offset)
    observance.add("tzoffsetto", after.utcoffset())
    observance.add("tzname", after.tzname())
    return observance


def _changes(first: dt.datetime, last: dt.datetime, tzinfo: dt.tzinfo | None) -> Iterator[dt.datetime]:
    """The moments at which the clock changes, in UTC: a day that ends otherwise than it began is halved."""

    def clock(moment: dt.datetime) -> tuple[object, object]:
        there = moment.astimezone(tzinfo)
        return there.utcoffset(), there.tzname()

    day = first
    while day < last:
        begin, end = day, day + _DAY
        if clock(begin) != clock(end):
            while end - begin > _SECOND:
                middle = (begin + (end - begin) / 2).replace(microsecond=0)
                begin, end = (middle, end) if clock(middle) == clock(begin) else (begin, middle)
            yield end
        day += _DAY
