"""Someone to meet, or met."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Any, Final, Self

import peewee as pw

from models.errors import Invalid, Problem
from models.profile import cadence_problems, is_email
from models.record import LONG, SHORT, LinesField, Record, UtcField, clean, fold, storable, too_long

LONGEST_LINK: Final = 2000
"""Characters."""
_PHONE: Final = re.compile(r"\+?[\d\s().\-/\u00a0\u2011]+((ext|poste|p|x|#)\.?\s*\d{1,6})?", re.IGNORECASE)
_EXTENSION: Final = re.compile(r"ext|poste|p|x|#", re.IGNORECASE)
_LINK: Final = re.compile(r"https?://[^\s/?#]+\.[^\s]+", re.IGNORECASE)


class ClosedReason(StrEnum):
    DECLINED = "declined"
    NO_REPLY = "no-reply"
    FINISHED = "finished"


class Contact(Record):
    name: pw.TextField[str] = pw.TextField()
    sort_name: pw.TextField[str] = pw.TextField(default="")
    title: pw.TextField[str] = pw.TextField(default="")
    organisation: pw.TextField[str] = pw.TextField(default="")
    sort_organisation: pw.TextField[str] = pw.TextField(default="")
    email: pw.TextField[str] = pw.TextField(default="")
    phones: LinesField = LinesField(default=())
    link: pw.TextField[str] = pw.TextField(default="")
    salutation: pw.TextField[str] = pw.TextField(default="")
    """The name that follows "Hello" in a message, where the person chose one."""
    language: pw.TextField[str] = pw.TextField(default="")
    former_names: LinesField = LinesField(default=())
    """What they were called before: an older text may still name them so."""
    notes: pw.TextField[str] = pw.TextField(default="")
    tags: LinesField = LinesField(default=())
    update_days: pw.IntegerField[int | None] = pw.IntegerField(null=True)
    late_days: pw.IntegerField[int | None] = pw.IntegerField(null=True)
    cadence_set_at: UtcField[dt.datetime | None] = UtcField(null=True)
    closed_at: UtcField[dt.datetime | None] = UtcField(null=True)
    closed_reason: pw.TextField[str] = pw.TextField(default="")
    reopened_at: UtcField[dt.datetime | None] = UtcField(null=True)

    @classmethod
    def named(cls, name: str) -> list[Self]:
        """Those who are called so, accents and case ignored, the first noted first."""
        here = cls.select().where(cls.sort_name == fold(clean(name)), cls.deleted_at.is_null())
        return list(here.order_by(cls.id))

    @classmethod
    def only_one_named(cls, name: str, *, without: int | None = None) -> Self | None:
        """The one who is called so, `without` the one of that id; None when nobody is.

        Raises Invalid, which says of `contact`, when several are.
        """
        found = [row for row in cls.named(name) if row.id != without]
        if len(found) > 1:
            raise Invalid({"contact": Problem.SEVERAL})
        return found[0] if found else None

    @classmethod
    def refuse_homonym(cls, name: str) -> None:
        """Raises Invalid when someone is called so already."""
        if clean(name) and cls.named(name):
            raise Invalid({"name": Problem.ALREADY_HERE})

    def problems(self) -> dict[str, Problem]:
        found = too_long(
            self, dict.fromkeys(("name", "title", "organisation", "email", "phones", "salutation", "tags"), SHORT)
        )
        found |= too_long(self, {"link": LONGEST_LINK, "notes": LONG})
        found |= cadence_problems(self.update_days, self.late_days)
        if not clean(self.name):
            found["name"] = Problem.MISSING
        if self.email and not is_email(self.email):
            found.setdefault("email", Problem.NOT_AN_EMAIL)
        if not all(is_phone(phone) for phone in self.phones):
            found.setdefault("phones", Problem.NOT_A_PHONE)
        if self.link and not is_link(self.link):
            found.setdefault("link", Problem.NOT_A_LINK)
        return found

    def save(self, *args: Any, **kwargs: Any) -> int:
        self.sort_name, self.sort_organisation = fold(clean(self.name)), fold(clean(self.organisation))
        return super().save(*args, **kwargs)

    def describe(self, **values: Any) -> None:
        """Set what is known of them, cleaned. Raises Invalid and then keeps nothing."""
        before = self.name if self.id else None
        for field, value in values.items():
            setattr(self, field, clean(value) if isinstance(value, str) else tuple(filter(None, map(clean, value))))
        if self.link and "://" not in self.link:
            self.link = f"https://{self.link}"
        if before and before != self.name:
            self.former_names = tuple(dict.fromkeys((*self.former_names, before)))
        self.save()

    def set_cadence(self, update_days: int | None, late_days: int | None, now: dt.datetime) -> None:
        """Give them days of their own for news owed and late; None follows the profile. Raises Invalid."""
        self.update_days, self.late_days, self.cadence_set_at = update_days, late_days, now
        self.save()

    def write_notes(self, text: str) -> None:
        """Keep the notes about them, as typed. Raises Invalid when they are too long."""
        self.notes = storable(text)
        self.save()

    def close(self, reason: ClosedReason, now: dt.datetime) -> None:
        """Stop reaching out, nudging and giving news. A thank-you that is owed stays owed."""
        self.closed_at, self.closed_reason = now, reason
        self.save()

    def reopen(self, now: dt.datetime) -> None:
        """Take them up again. News is counted from this day."""
        self.closed_at, self.closed_reason, self.reopened_at = None, "", now
        self.save()

    def undo_close(self) -> None:
        """As if never closed."""
        self.closed_at, self.closed_reason = None, ""
        self.save()


def is_phone(text: str) -> bool:
    """Whether a number could be dialled: 3 to 15 digits (ITU-T E.164), usual signs, perhaps an extension."""
    main, _ = number_and_extension(text)
    return bool(_PHONE.fullmatch(text.strip())) and 3 <= sum(map(str.isdigit, main)) <= 15


def number_and_extension(phone: str) -> tuple[str, str]:
    """A phone number cut in two, each as it was typed. The extension is empty where there is none."""
    main, *rest = _EXTENSION.split(phone, maxsplit=1)
    return main, "".join(rest)


def is_link(text: str) -> bool:
    """Whether this has the shape of an address of the web."""
    return _LINK.fullmatch(text) is not None
