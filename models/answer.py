"""A card in an interview: its place, whether it was asked, what was said."""

from __future__ import annotations

import datetime as dt

import peewee as pw

from models.database import db
from models.errors import Problem
from models.interview import Interview
from models.question import Question
from models.record import LONG, Record, UtcField, storable, too_long


class Answer(Record):
    interview: pw.ForeignKeyField[Interview] = pw.ForeignKeyField(Interview, backref="answers", on_delete="CASCADE")
    question: pw.ForeignKeyField[Question] = pw.ForeignKeyField(Question, backref="answers", on_delete="CASCADE")
    position: pw.IntegerField[int] = pw.IntegerField()
    asked_at: UtcField[dt.datetime | None] = UtcField(null=True)
    text: pw.TextField[str] = pw.TextField(default="")

    interview_id: int
    question_id: int

    def problems(self) -> dict[str, Problem]:
        return too_long(self, {"text": LONG})

    @property
    def is_used(self) -> bool:
        """Whether it holds something: an asked mark or words. Such a card is never taken out by itself."""
        return self.asked_at is not None or bool(self.text)

    def ask(self, now: dt.datetime | None) -> None:
        """Mark the card asked; None takes the mark away."""
        self.asked_at = now
        self.save()

    def write(self, text: str, now: dt.datetime) -> None:
        """Keep what was said, as typed; its key phrases follow. A card that has an answer was asked.

        Raises Invalid when too long.
        """
        from models.key_phrase import KeyPhrase

        before, self.text = self.text, storable(text)
        if self.text and self.asked_at is None:
            self.asked_at = now
        with db.atomic():
            self.save()
            KeyPhrase.follow(self, before, now)
