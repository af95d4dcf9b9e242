"""Sample people for `--demo`, with all that happened with them so far. Their texts are in locales/demo.py.

Days are counted from today, so that at any hour each kind of reminder is due, for some people late.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from zoneinfo import ZoneInfo

from locales import demo as texts
from locales.demo import Meeting, Person
from locales.words import Words, words
from models.advice import Advice
from models.call import Call
from models.checklist import Preparation, tick
from models.clock import at, now
from models.contact import ClosedReason, Contact
from models.database import db
from models.deck import cards, choose
from models.interview import MINUTES, CancelledBy, Interview, Objective, Way
from models.key_phrase import KeyPhrase
from models.message import Channel, Message, MessageKind, Reply
from models.profile import Profile, SubjectKind
from models.question import WHO_ELSE, Question
from models.referral import MayName, Referral
from models.sentences import spoken
from views.drafting import letter

_QUARTER: Final = 15 * 60
_OFFICE_HOURS: Final = range(8, 19)
_TRAVELS: Final = ("Europe/Paris", "Asia/Tokyo", "America/Vancouver")
"""Somewhere among these it is office hours when it isn't here."""


def fill(language: str) -> None:
    """Fill an empty database with people, their past and their plans, told in this language."""
    with db.atomic():
        story = _Story(words(language), now())
        _me(story)
        kwame, naomi = _helene(story)
        _david(story)
        _ewan(story)
        _unanswered(story)
        _robert_and_priya(story)
        _sophie(story)
        _amina(story)
        _kwame(story, kwame)
        _naomi(story, naomi)


@dataclass(frozen=True)
class _Story:
    """What happened, told act by act. Days are counted from today: yesterday is -1."""

    say: Words
    now: dt.datetime

    def moment(self, days: int, hour: int, minute: int = 0) -> dt.datetime:
        return at(self.today(days), hour, self.now.tzinfo).replace(minute=minute)

    def today(self, days: int = 0) -> dt.date:
        return self.now.date() + dt.timedelta(days=days)

    def found(self, person: Person, when: dt.datetime) -> Contact:
        """Someone the person found by themselves."""
        return self._described(Contact(created_at=when, language=self.say.writes), person)

    def suggested(self, by: Interview, person: Person, may_name: MayName) -> Contact:
        """Someone suggested during an interview."""
        referral = Referral.note(by, person.name, why=self.say(person.why), may_name=may_name)
        referral.created_at = referral.contact.created_at = by.ends_at
        referral.save()
        return self._described(referral.contact, person)

    def _described(self, contact: Contact, person: Person) -> Contact:
        say = self.say
        contact.describe(
            name=person.name,
            title=say(person.title),
            organisation=say(person.organisation),
            email=person.email,
            phones=(person.phone,),
            link=person.link,
            notes=say(person.notes),
            tags=tuple(map(say, person.tags)),
        )
        return contact

    def sent(self, kind: MessageKind, to: Contact, when: dt.datetime, about: Interview | None = None) -> Message:
        """A message sent as the app drafts it."""
        draft = letter(kind, to, about, self.say.writes).draft
        message = Message(kind=kind, contact=to, interview=about, created_at=when)
        message.write(draft.subject, draft.body)
        message.mark_sent(when, Channel.EMAIL)
        return message

    def agreed(self, to: Contact, asked: int, replied: int) -> None:
        """A request they said yes to."""
        request = self.sent(MessageKind.REQUEST, to, self.moment(asked, 10, 5))
        request.set_reply(Reply.YES, self.moment(replied, 15, 40))

    def plan(self, contact: Contact, meeting: Meeting, start: dt.datetime, planned: int, **values: Any) -> Interview:
        """An interview set some days from today, for `start`."""
        place = self.say(meeting.place)
        return Interview.plan(contact, start, MINUTES, self.moment(planned, 16, 10), place=place, **values)

    def hold(self, interview: Interview, meeting: Meeting) -> Interview:
        """An interview that took place, with what was said."""
        interview.open_cards(interview.starts_at)
        by_key = {card.question.key: card for card in cards(interview)}
        for minute, (key, answer) in enumerate(meeting.answers.items(), start=3):
            asked = interview.starts_at + dt.timedelta(minutes=minute)
            by_key[key].ask(asked)
            by_key[key].write(self.say(answer), asked)
            if key in texts.MARKED and answer:
                KeyPhrase.mark(by_key[key], spoken(by_key[key].text)[0].text)
        interview.write_notes(self.say(meeting.notes))
        interview.finish(interview.ends_at)
        return interview

    def advised(self, interview: Interview, advice: str, due_on: dt.date | None = None) -> Advice:
        advice_ = Advice.note(interview, self.say(advice), due_on, interview.ends_at)
        advice_.created_at = interview.ends_at
        advice_.save()
        return advice_


