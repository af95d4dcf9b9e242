"""When a reminder rings, and with which others: quiet hours, snoozes, digests, and each ring once.

- What falls in the quiet hours comes at their end, except what an interview needs on its own day.
- Several at once come as one digest. Kinds that don't ring by themselves join one digest a day.
- Of a reminder that is late, only that is said: it doesn't ring as open besides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from models.clock import instant
from models.contact import Contact
from models.database import db
from models.delivery import DIGEST, Delivery, Rows, is_dismissed, snoozed_until
from models.profile import Profile
from models.quiet import QuietHours
from models.reminder import RING_ALONE, Kind, Phase, Reminder
from models.reminders import Moment, due, due_and_upcoming
from models.snooze import LONGEST


@dataclass(frozen=True)
class _Due:
    """One reminder that should have rung by now."""

    reminder: Reminder
    phase: Phase
    snoozed: bool
    """It rings because a snooze ended: at the hour the person chose, whatever the day's digest."""


@dataclass(frozen=True)
class Ring:
    """One notification to show: one reminder, or a digest of several."""

    reminders: tuple[Reminder, ...]
    phase: Phase
    deliveries: tuple[Delivery, ...]

    @property
    def is_digest(self) -> bool:
        return len(self.reminders) > 1

    @property
    def receipts(self) -> tuple[str, ...]:
        """What the service gave for earlier notifications that this one replaces."""
        earlier = Delivery.digest_receipt() if self.is_digest else set()
        return tuple(sorted(earlier.union(*(Delivery.receipts(reminder) for reminder in self.reminders))))

    @property
    def is_on_screen(self) -> bool:
        """Whether this is still what its notification shows: another process may have put its own there since."""
        return all(delivery.is_on_screen for delivery in self.deliveries)

    def confirm(self, now: dt.datetime, receipt: str = "") -> None:
        """It was shown; the service gave this receipt."""
        with db.atomic():
            for delivery in self.deliveries:
                delivery.confirm(now, receipt)

    def release(self) -> None:
        """It could not be shown: the next look takes it again."""
        with db.atomic():
            for delivery in self.deliveries:
                delivery.release()


@dataclass(frozen=True)
class PlannedRing:
    """One notification that will be shown if nothing happens until then but the interviews planned."""

    at: dt.datetime
    reminders: tuple[Reminder, ...]
    phases: tuple[Phase, ...]
    """One a reminder."""

    @property
    def phase(self) -> Phase:
        return _worst(self.phases)

    @property
    def is_digest(self) -> bool:
        return len(self.reminders) > 1


def claim_due(now: dt.datetime) -> list[Ring]:
    """Take every ring that is due and that no process has taken. Show each, then `confirm` or `release` it."""
    standing = due(now)
    if standing:
        Delivery.forget_snoozes(now + LONGEST)
    if not any(_ringing(standing, now)):
        return []
    with db.atomic("IMMEDIATE"):  # read again: another process may have taken some since
        Delivery.presume_shown(now)
        ringing = list(_ringing(standing, now))
        alone = [one for one in ringing if one.reminder.kind is Kind.CARDS]
        together = [one for one in ringing if one.reminder.kind is not Kind.CARDS]
        return [ring for group in (*([one] for one in alone), together) if (ring := _claim(group, now))]


def standing_due(now: dt.datetime) -> list[Reminder]:
    """What is due, without what was snoozed or dismissed."""
    in_sight, _ = _by_sight(due(now), now)
    return in_sight


@dataclass(frozen=True)
class PutOff:
    """A reminder that is due and that the person put out of sight."""

    reminder: Reminder
    until: dt.datetime | None
    """The end of its snooze in the device's zone; None for one dismissed."""


def on_today(
    now: dt.datetime, end: dt.datetime, contact: Contact | None = None
) -> tuple[list[Reminder], list[Moment], list[PutOff]]:
    """What stands due and in sight, what rings until `end`, and what was put out of sight, the soonest back first.

    Of one contact, if given. What an interview of the day needs can't wait for what is merely late.
    """
    standing, soon = due_and_upcoming(now, end, contact)
    in_sight, put_off = _by_sight(standing, now)
    in_sight.sort(key=lambda one: one.interview is None or not one.interview.is_on_day_of(now))
    return in_sight, soon, put_off


def find(kind: str, uid: str, now: dt.datetime) -> Reminder | None:
    """The reminder of that kind about that subject, if it is due."""
    return next((one for one in due(now) if one.kind == kind and one.subject.uid == uid), None)


