"""What was deleted: there to take back for thirty days, then gone from every table."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

import peewee as pw

from models import search
from models.advice import Advice
from models.answer import Answer
from models.call import Call
from models.contact import Contact
from models.database import db
from models.delivery import DIGEST, Delivery
from models.exchange.batch import went_with_its_import
from models.guide_tip import GuideTip
from models.interview import Interview
from models.key_phrase import KeyPhrase
from models.message import Message
from models.question import Question
from models.record import Record, stamp
from models.referral import Referral
from models.template import Template

DAYS: Final = 30
"""How long a deletion can be taken back."""
_LISTED: Final[tuple[type[Record], ...]] = (Contact, Interview, Question, Advice, Call)
_PURGED: Final[tuple[type[Record], ...]] = (
    Referral,
    Advice,
    Call,
    Message,
    KeyPhrase,
    Answer,
    Interview,
    Contact,
    Template,
)
_SUBJECTS: Final[tuple[type[Record], ...]] = (Contact, Interview, Referral, Message, Advice)


@dataclass(frozen=True)
class Deleted:
    record: Record
    at: dt.datetime
    """In UTC."""

    def days_left(self, now: dt.datetime) -> int:
        """How many days it can still be taken back, this one included."""
        return max(1, DAYS - (now - self.at).days)


def recently_deleted() -> list[Deleted]:
    """What the person deleted and can take back, the latest first; not the thousands of an import taken back whole."""
    found = [Deleted(row, row.deleted_at) for model in _LISTED for row in _gone(model) if row.deleted_at]
    return sorted(found, key=lambda deleted: deleted.at, reverse=True)


def _gone(model: type[Record]) -> Any:
    rows = model.select().where(model.deleted_at.is_null(False))
    return rows.where(~went_with_its_import(Contact.id)) if model is Contact else rows


def take_back(record: Record) -> None:
    """Restore a record, with the contact or interview it is seen on, and with who suggested a contact."""
    with db.atomic():
        if isinstance(record, Contact) and record.deleted_at:
            at = record.deleted_at
            for referral in Referral.select().where(Referral.contact == record, Referral.deleted_at == at):
                referral.restore()
        for name in ("contact", "interview"):
            above = getattr(record, name, None)
            if isinstance(above, Record) and above.deleted_at:
                above.restore()
        record.restore()


def purge(now: dt.datetime) -> int:
    """Delete for good what was deleted more than thirty days ago, and all that hung on it; give how many records.

    A card of the person's own that was answered stays with its answers, though it is in no deck any more.
    """
    before = stamp(now - dt.timedelta(days=DAYS))
    with db.atomic():
        GuideTip.keep_what_is_done(now)
        gone = sum(_purge(model, before) for model in _PURGED)
        gone += _purge_cards(before)
        if gone:
            _forget_deliveries()
            search.tidy()
    if gone:
        # What is deleted is overwritten, yet where rows were moved within a page, some of their bytes stay in its gaps.
        db.execute_sql("VACUUM")
        db.pragma("wal_checkpoint(truncate)")  # the pages as they were before are in the file beside it until then
    return gone


def _purge(model: type[Record], before: str) -> int:
    """A table with nothing to delete is only read: no screen is told of it."""
    old = model.deleted_at.is_null(False) & (model.deleted_at < before)
    return int(model.delete().where(old).execute()) if model.select().where(old).exists() else 0


def _purge_cards(before: str) -> int:
    used = Answer.select().where(Answer.question == Question.id, (Answer.text != "") | Answer.asked_at.is_null(False))
    old = Question.deleted_at.is_null(False) & (Question.deleted_at < before)
    unused = Question.select().where(old, ~pw.fn.EXISTS(used))
    return int(Question.delete().where(Question.id.in_(list(unused))).execute()) if unused.exists() else 0


def _forget_deliveries() -> None:
    """What was done with the reminders about them."""
    subjects: Any = None
    for model in _SUBJECTS:
        keys = model.select(model.uid)
        subjects = keys if subjects is None else subjects | keys
    Delivery.delete().where(Delivery.kind != DIGEST, Delivery.subject_uid.not_in(subjects)).execute()
