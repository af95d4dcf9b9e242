"""What must be true of every row that comes in: what the screens count on, and no table by itself refuses."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Iterable
from typing import Any, Final

import peewee as pw

from models.advice import Advice
from models.answer import Answer
from models.call import Call
from models.checklist import Preparation
from models.contact import ClosedReason, Contact
from models.delivery import DIGEST, Delivery
from models.errors import Problem
from models.everything.refusals import UnsoundExport
from models.exchange.batch import ContactImport, ImportedContact
from models.guide_tip import GuideTip, Step
from models.interview import CancelledBy, Interview, Objective, Way
from models.key_phrase import KeyPhrase
from models.message import Channel, Message, MessageKind, Reply
from models.outage import Outage
from models.profile import Profile, SubjectKind
from models.question import Question
from models.record import SHORT, DayField, LinesField, Record, UtcField
from models.referral import MayName, Referral
from models.reminder import Kind, Phase
from models.template import Template, Wording

RECORDS: Final[tuple[type[Record], ...]] = (
    Profile,
    Contact,
    Interview,
    Referral,
    Question,
    Answer,
    KeyPhrase,
    Advice,
    Message,
    Call,
    Delivery,
    Outage,
    Template,
    ContactImport,
    ImportedContact,
    GuideTip,
)
_ONLY: Final = (Profile, Outage)
"""Tables of one row, whose key is 1."""
_HARMLESS: Final = {Problem.NO_LENGTH}
"""What a recovered database may hold (models/placeholders.py). Any other row could not be saved again."""
_NONE: Final = ("",)
_WORDS: Final[dict[tuple[type[Record], str], Iterable[str]]] = {
    (Profile, "subject_kind"): SubjectKind,
    (Contact, "closed_reason"): (*ClosedReason, *_NONE),
    (Interview, "way"): Way,
    (Interview, "subject_kind"): (*SubjectKind, *_NONE),
    (Interview, "objectives"): Objective,
    (Interview, "checklist"): Preparation,
    (Interview, "cancelled_by"): (*CancelledBy, *_NONE),
    (Referral, "may_name"): MayName,
    (Message, "kind"): MessageKind,
    (Message, "channel"): (*Channel, *_NONE),
    (Message, "reply"): (*Reply, *_NONE),
    (Message, "form"): Channel,
    (Delivery, "kind"): (*Kind, DIGEST),
    (Delivery, "phase"): Phase,
    (Template, "wording"): Wording,
    (GuideTip, "step"): Step,
}
"""The words each of these is one of, or each of its lines."""
_CHANGED: Final = tuple(
    field
    for field in Contact._meta.sorted_fields
    if isinstance(field, pw.TextField | LinesField) and field.name not in ("uid", "sort_name", "sort_organisation")
)
"""What an import can change of a contact."""
_SHORT: Final = {"language", "zone", "kind", "occurrence", "subject_uid", "phase", "receipt", "reason", "file_name"}

_UID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_HOUR: Final = re.compile(r"\d\d:\d\d", re.ASCII)
_YEARS: Final = range(1000, 9000)
"""Any day of these can be counted from, in any zone."""


def check(connection: sqlite3.Connection) -> None:
    """Look at every row of a database of this version. Raises UnsoundExport."""
    connection.row_factory = sqlite3.Row
    for model in RECORDS:
        fields = model._meta.sorted_fields
        for row in connection.execute(f'SELECT * FROM "{_table(model)}"'):  # noqa: S608
            if wrong := _wrong_in(model, fields, row):
                raise UnsoundExport(f"{_table(model)} {row['id']} {wrong}")
    for model in _ONLY:
        if [key for (key,) in connection.execute(f'SELECT id FROM "{_table(model)}"')] != [1]:  # noqa: S608
            raise UnsoundExport(_table(model))


def _table(model: type[Record]) -> str:
    return str(model._meta.table_name)


def _wrong_in(model: type[Record], fields: list[Any], row: sqlite3.Row) -> str:
    """The field that is no good, if one is."""
    values = {}
    for field in fields:
        raw = row[field.column_name]
        if raw is not None and not _is_sound(model, field, raw):
            return str(field.column_name)
        values[field.name] = field.python_value(raw)
    record = model(**values)
    if isinstance(record, Interview) and record.ends_at < record.starts_at:
        return "ends_at"
    if isinstance(record, ImportedContact) and not _can_be_taken_back(record):
        return "before"
    return _problem_of(record)


def _problem_of(record: Record) -> str:
    return next((name for name, problem in record.problems().items() if problem not in _HARMLESS), "")


def _can_be_taken_back(imported: ImportedContact) -> bool:
    """Whether what an import changed is told as what it was and what it became, both fit for a contact."""
    try:
        was, to = imported.changed_from, imported.changed_to
    except (ValueError, AttributeError, RecursionError):  # no JSON, no object, or a very deep one
        return False
    kept = {field.name: isinstance(field, LinesField) for field in _CHANGED}
    return was.keys() == to.keys() and all(
        values.keys() <= kept.keys()
        and all(_is_value(value, is_lines=kept[name]) for name, value in values.items())
        and not _problem_of(Contact(**({"name": "?"} | values)))
        for values in (was, to)
    )


def _is_value(value: Any, *, is_lines: bool) -> bool:
    texts = value if is_lines else (value,)
    return isinstance(texts, tuple) and all(
        isinstance(text, str) and "\0" not in text and _is_unicode(text) for text in texts
    )


def _is_sound(model: type[Record], field: Any, raw: Any) -> bool:
    name = field.column_name
    if isinstance(field, UtcField):
        return bool(_MOMENT.fullmatch(raw)) and _is_time(raw)
    if isinstance(field, DayField):
        return bool(_DAY.fullmatch(raw)) and _is_time(raw)
    if isinstance(raw, int):
        return raw in (0, 1) or not isinstance(field, pw.BooleanField)
    return _is_sound_text(model, name, raw, field.python_value(raw) if isinstance(field, LinesField) else (raw,))


def _is_sound_text(model: type[Record], name: str, raw: str, lines: tuple[str, ...]) -> bool:
    if (model, name) in _WORDS:
        return set(lines) <= set(_WORDS[model, name])
    if name == "uid":
        return bool(_UID.fullmatch(raw))
    if name in ("quiet_from", "quiet_until"):
        return bool(_HOUR.fullmatch(raw)) and _is_hour(raw)
    if (model, name) == (Message, "times"):
        return all(map(_is_time, lines))
    return name not in _SHORT or len(raw) <= SHORT


def _is_time(text: str) -> bool:
    """Whether it is a moment, or a day, from which one can count."""
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return found.year in _YEARS and (found.tzinfo is not None or len(text) == len("2026-09-15"))


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_hour(text: str) -> bool:
    try:
        dt.time.fromisoformat(text)
    except ValueError:
        return False
    return True
