"""Everything found by its words. What there is to find, and how it is kept up, is in the database: migration 0005.

The person's own cards are few, and are read through each time.
"""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any, Final

import peewee as pw
from playhouse.sqlite_ext import FTS5Model, RowIDField, SearchField

from models import search_index
from models.database import db
from models.errors import DamagedDatabase, NotKept
from models.excerpt import Line, Piece, Wanted
from models.question import Question

PAGE: Final = 50
_KINDS: Final = 16
"""A row of the index is the id of what was found, times this, plus the number of its kind."""
_WEIGHTS: Final = {"name": 100.0, "about": 5.0, "text": 1.0, "who": 0.3}
_OWN: Final = "{name about text}"
"""What is its own. Who it is about helps to find it, as in "lavoie budget", but does not find it alone."""
_OWN_COLUMNS: Final = 3
_PAIRS: Final = (
    "œ=oe Œ=oe æ=ae Æ=ae ß=ss ẞ=ss ø=o Ø=o ł=l Ł=l đ=d Đ=d ð=d Ð=d þ=th Þ=th ı=i ﬀ=ff ﬁ=fi ﬂ=fl ﬃ=ffi ﬄ=ffl ﬅ=st ﬆ=st"
)
_FOLDED: Final = str.maketrans(dict(pair.split("=") for pair in _PAIRS.split()))
"""What the index was folded by (migration 0005), in the place of SQLite's tokenizer, which folds the rest."""
_VIEW: Final = ("id", "contact_id", "interview_id", "at", "detail", "person", "about", "text")


class Kind(StrEnum):
    """What is found, in the order of its numbers in the index, from 1."""

    CONTACT = "contact"
    ABOUT = "about"
    """The notes about a contact."""
    INTERVIEW = "interview"
    HEARD = "heard"
    """The notes of an interview."""
    ANSWER = "answer"
    MESSAGE = "message"
    CALL = "call"
    ADVICE = "advice"
    REFERRAL = "referral"
    CARD = "card"
    """A card of the person's own, which is in no index."""


class Index(FTS5Model):  # type: ignore[misc]
    """The words of everything."""

    rowid = RowIDField()
    name = SearchField()
    about = SearchField()
    text = SearchField()
    who = SearchField()

    class Meta:
        database = db
        table_name = "search"
        options = {"tokenize": "unicode61 remove_diacritics 2"}  # noqa: RUF012 - Peewee reads it once


@dataclass(frozen=True)
class Found:
    """A line of what was found."""

    kind: Kind
    id: int
    contact: int | None
    """None for a card."""
    interview: int | None
    at: dt.datetime | None
    """When it was said, sent or held, in UTC; a message without is a draft."""
    detail: str
    """The key of an answer's card, the kind of a message, who gave a referral."""
    title: Line
    """Whom it is about, or what a card asks."""
    line: Line
    """Where the words were found."""
    question: Line
    """What the person's own card asked."""


def search(typed: str, *, offset: int = 0) -> list[Found]:
    """One page of what has all these words, in any order: people, then the rest, the best first; own cards last.

    The last word may be only begun. Accents, case and punctuation are ignored. Whatever is typed is text; without a
    letter or a digit, nothing is found.
    """
    wanted = Wanted(typed)
    if not wanted.parts:
        return []
    try:
        keys = _keys(wanted, offset)
    except NotKept as error:
        if not isinstance(error.reason, DamagedDatabase):
            raise
        rebuild()  # the index is damaged, which is no loss
        keys = _keys(wanted, offset)
    found = {row[0] * _KINDS + number: _found(wanted, number, row) for number, row in _rows(keys)}
    return [*(found[key] for key in keys if key in found), *_cards(wanted, offset, len(keys))]


def _cards(wanted: Wanted, offset: int, before: int) -> list[Found]:
    """The person's own cards of this page, on which so many other things stand before them."""
    if before == PAGE:
        return []
    others = offset + before if before else len(_keys(wanted, 0, offset))
    own = Question.select().where(Question.key.is_null(), Question.deleted_at.is_null())
    found = [
        Found(Kind.CARD, card.id, None, None, None, "", wanted.line(card.text), Line(), Line())
        for card in own.order_by(Question.position, Question.id)
        if len(wanted.parts_in(card.text)) == len(wanted.parts)
    ]
    start = max(0, offset - others)
    return found[start : start + PAGE - before]


