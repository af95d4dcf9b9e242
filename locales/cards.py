"""The question cards, in the guide's order, and what one says to open a meeting. A key never changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from locales.own_words import phrase, sentence, tidy
from locales.words import N_, Words

STUDIES: Final = "studies"
WHO_ELSE: Final = "who-else"


@dataclass(frozen=True)
class Card:
    """A question: a label for lists, the words to say aloud, and for some why it matters."""

    key: str
    label: str
    text: str
    reason: str = ""
    most_important: bool = False


CARDS: Final[tuple[Card, ...]] = (
    Card("why-field", N_("Why this field"), N_("What made you choose {subject}?")),
    Card("how-field", N_("Getting started"), N_("How did you get into {subject}?")),
    Card(
        "career-highlights",
        N_("Career highlights"),
        N_(
            "What have been the highlights of your career so far? I would also love to hear how you thought through "
            "its turns."
        ),
    ),
    Card(
        "recommended-path",
        N_("Recommended path"),
        N_("What path would you recommend to someone like me who wants to get into {subject}?"),
    ),
    Card(
        STUDIES,
        N_("Further studies"),
        N_(
            "I am thinking of further studies: {plan}. Would they be worth it for the change I am planning? Are there "
            "other schools you would suggest?"
        ),
    ),
    Card("do-differently", N_("Doing it over"), N_("If you could start over, what would you do differently?")),
    Card("key-strengths", N_("Key strengths"), N_("Which strengths matter most in {subject}?")),
    Card("resume-opinion", N_("My résumé"), N_("What is your general opinion of my résumé?")),
    Card("typical-day", N_("A typical day"), N_("What is a typical working day like for you?")),
    Card("pay", N_("Average pay"), N_("What is the average pay in {subject}?")),
    Card("best-part", N_("The best part"), N_("In your view, what is the best part of {subject}?")),
    Card("worst-part", N_("The worst part"), N_("In your view, what is the worst part of {subject}?")),
    Card(
        "second-choice",
        N_("Second choice"),
        N_("If you hadn’t chosen {subject}, what would you be doing today?"),
    ),
    Card(
        "recommend-to-family",
        N_("For friends and children"),
        N_("Would you recommend {subject} to your friends or your children?"),
    ),
    Card(
        "adapting",
        N_("Adapting to change"),
        N_("How is {subject} coping with recent changes in technology, the economy and competition?"),
    ),
    Card("opportunities", N_("Major opportunities"), N_("What are the major opportunities in {subject}?")),
    Card("risks", N_("Major risks"), N_("What are the major risks for {subject}?")),
    Card(
        "my-skills",
        N_("My skills"),
        N_("Do you think I have what it takes to succeed in {subject}? If not, what should I work on?"),
    ),
    Card(
        "why-leave",
        N_("Why people leave"),
        N_("When people leave {subject}, what reasons do they usually give?"),
    ),
    Card(
        "next-five-years",
        N_("The next five years"),
        N_("What changes do you see coming in {subject} over the next five years?"),
    ),
    Card(
        WHO_ELSE,
        N_("Who else to meet"),
        N_("Who else should I talk to about {subject}?"),
        reason=N_("The most important question: it widens your network and leads you to the next people to interview."),
        most_important=True,
    ),
)

_BY_KEY: Final[Mapping[str, Card]] = {card.key: card for card in CARDS}

_SUBJECTS: Final[Mapping[str, str]] = {
    "industry": N_("this industry"),
    "job": N_("this job"),
    "profession": N_("this profession"),
}

# As they follow "I hope to learn about:", said to the person across the table.
_HOPES: Final[Mapping[str, str]] = {
    "industry": N_("the industry"),
    "labour-market": N_("the labour market"),
    "job-search": N_("your advice on my job search"),
    "resume": N_("your advice on my résumé"),
    "network": N_("the people I should meet"),
}


def subject_words(say: Words, kind: str) -> str:
    """What the cards call a subject of this kind: "this industry", "this job" or "this profession"."""
    return say(_SUBJECTS[kind])


def card_text(say: Words, key: str, *, subject: str, study_plan: str) -> str | None:
    """The words of a built-in card, `subject` as `subject_words` gives it. None where the study plan is wanted yet."""
    plan = phrase(study_plan)
    if key == STUDIES and not plan:
        return None
    return say(_BY_KEY[key].text, subject=subject, plan=plan)


def card_label(say: Words, key: str) -> str:
    """A few words for a built-in card, for lists."""
    return say(_BY_KEY[key].label)


def card_reason(say: Words, key: str) -> str:
    """Why a built-in card matters, where the guide says so; else nothing."""
    return say(_BY_KEY[key].reason)


def opening_lines(
    say: Words,
    *,
    name: str,
    introduction: str,
    referrer: str | None,
    minutes: int,
    objectives: Iterable[str],
) -> list[str]:
    """What to say first: who I am, who suggested you (one who may be named), how long, and what I hope to learn.

    An objective is one of the five keys, or a person's own words.
    """
    hopes = [say(_HOPES[hope]) if hope in _HOPES else phrase(hope) for hope in objectives]
    hopes = [hope for hope in hopes if hope]
    lines = [
        say("My name is {name}.", name=tidy(name)) if tidy(name) else "",
        sentence(introduction),
        say("{referrer} suggested that I talk with you.", referrer=tidy(referrer)) if tidy(referrer) else "",
        say.plural(
            "Thank you for giving me your time. I will keep to {n} minute.",
            "Thank you for giving me your time. I will keep to {n} minutes.",
            minutes,
        ),
        say("Here is what I hope to learn about: {hopes}.", hopes=say.listed(hopes)) if hopes else "",
    ]
    return [line for line in lines if line]
