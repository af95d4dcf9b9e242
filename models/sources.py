"""What a message may tell, from the facts. Whatever names someone who may not be named is left out (guide, G7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from models.advice import Advice
from models.agenda import last_held
from models.answer import Answer
from models.contact import Contact
from models.held import planned
from models.interview import Interview, standing
from models.message import Message, MessageKind
from models.naming import Naming, naming
from models.owed import owes_thanks
from models.profile import Profile
from models.proposed_times import to_come
from models.question import Question
from models.referral import Referral


class About(StrEnum):
    """What a mention is about."""

    SUGGESTED = "suggested"
    MET = "met"
    DONE = "done"
    MEETINGS = "meetings"


@dataclass(frozen=True)
class Mention:
    """A fact that the message tells, unless the person leaves it out."""

    key: str
    about: About
    text: str
    is_in: bool


@dataclass(frozen=True)
class Sources:
    """The facts for one message. Its times are in the device's zone."""

    naming: Naming
    me: str
    name: str
    salutation: str
    introduction: str
    subject_kind: str
    subject_name: str
    interview: Interview | None
    """The one that the message looks back on."""
    mentions: tuple[Mention, ...]
    meetings: int
    learned: str
    promised: str
    next_step: str
    times: tuple[dt.datetime, ...]
    owes_thanks: bool
    silenced: tuple[Contact, ...]
    """Those because of whom something that is known was left out."""

    def told(self, about: About) -> tuple[str, ...]:
        """The mentions of one sort that are in."""
        return tuple(mention.text for mention in self.mentions if mention.about is about and mention.is_in)


def sources(
    kind: MessageKind, contact: Contact, interview: Interview | None, draft: Message | None, now: dt.datetime
) -> Sources:
    """What a message to a contact may tell at a moment."""
    profile, rule = Profile.load(), naming(contact)
    subject = interview.subject(profile) if interview else (profile.subject_kind, profile.subject_name)
    silenced: dict[int, Contact] = {}

    def spoken(text: str) -> str:
        silenced.update({person.id: person for person in rule.withheld_in(text)})
        return rule.spoken(text)

    left_out = draft.left_out if draft else ()
    mentions = tuple(
        Mention(key, about, text, key not in left_out)
        for key, about, text in _mentions(kind, contact, interview, now)
        if spoken(text)
    )
    others = _other_meetings(contact, now) if kind is MessageKind.UPDATE else 0
    if others:
        mentions += (Mention(About.MEETINGS, About.MEETINGS, "", About.MEETINGS not in left_out),)
    return Sources(
        naming=rule,
        me=spoken(profile.name),
        name=spoken(contact.name),
        salutation=spoken(contact.salutation),
        introduction=spoken(profile.introduction),
        subject_kind=subject[0],
        subject_name=spoken(subject[1]),
        interview=interview or (last_held(now, contact) if kind is MessageKind.UPDATE else None),
        mentions=mentions,
        meetings=others if About.MEETINGS not in left_out else 0,
        learned=spoken(draft.learned if draft else ""),
        promised=spoken(interview.promised if interview and kind is MessageKind.THANK_YOU else ""),
        next_step=spoken(draft.next_step if draft else ""),
        times=tuple(to_come(draft.times, now)) if draft else (),
        owes_thanks=kind is MessageKind.UPDATE and owes_thanks(contact, now),
        silenced=tuple(silenced.values()),
    )


def answers_heard(interview: Interview | None) -> list[Answer]:
    """What was said in an interview: one thing of it may go into the thank-you."""
    if interview is None:
        return []
    query = Answer.select(Answer, Question).join(Question)
    heard = query.where(Answer.interview == interview, Answer.text != "", Answer.deleted_at.is_null())
    return list(heard.order_by(Answer.position))


def _mentions(
    kind: MessageKind, contact: Contact, interview: Interview | None, now: dt.datetime
) -> Iterator[tuple[str, About, str]]:
    if kind is MessageKind.THANK_YOU and interview is not None:
        for referral in Referral.from_interview(interview):
            yield f"{About.SUGGESTED}:{referral.uid}", About.SUGGESTED, referral.contact.name
    if kind is MessageKind.UPDATE:
        told = Message.last_sent(MessageKind.UPDATE, contact.id)
        since = told.sent if told else None
        for advice in Advice.done_since(contact, since):
            yield f"{About.DONE}:{advice.uid}", About.DONE, advice.text
        for referral in Referral.by(contact):
            met = last_held(now, referral.contact)
            if met is None and referral.contact.closed_at is None:
                yield f"{About.SUGGESTED}:{referral.uid}", About.SUGGESTED, referral.contact.name
            elif met is not None and (since is None or met.held_from > since):
                yield f"{About.MET}:{referral.uid}", About.MET, referral.contact.name


def _other_meetings(contact: Contact, now: dt.datetime) -> int:
    """How many interviews are planned with other people."""
    return int(standing().where(planned(now), Interview.contact != contact, Interview.starts_at > now).count())
