"""Sentences of the answers that the person marked as key.

A sentence is one as people would count them, or a line (models/sentences.py); sentences of the same words in one answer
are one. At each write a mark follows its sentence (models/edit.py). While that is nowhere in the answer the mark waits,
and is shown nowhere: what was cut and is pasted or typed again gets it back, for thirty days (models/deleted.py). Then
the words that were taken out are gone for good.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

import peewee as pw

from models.answer import Answer
from models.database import db
from models.edit import Edit
from models.errors import Invalid, Problem
from models.record import LONG, Record, too_long
from models.sentences import spoken


class KeyPhrase(Record):
    answer: pw.ForeignKeyField[Answer] = pw.ForeignKeyField(Answer, backref="key_phrases", on_delete="CASCADE")
    text: pw.TextField[str] = pw.TextField()
    """The sentence as it stands in the answer; while the mark waits, as it last stood."""
    marked: pw.TextField[str] = pw.TextField()
    """The sentence as it was when it was marked."""

    answer_id: int

    def problems(self) -> dict[str, Problem]:
        return too_long(self, {"text": LONG, "marked": LONG})

    # Queries

    @classmethod
    def of(cls, answer: Answer) -> tuple[str, ...]:
        """The key phrases of an answer, each once, in the order in which they stand in it."""
        rows = _standing().where(cls.answer == answer)
        return _in_order(answer.text, {row.text for row in rows})

    @classmethod
    def by_answer(cls) -> dict[int, tuple[str, ...]]:
        """The key phrases of every answer that has any, by its key: each once, in the order in which they stand."""
        texts: dict[int, str] = {}
        marked: dict[int, set[str]] = {}
        for key, text, phrase in _standing().select(Answer.id, Answer.text, cls.text).tuples():
            texts[key] = text
            marked.setdefault(key, set()).add(phrase)
        found = {key: _in_order(texts[key], phrases) for key, phrases in marked.items()}
        return {key: phrases for key, phrases in found.items() if phrases}

    # Acts

    @classmethod
    def mark(cls, answer: Answer, text: str) -> Self:
        """Mark a sentence of an answer; one that is marked stays so. Raises Invalid when it is not in it (any more)."""
        with db.atomic():
            there = Answer.get_by_id(answer.id)
            if text not in _sentences(there.text):
                raise Invalid({"text": Problem.UNKNOWN})
            known: Self | None = cls.select().where(cls.answer == answer, cls.text == text).first()
            if known is None:
                known = cls(answer=answer, text=text, marked=text)
            known.deleted_at = None
            known.save()
        return known

    @classmethod
    def unmark(cls, answer: Answer, text: str) -> None:
        """Take the mark of a sentence away. Marking it again undoes this."""
        cls.delete().where(cls.answer == answer, cls.text == text).execute()

    @classmethod
    def follow(cls, answer: Answer, before: str, now: dt.datetime) -> None:
        """Bring the marks of an answer to its present words, from those it had before. Called at each write."""
        marks = list(cls.select().where(cls.answer == answer))
        if marks and before != answer.text:
            edit = Edit(before, answer.text)
            for mark in marks:
                mark._stand_on(edit.became(mark.text, mark.marked, stood=mark.deleted_at is None), now)

    def _stand_on(self, sentence: str | None, now: dt.datetime) -> None:
        wanted = (self.text, self.deleted_at or now) if sentence is None else (sentence, None)
        if wanted != (self.text, self.deleted_at):
            self.text, self.deleted_at = wanted
            self.save()


def _standing() -> Any:
    return (
        KeyPhrase.select(KeyPhrase, Answer)
        .join(Answer)
        .where(KeyPhrase.deleted_at.is_null(), Answer.deleted_at.is_null())
    )


def _in_order(text: str, wanted: set[str]) -> tuple[str, ...]:
    return tuple(sentence for sentence in dict.fromkeys(_sentences(text)) if sentence in wanted)


def _sentences(text: str) -> list[str]:
    return [piece.text for piece in spoken(text)]
