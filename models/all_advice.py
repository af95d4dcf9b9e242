"""All that people advised: what is open first, by its date or by who said it; then what was done, and set aside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import peewee as pw

from models.advice import Advice
from models.contact import Contact
from models.interview import Interview
from models.message import Message, MessageKind


@dataclass(frozen=True)
class Given:
    """A piece of advice, and where it comes from."""

    advice: Advice
    contact: Contact
    interview: Interview | None
    """None when it was deleted."""
    is_told: bool
    """Whether an update was sent to them since it was done."""


@dataclass(frozen=True)
class AllAdvice:
    """All of it, each piece in one of these. `by_person` tells the open ones a second time."""

    late: tuple[Given, ...]
    """Open, and its day has passed; the earliest first."""
    dated: tuple[Given, ...]
    """Open, with a day to come or today's; the earliest first."""
    undated: tuple[Given, ...]
    """Open, without a day; what was noted last first."""
    done: tuple[Given, ...]
    """The latest first."""
    dropped: tuple[Given, ...]
    """The latest first."""

    @property
    def open(self) -> tuple[Given, ...]:
        return (*self.late, *self.dated, *self.undated)

    @property
    def is_any(self) -> bool:
        return bool(self.open or self.done or self.dropped)

    @property
    def by_person(self) -> list[tuple[Contact, list[Given]]]:
        """What is open, of each person by name; theirs in the same order as by date."""
        name = lambda row: (row.contact.sort_name, row.contact.id)  # noqa: E731
        groups = [list(rows) for _, rows in groupby(sorted(self.open, key=name), name)]
        return [(rows[0].contact, rows) for rows in groups]


def all_advice(now: dt.datetime) -> AllAdvice:
    """What everyone who is still among the contacts advised. Days are those of the zone of `now`."""
    rows, today = list(_given()), now.date()
    still = [row for row in rows if row.advice.is_open]
    dated = _sorted((row for row in still if row.advice.due_on), "due_on")
    return AllAdvice(
        late=tuple(row for row in dated if row.advice.due < today),
        dated=tuple(row for row in dated if row.advice.due >= today),
        undated=_sorted((row for row in still if not row.advice.due_on), "created_at", newest_first=True),
        done=_sorted((row for row in rows if row.advice.done_at), "done_at", newest_first=True),
        dropped=_sorted((row for row in rows if row.advice.dropped_at), "dropped_at", newest_first=True),
    )


def _sorted(rows: Iterable[Given], field: str, *, newest_first: bool = False) -> tuple[Given, ...]:
    key = lambda row: (getattr(row.advice, field), row.advice.id)  # noqa: E731
    return tuple(sorted(rows, key=key, reverse=newest_first))


def _given() -> Iterable[Given]:
    told = _last_updates()
    query = (
        Advice.select(Advice, Contact, Interview)
        .join(Contact)
        .switch(Advice)
        .join(Interview, pw.JOIN.LEFT_OUTER, on=(Advice.interview == Interview.id))
        .where(Advice.deleted_at.is_null(), Contact.deleted_at.is_null())
    )
    for advice in query:
        interview = advice.interview if advice.interview_id else None
        since = told.get(advice.contact_id)
        yield Given(
            advice=advice,
            contact=advice.contact,
            interview=interview if interview and interview.deleted_at is None else None,
            is_told=bool(advice.done_at and since and since >= advice.done_at),
        )


def _last_updates() -> dict[int, dt.datetime]:
    """When news was last sent to each contact, by key."""
    rows: Any = (
        Message.select(Message.contact, pw.fn.MAX(Message.sent_at))
        .where(Message.kind == MessageKind.UPDATE, Message.sent_at.is_null(False), Message.deleted_at.is_null())
        .group_by(Message.contact)
        .tuples()
    )
    return {contact: dt.datetime.fromisoformat(str(at)) for contact, at in rows}
