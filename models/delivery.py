"""What was done with a reminder: claimed, shown, snoozed, dismissed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final, Self

import peewee as pw

from models.database import db
from models.record import Record, UtcField, stamp
from models.reminder import Reminder

STALE: Final = dt.timedelta(minutes=2)
"""A claim neither confirmed nor released for so long belongs to a process that died: the next one may take it."""
_MANY: Final = 500
"""Keys in one query: SQLite takes 999 before 3.32 (https://www.sqlite.org/limits.html)."""
DIGEST: Final = "digest"
"""The kind of the row that says a day's digest came."""

Key = tuple[str, str, str]
"""The kind, subject uid and occurrence of a reminder."""
Rows = Mapping[str, "Delivery"]
"""A reminder's deliveries by phase."""


class Delivery(Record):
    """One row a reminder and phase. The unique index on both makes each ring once."""

    kind: pw.TextField[str] = pw.TextField()
    subject_uid: pw.TextField[str] = pw.TextField()
    occurrence: pw.TextField[str] = pw.TextField()
    phase: pw.TextField[str] = pw.TextField()
    claimed_at: UtcField[dt.datetime | None] = UtcField(null=True)
    shown_at: UtcField[dt.datetime | None] = UtcField(null=True)
    snoozed_until: UtcField[dt.datetime | None] = UtcField(null=True)
    dismissed_at: UtcField[dt.datetime | None] = UtcField(null=True)
    receipt: pw.TextField[str] = pw.TextField(default="")
    """What the notification service gave for it, to replace it later."""
    scheduled_for: UtcField[dt.datetime | None] = UtcField(null=True)
    """The moment at which a phone's system shows it by itself, as it was told to."""

    @classmethod
    def claim(cls, key: Key, phase: str, now: dt.datetime) -> Self | None:
        """Take a ring for this process; None when it was shown, or is in another's hands. Call within a transaction."""
        row = cls._row(key, phase)
        if row is None:
            return cls._make(key, phase, claimed_at=now)
        if not row.is_free(now):
            return None
        row.claimed_at = now
        row.save()
        return row

    @classmethod
    def presume_shown(cls, now: dt.datetime) -> None:
        """What the system was told to show by now, it has shown."""
        told = (cls.scheduled_for <= stamp(now)) & cls.shown_at.is_null()
        if cls.select().where(told).exists():  # else followers would be told of a change that is none
            cls.update(shown_at=now, scheduled_for=None).where(told).execute()

    def is_free(self, now: dt.datetime) -> bool:
        """Whether it may be claimed: never shown, and in nobody's hands."""
        if self.shown_at is not None:
            return False
        # A clock set back puts a claim in the future.
        return self.claimed_at is None or abs(now - self.claimed_at) >= STALE

    def confirm(self, now: dt.datetime, receipt: str) -> None:
        """It was shown. Nothing happens to a row that was snoozed, or taken over, in between."""
        self._if_mine(shown_at=now, receipt=receipt)
        self.shown_at, self.receipt = now, receipt

    @property
    def is_on_screen(self) -> bool:
        """Whether nothing shown later, by any process, took the place of what this one showed."""
        if self.shown_at is None or not self.receipt:
            return True
        later = (Delivery.receipt == self.receipt) & (Delivery.shown_at > stamp(self.shown_at))
        return not Delivery.select().where(later).exists()

    def release(self) -> None:
        """It could not be shown: let the next run try again."""
        self._if_mine(claimed_at=None)

    def _if_mine(self, **values: Any) -> None:
        mine = (Delivery.id == self.id) & (Delivery.claimed_at == self.claimed_at) & Delivery.shown_at.is_null()
        Delivery.update(**values).where(mine).execute()

    @classmethod
    def schedule(cls, key: Key, phase: str, moment: dt.datetime, receipt: str) -> None:
        """The system was told to show this ring at that moment."""
        moment = moment.astimezone(dt.UTC)  # in the hour that a clock repeats, moments of two zones are never equal
        row = cls._row(key, phase)
        if row is None:
            cls._make(key, phase, scheduled_for=moment, receipt=receipt)
        elif (row.scheduled_for, row.receipt) != (moment, receipt):
            cls.update(scheduled_for=moment, receipt=receipt).where(cls.id == row.id).execute()

    @classmethod
    def unschedule(cls, after: dt.datetime, kept: Collection[str]) -> None:
        """What the system was to show later, save these receipts, is no longer left with it."""
        known = cls.select().where(cls.scheduled_for > stamp(after))
        for lost in pw.chunked([row.id for row in known if row.receipt not in kept], _MANY):
            cls.update(scheduled_for=None).where(cls.id.in_(list(lost))).execute()

    @classmethod
    def snooze(cls, reminder: Reminder, until: dt.datetime, now: dt.datetime) -> Callable[[], None]:
        """Keep a reminder out of sight until then, when it rings again. Gives what undoes it."""
        # Until an undo, a phone's system may give the row a new receipt.
        values = {"snoozed_until": until, "claimed_at": None, "shown_at": None, "scheduled_for": None}
        return cls._write(reminder, now, values, undone=(*values, "receipt"))

    @classmethod
    def dismiss(cls, reminder: Reminder, now: dt.datetime) -> Callable[[], None]:
        """Never remind of this occurrence again. Gives what undoes it."""
        return cls._write(reminder, now, {"dismissed_at": now}, undone=("dismissed_at",))

    @classmethod
    def bring_back(cls, reminder: Reminder, now: dt.datetime) -> None:
        """Show it on Today again. It is in sight already: it doesn't ring besides."""
        kind, uid, occurrence = reminder.key
        mine = (cls.kind == kind) & (cls.subject_uid == uid) & (cls.occurrence == occurrence)
        away = cls.snoozed_until.is_null(False) | cls.dismissed_at.is_null(False)
        back = {"snoozed_until": None, "dismissed_at": None, "scheduled_for": None, "shown_at": now}
        with db.atomic("IMMEDIATE"):
            cls.update(**back).where(mine & away).execute()
            phase = reminder.phase(now)  # put off while open, it may be late by now
            if cls._row(reminder.key, phase) is None:
                cls._make(reminder.key, phase, shown_at=now)

    @classmethod
    def _write(
        cls, reminder: Reminder, now: dt.datetime, values: Mapping[str, Any], undone: Iterable[str]
    ) -> Callable[[], None]:
        phase = reminder.phase(now)
        with db.atomic("IMMEDIATE"):
            row = cls._row(reminder.key, phase)
            if row is None:
                made = cls._make(reminder.key, phase, **values)
                return lambda: _forget(made)
            before = {name: getattr(row, name) for name in undone}
            cls.update(**values).where(cls.id == row.id).execute()
        return lambda: _put_back(row, before)

    @classmethod
    def _row(cls, key: Key, phase: str) -> Self | None:
        kind, uid, occurrence = key
        return cls.get_or_none(kind=kind, subject_uid=uid, occurrence=occurrence, phase=phase)

    @classmethod
    def _make(cls, key: Key, phase: str, **values: Any) -> Self:
        kind, uid, occurrence = key
        return cls.create(kind=kind, subject_uid=uid, occurrence=occurrence, phase=phase, **values)

    @classmethod
    def of(cls, reminders: Iterable[Reminder]) -> Mapping[Key, Rows]:
        """The deliveries of these reminders, by key and phase; an empty mapping where there are none."""
        found: dict[Key, dict[str, Delivery]] = defaultdict(dict)
        for uids in pw.chunked({reminder.subject.uid for reminder in reminders}, _MANY):
            for row in cls.select().where(cls.subject_uid.in_(uids)):
                found[row.kind, row.subject_uid, row.occurrence][row.phase] = row
        return found

    @classmethod
    def receipts(cls, reminder: Reminder) -> set[str]:
        """What the service gave for earlier notifications about the same thing, each alone on its notification."""
        mine = cls.select(cls.receipt).where(
            cls.kind == reminder.kind, cls.subject_uid == reminder.subject.uid, cls.receipt != ""
        )
        alone = cls._notifications().where(cls.receipt.in_(mine))
        return {row.receipt for row in alone.having(pw.fn.COUNT(cls.id) == 1)}

    @classmethod
    def digest_receipt(cls) -> set[str]:
        """What the service gave for the last digest, if any."""
        shared = cls._notifications().having(pw.fn.COUNT(cls.id) > 1)
        last = shared.order_by(pw.fn.MAX(cls.shown_at).desc()).first()
        return {last.receipt} if last else set()

    @classmethod
    def _notifications(cls) -> pw.ModelSelect[Self]:
        """What was shown, by receipt: each with the reminders in it."""
        return cls.select(cls.receipt).where(cls.receipt != "", cls.kind != DIGEST).group_by(cls.receipt)

    @classmethod
    def forget_snoozes(cls, after: dt.datetime) -> None:
        """Nobody snoozes for so long: the clock was wrong."""
        strange = cls.snoozed_until > stamp(after)
        if cls.select().where(strange).exists():
            cls.update(snoozed_until=None).where(strange).execute()


def _forget(row: Delivery) -> None:
    Delivery.delete().where(Delivery.id == row.id).execute()


def _put_back(row: Delivery, before: dict[str, Any]) -> None:
    Delivery.update(**before).where(Delivery.id == row.id).execute()


def snoozed_until(rows: Rows) -> dt.datetime | None:
    """The end of the last snooze, in UTC."""
    return max((row.snoozed_until for row in rows.values() if row.snoozed_until), default=None)


def is_dismissed(rows: Rows) -> bool:
    """Whether the person wants no more of it, in whichever phase they said so."""
    return any(row.dismissed_at for row in rows.values())
