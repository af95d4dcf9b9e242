"""A reminder in words: a line for Today, a title and a text for a notification."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from locales.words import Words


@dataclass(frozen=True)
class Notice:
    """What a notification shows."""

    title: str
    text: str
    nameless: str
    """The title without anyone's name, for a log or a locked screen."""

    def without_names(self) -> Notice:
        return Notice(self.nameless, "", self.nameless)


def line(say: Words, kind: str, *, name: str, advice: str = "") -> str:
    """What is to be done, in one sentence."""
    return {
        "prepare": say("Prepare your interview with {name}", name=name),
        "cards": say("Have your cards at hand for {name}", name=name),
        "log-notes": say("Write down what you heard from {name}", name=name),
        "thank-you": say("Thank {name}", name=name),
        "update": say("Give {name} some news", name=name),
        "reach-out": say("Write to {name}, who was suggested to you", name=name),
        "nudge": say("Send {name} a gentle reminder", name=name),
        "advice": say("{name} suggested: {advice}", name=name, advice=advice),
    }[kind]


def detail(say: Words, kind: str, *, is_late: bool, when: str = "") -> str:
    """Why now, in one sentence. `when` says the interview's day and hour."""
    if is_late:
        return {
            "prepare": say("{when}: there is still time to prepare.", when=when),
            "log-notes": say("What is not written down fades: two minutes are enough."),
            "thank-you": say("It is late, but a late thank-you is better than none."),
            "update": say("Time has passed: a few lines are enough."),
            "reach-out": say("It has been more than ten days: they may be expecting you."),
            "nudge": say("Two weeks without a reply: a short message is enough."),
            "advice": say("The day you chose has passed."),
        }[kind]
    return {
        "prepare": say("{when}: your checklist is waiting.", when=when),
        "cards": say("{when}: your cards are ready.", when=when),
        "log-notes": say("It is still fresh: note the essentials now."),
        "thank-you": say("A short note today makes a difference."),
        "update": say("A few weeks have passed: tell them where you stand."),
        "reach-out": say("While the suggestion is fresh."),
        "nudge": say("A week without a reply: people are busy."),
        "advice": say("The day you chose is near."),
    }[kind]


def comes_back(say: Words, moment: dt.datetime, now: dt.datetime) -> str:
    """When a reminder put off comes again."""
    days = (moment.date() - now.date()).days
    time = say.time(moment)
    if days == 0:
        return say("This reminder will come back today at {time}", time=time)
    if days == 1:
        return say("This reminder will come back tomorrow at {time}", time=time)
    return say("This reminder will come back on {day} at {time}", day=say.day(moment.date()), time=time)


def nameless(say: Words, kind: str) -> str:
    """What is to be done, without anyone's name."""
    return {
        "prepare": say("Prepare your interview"),
        "cards": say("Have your cards at hand"),
        "log-notes": say("Write down what you heard"),
        "thank-you": say("Say thank you"),
        "update": say("Give news"),
        "reach-out": say("Write to someone who was suggested to you"),
        "nudge": say("Send a gentle reminder"),
        "advice": say("Follow some advice"),
    }[kind]


def digest(say: Words, lines: Sequence[str]) -> Notice:
    """Several follow-ups in one notification."""
    title = say.plural("{n} follow-up today", "{n} follow-ups today", len(lines))
    return Notice(title, "\n".join(lines), title)
