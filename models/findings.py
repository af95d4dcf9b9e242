"""What the whole search brought: the facts of a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.agenda import all_held
from models.all_advice import all_advice
from models.contact import Contact
from models.left_out import Ranges
from models.names import Name, visible
from models.naming import agreed, naming
from models.people import everyone
from models.profile import Profile
from models.record import fold
from models.referral import Referral
from models.sentences import placed
from models.side_by_side import Heard as Answered
from models.side_by_side import side_by_side


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
    """Someone who was suggested."""

    giver: int | None
    """Who suggested them; None who has not agreed to be named (guide, G7)."""
    contact: int
    why: str
    """Empty when it names who may not be named."""


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
        others = (key for row in self.referrals for key in (row.giver, row.contact) if key is not None)
        return tuple(dict.fromkeys((*met, *others)))

    @property
    def withholds_names(self) -> bool:
        """Whether someone suggested another and is not said to have."""
        return any(row.giver is None for row in self.referrals)

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
    interviews = all_held(now)
    return Findings(
        name=profile.name,
        subject_kind=profile.subject_kind,
        subject_name=profile.subject_name,
        study_plan=profile.study_plan,
        people=people,
        asked=tuple(
            Asked(row.question.key, row.question.text, tuple(map(_heard, row.answers)))
            for row in side_by_side(now).questions
        ),
        advice=tuple(_advice(now)),
        met=tuple(Met(row.contact_id, row.start.date(), row.way, row.notes) for row in interviews),
        referrals=tuple(_referrals(people)),
    )


def _heard(row: Answered) -> Heard:
    return Heard(row.meeting.contact, row.meeting.start.date(), row.text, _places(row.text, row.phrases))


def _places(text: str, phrases: Collection[str]) -> Ranges:
    """Where these sentences stand in a text, each wherever it is."""
    return tuple((at, at + len(sentence)) for at, sentence in placed(text) if sentence in phrases)


def _advice(now: dt.datetime) -> Iterable[Suggested]:
    """What is open first, by its day."""
    found = all_advice(now)
    for outcome, rows in ((Outcome.OPEN, found.open), (Outcome.DONE, found.done), (Outcome.DROPPED, found.dropped)):
        for row in rows:
            day = row.interview.start.date() if row.interview else None
            yield Suggested(row.contact.id, row.advice.text, day, row.advice.due_on, outcome)


def _referrals(people: dict[int, Who]) -> Iterable[LedTo]:
    query = Referral.select().where(Referral.deleted_at.is_null()).order_by(Referral.created_at, Referral.id)
    rows = [row for row in query if row.giver_id in people and row.contact_id in people]
    may_be_named, givers = agreed(rows), _words_of_givers()
    for row in rows:
        giver = row.giver_id if (row.giver_id, row.contact_id) in may_be_named else None
        yield LedTo(giver, row.contact_id, _why(row, givers))


def _words_of_givers() -> frozenset[str]:
    """The words of the names of everyone who ever suggested someone."""
    givers = Contact.select().join(Referral, on=(Referral.giver == Contact.id)).distinct()
    names = (Name(name) for giver in givers for name in (giver.name, *giver.former_names))
    return frozenset().union(*(name.words for name in names))


def _why(row: Referral, givers: frozenset[str]) -> str:
    text = fold(visible(row.why))
    # Few texts hold a word of a giver's name, and to tell who may be named takes queries.
    return naming(row.contact).spoken(row.why) if any(word in text for word in givers) else row.why