def _keys(wanted: Wanted, offset: int, most: int = PAGE) -> list[int]:
    if search_index.is_plain(db):
        return _read_through(wanted)[offset : offset + most]
    is_person = Index.rowid.bin_and(_KINDS - 1) == 1
    query = (
        Index.select(Index.rowid)
        .where(Index.match(_expression(wanted.parts)))
        # Else a word that is often in some notes would come before the person of that name.
        .order_by(is_person.desc(), Index.bm25(*_WEIGHTS.values()), Index.rowid)
    )
    return [key for (key,) in query.offset(offset).limit(most).tuples()]


def _read_through(wanted: Wanted) -> list[int]:
    """All keys of them where there is no FTS5: each row is read. It finds the same, and orders it much as FTS5 does."""
    found = []
    for key, *texts in Index.select(Index.rowid, Index.name, Index.about, Index.text, Index.who).tuples():
        if not wanted.may_be_in("\n".join(texts)):
            continue
        parts = [wanted.parts_in(text) for text in texts]
        if any(parts[:_OWN_COLUMNS]) and len(frozenset().union(*parts)) == len(wanted.parts):
            weight = sum(map(operator.mul, _WEIGHTS.values(), map(len, parts)))
            found.append((key % _KINDS != 1, -weight, key))
    return [key for *_, key in sorted(found)]


def rebuild() -> int:
    """Make the index anew from what it is made of, also when it is damaged. Gives how many things can be found."""
    with db.atomic("IMMEDIATE"):
        search_index.make_anew(db)
        tidy()
    return int(Index.select().count())


def tidy() -> None:
    """Write the index together, so that nothing of what was deleted is left in it. It takes as long as it is large."""
    if not search_index.is_plain(db):
        Index.optimize()


def _expression(parts: tuple[str, ...]) -> str:
    """What FTS5 is asked: each part is a string in its grammar, so that none is an operator."""
    phrases = [f'"{part.translate(_FOLDED)}"' for part in parts]
    phrases[-1] += " *"
    own = f"{_OWN} : ({' OR '.join(phrases)})"
    return own if len(phrases) == 1 else f"({' '.join(phrases)}) AND {own}"


def _rows(keys: list[int]) -> Iterator[tuple[int, Any]]:
    """What these keys of the index stand for, each with the number of its kind."""
    number = lambda key: key % _KINDS  # noqa: E731
    for kind, of_kind in groupby(sorted(keys, key=number), number):
        view = pw.Table(f"found_{list(Kind)[kind - 1]}", _database=db)
        ids = [key // _KINDS for key in of_kind]
        for row in view.select(*(view.c[column] for column in _VIEW)).where(view.c.id.in_(ids)).tuples():
            yield kind, row


def _found(wanted: Wanted, number: int, row: Any) -> Found:
    key, contact, interview, at, detail, person, about, text = row
    kind = list(Kind)[number - 1]
    moment = None if at is None else dt.datetime.fromisoformat(at)
    line, question = wanted.excerpt([*filter(None, about.split("\n")), text.strip()]), Line()
    if kind is Kind.CONTACT:
        line = _of_contact(wanted, about)
    if kind is Kind.ANSWER:
        line, question = wanted.excerpt([text.strip()]), wanted.line(about)
    return Found(kind, key, contact, interview, moment, detail, wanted.line(person), line, question)


def _of_contact(wanted: Wanted, about: str) -> Line:
    """The title and the organisation, unless the words are in something else that is known of them."""
    title, organisation, *others = about.split("\n")
    known = " · ".join(filter(None, (title, organisation)))
    number = [line for line in others if wanted.is_number(line)]
    return (Piece(number[0], is_found=True),) if number else wanted.excerpt([known, *filter(None, others)])
