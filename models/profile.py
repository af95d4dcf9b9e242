"""The person using the app."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Final, Self

import peewee as pw

from models.errors import Problem
from models.quiet import QuietHours
from models.record import LONG, SHORT, Record, UtcField, clean, too_long

UPDATE_DAYS: Final = 28
"""News is owed from four weeks after the last touch (guide, G9)…"""
LATE_DAYS: Final = 42
"""…and late at six."""
_LONGEST: Final = 730
"""Days until news is owed."""
_EMAIL: Final = re.compile(r"[^@\s<>\",;:]+@[^@\s<>\",;:.]+(\.[^@\s<>\",;:.]+)+")


class SubjectKind(StrEnum):
    INDUSTRY = "industry"
    JOB = "job"
    PROFESSION = "profession"


class Profile(Record):
    """One row, made by the first migration."""

    name: pw.TextField[str] = pw.TextField(default="")
    introduction: pw.TextField[str] = pw.TextField(default="")
    subject_kind: pw.TextField[str] = pw.TextField(default=SubjectKind.PROFESSION)
    subject_name: pw.TextField[str] = pw.TextField(default="")
    study_plan: pw.TextField[str] = pw.TextField(default="")
    email: pw.TextField[str] = pw.TextField(default="")
    """Where an invitation is answered: calendars ask for it."""
    language: pw.TextField[str] = pw.TextField(default="")
    update_days: pw.IntegerField[int] = pw.IntegerField(default=UPDATE_DAYS)
    late_days: pw.IntegerField[int] = pw.IntegerField(default=LATE_DAYS)
    cadence_set_at: UtcField[dt.datetime | None] = UtcField(null=True)
    welcomed_at: UtcField[dt.datetime | None] = UtcField(null=True)
    quiet_from: pw.TextField[str] = pw.TextField(default="20:00")
    quiet_until: pw.TextField[str] = pw.TextField(default="08:00")
    hide_names: pw.BooleanField[bool] = pw.BooleanField(default=False)
    """Notifications, which a locked screen shows, name nobody."""
    notifications_asked_at: UtcField[dt.datetime | None] = UtcField(null=True)
    notifications_refused_at: UtcField[dt.datetime | None] = UtcField(null=True)
    single_keys: pw.BooleanField[bool] = pw.BooleanField(default=True)
    """A letter or sign typed by itself, outside of a field, is a shortcut."""

    @classmethod
    def load(cls) -> Self:
        """The one there is, as the database has it."""
        return cls.get_by_id(1)

    def problems(self) -> dict[str, Problem]:
        limits = {"name": SHORT, "subject_name": SHORT, "email": SHORT, "introduction": LONG, "study_plan": LONG}
        found = too_long(self, limits) | cadence_problems(self.update_days, self.late_days)
        if self.email and not is_email(self.email):
            found.setdefault("email", Problem.NOT_AN_EMAIL)
        return found

    def describe(self, **values: str) -> None:
        """Set the texts a person says of themselves, cleaned. Raises Invalid."""
        for field, value in values.items():
            setattr(self, field, clean(value))
        self.save()

    def set_cadence(self, update_days: int, late_days: int, now: dt.datetime) -> None:
        """Say how many days after the last touch news is owed, and late. Raises Invalid."""
        self.update_days, self.late_days, self.cadence_set_at = update_days, late_days, now
        self.save()

    @property
    def quiet(self) -> QuietHours:
        """When nothing rings, by the device's clock."""
        return QuietHours(dt.time.fromisoformat(self.quiet_from), dt.time.fromisoformat(self.quiet_until))

    def be_quiet(self, start: dt.time, end: dt.time) -> None:
        """Choose the quiet hours; equal ones are none."""
        self.quiet_from, self.quiet_until = start.isoformat("minutes"), end.isoformat("minutes")
        self.save()

    def hide(self, names: bool) -> None:
        """Choose whether notifications name people."""
        self.hide_names = names
        self.save()

    def answer_about_notifications(self, allowed: bool, now: dt.datetime) -> None:
        """Keep whether this phone may show reminders, as the person answered or as its settings say."""
        asked = self.notifications_asked_at or now
        refused = None if allowed else self.notifications_refused_at or now
        if (asked, refused) != (self.notifications_asked_at, self.notifications_refused_at):
            self.notifications_asked_at, self.notifications_refused_at = asked, refused
            self.save()

    def use_single_keys(self, wanted: bool) -> None:
        """Choose whether a single key is a shortcut."""
        self.single_keys = wanted
        self.save()

    def speak(self, language: str) -> None:
        """Choose the language of the screens; an empty one follows the system."""
        self.language = language
        self.save()

    def welcome(self, now: dt.datetime) -> None:
        """The first run is over."""
        self.welcomed_at = now
        self.save()


def is_email(text: str) -> bool:
    """Whether this has the shape of an e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def cadence_problems(update_days: int | None, late_days: int | None) -> dict[str, Problem]:
    """A cadence is at least a day, and late only after it is owed."""
    if update_days is None or late_days is None:
        return {} if update_days is late_days else {"late_days": Problem.CADENCE}
    if not 1 <= update_days <= _LONGEST:
        return {"update_days": Problem.CADENCE}
    if not update_days < late_days <= _LONGEST * 2:
        return {"late_days": Problem.CADENCE}
    return {}
