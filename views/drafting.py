"""A first draft of a message, from the facts. The words are in locales/drafts.py."""

from __future__ import annotations

from dataclasses import dataclass

from locales import drafts
from locales.drafts import Draft, Facts
from locales.words import Words, words
from models.advice import Advice
from models.clock import now
from models.contact import Contact
from models.interview import MINUTES, Interview
from models.message import Message, MessageKind
from models.naming import nameable
from models.owed import last_held, owes_thanks
from models.profile import Profile
from models.referral import Referral


@dataclass(frozen=True)
class Letter:
    """A message being written: to whom, about which interview, and the words it would begin with."""

    kind: MessageKind
    contact: Contact
    interview: Interview | None
    message: Message | None
    draft: Draft
    script: Draft | None
    """What to say aloud instead, for a request."""


def letter(kind: MessageKind, contact: Contact, interview: Interview | None, language: str) -> Letter:
    """The draft begun, else a new one in the contact's language (`language` when they have none)."""
    say = words(contact.language or language)
    if kind is MessageKind.THANK_YOU and interview is None:
        interview = last_held(contact, now())
    begun = Message.open_draft(kind, contact, interview)
    facts = _facts(say, kind, contact, interview)
    draft = Draft(begun.subject, begun.body) if begun else _worded(say, kind, contact, facts)
    script = drafts.request_call(say, facts) if kind is MessageKind.REQUEST else None
    return Letter(kind, contact, interview, begun, draft, script)


def _worded(say: Words, kind: MessageKind, contact: Contact, facts: Facts) -> Draft:
    if kind is MessageKind.UPDATE:
        return drafts.update(say, facts, thank=owes_thanks(contact, now()))
    by_kind = {
        MessageKind.REQUEST: drafts.request,
        MessageKind.NUDGE: drafts.nudge,
        MessageKind.THANK_YOU: drafts.thank_you,
    }
    return by_kind[kind](say, facts)


def _facts(say: Words, kind: MessageKind, contact: Contact, interview: Interview | None) -> Facts:
    profile = Profile.load()
    giver = nameable(contact)
    told = last_told(contact)
    subject_kind, subject_name = (
        interview.subject(profile) if interview else (profile.subject_kind, profile.subject_name)
    )
    given = Referral.by(contact)
    suggested = [
        row for row in given if kind is not MessageKind.THANK_YOU or row.interview_id == getattr(interview, "id", None)
    ]
    met = [row.contact.name for row in given if last_held(row.contact, now())] if kind is MessageKind.UPDATE else []
    return Facts(
        me=profile.name,
        introduction=profile.introduction,
        subject_kind=subject_kind,
        subject_name=subject_name,
        contact_name=contact.name,
        referrer=giver.name if giver else None,
        interview_day=say.day(interview.start.date()) if interview else None,
        referred_to=tuple(row.contact.name for row in suggested),
        advice_done=tuple(row.text for row in Advice.done_since(contact, told.sent if told else None)),
        met_through=tuple(met),
        minutes=MINUTES,
    )


def last_told(contact: Contact) -> Message | None:
    """The last news sent to a contact: what was done since goes into the next."""
    return Message.last_sent(MessageKind.UPDATE, contact.id)
