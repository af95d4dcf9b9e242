"""First drafts of what one writes or says to a contact. None asks for a job, and none attaches a résumé.

A draft is made of paragraphs, and a paragraph of whole sentences: a missing fact leaves its sentence out. Names follow
"with", a comma or nothing, so that French never has to elide before one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from locales.own_words import continued, field_of_work, phrase, sentence, tidy
from locales.words import N_, Words


@dataclass(frozen=True)
class Facts:
    """What a draft may tell, in plain values; all may be missing.

    `addressed` is the name by which the contact is greeted, `referrer` someone who may be named. `interview_day` reads
    as `Words.day` has it, and `times` as `proposed_time` does, in the draft's language.
    """

    me: str = ""
    introduction: str = ""
    subject_kind: str = "industry"
    subject_name: str = ""
    addressed: str = ""
    referrer: str | None = None
    interview_day: str | None = None
    learned: str | None = None
    referred_to: tuple[str, ...] = ()
    advice_done: tuple[str, ...] = ()
    met_through: tuple[str, ...] = ()
    promised: str | None = None
    next_step: str | None = None
    meetings: int = 0
    """Interviews planned with other people."""
    times: tuple[str, ...] = ()
    at_meals: bool = False
    """Whether all the times proposed are for meals."""
    owes_thanks: bool = False
    """Whether the interview was never thanked for: the news then thank."""
    minutes: int = 20


@dataclass(frozen=True)
class Draft:
    """A message to read over before it goes. What is said aloud has no subject."""

    subject: str
    body: str


_INTERESTS: Final = {
    "industry": N_("I would like to learn more about an industry you know well: {topic}."),
    "job": N_("I would like to learn more about a line of work you know well: {topic}."),
    "profession": N_("I would like to learn more about a profession you know well: {topic}."),
}


def request(say: Words, facts: Facts) -> Draft:
    """Ask in writing for a meeting."""
    referrer = tidy(facts.referrer)
    subject = (
        say("{referrer} suggested I write to you", referrer=referrer) if referrer else say("May I ask your advice?")
    )
    introduced = (
        say("{referrer} thought you could give me good advice and suggested that I write to you.", referrer=referrer)
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
                    "Even so, would you have about {n} minute for some quick advice, this week or in the coming days?",
                    "Even so, would you have about {n} minutes for some quick advice, this week or in the coming days?",
                    facts.minutes,
                ),
                say("In person or by phone, whichever suits you."),
            ),
            _times(say, facts),
            say("Thank you, whatever your answer."),
            _signature(say, facts),
        ),
    )


def request_text(say: Words, facts: Facts) -> Draft:
    """Ask in a short message for a meeting."""
    referrer = tidy(facts.referrer)
    introduced = say("{referrer} suggested that I write to you.", referrer=referrer) if referrer else ""
    return Draft(
        "",
        _lines(
            _greeting(say, facts),
            _sentences(
                _my_name(say, facts),
                sentence(facts.introduction),
                introduced,
                _interest(say, facts),
                say.plural(
                    "Would you have about {n} minute for some quick advice, this week or in the next few days?",
                    "Would you have about {n} minutes for some quick advice, this week or in the next few days?",
                    facts.minutes,
                ),
            ),
            _times(say, facts),
            say("Thank you, whatever your answer."),
        ),
    )


def request_call(say: Words, facts: Facts) -> Draft:
    """Ask aloud for a meeting: a script for the call."""
    referrer = tidy(facts.referrer)
    introduced = (
        say("{referrer} thought you could give me good advice and suggested that I call you.", referrer=referrer)
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
                    "Could we meet for about {n} minute, this week or in the next few days, for some quick advice?",
                    "Could we meet for about {n} minutes, this week or in the next few days, for some quick advice?",
                    facts.minutes,
                ),
            ),
            _times(say, facts),
            say("If you prefer, I can ask you my questions right now."),
            say("And if this is not a good time, when could I call again?"),
        ),
    )


def nudge(say: Words, facts: Facts) -> Draft:
    """Come back once, gently, to a request that had no answer."""
    referrer = tidy(facts.referrer)
    introduced = say("{referrer} suggested that I get in touch with you.", referrer=referrer) if referrer else ""
    return Draft(
        say("My request for advice"),
        _paragraphs(
            _greeting(say, facts),
            _sentences(
                say("Just a quick word about my request from the other day: it may have reached you at a busy time."),
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
        "I understand completely, and thank you for letting me know. Could you suggest someone else I might talk with?"
    )


def running_late(say: Words, *, addressed: str, minutes: int, me: str) -> str:
    """A word to someone who is waiting."""
    late = say.plural(
        "I am sorry: I will be about {n} minute late. I am on my way.",
        "I am sorry: I will be about {n} minutes late. I am on my way.",
        minutes,
    )
    return _lines(_greeting(say, Facts(addressed=addressed)), late, tidy(me))


def thank_you(say: Words, facts: Facts) -> Draft:
    """Thank for a meeting."""
    day, learned, suggested = tidy(facts.interview_day), continued(facts.learned), _names(say, facts.referred_to)
    thanks = (
        say("Thank you for the time you gave me on {day}.", day=day)
        if day
        else say("Thank you for the time you gave me.")
    )
    people = (
        say(
            "Thank you as well for suggesting that I talk with {names}.",
            names=suggested,
        )
        if suggested
        else ""
    )
    return Draft(
        say("Thank you for your time"),
        _paragraphs(
            _greeting(say, facts),
            _sentences(thanks, say("Your advice has helped me see my way more clearly.")),
            say("What I will remember most: {learned}.", learned=learned) if learned else "",
            people,
            _promise(say, facts),
            say("I will send you an update in a few weeks."),
            _signature(say, facts),
        ),
    )


def update(say: Words, facts: Facts) -> Draft:
    """Give news to someone met. It also stands for a thank-you that never went."""
    met, learned = _names(say, facts.met_through), continued(facts.learned)
    to_meet = _names(say, (name for name in facts.referred_to if tidy(name) not in map(tidy, facts.met_through)))
    done = [line for line in map(phrase, facts.advice_done) if line]
    news = [
        "\n".join([say("I have put your advice into practice:"), *(f"• {line}" for line in done)]) if done else "",
        say("Thanks to you, I talked with {names}.", names=met) if met else "",
        say("As you suggested, I plan to talk with {names}.", names=to_meet) if to_meet else "",
    ]
    return Draft(
        say("Thank you, and a short update") if facts.owes_thanks else say("A short update"),
        _paragraphs(
            _greeting(say, facts),
            _sentences(_late_thanks(say) if facts.owes_thanks else "", _since_we_talked(say, facts)),
            say("I often think back to what you taught me: {learned}.", learned=learned) if learned else "",
            *(news if any(news) or learned else [say("Your advice stays with me as I go forward.")]),
            _sentences(_next(say, facts), "" if phrase(facts.next_step) else _still_interested(say, facts)),
            say("And if you think of someone else I should meet, I would be glad to know."),
            _signature(say, facts),
        ),
    )


def with_late_thanks(say: Words, own: Draft) -> Draft:
    """News in a person's own words, after a greeting, that also stand for a thank-you that never went."""
    greeting, _, rest = own.body.partition("\n\n" if "\n\n" in own.body else "\n")
    return Draft(own.subject, _paragraphs(greeting, _late_thanks(say), rest))


