"""What everyone said, question by question: each answer of an interview that was held, once, the newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from zoneinfo import ZoneInfo

import peewee as pw

from models.answer import Answer
from models.contact import Contact
from models.interview import Interview, held
from models.key_phrase import KeyPhrase
from models.profile import Profile
from models.question import Question
from models.record import fold

_BLANKS: Final = " \t\r\n\u00a0"


@dataclass(frozen=True)
class Option:
    """What one may filter by."""

    key: str
    """The same for what differs by accents or capitals alone."""
    name: str
    kind: str = ""
    """Of a subject: industry, job or profession."""


@dataclass(frozen=True)
class Heard:
    """A card that was asked, or answered, in an interview."""

    answer: int
    question: int
    interview: int
    contact: int
    name: str
    organisation: str
    tags: tuple[str, ...]
    subject_kind: str
    subject_name: str
    """The interview's own, else the person's."""
    place: str
    way: str
    start: dt.datetime
    """On the clock of the interview's own zone."""
    text: str
    """As it was typed; empty when the card was asked, and nothing was noted."""
    phrases: tuple[str, ...]
    """What of the text is marked as key, in its order."""

    @property
    def subject(self) -> Option:
        return Option(f"{self.subject_kind}:{fold(self.subject_name)}", self.subject_name, self.subject_kind)


@dataclass(frozen=True)
class Wanted:
    """Which answers: by the key of a subject, of an organisation and of a tag. An empty one wants any."""

    subject: str = ""
    organisation: str = ""
    tag: str = ""

    @property
    def is_any(self) -> bool:
        return self == EVERYTHING

    def fits(self, heard: Heard) -> bool:
        """Whether an answer fits each of them."""
        return (
            self.subject in ("", heard.subject.key)
            and self.organisation in ("", fold(heard.organisation))
            and (not self.tag or self.tag in map(fold, heard.tags))
        )


EVERYTHING: Final = Wanted()


@dataclass(frozen=True)
class Asked:
    """A question, and what is known of it."""

    question: Question
    answers: tuple[Heard, ...]
    """The newest first."""
    silent: tuple[Heard, ...]
    """Where it was asked and nothing was noted."""

    @property
    def people(self) -> int:
        """How many people answered."""
        return len({heard.contact for heard in self.answers})

    @property
    def phrases(self) -> int:
        """How many phrases are marked as key."""
        return sum(len(heard.phrases) for heard in self.answers)


@dataclass(frozen=True)
class SideBySide:
    """All that was asked in the interviews held so far."""

    everything: tuple[Heard, ...]
    """The newest interview first; within one, in the order of its cards."""
    wanted: Wanted
    _questions: tuple[Question, ...]

    @cached_property
    def questions(self) -> tuple[Asked, ...]:
        """The questions with an answer that fits, in the order of the deck; hidden and deleted ones in their place."""
        asked = (self.of(question) for question in self._questions)
        return tuple(row for row in asked if row.answers)

    @cached_property
    def unanswered(self) -> tuple[Question, ...]:
        """The cards of the deck to which nobody has said anything that was noted, whatever fits."""
        known = {heard.question for heard in self.everything if heard.text}
        return tuple(row for row in self._questions if row.id not in known and not row.deleted_at and not row.hidden_at)

    @cached_property
    def answers(self) -> tuple[Heard, ...]:
        """Every answer that fits."""
        return tuple(heard for heard in self.everything if heard.text and self.wanted.fits(heard))

    @property
    def is_anything(self) -> bool:
        """Whether there is any answer, whether or not it fits."""
        return any(heard.text for heard in self.everything)

    def of(self, question: Question) -> Asked:
        """What fits, of one question."""
        mine = self._by_question.get(question.id, [])
        return Asked(question, tuple(row for row in mine if row.text), tuple(row for row in mine if not row.text))

    @cached_property
    def _by_question(self) -> dict[int, list[Heard]]:
        found: dict[int, list[Heard]] = {}
        for heard in self.everything:
            if self.wanted.fits(heard):
                found.setdefault(heard.question, []).append(heard)
        return found

    @cached_property
    def subjects(self) -> tuple[Option, ...]:
        """The subjects that were talked about, by name."""
        return _options(heard.subject for heard in self.everything)

    @cached_property
    def organisations(self) -> tuple[Option, ...]:
        return _options(Option(fold(row.organisation), row.organisation) for row in self.everything if row.organisation)

    @cached_property
    def tags(self) -> tuple[Option, ...]:
        return _options(Option(fold(tag), tag) for row in self.everything for tag in row.tags)


def side_by_side(now: dt.datetime, wanted: Wanted = EVERYTHING) -> SideBySide:
    """What was said in the interviews held until a moment, by people who are still among the contacts."""
    deck = Question.deck(hidden=True)
    gone = Question.select().where(Question.deleted_at.is_null(False)).order_by(Question.position, Question.id)
    last = [question for question in deck if question.is_last]
    questions = (*(question for question in deck if not question.is_last), *gone, *last)
    return SideBySide(tuple(_heard(now)), wanted, questions)


def people_who_answered(now: dt.datetime) -> dict[int, int]:
    """How many people answered each question that anyone did, by its key."""
    pairs = _asked(now).select(Answer.question, Interview.contact).where(_words() != "").distinct().tuples()
    found: dict[int, int] = {}
    for question, _ in pairs:
        found[question] = found.get(question, 0) + 1
    return found


def _asked(now: dt.datetime) -> Any:
    return (
        Answer.select()
        .join(Interview)
        .join(Contact)
        .where(
            Answer.deleted_at.is_null(),
            Contact.deleted_at.is_null(),
            (_words() != "") | Answer.asked_at.is_null(False),
            held(now),
        )
    )


def _words() -> Any:
    """What was noted, without blanks."""
    return pw.fn.trim(Answer.text, _BLANKS)


def _heard(now: dt.datetime) -> list[Heard]:
    profile, phrases = Profile.load(), KeyPhrase.by_answer()
    rows = _asked(now).select(
        Answer.id,
        Answer.question,
        Interview.id,
        Contact.id,
        Contact.name,
        Contact.organisation,
        Contact.tags,
        Interview.subject_kind,
        Interview.subject_name,
        Interview.place,
        Interview.way,
        Interview.starts_at,
        Interview.zone,
        Answer.text,
    )
    newest_first = rows.order_by(Interview.starts_at.desc(), Interview.id.desc(), Answer.position, Answer.id)
    return [
        Heard(
            answer=row[0],
            question=row[1],
            interview=row[2],
            contact=row[3],
            name=row[4],
            organisation=row[5],
            tags=row[6],
            subject_kind=row[7] or profile.subject_kind,
            subject_name=row[8] or profile.subject_name,
            place=row[9],
            way=row[10],
            start=row[11].astimezone(ZoneInfo(row[12])),
            text=row[13].strip(),
            phrases=phrases.get(row[0], ()),
        )
        for row in newest_first.tuples()
    ]


def _options(rows: Iterable[Option]) -> tuple[Option, ...]:
    """Each once, by name; of several spellings, the newest."""
    found: dict[str, Option] = {}
    for row in rows:
        found.setdefault(row.key, row)
    return tuple(sorted(found.values(), key=lambda row: (fold(row.name), row.key)))
