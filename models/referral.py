"""Who led to whom, and whether their name may be said."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Self

import peewee as pw

from models.contact import Contact
from models.database import db
from models.errors import Invalid, Problem
from models.interview import Interview
from models.record import LONG, Record, clean, fold, too_long


class MayName(StrEnum):
    """Whether the giver lets the person say "you sent me" (guide, G7)."""

    NOT_ASKED = "not-asked"
    YES = "yes"
    NO = "no"


class Referral(Record):
    giver: pw.ForeignKeyField[Contact] = pw.ForeignKeyField(Contact, backref="given", on_delete="CASCADE")
    contact: pw.ForeignKeyField[Contact] = pw.ForeignKeyField(Contact, backref="referrals", on_delete="CASCADE")
    interview: pw.ForeignKeyField[Interview | None] = pw.ForeignKeyField(
        Interview, backref="referrals", null=True, on_delete="SET NULL"
    )
    why: pw.TextField[str] = pw.TextField(default="")
    may_name: pw.TextField[str] = pw.TextField(default=MayName.NOT_ASKED)

    giver_id: int
    contact_id: int
    interview_id: int | None

    def problems(self) -> dict[str, Problem]:
        found = too_long(self, {"why": LONG})
        if self.giver_id == self.contact_id:
            found["giver"] = Problem.UNKNOWN
        return found

    @classmethod
    def note(cls, interview: Interview, name: str, *, why: str = "", may_name: str = MayName.NOT_ASKED) -> Self:
        """Keep someone suggested during an interview: a new contact, referred by the one met. Raises Invalid."""
        giver = interview.contact
        with db.atomic():
            contact = Contact(language=giver.language)
            contact.describe(name=name)
            return cls.create(giver=giver, contact=contact, interview=interview, why=clean(why), may_name=may_name)

    @classmethod
    def link(cls, giver: Contact, contact: Contact, *, why: str = "", may_name: str = MayName.NOT_ASKED) -> Self:
        """Keep that `giver` suggested `contact`; what is said again changes what was said. Raises Invalid."""
        referral = cls._pair(giver, contact).first() or cls(giver=giver, contact=contact)
        referral.why = clean(why) or referral.why
        if may_name != MayName.NOT_ASKED:
            referral.may_name = may_name
        referral.save()
        return referral

    @classmethod
    def note_known(cls, interview: Interview, contact: Contact) -> tuple[Self, bool]:
        """Keep that someone here already was suggested during an interview, and tell whether that is new.

        What its giver said of them before stays. Raises Invalid.
        """
        giver = interview.contact
        with db.atomic():
            is_new = not cls._pair(giver, contact).exists()
            referral = cls.link(giver, contact)
            if referral.interview_id is None:
                referral.interview = interview
                referral.save()
            return referral, is_new

    @classmethod
    def keep_giver(
        cls, contact: Contact, before: Self | None, giver: Contact | None, now: dt.datetime, *, why: str, may_name: str
    ) -> None:
        """Keep that `giver` suggested `contact`, in the place of who was said before; None for nobody. Raises Invalid.

        What was said of an interview stays with the same giver.
        """
        with db.atomic():
            if before and (giver is None or before.giver_id != giver.id):
                before.delete_for_now(now)
            if before and not before.deleted_at:
                before.why, before.may_name = clean(why), may_name
                before.save()
            elif giver:
                cls.link(giver, contact, why=why, may_name=may_name)

    @staticmethod
    def giver_named(name: str, contact: Contact, language: str) -> tuple[Contact, bool]:
        """The one other contact of that name, who suggested `contact`, or else a new one, and whether they are new.

        Raises Invalid, which says of `giver` when there are several, or nobody else is called as `contact` is.
        """
        try:
            if found := Contact.only_one_named(name, without=contact.id):
                return found, False
            if fold(clean(name)) == contact.sort_name:
                raise Invalid({"giver": Problem.UNKNOWN})
            giver = Contact(language=language)
            giver.describe(name=name)
        except Invalid as refused:
            (problem,) = refused.problems.values()
            raise Invalid({"giver": problem}) from refused
        return giver, True

    @classmethod
    def to(cls, contact: Contact) -> list[Self]:
        """Who suggested them, the latest first, those whose name may be said before the others."""
        rows = cls._standing().where(cls.contact == contact).order_by(cls.created_at.desc(), cls.id.desc())
        return sorted(rows, key=lambda referral: referral.may_name != MayName.YES)

    @classmethod
    def by(cls, giver: Contact) -> list[Self]:
        """Whom they suggested, the latest first."""
        return list(cls._standing(Referral.contact).where(cls.giver == giver).order_by(cls.created_at.desc()))

    @classmethod
    def from_interview(cls, interview: Interview) -> list[Self]:
        """Whom an interview led to, in the order they were noted."""
        return list(cls._standing(Referral.contact).where(cls.interview == interview).order_by(cls.id))

    @classmethod
    def _pair(cls, giver: Contact, contact: Contact) -> pw.ModelSelect[Self]:
        return cls.select().where(cls.giver == giver, cls.contact == contact, cls.deleted_at.is_null())

    @classmethod
    def _standing(cls, side: pw.ForeignKeyField[Contact] | None = None) -> pw.ModelSelect[Self]:
        return (
            cls.select(cls, Contact)
            .join(Contact, on=(Contact.id == (side or cls.giver)), attr=(side or cls.giver).name)
            .where(cls.deleted_at.is_null(), Contact.deleted_at.is_null())
        )

    def allow(self, may_name: MayName) -> None:
        """Keep whether the giver's name may be said."""
        self.may_name = may_name
        self.save()

    def forget_with_contact(self, now: dt.datetime) -> None:
        """Undo a `note`: the referral and the contact it made."""
        with db.atomic():
            self.delete_for_now(now)
            self.contact.delete_for_now(now)
