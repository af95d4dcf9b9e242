"""An interview as a page of Markdown, to print or to share, in the interview's own language.

It names whom the person named, as they wrote it, and nobody else: not who suggested the contact, for instance.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from locales import facts
from locales.labels import OBJECTIVES, SUBJECTS, WAYS
from locales.words import Words
from models import deck
from models.advice import Advice
from models.answer import Answer
from models.interview import Interview
from models.owed import thanks_for
from models.profile import Profile
from models.referral import Referral
from views.markdown import bullets, heading, paragraphs
from views.parts.card_words import interview_words, question_label, question_text
from views.parts.files import File

KIND: Final = "text/markdown"


def page_file(say: Words, interview: Interview, profile: Profile, now: dt.datetime) -> File:
    """The page as a file in UTF-8, named in the language of the screens, `say`."""
    name, day = say("interview"), interview.start.date().isoformat()
    return File(f"{name}-{day}.md", page(interview_words(say, interview), interview, profile, now).encode(), KIND)


def page(say: Words, interview: Interview, profile: Profile, now: dt.datetime) -> str:
    """The page in a language. `now` is in the device's zone."""
    title = heading(1, say("Informational interview: {name}", name=interview.contact.name))
    return (
        "\n\n".join([title, bullets(_head(say, interview, profile, now)), *_parts(say, interview, profile, now)]) + "\n"
    )


def _head(say: Words, interview: Interview, profile: Profile, now: dt.datetime) -> Iterator[str]:
    contact = interview.contact
    about = ", ".join(filter(None, (contact.title, contact.organisation)))
    yield say("With: {who}", who=", ".join(filter(None, (contact.name, about))))
    start, end = interview.start, interview.end
    hours = say("{start} to {end}", start=say.time(start), end=say.time(end))
    yield say("When: {day}, {hours} ({zone})", day=say.date(start.date(), "full"), hours=hours, zone=say.zone(start))
    where = ", ".join(filter(None, (say(WAYS[interview.way]), interview.place)))
    yield say("How and where: {where}", where=where)
    state = facts.interview_state(
        say,
        cancelled_by=interview.cancelled_by,
        is_cancelled=interview.cancelled_at is not None,
        is_held=interview.is_held(now),
    )
    yield say("State: {state}", state=state)
    kind, name = interview.subject(profile)
    yield say("Subject: {subject}", subject=name or say(SUBJECTS[kind]))


def _parts(say: Words, interview: Interview, profile: Profile, now: dt.datetime) -> Iterator[str]:
    aims = [say(OBJECTIVES[key]) for key in interview.objectives]
    yield from _list(say("Objectives"), [*aims, interview.own_objective])
    yield from _answers(say, interview, profile)
    yield from _text(say("Notes"), interview.notes)
    yield from _list(say("Advice"), [_advice(say, advice) for advice in Advice.from_interview(interview)])
    yield from _list(say("People they suggested"), [_person(row) for row in Referral.from_interview(interview)])
    yield from _text(say("What I promised"), interview.promised)
    yield from _text(say("Thanks"), _thanks(say, interview, now))


def _answers(say: Words, interview: Interview, profile: Profile) -> Iterator[str]:
    asked = [answer for answer in deck.cards(interview) if answer.is_used]
    if asked:
        yield heading(2, say("The questions I asked"))
    for answer in asked:
        yield heading(3, _question(say, answer, interview, profile))
        yield paragraphs(answer.text.strip() or say("Nothing was written down."))


def _question(say: Words, answer: Answer, interview: Interview, profile: Profile) -> str:
    kind, _ = interview.subject(profile)
    return question_text(say, answer.question, kind, profile) or question_label(say, answer.question)


def _advice(say: Words, advice: Advice) -> str:
    text = advice.text
    if advice.done_at:
        return say("{advice} (done)", advice=text)
    if advice.dropped_at:
        return say("{advice} (dropped)", advice=text)
    return say("{advice} (by {day})", advice=text, day=say.date(advice.due)) if advice.due_on else text


def _person(referral: Referral) -> str:
    return "\n".join(filter(None, (referral.contact.name, referral.why)))


def _thanks(say: Words, interview: Interview, now: dt.datetime) -> str:
    if not interview.is_held(now):
        return ""
    if thanks := thanks_for(interview):
        return say("Sent on {day}.", day=say.date(thanks.sent.astimezone(now.tzinfo).date()))
    if interview.already_thanked_at is not None:
        return say("They were thanked in another way.")
    return say("A thank-you note is still owed.")


def _list(title: str, texts: Iterable[str]) -> Iterator[str]:
    if there := [text for text in texts if text.strip()]:
        yield f"{heading(2, title)}\n\n{bullets(there)}"


def _text(title: str, text: str) -> Iterator[str]:
    if text.strip():
        yield f"{heading(2, title)}\n\n{paragraphs(text)}"
