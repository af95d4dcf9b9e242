"""First drafts of what one writes or says to a contact. None asks for a job, and none attaches a résumé.

A draft is made of paragraphs, and a paragraph of whole sentences: a missing fact leaves its sentence out. Names follow
"with", a comma or nothing, so that French never has to elide before one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from locales.own_words import phrase, sentence, tidy
from locales.words import N_, Words


@dataclass(frozen=True)
class Facts:
    """What a draft may tell, in plain values; all may be missing.

    `referrer` is someone who may be named. `interview_day` reads as `Words.day` has it, in the draft's language.
    """

    me: str = ""
    introduction: str = ""
    subject_kind: str = "industry"
    subject_name: str = ""
    contact_name: str = ""
    referrer: str | None = None
    interview_day: str | None = None
    learned: str | None = None
    referred_to: tuple[str, ...] = ()
    advice_done: tuple[str, ...] = ()
    met_through: tuple[str, ...] = ()
    minutes: int = 20


@dataclass(frozen=True)
class Draft:
    """A message to read over before it goes. What is said aloud has no subject."""

    subject: str
    body: str


@dataclass(frozen=True)
class Objection:
    """What people may answer to a request, and a kind reply."""

    key: str
    heard: str
    reply: str


OBJECTIONS: Final[tuple[Objection, ...]] = (
    Objection(
        "no-time",
        N_("“I have no time.”"),
        N_("I understand, and I can be flexible: over breakfast, over lunch, or by phone, whenever suits you."),
    ),
    Objection(
        "send-resume",
        N_("“Send me your résumé.”"),
        N_(
            "That is kind of you, but I am not applying for anything: it is your advice I would value. Could we talk "
            "for a few minutes?"
        ),
    ),
    Objection(
        "not-hiring",
        N_("“We are not hiring.”"),
        N_(
            "That is quite all right: I am not asking for a job. I am trying to understand the field, and your "
            "experience would help me a great deal."
        ),
    ),
    Objection(
        "what-about",
        N_("“What is it about?”"),
        N_(
            "I am exploring your field, and I have a few questions for someone who knows it well. About twenty minutes "
            "would be plenty."
        ),
    ),
)

_INTERESTS: Final = {
    "industry": N_("I would like to learn about an industry you know well: {topic}."),
    "job": N_("I would like to learn about a job you know well: {topic}."),
    "profession": N_("I would like to learn about a profession you know well: {topic}."),
}


def request(say: Words, facts: Facts) -> Draft:
    """Ask in writing for a meeting."""
    referrer = tidy(facts.referrer)
    subject = (
        say("{referrer} suggested I write to you", referrer=referrer) if referrer else say("May I ask your advice?")
    )
    introduced = (
        say("{referrer} suggested that I write to you and thought you could give me good advice.", referrer=referrer)
        if referrer
        else ""
    )
    return Draft(
        subject,
        _paragraphs(
            _greeting(say, facts),
            _sentences(_my_name(say, facts), sentence(facts.introduction), introduced, _interest(say, facts)),
            _sentences(
                say("I know you are busy."),
                say.plural(
                    "Would you still have about {n} minute for some quick advice, this week or in the next few days?",
                    "Would you still have about {n} minutes for some quick advice, this week or in the next few days?",
                    facts.minutes,
                ),
                say("In person or by phone, whichever suits you."),
            ),
            say("Thank you, whatever your answer."),
            _signature(say, facts),
        ),
    )


def request_call(say: Words, facts: Facts) -> Draft:
    """Ask aloud for a meeting: a script for the call."""
    referrer = tidy(facts.referrer)
    introduced = (
        say("{referrer} suggested that I call you and thought you could give me good advice.", referrer=referrer)
        if referrer
        else ""
    )
    return Draft(
        "",
        _paragraphs(
            _greeting(say, facts),
            _sentences(_my_name(say, facts), sentence(facts.introduction), introduced, _interest(say, facts)),
            _sentences(
                say("I know you are busy."),
                say.plural(
                    "Could we meet for about {n} minute of quick advice, this week or in the next few days?",
                    "Could we meet for about {n} minutes of quick advice, this week or in the next few days?",
                    facts.minutes,
                ),
            ),
            say("If you prefer, I can ask you my questions right now."),
            say("And if this is not a good moment, when could I call you back?"),
        ),
    )


def nudge(say: Words, facts: Facts) -> Draft:
    """Come back once, gently, to a request that had no answer."""
    referrer = tidy(facts.referrer)
    introduced = say("{referrer} had suggested that I get in touch with you.", referrer=referrer) if referrer else ""
    return Draft(
        say("My request from the other day"),
        _paragraphs(
            _greeting(say, facts),
            _sentences(
                say("Just a gentle word about my request from the other day: it may have reached you at a busy time."),
                introduced,
                _interest(say, facts),
            ),
            say.plural(
                "If you could spare about {n} minute in the next few days, your advice would help me a great deal.",
                "If you could spare about {n} minutes in the next few days, your advice would help me a great deal.",
                facts.minutes,
            ),
            say("If not, I understand completely. Is there someone else you would suggest I talk to?"),
            _signature(say, facts),
        ),
    )


def ask_someone_else(say: Words) -> str:
    """A kind answer to someone who declined."""
    return say(
        "I understand completely, and thank you for telling me. Could you suggest someone else I might talk with?"
    )


def thank_you(say: Words, facts: Facts) -> Draft:
    """Thank for a meeting."""
    day, learned, suggested = tidy(facts.interview_day), phrase(facts.learned), _names(say, facts.referred_to)
    thanks = (
        say("Thank you for the time you gave me on {day}.", day=day)
        if day
        else say("Thank you for the time you gave me.")
    )
    people = (
        say(
            "Thank you as well for suggesting that I talk with {names}. I will let you know how it goes.",
            names=suggested,
        )
        if suggested
        else ""
    )
    return Draft(
        say("Thank you for your time"),
        _paragraphs(
            _greeting(say, facts),
            _sentences(thanks, say("Your advice helps me see my way more clearly.")),
            say("What I will remember most: {learned}.", learned=learned) if learned else "",
            people,
            say("I will send you news in a few weeks."),
            _signature(say, facts),
        ),
    )


def update(say: Words, facts: Facts, *, thank: bool = False) -> Draft:
    """Give news to someone met. With `thank`, it also stands for a thank-you that never went."""
    met, learned = _names(say, facts.met_through), phrase(facts.learned)
    to_meet = _names(say, (name for name in facts.referred_to if tidy(name) not in map(tidy, facts.met_through)))
    done = [line for line in map(phrase, facts.advice_done) if line]
    news = [
        "\n".join([say("Since then, I have followed your advice:"), *(f"• {line}" for line in done)]) if done else "",
        say("Thanks to you, I was able to talk with {names}.", names=met) if met else "",
        say("As you suggested, I also plan to talk with {names}.", names=to_meet) if to_meet else "",
    ]
    return Draft(
        say("Thank you, and some news") if thank else say("Some news"),
        _paragraphs(
            _greeting(say, facts),
            _sentences(_late_thanks(say) if thank else "", _since_we_talked(say, facts)),
            say("I often think back to what you taught me: {learned}.", learned=learned) if learned else "",
            *(news if any(news) else [say("Your advice stays with me as I go forward.")]),
            _still_interested(say, facts),
            say("And if you think of someone else I should meet, I would be glad to know."),
            _signature(say, facts),
        ),
    )


def _since_we_talked(say: Words, facts: Facts) -> str:
    day = tidy(facts.interview_day)
    if day:
        return say("Here is some news since our conversation on {day}.", day=day)
    return say("Here is some news since our conversation.")


def _late_thanks(say: Words) -> str:
    return say("First of all, thank you: I should have said so sooner. Your time was a real help.")


def _greeting(say: Words, facts: Facts) -> str:
    name = tidy(facts.contact_name)
    return say("Hello {name},", name=name) if name else say("Hello,")


def _my_name(say: Words, facts: Facts) -> str:
    name = tidy(facts.me)
    return say("My name is {name}.", name=name) if name else ""


def _interest(say: Words, facts: Facts) -> str:
    topic = phrase(facts.subject_name)
    if not topic:
        return say("I would like to learn about the field you work in.")
    return say(_INTERESTS[facts.subject_kind], topic=topic)


def _still_interested(say: Words, facts: Facts) -> str:
    topic = phrase(facts.subject_name)
    return say("I am still exploring the same field: {topic}.", topic=topic) if topic else ""


def _signature(say: Words, facts: Facts) -> str:
    name = tidy(facts.me)
    return say("Kind regards,\n{name}", name=name) if name else say("Kind regards")


def _names(say: Words, people: Iterable[str]) -> str:
    return say.listed([tidy(name) for name in people if tidy(name)])


def _sentences(*sentences: str) -> str:
    return " ".join(line for line in sentences if line)


def _paragraphs(*paragraphs: str) -> str:
    return "\n\n".join(text for text in paragraphs if text)