def proposed_time(say: Words, moment: dt.datetime, meal: str | None) -> str:
    """A time proposed for a meeting, on the clock of `moment`, with the meal that goes with it."""
    day, time = say.day(moment.date()), say.time(moment)
    if meal is None:
        return say("{day} at {time}", day=day, time=time)
    return {
        "breakfast": say("{day} at {time} (breakfast)", day=day, time=time),
        "lunch": say("{day} at {time} (lunch)", day=day, time=time),
    }[meal]


def _times(say: Words, facts: Facts) -> str:
    if not facts.times:
        return ""
    first = say("For example, over a meal:") if facts.at_meals else say("For example, at one of these times:")
    return "\n".join([first, *(f"• {line}" for line in facts.times)])


def _promise(say: Words, facts: Facts) -> str:
    promised = continued(facts.promised)
    return say("I have not forgotten what I promised you: {promised}.", promised=promised) if promised else ""


def _next(say: Words, facts: Facts) -> str:
    step = continued(facts.next_step)
    return _sentences(
        say("What comes next for me: {step}.", step=step) if step else "",
        say.plural(
            "I have another meeting like ours planned soon.",
            "I have other meetings like ours planned soon.",
            facts.meetings,
        )
        if facts.meetings
        else "",
    )


def _since_we_talked(say: Words, facts: Facts) -> str:
    day = tidy(facts.interview_day)
    if day:
        return say("Here is where things stand since we spoke on {day}.", day=day)
    return say("Here is where things stand since we spoke.")


def _late_thanks(say: Words) -> str:
    return say("First of all, thank you: I should have said so sooner. Our conversation was a real help.")


def _greeting(say: Words, facts: Facts) -> str:
    name = tidy(facts.addressed)
    return say("Hello {name},", name=name) if name else say("Hello,")


def _my_name(say: Words, facts: Facts) -> str:
    name = tidy(facts.me)
    return say("My name is {name}.", name=name) if name else ""


def _interest(say: Words, facts: Facts) -> str:
    topic = field_of_work(facts.subject_name)
    if not topic:
        return say("I would like to learn more about the field you work in.")
    return say(_INTERESTS[facts.subject_kind], topic=topic)


def _still_interested(say: Words, facts: Facts) -> str:
    topic = field_of_work(facts.subject_name)
    return say("I am still exploring the same path: {topic}.", topic=topic) if topic else ""


def _signature(say: Words, facts: Facts) -> str:
    name = tidy(facts.me)
    return say("Kind regards,\n{name}", name=name) if name else say("Kind regards")


def _names(say: Words, people: Iterable[str]) -> str:
    return say.listed([tidy(name) for name in people if tidy(name)])


def _sentences(*sentences: str) -> str:
    return " ".join(line for line in sentences if line)


def _lines(*lines: str) -> str:
    return "\n".join(text for text in lines if text)


def _paragraphs(*paragraphs: str) -> str:
    return "\n\n".join(text for text in paragraphs if text)
