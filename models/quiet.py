"""The hours in which nothing rings but what an interview of the day itself needs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class QuietHours:
    """From one hour of the device's clock to another, past midnight if the second is earlier. Equal hours are none."""

    start: dt.time
    end: dt.time

    def covers(self, moment: dt.datetime) -> bool:
        """Whether a moment lies in them, by the clock of the moment's own zone."""
        hour = moment.time()
        if self.start <= self.end:
            return self.start <= hour < self.end
        return hour >= self.start or hour < self.end

    def after(self, moment: dt.datetime) -> dt.datetime:
        """The moment itself, or the end of the quiet hours it lies in."""
        if not self.covers(moment):
            return moment
        day = moment.date() if moment.time() < self.end else moment.date() + dt.timedelta(days=1)
        return dt.datetime.combine(day, self.end, tzinfo=moment.tzinfo)
