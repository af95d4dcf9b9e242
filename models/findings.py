"""What the whole search brought: the facts of a report."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.advice import Advice
from models.answer import Answer
from models.interview import Interview, held, standing
from models.key_phrase import KeyPhrase
from models.left_out import Ranges
from models.people import everyone
from models.profile import Profile
from models.question import Question
from models.referral import Referral


class Part(StrEnum):
    """What a report may hold, in this order."""

    PHRASES = "phrases"
    ANSWERS = "answers"
    ADVICE = "advice"
    NOTES = "notes"
    INTERVIEWS = "interviews"
    PEOPLE = "people"


class Outcome(StrEnum):
    """What became of advice."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Who:
    """Someone known."""

    key: int
    name: str
    title: str
    organisation: str


@dataclass(frozen=True)
class Heard:
    """An answer, with the sentences of it that were marked as key."""

    who: int
    day: dt.date
    text: str
    keys: Ranges

    @property
    def phrases(self) -> tuple[str, ...]:
        """The key sentences, each once."""
        return tuple(dict.fromkeys(self.text[start:end] for start, end in self.keys))


@dataclass(frozen=True)
class Asked:
    """A question, built-in (`key`) or the person's own (`text`), with all that was answered to it, the newest first."""

    key: str | None
    text: str
    heard: tuple[Heard, ...]


@dataclass(frozen=True)
class Suggested:
    """Advice, with the day of the interview in which it was given, if it was in one."""

    who: int
    text: str
    given_on: dt.date | None
    due_on: dt.date | None
    outcome: Outcome


@dataclass(frozen=True)
class Met:
    """An interview that was held, on the day it was there."""

    who: int
    day: dt.date
    way: str
    notes: str


@dataclass(frozen=True)
class LedTo:
    """Someone who suggested someone."""

    giver: int
    contact: int
    why: str


@dataclass(frozen=True)
class Findings:
    """All there is to report. People are named by their key in `people`."""

    name: str
    subject_kind: str
    subject_name: str
    study_plan: str
    people: dict[int, Who]
    asked: tuple[Asked, ...]
    advice: tuple[Suggested, ...]
    met: tuple[Met, ...]
    """The latest first."""
    referrals: tuple[LedTo, ...]

    @property
    def acquaintances(self) -> tuple[int, ...]:
        """Who was met, the first first, then who was only suggested."""
        met = (meeting.who for meeting in reversed(self.met))
        others = (key for row in self.referrals for key in (row.giver, row.contact))
        return tuple(dict.fromkeys((*met, *others)))

    @property
    def phrases(self) -> int:
        """How many key phrases there are."""
        return sum(len(heard.phrases) for asked in self.asked for heard in asked.heard)

    @property
    def answers(self) -> int:
        return sum(len(asked.heard) for asked in self.asked)

    @property
    def notes(self) -> int:
        """How many interviews have notes."""
        return sum(bool(meeting.notes.strip()) for meeting in self.met)

    def count(self, part: Part) -> int:
        """How much a part holds."""
        return {
            Part.PHRASES: self.phrases,
            Part.ANSWERS: self.answers,
            Part.ADVICE: len(self.advice),
            Part.NOTES: self.notes,
            Part.INTERVIEWS: len(self.met),
            Part.PEOPLE: len(self.acquaintances),
        }[part]

    @property
    def is_empty(self) -> bool:
        return not any(map(self.count, Part))


def findings(now: dt.datetime) -> Findings:
    """What was brought back up to a moment, from interviews that were held, with people who were not deleted."""
    profile = Profile.load()
    people = {row.id: Who(row.id, row.name, row.title, row.organisation) for row in everyone()}
    interviews = list(standing().where(held(now)).order_by(Interview.starts_at.desc(), Interview.id.desc()))
    return Findings(
        name=profile.name,
        subject_kind=profile.subject_kind,
        subject_name=profile.subject_name,
        study_plan=profile.study_plan,
        people=people,
        asked=tuple(_asked(interviews)),
        advice=tuple(_advice(people)),
        met=tuple(Met(row.contact_id, row.start.date(), row.way, row.notes) for row in interviews),
        referrals=tuple(_referrals(people)),
    )


def _asked(interviews: list[Interview]) -> Iterable[Asked]:
    """By question, in the order of the deck; what was answered to a card that was deleted since stays."""
    held_in = {interview.id: (place, interview) for place, interview in enumerate(interviews)}
    keys = KeyPhrase.by_answer()
    heard = defaultdict(list)
    for answer in Answer.select().where(Answer.text != "", Answer.deleted_at.is_null()).order_by(Answer.id):
        if answer.interview_id in held_in and answer.text.strip():
            place, interview = held_in[answer.interview_id]
            marked = _places(answer.text, keys.get(answer.id, ()))
            said = Heard(interview.contact_id, interview.start.date(), answer.text, marked)
            heard[answer.question_id].append((place, said))
    order = {row.id: place for place, row in enumerate(Question.deck(hidden=True))}
    questions = sorted(
        Question.select().where(Question.id.in_(list(heard))),
        key=lambda row: (row.is_last, order.get(row.id, len(order)), row.id),
    )
    for question in questions:
        rows = sorted(heard[question.id], key=lambda row: row[0])
        yield Asked(question.key, question.text, tuple(said for _, said in rows))


def _places(text: str, phrases: Iterable[str]) -> Ranges:
    """Where these sentences stand in a text, each wherever it is."""
    found = []
    for phrase in filter(None, phrases):
        at = text.find(phrase)
        while at >= 0:
            found.append((at, at + len(phrase)))
            at = text.find(phrase, at + len(phrase))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not merged or start >= merged[-1][1]:
            merged.append((start, end))
    return tuple(merged)


def _advice(people: dict[int, Who]) -> Iterable[Suggested]:
    """What is open first, by its day; then what was done, the latest first; then what was dropped."""
    given = {row.id: row.start.date() for row in Interview.select().where(Interview.deleted_at.is_null())}
    rows = (
        Advice.select().where(Advice.deleted_at.is_null()).order_by(Advice.due_on.is_null(), Advice.due_on, Advice.id)
    )
    there = [row for row in rows if row.contact_id in people]
    done = sorted((row for row in there if row.done_at), key=lambda row: row.done_at or row.created_at, reverse=True)
    dropped = sorted(
        (row for row in there if row.dropped_at), key=lambda row: row.dropped_at or row.created_at, reverse=True
    )
    for outcome, group in (
        (Outcome.OPEN, [row for row in there if row.is_open]),
        (Outcome.DONE, done),
        (Outcome.DROPPED, [row for row in dropped if not row.done_at]),
    ):
        for row in group:
            day = given.get(row.interview_id) if row.interview_id else None
            yield Suggested(row.contact_id, row.text, day, row.due_on, outcome)


def _referrals(people: dict[int, Who]) -> Iterable[LedTo]:
    for row in Referral.select().where(Referral.deleted_at.is_null()).order_by(Referral.created_at, Referral.id):
        if row.giver_id in people and row.contact_id in people:
            yield LedTo(row.giver_id, row.contact_id, row.why)
