"""Until when a reminder may be put off."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Final

from models.clock import at
from models.profile import Profile
from models.reminder import Reminder

_EVENING: Final = 18
_MORNING: Final = 9
_SHORTEST: Final = dt.timedelta(hours=1)
LONGEST: Final = dt.timedelta(days=9)
"""Past the end of a snooze for a week, at the end of the quiet hours."""


class Snooze(StrEnum):
    TONIGHT = "tonight"
    TOMORROW = "tomorrow"
    WEEK = "week"


def snoozes(reminder: Reminder, now: dt.datetime) -> dict[Snooze, dt.datetime]:
    """The ends offered, in the device's zone: 18:00 today, 9:00 tomorrow and in a week, never in quiet hours.

    One that is less than an hour away, or past the reminder's own end, is not offered.
    """
    today, tz, quiet = now.date(), now.tzinfo, Profile.load().quiet
    ends = {
        Snooze.TONIGHT: at(today, _EVENING, tz),
        Snooze.TOMORROW: quiet.after(at(today + dt.timedelta(days=1), _MORNING, tz)),
        Snooze.WEEK: quiet.after(at(today + dt.timedelta(days=7), _MORNING, tz)),
    }
    return {
        name: end
        for name, end in ends.items()
        if end >= now + _SHORTEST and not quiet.covers(end) and (reminder.closes is None or end < reminder.closes)
    }