def _me(story: _Story) -> None:
    say, profile = story.say, Profile.load()
    profile.describe(
        name=texts.MY_NAME,
        introduction=say(texts.INTRODUCTION),
        subject_kind=SubjectKind.PROFESSION,
        subject_name=say(texts.SUBJECT),
        study_plan=say(texts.STUDY_PLAN),
    )
    profile.welcome(story.moment(-90, 19))


def _helene(story: _Story) -> tuple[Contact, Contact]:
    """Met long ago: news is late, and the day of her advice has come. She suggested two people, given here."""
    helene = story.found(texts.HELENE, story.moment(-60, 20))
    first_call = story.moment(-58, 8, 20)
    Call.log(helene, first_call, notes=story.say(texts.FIRST_CALL))
    aims = (Objective.INDUSTRY, Objective.NETWORK)
    planned = story.plan(helene, texts.WITH_HELENE, story.moment(-54, 14), -58, objectives=aims)
    interview = story.hold(planned, texts.WITH_HELENE)
    suggested = [story.suggested(interview, person, MayName.YES) for person in (texts.KWAME, texts.NAOMI)]
    story.advised(interview, texts.ATTEND_COUNCIL).do(story.moment(-47, 21, 30))
    story.advised(interview, texts.READ_THE_PLAN, story.today())
    story.sent(MessageKind.THANK_YOU, helene, story.moment(-53, 9, 15), interview)
    Call.log(helene, story.moment(-45, 8, 30), notes=story.say(texts.NEWS_CALL))
    return suggested[0], suggested[1]


def _david(story: _Story) -> None:
    """Met, thanked and told some news: more is owed."""
    david = story.found(texts.DAVID, story.moment(-85, 19))
    story.agreed(david, -84, -82)
    cancelled = story.plan(david, texts.WITH_DAVID, story.moment(-78, 13), -82)
    cancelled.cancel(CancelledBy.THEM, story.moment(-79, 17))
    aims = (Objective.JOB_SEARCH, Objective.RESUME)
    planned = story.plan(david, texts.WITH_DAVID, story.moment(-75, 13), -79, objectives=aims)
    interview = story.hold(planned, texts.WITH_DAVID)
    story.sent(MessageKind.THANK_YOU, david, story.moment(-75, 19), interview)
    story.advised(interview, texts.SKETCH_A_STREET).do(story.moment(-40, 11))
    story.advised(interview, texts.JOIN_ASSOCIATION)
    story.sent(MessageKind.UPDATE, david, story.moment(-30, 12, 10))


def _ewan(story: _Story) -> None:
    """Met, to be met again soon: not all is prepared, and his advice is late. Luc must not hear who named him."""
    ewan = story.found(texts.EWAN, story.moment(-19, 20))
    story.agreed(ewan, -18, -16)
    start = story.moment(-12, 11, 30)
    planned = story.plan(ewan, texts.WITH_EWAN, start, -16, way=Way.PHONE, objectives=(Objective.LABOUR_MARKET,))
    interview = story.hold(planned, texts.WITH_EWAN)
    story.suggested(interview, texts.LUC, MayName.NO)
    story.sent(MessageKind.THANK_YOU, ewan, story.moment(-11, 8, 50), interview)
    story.advised(interview, texts.RIDE_THE_LINE, story.today(-3))
    # Preparing opens at 18:00 two days before, and is late from 18:00 the day before.
    days = 1 if story.now.hour < 18 else 2
    again = story.plan(ewan, texts.EWAN_AGAIN, story.moment(days, 10), -10, objectives=(Objective.INDUSTRY,))
    tick(again, Preparation.RESEARCH, True)


