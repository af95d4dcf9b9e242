"""A meeting with a contact: planned, cancelled or finished, and what follows from that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final, Self
from zoneinfo import ZoneInfo

import peewee as pw

from models import clock
from models.contact import Contact
from models.database import db
from models.errors import Problem
from models.record import LONG, SHORT, LinesField, Record, UtcField, clean, refuse_future, stamp, storable, too_long

MINUTES: Final = 20
"""About twenty minutes are asked for (guide, G7)."""
LONGEST: Final = 12 * 60
"""Minutes."""
_EARLY: Final = dt.timedelta(hours=1)
"""People may begin, and end, before the hour."""
_FORGOTTEN: Final = dt.timedelta(hours=2)
"""Cards left open so long after the end are a crash or a forgotten window, not an interview going on."""


class Way(StrEnum):
    IN_PERSON = "in-person"
    MEAL = "meal"
    PHONE = "phone"
    VIDEO = "video"


class CancelledBy(StrEnum):
    ME = "me"
    THEM = "them"
    NOT_HELD = "not-held"


class Objective(StrEnum):
    """The five things to bring back (guide, G1)."""

    INDUSTRY = "industry"
    LABOUR_MARKET = "labour-market"
    JOB_SEARCH = "job-search"
    RESUME = "resume"
    NETWORK = "network"


class Interview(Record):
    contact: pw.ForeignKeyField[Contact] = pw.ForeignKeyField(Contact, backref="interviews", on_delete="CASCADE")
    starts_at: UtcField[dt.datetime] = UtcField()
    ends_at: UtcField[dt.datetime] = UtcField()
    zone: pw.TextField[str] = pw.TextField()
    way: pw.TextField[str] = pw.TextField(default=Way.IN_PERSON)
    place: pw.TextField[str] = pw.TextField(default="")
    language: pw.TextField[str] = pw.TextField(default="")
    subject_kind: pw.TextField[str] = pw.TextField(default="")
    subject_name: pw.TextField[str] = pw.TextField(default="")
    objectives: LinesField = LinesField(default=())
    own_objective: pw.TextField[str] = pw.TextField(default="")
    checklist: LinesField = LinesField(default=())
    notes: pw.TextField[str] = pw.TextField(default="")
    planned_at: UtcField[dt.datetime] = UtcField(default=clock.utc)
    finished_at: UtcField[dt.datetime | None] = UtcField(null=True)
    cancelled_at: UtcField[dt.datetime | None] = UtcField(null=True)
    cancelled_by: pw.TextField[str] = pw.TextField(default="")
    cards_chosen_at: UtcField[dt.datetime | None] = UtcField(null=True)
    cards_opened_at: UtcField[dt.datetime | None] = UtcField(null=True)
    cards_closed_at: UtcField[dt.datetime | None] = UtcField(null=True)
    nothing_to_add_at: UtcField[dt.datetime | None] = UtcField(null=True)
    already_thanked_at: UtcField[dt.datetime | None] = UtcField(null=True)
    promised: pw.TextField[str] = pw.TextField(default="")
    """What the person promised them: the thank-you says it."""
    sequence: pw.IntegerField[int] = pw.IntegerField(default=0)
    """How often calendars have to hear of a change (RFC 5545, 3.8.7.4)."""
    calendar_sequence: pw.IntegerField[int | None] = pw.IntegerField(null=True)
    """The sequence last put into the person's own calendar."""
    invited_sequence: pw.IntegerField[int | None] = pw.IntegerField(null=True)
    """The sequence of the invitation last made for the contact's calendar."""

    contact_id: int

    # What it is

    @classmethod
    def find(cls, key: int) -> Self | None:
        """The interview of that key, unless it was deleted, or its contact."""
        found: Self | None = standing().where(cls.id == key).get_or_none()
        return found

    def problems(self) -> dict[str, Problem]:
        short, long = ("place", "subject_name", "own_objective"), ("notes", "promised")
        found = too_long(self, dict.fromkeys(short, SHORT) | dict.fromkeys(long, LONG))
        if self.ends_at <= self.starts_at:
            found["minutes"] = Problem.NO_LENGTH
        elif self.minutes > LONGEST:
            found["minutes"] = Problem.LENGTH_TOO_LONG
        if not clock.is_zone(self.zone):
            found["zone"] = Problem.UNKNOWN
        return found

    @property
    def start(self) -> dt.datetime:
        """The start on the clock of its own zone."""
        return self.starts_at.astimezone(ZoneInfo(self.zone))

    @property
    def end(self) -> dt.datetime:
        """The planned end on the clock of its own zone."""
        return self.ends_at.astimezone(ZoneInfo(self.zone))

    @property
    def minutes(self) -> int:
        """How long it is planned to last."""
        return round((self.ends_at - self.starts_at).total_seconds() / 60)

    @property
    def held_from(self) -> dt.datetime:
        """When it took place: its start, or earlier when it was finished before."""
        return min(self.starts_at, self.finished_at or self.starts_at)

    @property
    def ended(self) -> dt.datetime:
        """Its end: the planned one, or the moment it was finished when that came first."""
        return min(self.ends_at, self.finished_at or self.ends_at)

    @property
    def is_planned(self) -> bool:
        """Neither cancelled nor finished. It may have passed without having been confirmed."""
        return self.cancelled_at is None and self.finished_at is None

    def is_held(self, now: dt.datetime) -> bool:
        """Whether it was held or is under way, by the rule of models/held.py, as the database has it."""
        from models.held import held

        return Interview.select().where(Interview.id == self.id, held(now)).exists()

    def is_in_hand(self, now: dt.datetime) -> bool:
        """Whether it is under way, or ended a moment ago and nobody said so yet."""
        from models.held import GRACE

        return self.is_planned and self.starts_at <= now < self.ends_at + GRACE

    def has_begun(self, now: dt.datetime) -> bool:
        """Whether its planned start has passed."""
        return now >= self.starts_at

    def is_over(self, now: dt.datetime) -> bool:
        """Whether its planned end has passed."""
        return now >= self.ends_at

    def may_finish(self, now: dt.datetime) -> bool:
        """Whether its end may be said. Cards read at home the day before are only read."""
        return now >= self.starts_at - _EARLY

    def is_on_day_of(self, now: dt.datetime) -> bool:
        """Whether it begins on the device's day."""
        return self.starts_at.astimezone(now.tzinfo).date() == now.date()

    def is_on_eve_of(self, now: dt.datetime) -> bool:
        """Whether it is planned for the device's tomorrow."""
        begins = self.starts_at.astimezone(now.tzinfo).date()
        return self.is_planned and begins == now.date() + dt.timedelta(days=1)

    def cards_open_until(self, now: dt.datetime) -> dt.datetime | None:
        """While the cards are in hand: when they count as forgotten, in UTC."""
        opened, closed = self.cards_opened_at, self.cards_closed_at
        if opened is None or (closed and closed >= opened):
            return None
        forgotten = max(self.ends_at, opened) + _FORGOTTEN
        return forgotten if now < forgotten else None

    def subject(self, profile: Any) -> tuple[str, str]:
        """Its subject, kind and name: its own, else the person's."""
        return self.subject_kind or profile.subject_kind, self.subject_name or profile.subject_name

    # Acts

    @classmethod
    def plan(cls, contact: Contact, start: dt.datetime, minutes: int, now: dt.datetime, **values: Any) -> Self:
        """A new interview, with its cards proposed. `start` is aware, in the interview's own zone. Raises Invalid."""
        from models.deck import propose

        with db.atomic():
            interview = cls(contact=contact, planned_at=now, created_at=now)
            interview._set_time(start, minutes)
            interview._describe(values)
            interview.save()
            propose(interview)
        return interview

    @classmethod
    def record(cls, contact: Contact, start: dt.datetime, minutes: int, now: dt.datetime, **values: Any) -> Self:
        """One that was held before it was entered. Raises Invalid, also when it has not begun."""
        with db.atomic():
            interview = cls.plan(contact, start, minutes, now, **values)
            interview.finished_at = min(interview.ends_at, now)
            refuse_future("start", start, now)
            interview.save()
        return interview

    @classmethod
    def begin(cls, contact: Contact, way: str, now: dt.datetime, **values: Any) -> Self:
        """One that starts on the spot, as when a call becomes the interview; the one going on, if there is one."""
        going_on = standing().where(
            Interview.contact == contact,
            Interview.cancelled_at.is_null(),
            Interview.finished_at.is_null(),
            Interview.starts_at <= stamp(now),
            Interview.ends_at > stamp(now),
        )
        found: Self | None = going_on.order_by(Interview.starts_at.desc()).first()
        return found or cls.plan(contact, now, MINUTES, now, way=way, **values)

    def describe(self, **values: Any) -> None:
        """Change its way, place, language or subject. Raises Invalid and then keeps nothing."""
        before = self.way, self.place
        self._describe(values)
        self.sequence += before != (self.way, self.place)
        self.save()

    def promise(self, text: str) -> None:
        """Keep what the person promised them. Raises Invalid when it is too long."""
        self.promised = clean(text)
        self.save()

    def reschedule(self, start: dt.datetime, minutes: int, now: dt.datetime) -> None:
        """Give it another time; one that was cancelled is planned again. Raises Invalid and then keeps nothing.

        What is still to come was not held, and nothing was settled about it.
        """
        self._set_time(start, minutes)
        self.sequence += 1
        self.planned_at, self.cancelled_at, self.cancelled_by = now, None, ""
        self.cards_opened_at = self.cards_closed_at = None
        if clock.instant(start) > clock.instant(now):
            self.finished_at = self.nothing_to_add_at = self.already_thanked_at = None
        self.save()

    def cancel(self, by: CancelledBy, now: dt.datetime) -> None:
        """It won't take place, or did not."""
        self.cancelled_at, self.cancelled_by = now, by
        self.sequence += 1
        self.save()

    def undo_cancel(self) -> None:
        """As if never cancelled."""
        self.sequence += 1
        self.cancelled_at, self.cancelled_by = None, ""
        self.save()

    def finish(self, now: dt.datetime) -> None:
        """It was held; its cards are put away."""
        self.finished_at = self.finished_at or now
        self.cards_closed_at = now
        self.save()

    def undo_finish(self) -> None:
        """Nobody said that it was held. Its cards stay put away."""
        self.finished_at = None
        self.save()

    def open_cards(self, now: dt.datetime) -> None:
        """The cards are in hand."""
        self.cards_opened_at, self.cards_closed_at = now, None
        self.save()

    def close_cards(self, now: dt.datetime) -> None:
        """The cards are put away."""
        self.cards_closed_at = now
        self.save()

    @classmethod
    def close_all_cards(cls, now: dt.datetime) -> None:
        """Put away the cards that a crash, or the phone's system, left open."""
        left = cls.cards_opened_at.is_null(False) & (
            cls.cards_closed_at.is_null() | (cls.cards_closed_at < cls.cards_opened_at)
        )
        cls.update(cards_closed_at=now).where(left).execute()

    def aim(self, objectives: Iterable[str], own: str | None = None) -> None:
        """Set the objectives; the cards follow until the person has chosen them. Raises Invalid."""
        from models.deck import propose

        with db.atomic():
            chosen = set(objectives)
            self.objectives = tuple(objective for objective in Objective if objective in chosen)
            if own is not None:
                self.own_objective = clean(own)
            self.save()
            if self.cards_chosen_at is None:
                propose(self)

    def write_notes(self, text: str) -> None:
        """Keep the notes, as typed. Raises Invalid when they are too long."""
        self.notes = storable(text)
        self.save()

    def set_nothing_to_add(self, now: dt.datetime | None) -> None:
        """There is nothing to write down; None takes it back."""
        self.nothing_to_add_at = now
        self.save()

    def set_already_thanked(self, now: dt.datetime | None) -> None:
        """They were thanked in another way; None takes it back."""
        self.already_thanked_at = now
        self.save()

    def _describe(self, values: dict[str, Any]) -> None:
        for field, value in values.items():
            setattr(self, field, clean(value) if isinstance(value, str) else value)

    def _set_time(self, start: dt.datetime, minutes: int) -> None:
        self.starts_at = start
        # Elapsed minutes, not wall clock ones: twenty minutes are twenty minutes when the clocks change.
        self.ends_at = start.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)
        self.zone = getattr(start.tzinfo, "key", "UTC")


def standing() -> Any:
    """The interviews that count: not deleted, of contacts that aren't. With their contacts, one query."""
    return (
        Interview.select(Interview, Contact)
        .join(Contact)
        .where(Interview.deleted_at.is_null(), Contact.deleted_at.is_null())
    )
