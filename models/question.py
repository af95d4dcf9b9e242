"""The cards: the guide's twenty-one, and the person's own."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, Self

import peewee as pw

from models.database import db
from models.errors import Problem
from models.record import Record, UtcField, clean, too_long

WHO_ELSE: Final = "who-else"
"""The most important card: always the last of every interview, never removed."""
LONGEST: Final = 500
"""Characters of an own card."""


class Question(Record):
    key: pw.TextField[str | None] = pw.TextField(null=True, unique=True)
    text: pw.TextField[str] = pw.TextField(default="")
    position: pw.IntegerField[int] = pw.IntegerField()
    hidden_at: UtcField[dt.datetime | None] = UtcField(null=True)

    def problems(self) -> dict[str, Problem]:
        found = too_long(self, {"text": LONGEST})
        if self.key is None and not self.text:
            found["text"] = Problem.MISSING
        if self.key == WHO_ELSE and (self.hidden_at or self.deleted_at):
            found["text"] = Problem.UNKNOWN
        return found

    @property
    def is_last(self) -> bool:
        return self.key == WHO_ELSE

    @classmethod
    def deck(cls, *, hidden: bool = False) -> list[Self]:
        """Every card in the person's order, `who-else` last; with `hidden`, also those put aside."""
        query = cls.select().where(cls.deleted_at.is_null())
        if not hidden:
            query = query.where(cls.hidden_at.is_null())
        return list(query.order_by(_last(cls), cls.position, cls.id))

    @classmethod
    def add(cls, text: str) -> Self:
        """A card of the person's own, after the others and before `who-else`. Raises Invalid."""
        last = cls.select(pw.fn.MAX(cls.position)).scalar() or 0
        question = cls(text=clean(text), position=last + 1)
        question.save(force_insert=True)
        return question

    def reword(self, text: str) -> None:
        """Change an own card. Raises Invalid."""
        self.text = clean(text)
        self.save()

    def hide(self, now: dt.datetime) -> None:
        """Put a card aside: no interview proposes it. Raises Invalid for `who-else`."""
        self.hidden_at = now
        self.save()

    def show(self) -> None:
        self.hidden_at = None
        self.save()

    def delete_for_now(self, now: dt.datetime) -> None:
        """Delete an own card. What was answered to it stays in its interviews. Raises Invalid for `who-else`."""
        self.deleted_at = now
        self.save()

    def move(self, to: int) -> None:
        """Put it at a place of the deck, from 0; those put aside come after."""
        here, aside = type(self).deck(), [card for card in type(self).deck(hidden=True) if card.hidden_at is not None]
        ids = [card.id for card in here if card.id != self.id]
        ids.insert(to, self.id)
        self.arrange([*ids, *(card.id for card in aside)])

    @classmethod
    def arrange(cls, ids: list[int]) -> None:
        """Keep this order of the deck."""
        with db.atomic():
            for position, key in enumerate(ids, start=1):
                cls.update(position=position).where(cls.id == key).execute()


def _last(question: Any) -> Any:
    return pw.Case(None, [(question.key == WHO_ELSE, 1)], 0)
