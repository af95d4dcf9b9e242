"""What every table has: keys, dates, undoable deletion, and fields that keep UTC and lines."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar
from uuid import uuid4

import peewee as pw

from models import clock
from models.database import db
from models.errors import Invalid, Problem

SHORT: Final = 200
"""Characters in a name or another single line."""
LONG: Final = 1_000_000
"""Characters in notes or an answer."""

_FORMAT: Final = "%Y-%m-%dT%H:%M:%S.%f"
_V = TypeVar("_V")
_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""What has no accent to lose, and is written without."""

if TYPE_CHECKING:
    _Field = pw.Field
else:

    class _Field(pw.Field):
        """Peewee's stubs make a field generic; at run time it is not."""

        def __class_getitem__(cls, _value: object) -> type[pw.Field]:
            return cls


def stamp(moment: dt.datetime) -> str:
    """A moment as the database keeps it: UTC to the millisecond, in text that sorts by time."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(dt.UTC).strftime(_FORMAT)[:-3] + "Z"


class UtcField(_Field[_V]):
    """An aware moment. It reads back in UTC."""

    field_type = "TEXT"

    def db_value(self, value: dt.datetime | str | None) -> str | None:
        return stamp(value) if isinstance(value, dt.datetime) else value

    def python_value(self, value: str | None) -> dt.datetime | None:
        return None if value is None else dt.datetime.fromisoformat(value)


class DayField(_Field[_V]):
    """A calendar day of no zone."""

    field_type = "TEXT"

    def db_value(self, value: dt.date | str | None) -> str | None:
        return value.isoformat() if isinstance(value, dt.date) else value

    def python_value(self, value: str | None) -> dt.date | None:
        return None if value is None else dt.date.fromisoformat(value)


class LinesField(_Field[tuple[str, ...]]):
    """Several short texts, kept one a line."""

    field_type = "TEXT"

    def db_value(self, value: tuple[str, ...] | str) -> str:
        if isinstance(value, str):
            return value
        return "\n".join(" ".join(item.split()) for item in value if item.strip())

    def python_value(self, value: str | None) -> tuple[str, ...]:
        return tuple((value or "").split("\n")) if value else ()


def fold(text: str) -> str:
    """Text for sorting and finding: no accents, no case, no ligatures."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_LETTERS)


def storable(text: str) -> str:
    """What was typed, without what can't be stored: NUL, and half a pair of surrogates."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def clean(text: str) -> str:
    """The same without outer blanks."""
    return storable(text).strip()


class Record(pw.Model):
    """A row with its key, `uid`, dates in UTC, and an undoable deletion."""

    id: pw.AutoField[int] = pw.AutoField()
    uid: pw.TextField[str] = pw.TextField(unique=True, default=lambda: str(uuid4()))
    created_at: UtcField[dt.datetime] = UtcField(default=clock.utc)
    updated_at: UtcField[dt.datetime] = UtcField(default=clock.utc)
    deleted_at: UtcField[dt.datetime | None] = UtcField(null=True)

    class Meta:
        database = db
        legacy_table_names = False
        only_save_dirty = True  # two screens on one row must not write back what the other changed

    @classmethod
    def find(cls, key: int) -> Self | None:
        """The row of that key, unless it was deleted."""
        return cls.get_or_none(cls.id == key, cls.deleted_at.is_null())

    def problems(self) -> dict[str, Problem]:
        """What is wrong with this row, by field; empty when it can be kept."""
        return {}

    def save(self, *args: Any, **kwargs: Any) -> int:
        """Keep the row. Raises Invalid when something is wrong with it, and then changes nothing."""
        problems = self.problems()
        if problems:
            raise Invalid(problems)
        self.updated_at = clock.utc()
        return super().save(*args, **kwargs)

    def delete_for_now(self, now: dt.datetime) -> None:
        """Delete, in a way that `restore` undoes."""
        self.deleted_at = now
        super().save(only=[type(self).deleted_at])

    def restore(self) -> None:
        """Undo a deletion."""
        self.deleted_at = None
        super().save(only=[type(self).deleted_at])


def refuse_future(field: str, moment: dt.datetime, now: dt.datetime) -> None:
    """Raise Invalid, which says it of this field, when a moment is yet to come."""
    if clock.instant(moment) > clock.instant(now):
        raise Invalid({field: Problem.IN_THE_FUTURE})


def too_long(record: Record, limits: dict[str, int]) -> dict[str, Problem]:
    """The fields whose text passes its limit."""
    found = {}
    for field, limit in limits.items():
        value = getattr(record, field)
        if any(len(item) > limit for item in ([value] if isinstance(value, str) else value)):
            found[field] = Problem.TOO_LONG
    return found
