"""Which backups are kept: those of 7 days, 4 weeks and 6 months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Final

DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 6


def kept(made: Collection[dt.datetime], today: dt.date) -> set[dt.datetime]:
    """Of backups made at these moments of the device's zone, those to keep.

    Every one of the last seven days, today's included: what is there before a restoration is a backup too. Then the
    last one of each of the last four calendar weeks (from Monday), and of each of the last six calendar months. What is
    dated to come stays, for the clock may have been set back.
    """
    first_day = today - dt.timedelta(days=DAYS - 1)
    first_week = today - dt.timedelta(days=today.weekday(), weeks=WEEKS - 1)
    last_of_week: dict[tuple[int, int], dt.datetime] = {}
    last_of_month: dict[int, dt.datetime] = {}
    for moment in sorted(made):
        if moment.date() >= first_week:
            last_of_week[moment.isocalendar()[:2]] = moment
        if _month(moment) > _month(today) - MONTHS:
            last_of_month[_month(moment)] = moment
    recent = {moment for moment in made if moment.date() >= first_day}
    return recent | set(last_of_week.values()) | set(last_of_month.values())


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month