def _unanswered(story: _Story) -> None:
    """Three requests without a reply: to remind of, late to remind of, and reminded of in vain."""
    for person, days in ((texts.FATIMA, -9), (texts.JEAN_PHILIPPE, -16), (texts.GRACE, -27)):
        contact = story.found(person, story.moment(days - 1, 20))
        story.sent(MessageKind.REQUEST, contact, story.moment(days, 9, 20))
    story.sent(MessageKind.NUDGE, contact, story.moment(-13, 9, 40))


def _robert_and_priya(story: _Story) -> None:
    """He declined, kindly, and suggested her: she expects a message."""
    robert = story.found(texts.ROBERT, story.moment(-13, 20))
    story.sent(MessageKind.REQUEST, robert, story.moment(-12, 10)).set_reply(Reply.NO, story.moment(-5, 16))
    robert.close(ClosedReason.DECLINED, story.moment(-5, 16, 5))
    priya = story.found(texts.PRIYA, story.moment(-5, 16, 10))
    referral = Referral.link(robert, priya, why=story.say(texts.PRIYA.why), may_name=MayName.YES)
    referral.created_at = priya.created_at
    referral.save()


def _sophie(story: _Story) -> None:
    """Three days ago, on the phone: nobody said yet whether it took place."""
    sophie = story.found(texts.SOPHIE, story.moment(-14, 20))
    story.agreed(sophie, -13, -10)
    story.plan(sophie, Meeting(), story.moment(-3, 11), -10, way=Way.PHONE)


def _amina(story: _Story) -> None:
    """The last one met: nothing is written down yet, and at noon tomorrow it will be late."""
    amina = story.found(texts.AMINA, story.moment(-11, 20))
    story.agreed(amina, -10, -8)
    start = story.moment(0, 10, 30) if story.now.hour >= 12 else story.moment(-1, 15, 30)
    story.hold(story.plan(amina, texts.WITH_AMINA, start, -8, way=Way.MEAL), texts.WITH_AMINA)


def _kwame(story: _Story, kwame: Contact) -> None:
    """Met, all noted, to be thanked since six in the evening. He suggested someone."""
    story.agreed(kwame, -9, -7)
    start = story.moment(0 if story.now.hour >= 18 else -1, 14)
    aims = (Objective.INDUSTRY, Objective.JOB_SEARCH)
    interview = story.hold(story.plan(kwame, texts.WITH_KWAME, start, -7, objectives=aims), texts.WITH_KWAME)
    story.suggested(interview, texts.ELISE, MayName.NOT_ASKED)
    story.advised(interview, texts.COMMITTEE, story.today(12))
    story.advised(interview, texts.WALK_THE_SITE)


def _naomi(story: _Story, naomi: Contact) -> None:
    """Within the hour, by video: the cards are chosen."""
    story.agreed(naomi, -8, -6)
    aims = (Objective.INDUSTRY, Objective.NETWORK)
    own = story.say(texts.OWN_OBJECTIVE)
    start = _soon(story.now)
    interview = story.plan(naomi, texts.WITH_NAOMI, start, -6, way=Way.VIDEO, objectives=aims, own_objective=own)
    question = Question.add(story.say(texts.OWN_QUESTION))
    ids: Mapping[str | None, int] = {card.key: card.id for card in Question.deck()}
    wanted = [ids[key] for key in ("why-field", "career-highlights", "studies", "best-part", "next-five-years")]
    choose(interview, [*wanted, question.id, ids[WHO_ELSE]], story.moment(-1, 20))
    for item in (Preparation.RESEARCH, Preparation.OBJECTIVES, Preparation.QUESTIONS):
        tick(interview, item, True)


def _soon(now: dt.datetime) -> dt.datetime:
    """A quarter hour 30 to 45 minutes from now, on the clock of a place where one is at work."""
    start = dt.datetime.fromtimestamp((now.timestamp() + 45 * 60) // _QUARTER * _QUARTER, now.tzinfo)
    places = [start, *(start.astimezone(ZoneInfo(name)) for name in _TRAVELS)]
    return next((place for place in places if place.hour in _OFFICE_HOURS), start)
