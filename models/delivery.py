"""What was done with a reminder: claimed, shown, snoozed, dismissed. The claim makes each ring once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, Self

import peewee as pw

from models.database import db
from models.record import Record, UtcField
from models.reminder import RING_ALONE, Phase, Reminder
from models.reminders import due

_DIGEST: Final = "digest"


class Delivery(Record):
    kind: pw.TextField[str] = pw.TextField()
    subject_uid: pw.TextField[str] = pw.TextField()
    occurrence: pw.TextField[str] = pw.TextField()
    phase: pw.TextField[str] = pw.TextField()
    claimed_at: UtcField[dt.datetime | None] = UtcField(null=True)
    shown_at: UtcField[dt.datetime | None] = UtcField(null=True)
    snoozed_until: UtcField[dt.datetime | None] = UtcField(null=True)
    dismissed_at: UtcField[dt.datetime | None] = UtcField(null=True)

    @classmethod
    def claim(cls, kind: str, subject_uid: str, occurrence: str, phase: str, now: dt.datetime) -> Self | None:
        """Take a ring for this process; None when another has it. The unique index decides, in one statement."""
        key = {"kind": kind, "subject_uid": subject_uid, "occurrence": occurrence, "phase": phase}
        row = {**key, "claimed_at": now, "created_at": now, "updated_at": now}
        won = cls.insert(row).on_conflict_ignore().as_rowcount().execute()
        return cls.get(*(getattr(cls, name) == value for name, value in key.items())) if won else None

    def mark_shown(self, now: dt.datetime) -> None:
        self.shown_at = now
        self.save()

    def release(self) -> None:
        """It could not be shown: let the next run try again."""
        self.delete_instance()


@dataclass(frozen=True)
class Ring:
    """One notification to show: one reminder, or a day's digest of several."""

    reminders: tuple[Reminder, ...]
    phase: Phase
    deliveries: tuple[Delivery, ...]

    def shown(self, now: dt.datetime) -> None:
        with db.atomic():
            for delivery in self.deliveries:
                delivery.mark_shown(now)

    def failed(self) -> None:
        with db.atomic():
            for delivery in self.deliveries:
                delivery.release()


def claim_due(now: dt.datetime) -> list[Ring]:
    """Take every ring that is due and that no process has taken. Show each, then call `shown` or `failed`."""
    alone: list[Ring] = []
    together: list[tuple[Reminder, Phase]] = []
    for reminder in due(now):
        phase = _ringing(reminder, now)
        if phase is None:
            continue
        if reminder.kind not in RING_ALONE:
            together.append((reminder, phase))
        elif delivery := _claim(reminder, phase, now):
            alone.append(Ring((reminder,), phase, (delivery,)))
    return [*alone, *_digest(together, now)]


def _digest(together: list[tuple[Reminder, Phase]], now: dt.datetime) -> list[Ring]:
    """One digest a day; what comes after it waits for tomorrow's."""
    waiting = [pair for pair in together if not _taken(*pair)]
    if not waiting:
        return []
    with db.atomic("IMMEDIATE"):
        day = Delivery.claim(_DIGEST, "", now.date().isoformat(), Phase.OPEN, now)
        if day is None:
            return []
        claimed = [(pair, delivery) for pair in waiting if (delivery := _claim(*pair, now))]
        if not claimed:
            day.release()
            return []
    phase = Phase.LATE if any(phase is Phase.LATE for (_, phase), _ in claimed) else Phase.OPEN
    return [Ring(tuple(reminder for (reminder, _), _ in claimed), phase, (day, *(delivery for _, delivery in claimed)))]


def _ringing(reminder: Reminder, now: dt.datetime) -> Phase | None:
    """The last phase that should have rung by now, if any: one that is late does not also ring as open."""
    phases = [phase for moment, phase in reminder.rings() if moment <= now]
    return phases[-1] if phases else None


def _claim(reminder: Reminder, phase: Phase, now: dt.datetime) -> Delivery | None:
    return Delivery.claim(reminder.kind, reminder.subject.uid, reminder.occurrence, phase, now)


def _taken(reminder: Reminder, phase: Phase) -> bool:
    return (
        Delivery.select()
        .where(
            Delivery.kind == reminder.kind,
            Delivery.subject_uid == reminder.subject.uid,
            Delivery.occurrence == reminder.occurrence,
            Delivery.phase == phase,
        )
        .exists()
    )
