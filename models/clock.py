"""The time, as the device tells it."""

from __future__ import annotations

import datetime as dt
import os
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

UTC = dt.UTC
_LINK: Final = Path("/etc/localtime")
"""A link to the file of the zone, on most systems (https://man7.org/linux/man-pages/man5/localtime.5.html)."""


def zone() -> ZoneInfo:
    """The zone the device is in now. A flight or a change of settings is seen at the next call."""
    return _linked_zone() or _told_zone()


def _linked_zone() -> ZoneInfo | None:
    """The zone by its link, if there is one and nobody asked for another.

    tzlocal finds the same. But it reads all else that might tell, which takes half a millisecond each time, and nine at
    the first: a tenth of an idle --notify-due.
    """
    if "TZ" in os.environ:
        return None
    try:
        _, _, name = _LINK.readlink().as_posix().partition("/zoneinfo/")
        return ZoneInfo(name) if name else None
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return None


def _told_zone() -> ZoneInfo:
    """The zone as whatever else there is tells it."""
    import tzlocal  # late: most systems have the link

    try:
        name = str(tzlocal.reload_localzone())
    except (ZoneInfoNotFoundError, ValueError):  # TZ holds a rule (POSIX), or nonsense
        name = ""
    # What has no name is called "local", and where nothing is found, as on some phones, it is said to be UTC.
    seasons = _seasons(None)
    is_found = is_zone(name) and (not any(seasons) or any(_seasons(ZoneInfo(name))))
    return ZoneInfo(name) if is_found else _zone_with(seasons)


def _seasons(zone: dt.tzinfo | None) -> tuple[dt.timedelta | None, ...]:
    """How far from UTC a zone is now and in half a year; None is the device's own, by the C library."""
    moment = utc()
    return tuple((moment + later).astimezone(zone).utcoffset() for later in (dt.timedelta(), dt.timedelta(182)))


@cache
def _zone_with(seasons: tuple[dt.timedelta | None, ...]) -> ZoneInfo:
    """A zone that is as far from UTC, in both seasons: it changes its hours about when the device does."""
    for name in sorted(available_timezones(), key=lambda name: (not name.startswith("Etc/"), name)):
        if _seasons(ZoneInfo(name)) == seasons:
            return ZoneInfo(name)
    return ZoneInfo("UTC")


def now() -> dt.datetime:
    """This moment in the device's zone, to the millisecond, which is what the database keeps."""
    moment = dt.datetime.now(zone())
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def utc() -> dt.datetime:
    """This moment in UTC, for dates that nobody reads: to ask for the device's zone may cost a millisecond."""
    return dt.datetime.now(UTC)


def instant(moment: dt.datetime) -> dt.datetime:
    """The moment in UTC, to compare it: two times of one zone are compared by the hands of the clock, which go through
    an hour twice in autumn (PEP 495).
    """
    return moment.astimezone(UTC)


def at(day: dt.date, hour: int, zone: dt.tzinfo | None) -> dt.datetime:
    """That hour of that day on the wall clock of a zone."""
    return dt.datetime.combine(day, dt.time(hour), tzinfo=zone)


def is_zone(name: str) -> bool:
    """Whether this is the IANA name of a zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
