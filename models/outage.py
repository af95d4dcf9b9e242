"""How long the device's notifications have failed, and when they are tried again."""

from __future__ import annotations

import datetime as dt
from typing import Final, Self

import peewee as pw

from models.record import Record, UtcField

_FIRST: Final = dt.timedelta(minutes=1)
_LONGEST: Final = dt.timedelta(minutes=15)
"""Cards are wanted within the hour before an interview."""


class Outage(Record):
    """One row, made by a migration: a failing service is retried with growing pauses, whichever process tries."""

    since: UtcField[dt.datetime | None] = UtcField(null=True)
    retry_at: UtcField[dt.datetime | None] = UtcField(null=True)
    failures: pw.IntegerField[int] = pw.IntegerField(default=0)
    reason: pw.TextField[str] = pw.TextField(default="")
    """For a log: it holds nothing of what was to be shown."""

    @classmethod
    def load(cls) -> Self:
        """The one there is, as the database has it."""
        return cls.get_by_id(1)

    def holds(self, now: dt.datetime) -> bool:
        """Whether to wait before the next try. A clock set back does not make the wait longer than the longest."""
        return self.retry_at is not None and now < self.retry_at <= now + _LONGEST

    def failed(self, now: dt.datetime, reason: str) -> None:
        """It failed, again perhaps: pause twice as long as the last time, fifteen minutes at most."""
        self.since = self.since or now
        self.retry_at = now + min(_LONGEST, _FIRST * 2 ** min(self.failures, 10))
        self.failures += 1
        self.reason = reason
        self.save()

    def try_now(self) -> None:
        """End the pause, not the outage."""
        if self.retry_at is not None:
            self.retry_at = None
            self.save()

    def over(self) -> None:
        """It works again. Nothing is written when it did already."""
        if self.since is not None:
            self.since = self.retry_at = None
            self.failures, self.reason = 0, ""
            self.save()
