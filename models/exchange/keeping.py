"""Keeping what a preview shows: who is new is added, who is known is completed, all in one transaction."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

import peewee as pw

from models.contact import Contact
from models.database import db
from models.errors import EntrevueError
from models.exchange.batch import ContactImport, ImportedContact
from models.exchange.merge import changes
from models.exchange.preview import Choice, Preview, Row, values_found, values_of
from models.progress import Progress
from models.record import fold, stamp

_CHUNK: Final = 500
"""People in one query, and between two tellings of the progress."""


class NothingToImport(EntrevueError):
    """Nobody would be added or completed."""


@dataclass(frozen=True)
class Outcome:
    """How many people an import adds, and how many contacts it completes."""

    added: int = 0
    completed: int = 0


def foreseen(preview: Preview) -> Outcome:
    """What keeping a preview would do now: a contact of whom the file tells nothing new is not completed."""
    plan = _Plan(preview, "", ())
    return Outcome(len(plan.new), len(plan.merges))


def keep(
    preview: Preview, language: str, now: dt.datetime, progress: Progress, languages: Collection[str]
) -> ContactImport:
    """Bring in what was chosen. `language` is for those of whom the file tells none of the `languages` we write in.

    Raises NothingToImport, and Stopped if `progress` does; nothing is then kept.
    """
    with db.atomic("IMMEDIATE"):
        plan = _Plan(preview, language, languages)
        if not plan.new and not plan.merges:
            raise NothingToImport
        batch = ContactImport.create(file_name=preview.name[:200], created_at=now)
        _keep(batch, plan, now, progress)
    return batch


class _Plan:
    """Who is new, and who is completed by what."""

    def __init__(self, preview: Preview, language: str, languages: Collection[str]) -> None:
        self.new: dict[int, dict[str, Any]] = {}
        self.merges: dict[int, tuple[Contact, dict[str, Any]]] = {}
        self._language, self._languages = language, languages
        self._known = _known(preview)
        self._next = (Contact.select(pw.fn.MAX(Contact.id)).scalar() or 0) + 1
        self._keys: dict[int, int] = {}
        for place, row in enumerate(preview.rows):
            if not preview.leaves_out(row):
                self._put(place, row)

    def _put(self, place: int, row: Row) -> None:
        key = None
        if row.choice is Choice.MERGE:
            key = row.contact if row.contact is not None else self._keys.get(row.twin if row.twin is not None else -1)
        if key is None or not self._merge(key, row):
            key = self._next
            self._next += 1
            language = row.person.language if row.person.language in self._languages else self._language
            self.new[key] = values_found(row.person, {"language": language})
        self._keys[place] = key

    def _merge(self, key: int, row: Row) -> bool:
        """Lay a row over whom it is taken for. False when that person is gone."""
        if key in self.new:
            self.new[key] |= changes(self.new[key], row.person, row.takes)
            return True
        contact, changed = self.merges.get(key) or (self._known.get(key), {})
        if contact is None:
            return False
        new = changes(values_of(contact) | changed, row.person, row.takes)
        if new:
            self.merges[key] = (contact, changed | new)
        return True


def _known(preview: Preview) -> dict[int, Contact]:
    """The contacts that rows are to complete, by key, but for those that are gone."""
    keys = list({row.contact for row in preview.rows if row.choice is Choice.MERGE and row.contact is not None})
    parts = pw.chunked(keys, _CHUNK)
    queries = (Contact.select().where(Contact.id.in_(list(part)), Contact.deleted_at.is_null()) for part in parts)
    return {contact.id: contact for query in queries for contact in query}


def _keep(batch: ContactImport, plan: _Plan, now: dt.datetime, progress: Progress) -> None:
    moment = stamp(now)
    everyone = len(plan.new) + len(plan.merges)
    dates = {"created_at": moment, "updated_at": moment}
    new = list(plan.new.items())
    for start in range(0, len(new), _CHUNK):
        progress(start / everyone)
        rows = new[start : start + _CHUNK]
        Contact.insert_many(
            [
                {"id": key, "uid": str(uuid4()), "sort_name": fold(values["name"]), **values, **dates}
                for key, values in rows
            ]
        ).execute()
        ImportedContact.insert_many(
            [{"uid": str(uuid4()), "batch": batch.id, "contact": key, **dates} for key, _ in rows]
        ).execute()
    for done, (contact, changed) in enumerate(plan.merges.values()):
        if done % _CHUNK == 0:
            progress((len(new) + done) / everyone)
        before = {name: getattr(contact, name) for name in changed}
        if "name" in changed:
            before["former_names"] = contact.former_names
        contact.describe(**changed)
        after = {name: getattr(contact, name) for name in before}
        ImportedContact.create(
            batch=batch, contact=contact, before=json.dumps(before), after=json.dumps(after), created_at=now
        )
    progress(1)