def planned_rings(now: dt.datetime, until: dt.datetime) -> list[PlannedRing]:
    """What will ring after `now` and until `until`, the earliest first. Nothing is claimed.

    What is due and could not ring yet, in quiet hours or before a snooze ends, is among it.
    """
    standing, soon = due_and_upcoming(now, until)
    reminders = {reminder.key: reminder for reminder in (*standing, *(reminder for _, _, reminder in soon))}
    known, quiet = Delivery.of(reminders.values()), Profile.load().quiet
    groups: dict[tuple[dt.datetime, str], list[tuple[Reminder, Phase]]] = {}
    for key, reminder in reminders.items():
        rows = known.get(key, {})
        if is_dismissed(rows):
            continue
        for moment, phase in _last_of_each(_moments(reminder, rows, quiet, now)):
            taken = phase in rows and not rows[phase].is_free(now)
            if instant(now) < instant(moment) <= instant(until) and reminder.is_open_at(moment) and not taken:
                alone = reminder.subject.uid if reminder.kind is Kind.CARDS else ""
                groups.setdefault((instant(moment), alone), []).append((reminder, phase))
    return [
        _planned(moment.astimezone(now.tzinfo), group)
        for (moment, _), group in sorted(groups.items(), key=lambda item: item[0])
    ]


def _planned(moment: dt.datetime, group: list[tuple[Reminder, Phase]]) -> PlannedRing:
    return PlannedRing(moment, tuple(reminder for reminder, _ in group), tuple(phase for _, phase in group))


def _by_sight(standing: list[Reminder], now: dt.datetime) -> tuple[list[Reminder], list[PutOff]]:
    """Those in sight, and those that are not."""
    known = Delivery.of(standing)
    in_sight: list[Reminder] = []
    put_off: list[PutOff] = []
    for reminder in standing:
        rows = known.get(reminder.key, {})
        until = _snooze(reminder, rows, now)
        if is_dismissed(rows):
            put_off.append(PutOff(reminder, None))
        elif until and instant(now) < instant(until):
            put_off.append(PutOff(reminder, until))
        else:
            in_sight.append(reminder)
    return in_sight, sorted(put_off, key=lambda one: (one.until is None, one.until and instant(one.until)))


def _ringing(standing: list[Reminder], now: dt.datetime) -> Iterable[_Due]:
    """What should ring now and was neither shown nor taken."""
    if not standing:
        return
    known, quiet = Delivery.of(standing), Profile.load().quiet
    is_quiet = quiet.covers(now)
    digested = not _digest_is_free(now)
    for reminder in standing:
        rows = known.get(reminder.key, {})
        if is_dismissed(rows) or (is_quiet and not _may_break_the_quiet(reminder, now)):
            continue
        past = [ring for ring in _moments(reminder, rows, quiet, now) if instant(ring[0]) <= instant(now)]
        if not past:
            continue
        phase = past[-1][1]
        if phase in rows and not rows[phase].is_free(now):
            continue
        snoozed = phase in rows and rows[phase].snoozed_until is not None
        if reminder.kind in RING_ALONE or snoozed or not digested:
            yield _Due(reminder, phase, snoozed)


def _claim(group: list[_Due], now: dt.datetime) -> Ring | None:
    deliveries = [delivery for one in group if (delivery := Delivery.claim(one.reminder.key, one.phase, now))]
    if not deliveries:
        return None
    if any(one.reminder.kind not in RING_ALONE and not one.snoozed for one in group):
        day = Delivery.claim(_today(now), Phase.OPEN, now)
        deliveries += [day] if day else []
    return Ring(tuple(one.reminder for one in group), _worst(one.phase for one in group), tuple(deliveries))


def _today(now: dt.datetime) -> tuple[str, str, str]:
    return DIGEST, "", now.date().isoformat()


def _digest_is_free(now: dt.datetime) -> bool:
    kind, uid, day = _today(now)
    row = Delivery.get_or_none(kind=kind, subject_uid=uid, occurrence=day)
    return row is None or row.is_free(now)


def _moments(reminder: Reminder, rows: Rows, quiet: QuietHours, now: dt.datetime) -> list[tuple[dt.datetime, Phase]]:
    """When it rings, the earliest first, with snoozes and quiet hours applied."""
    rings = list(reminder.rings())
    if until := _snooze(reminder, rows, now):
        rings = [(until, reminder.phase(until)), *(ring for ring in rings if instant(ring[0]) > instant(until))]
    return [
        (moment if _may_break_the_quiet(reminder, moment) else quiet.after(moment), phase) for moment, phase in rings
    ]


def _last_of_each(rings: list[tuple[dt.datetime, Phase]]) -> list[tuple[dt.datetime, Phase]]:
    """Of two at one moment only the last."""
    return list({instant(moment): (moment, phase) for moment, phase in rings}.values())


def _snooze(reminder: Reminder, rows: Rows, now: dt.datetime) -> dt.datetime | None:
    """The end of the snooze in the device's zone; none from before the reminder opened anew, or of a wrong clock."""
    until = snoozed_until(rows)
    is_real = until is not None and instant(reminder.opens) <= until <= instant(now) + LONGEST
    return until.astimezone(now.tzinfo) if until and is_real else None


def _may_break_the_quiet(reminder: Reminder, moment: dt.datetime) -> bool:
    """Cards are wanted before an early interview, and notes after a late one, the same day."""
    if reminder.kind is Kind.CARDS:
        return True
    if reminder.kind is not Kind.LOG_NOTES or reminder.interview is None:
        return False
    return reminder.interview.is_on_day_of(moment)


def _worst(phases: Iterable[Phase]) -> Phase:
    return Phase.LATE if Phase.LATE in set(phases) else Phase.OPEN
