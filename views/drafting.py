"""A message being written, from the facts. The words are in locales/drafts.py, or the person's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from locales import drafts, templates
from locales.drafts import Draft, Facts
from locales.greeting import addressed
from locales.words import Words, words
from models.agenda import last_held
from models.answer import Answer
from models.clock import now
from models.contact import Contact
from models.interview import MINUTES, Interview
from models.message import Channel, Message, MessageKind
from models.naming import Naming
from models.profile import Profile
from models.proposed_times import meal
from models.redraft import given_way
from models.sources import About, Sources, answers_heard, sources
from models.template import Template, Wording


@dataclass(frozen=True)
class Letter:
    """A message being written: to whom, about which interview, and its words."""

    kind: MessageKind
    form: Channel
    contact: Contact
    interview: Interview | None
    message: Message | None
    """The draft begun, if one was."""
    language: str
    sources: Sources
    draft: Draft
    """As the facts make it now."""
    text: Draft
    """As it stands: what the person wrote, the rest following the facts."""
    ours: str
    """As our own wording has it: a word in it is a word, and not someone's name."""
    answers: list[Answer]
    mistaken_fields: tuple[str, ...]
    """Fields of the person's own wording that there are not: ours is used instead."""

    @property
    def wording(self) -> Wording:
        return Wording.of(self.kind, self.form)

    @property
    def untold(self) -> list[str]:
        """Sentences that the facts brought since the person wrote, and that gave way to their own words."""
        if self.message is None or not self.message.drafted_body or not self.message.is_written:
            return []
        return given_way(self.message.drafted_body, self.text.body, self.draft.body)

    def unplaced(self) -> list[str]:
        """What is known and has no field in the person's own wording, by key: the message can't tell it."""
        template = Template.own(self.wording, self.language)
        if template is None or not template.body or self.mistaken_fields:
            return []
        known = self.sources
        told = {
            "learned": known.learned,
            "promised": known.promised,
            "step": known.next_step,
            "times": known.times,
            "suggested": known.told(About.SUGGESTED),
            "done": known.told(About.DONE),
            "met": known.told(About.MET),
        }
        return [key for key, fact in told.items() if fact and f"{{{key}}}" not in template.subject + template.body]


def letter(
    kind: MessageKind, contact: Contact, interview: Interview | None, language: str, form: Channel = Channel.EMAIL
) -> Letter:
    """The draft begun, else a new one in the contact's language (`language` when they have none)."""
    moment = now()
    if kind is MessageKind.THANK_YOU and interview is None:
        interview = last_held(moment, contact)
    begun = Message.open_draft(kind, contact, interview, form)
    code = (begun.language if begun else "") or contact.language or language
    known = sources(kind, contact, interview, begun, moment)
    told = facts(words(code), known, moment)
    draft, mistaken = worded(words(code), Wording.of(kind, form), told)
    ours = _OURS[Wording.of(kind, form)](words(code), told)
    return Letter(
        kind=kind,
        form=form,
        contact=contact,
        interview=interview,
        message=begun,
        language=code,
        sources=known,
        draft=(draft := _cleared(known.naming, draft, ours)),
        text=Draft(*begun.following(draft.subject, draft.body)) if begun else draft,
        ours=f"{ours.subject}\n\n{ours.body}",
        answers=answers_heard(known.interview),
        mistaken_fields=tuple(mistaken),
    )


def _cleared(rule: Naming, draft: Draft, ours: Draft) -> Draft:
    """Without the sentences of the person's own wording that name who may not be named."""
    whole = f"{ours.subject}\n\n{ours.body}"
    if not rule.withheld_in(draft.subject, draft.body, ours=whole):
        return draft
    subject = draft.subject if rule.allows(draft.subject) else ours.subject
    return Draft(subject, rule.taken_out(draft.body) or ours.body)


def worded(say: Words, wording: Wording, known: Facts) -> tuple[Draft, list[str]]:
    """A draft in the person's own words where they wrote some, else in ours; and the fields that theirs mistakes."""
    template = Template.own(wording, say.code)
    return (
        in_words(say, wording, template.subject, template.body, known) if template else (_OURS[wording](say, known), [])
    )


def in_words(say: Words, wording: Wording, subject: str, body: str, known: Facts) -> tuple[Draft, list[str]]:
    """A draft in these words; in ours where they give none, or while they mistake a field."""
    ours = _OURS[wording](say, known)
    if mistaken := templates.unknown_fields(wording, subject, body):
        return ours, mistaken
    own = templates.fill(say, subject, body, known)
    thanked = drafts.with_late_thanks(say, own) if known.owes_thanks and own.body else own
    return Draft((own.subject or ours.subject) if wording.has_subject else "", thanked.body or ours.body), []


def facts(say: Words, known: Sources, moment: dt.datetime) -> Facts:
    """The facts of a message in plain words of its language."""
    giver, interview = known.naming.giver, known.interview
    meals = [meal(time.time()) for time in known.times]
    return Facts(
        me=known.me,
        introduction=known.introduction,
        subject_kind=known.subject_kind,
        subject_name=known.subject_name,
        addressed=addressed(known.name, known.salutation, say.code),
        referrer=giver.name if giver else None,
        interview_day=_day(say, interview.start, moment) if interview else None,
        learned=known.learned,
        referred_to=known.told(About.SUGGESTED),
        advice_done=known.told(About.DONE),
        met_through=known.told(About.MET),
        promised=known.promised,
        next_step=known.next_step,
        meetings=known.meetings,
        times=tuple(drafts.proposed_time(say, time, name) for time, name in zip(known.times, meals, strict=True)),
        at_meals=all(meals),
        owes_thanks=known.owes_thanks,
        minutes=MINUTES,
    )


def usual_form(kind: MessageKind, contact: Contact) -> Channel:
    """How a message most likely goes: someone who has a phone and no address is called."""
    if kind is MessageKind.REQUEST and not contact.email and contact.phones:
        return Channel.PHONE
    return Channel.EMAIL


def wanted(kind: MessageKind) -> tuple[str, ...]:
    """What a message needs of the profile: asked for in place while it is missing."""
    asking = kind in (MessageKind.REQUEST, MessageKind.NUDGE)
    return ("name", "introduction", "subject_name") if asking else ("name",)


def missing(kind: MessageKind) -> list[str]:
    profile = Profile.load()
    return [field for field in wanted(kind) if not getattr(profile, field)]


def _day(say: Words, start: dt.datetime, moment: dt.datetime) -> str:
    return say.day(start.date()) if start.year == moment.year else say.date(start.date())


_OURS = {
    Wording.REQUEST: drafts.request,
    Wording.REQUEST_TEXT: drafts.request_text,
    Wording.REQUEST_CALL: drafts.request_call,
    Wording.NUDGE: drafts.nudge,
    Wording.THANK_YOU: drafts.thank_you,
    Wording.UPDATE: drafts.update,
}
