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
from models.held import held
from models.interview import Interview
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
class Meeting:
    """An interview that was held, and with whom."""

    interview: int
    contact: int
    name: str
    organisation: str
    tags: tuple[str, ...]
    subject: Option
    """The interview's own, else the person's."""
    place: str
    way: str
    start: dt.datetime
    """On the clock of the interview's own zone."""


@dataclass(frozen=True)
class Heard:
    """A card that was asked, or answered, in an interview."""

    answer: int
    question: int
    meeting: Meeting
    text: str
    """As it was typed; empty when the card was asked, and nothing was noted."""
    phrases: tuple[str, ...]
    """What of the text is marked as key, in its order."""

    @property
    def interview(self) -> int:
        return self.meeting.interview

    @property
    def contact(self) -> int:
        return self.meeting.contact

    @property
    def start(self) -> dt.datetime:
        """On the clock of the interview's own zone."""
        return self.meeting.start


@dataclass(frozen=True)
class Wanted:
    """Which answers: by the key of a subject, of an organisation and of a tag. An empty one wants any."""

    subject: str = ""
    organisation: str = ""
    tag: str = ""

    @property
    def is_any(self) -> bool:
        return self == EVERYTHING

    def fits(self, meeting: Meeting) -> bool:
        """Whether a meeting fits each of them."""
        return (
            self.subject in ("", meeting.subject.key)
            and self.organisation in ("", fold(meeting.organisation))
            and (not self.tag or self.tag in map(fold, meeting.tags))
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
        return tuple(heard for rows in self._by_question.values() for heard in rows if heard.text)

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
        fitting = {meeting.interview for meeting in self._meetings if self.wanted.fits(meeting)}
        found: dict[int, list[Heard]] = {}
        for heard in self.everything:
            if heard.interview in fitting:
                found.setdefault(heard.question, []).append(heard)
        return found

    @cached_property
    def subjects(self) -> tuple[Option, ...]:
        """The subjects that were talked about, by name."""
        return _options(meeting.subject for meeting in self._meetings)

    @cached_property
    def organisations(self) -> tuple[Option, ...]:
        names = (meeting.organisation for meeting in self._meetings)
        return _options(Option(fold(name), name) for name in names if name)

    @cached_property
    def tags(self) -> tuple[Option, ...]:
        return _options(Option(fold(tag), tag) for meeting in self._meetings for tag in meeting.tags)

    @cached_property
    def _meetings(self) -> list[Meeting]:
        return list({heard.interview: heard.meeting for heard in self.everything}.values())


def side_by_side(now: dt.datetime, wanted: Wanted = EVERYTHING) -> SideBySide:
    """What was said in the interviews held until a moment, by people who are still among the contacts."""
    deck = Question.deck(hidden=True)
    gone = Question.select().where(Question.deleted_at.is_null(False)).order_by(Question.position, Question.id)
    last = [question for question in deck if question.is_last]
    questions = (*(question for question in deck if not question.is_last), *gone, *last)
    return SideBySide(tuple(_heard(now)), wanted, questions)


def people_who_answered(now: dt.datetime) -> dict[int, int]:
    """How many people answered each question that anyone did, by its key."""
    people: dict[int, set[int]] = {}
    contacts = {meeting.interview: meeting.contact for meeting in _meetings(now)}
    for _, question, interview, _ in _asked().where(_words() != ""):
        if interview in contacts:
            people.setdefault(question, set()).add(contacts[interview])
    return {question: len(who) for question, who in people.items()}


def _heard(now: dt.datetime) -> list[Heard]:
    """Read in two parts, as what is the same for all of an interview is read once."""
    phrases = KeyPhrase.by_answer()
    asked: dict[int, list[tuple[int, int, str]]] = {}
    for answer, question, interview, text in _asked():
        asked.setdefault(interview, []).append((answer, question, text.strip()))
    return [
        Heard(answer, question, meeting, text, phrases.get(answer, ()))
        for meeting in _meetings(now)
        for answer, question, text in asked.get(meeting.interview, ())
    ]


def _asked() -> Any:
    """Each card that was asked or answered: its key, its question's, its interview's, and what was noted."""
    return (
        Answer.select(Answer.id, Answer.question, Answer.interview, Answer.text)
        .where(Answer.deleted_at.is_null(), (_words() != "") | Answer.asked_at.is_null(False))
        .order_by(Answer.position, Answer.id)
        .tuples()
    )


def _words() -> Any:
    """What was noted, without blanks."""
    return pw.fn.trim(Answer.text, _BLANKS)


def _meetings(now: dt.datetime) -> list[Meeting]:
    """The interviews held until a moment, with people who are still among the contacts; the newest first."""
    profile = Profile.load()
    rows: Any = (
        Interview.select(
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
        )
        .join(Contact)
        .where(Contact.deleted_at.is_null(), held(now))
        .order_by(Interview.starts_at.desc(), Interview.id.desc())
        .tuples()
    )
    return [_meeting(profile, *row) for row in rows]


def _meeting(profile: Profile, *row: Any) -> Meeting:
    interview, contact, name, organisation, tags, kind, subject, place, way, start, zone = row
    kind, subject = kind or profile.subject_kind, subject or profile.subject_name
    return Meeting(
        interview=interview,
        contact=contact,
        name=name,
        organisation=organisation,
        tags=tags,
        subject=Option(f"{kind}:{fold(subject)}", subject, kind),
        place=place,
        way=way,
        start=start.astimezone(ZoneInfo(zone)),
    )


def _options(rows: Iterable[Option]) -> tuple[Option, ...]:
    """Each once, by name; of several spellings, the newest."""
    found: dict[str, Option] = {}
    for row in rows:
        found.setdefault(row.key, row)
    return tuple(sorted(found.values(), key=lambda row: (fold(row.name), row.key)))
