"""An import that was kept: all of it or nothing, and undoable ever after.

Imported people have no interview, message, call or referral: no reminder opens for them until the person does
something with them.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any, Final, Self

import peewee as pw

from models.advice import Advice
from models.call import Call
from models.contact import Contact
from models.database import db
from models.interview import Interview
from models.message import Message
from models.record import Record, UtcField, stamp
from models.referral import Referral

_CHUNK: Final = 500
"""Keys in one query: SQLite takes 999 before 3.32 (https://www.sqlite.org/limits.html)."""


@dataclass(frozen=True)
class Taken:
    """How many people an undo took back, and how many it left because of what was done with them since."""

    back: int
    left: int


class ContactImport(Record):
    """A file that was brought in."""

    file_name: pw.TextField[str] = pw.TextField(default="")
    undone_at: UtcField[dt.datetime | None] = UtcField(null=True)

    @classmethod
    def latest(cls) -> list[Self]:
        """Every import, the latest first."""
        return list(cls.select().where(cls.deleted_at.is_null()).order_by(cls.id.desc()))

    @property
    def added(self) -> int:
        """How many people it added."""
        return int(self._rows().where(ImportedContact.before.is_null()).count())

    @property
    def completed(self) -> int:
        """How many contacts it completed."""
        return int(self._rows().where(ImportedContact.before.is_null(False)).count())

    def undo(self, now: dt.datetime) -> Taken:
        """Take it back, but for what the person did since: whom they changed, met, wrote to or called stays."""
        with db.atomic("IMMEDIATE"):
            unused = list(self._unused())
            for keys in pw.chunked(unused, _CHUNK):
                Contact.update(deleted_at=now).where(Contact.id.in_(list(keys))).execute()
            merged = [row for row in self._rows() if row.before is not None]
            back = sum(_put(row.contact_id, row.changed_to, row.changed_from) for row in merged)
            self.undone_at = now
            self.save()
            here = self._rows().join(Contact).where(Contact.deleted_at.is_null(), ImportedContact.before.is_null())
            return Taken(len(unused) + back, here.count() + len(merged) - back)

    def redo(self) -> None:
        """Undo an undo."""
        if self.undone_at is None:
            return
        with db.atomic("IMMEDIATE"):
            mine = self._rows().select(ImportedContact.contact)
            gone = Contact.deleted_at == stamp(self.undone_at)
            Contact.update(deleted_at=None).where(gone, Contact.id.in_(mine)).execute()
            for row in self._rows().where(ImportedContact.before.is_null(False)):
                _put(row.contact_id, row.changed_from, row.changed_to)
            self.undone_at = None
            self.save()

    def _rows(self) -> Any:
        return ImportedContact.select().where(ImportedContact.batch == self.id)

    def _unused(self) -> list[int]:
        """Those it added and with whom nothing was done since."""
        facts = [
            pw.fn.EXISTS(model.select().where(model.contact == Contact.id))
            for model in (Interview, Message, Call, Advice, Referral)
        ]
        facts.append(pw.fn.EXISTS(Referral.select().where(Referral.giver == Contact.id)))
        query = (
            Contact.select(Contact.id)
            .join(ImportedContact, on=(ImportedContact.contact == Contact.id))
            .where(
                ImportedContact.batch == self.id,
                ImportedContact.before.is_null(),
                Contact.deleted_at.is_null(),
                Contact.updated_at <= ImportedContact.created_at,
                *(~fact for fact in facts),
            )
        )
        rows: Any = query.tuples()
        return [key for (key,) in rows]


class ImportedContact(Record):
    """Someone an import added, or completed."""

    batch: pw.ForeignKeyField[ContactImport] = pw.ForeignKeyField(ContactImport, on_delete="CASCADE")
    contact: pw.ForeignKeyField[Contact] = pw.ForeignKeyField(Contact, on_delete="CASCADE")
    before: pw.TextField[str | None] = pw.TextField(null=True)
    """The fields that were changed, as they were (JSON); None for someone who was added."""
    after: pw.TextField[str | None] = pw.TextField(null=True)

    contact_id: int

    @property
    def changed_from(self) -> dict[str, Any]:
        return _loaded(self.before)

    @property
    def changed_to(self) -> dict[str, Any]:
        return _loaded(self.after)


def went_with_its_import(contact: Any) -> Any:
    """Whether a contact was deleted by taking an import back, for a query: putting that again brings them back."""
    mine = ImportedContact.select().join(ContactImport).where(ImportedContact.contact == contact)
    return pw.fn.EXISTS(mine.where(ContactImport.undone_at == Contact.deleted_at))


def was_imported(contact: Any) -> Any:
    """Whether a contact came from a file, for a query."""
    added = ImportedContact.select().where(ImportedContact.contact == contact, ImportedContact.before.is_null())
    return pw.fn.EXISTS(added)


def _loaded(text: str | None) -> dict[str, Any]:
    values = json.loads(text or "{}")
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def _put(key: int, was: dict[str, Any], to: dict[str, Any]) -> bool:
    """Change a contact's fields from what they were to what they are to be, where they still are so.

    What was added to phones, tags or notes is taken from among what came since. False when nothing changed.
    """
    contact = Contact.find(key)
    if contact is None:
        return False
    new = {name: _back(getattr(contact, name), was[name], to[name]) for name in was}
    changed = {name: value for name, value in new.items() if value != getattr(contact, name)}
    for name, value in changed.items():
        setattr(contact, name, value)
    if changed:
        contact.save()
    return bool(changed)


def _back(now: Any, was: Any, to: Any) -> Any:
    if now == was:
        return to
    if isinstance(now, tuple):
        kept = [item for item in now if item in to or item not in was]
        return (*kept, *(item for item in to if item not in kept and item not in was))
    if "\n" in str(was) and to and str(was).startswith(to) and now.startswith(was):
        return to + now[len(was) :]
    return now
