"""A reminder in words: a line for Today, a title and a text for a notification."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from locales.words import N_, Words


@dataclass(frozen=True)
class Notice:
    """What a notification shows."""

    title: str
    text: str
    nameless: str
    """The title without anyone's name, for a log or a locked screen."""

    def without_names(self) -> Notice:
        return Notice(self.nameless, "", self.nameless)


@dataclass(frozen=True)
class _Wording:
    """One kind of reminder. `late` is missing where it is never late."""

    line: str
    nameless: str
    open: str
    late: str = ""


_WORDINGS: Final[Mapping[str, _Wording]] = {
    "prepare": _Wording(
        line=N_("Prepare your interview with {name}"),
        nameless=N_("Prepare your interview"),
        open=N_("{when}: your checklist is waiting."),
        late=N_("{when}: there is still time to prepare."),
    ),
    "cards": _Wording(
        line=N_("Have your cards at hand for {name}"),
        nameless=N_("Have your cards at hand"),
        open=N_("{when}: your cards are ready."),
    ),
    "log-notes": _Wording(
        line=N_("Write down what you heard from {name}"),
        nameless=N_("Write down what you heard"),
        open=N_("It is still fresh: note the essentials now."),
        late=N_("What is not written down fades: two minutes are enough."),
    ),
    "thank-you": _Wording(
        line=N_("Thank {name}"),
        nameless=N_("Say thank you"),
        open=N_("A short note today makes a difference."),
        late=N_("It is late, but a late thank-you is better than none."),
    ),
    "update": _Wording(
        line=N_("Give {name} some news"),
        nameless=N_("Give news"),
        open=N_("A few weeks have passed: tell them where you stand."),
        late=N_("Time has passed: a few lines are enough."),
    ),
    "reach-out": _Wording(
        line=N_("Write to {name}, who was suggested to you"),
        nameless=N_("Write to someone who was suggested to you"),
        open=N_("While the suggestion is fresh."),
        late=N_("It has been more than ten days: they may be expecting you."),
    ),
    "nudge": _Wording(
        line=N_("Send {name} a gentle reminder"),
        nameless=N_("Send a gentle reminder"),
        open=N_("A week without a reply: people are busy."),
        late=N_("Two weeks without a reply: a short message is enough."),
    ),
    "advice": _Wording(
        line=N_("{name} suggested: {advice}"),
        nameless=N_("Follow some advice"),
        open=N_("The day you chose is near."),
        late=N_("The day you chose has passed."),
    ),
}


def line(say: Words, kind: str, *, name: str, advice: str = "") -> str:
    """What is to be done, in one sentence."""
    return say(_WORDINGS[kind].line, name=name, advice=advice)


def detail(say: Words, kind: str, *, is_late: bool, when: str = "") -> str:
    """Why now, in one sentence. `when` says the interview's day and hour."""
    wording = _WORDINGS[kind]
    return say(wording.late if is_late else wording.open, when=when)


def nameless(say: Words, kind: str) -> str:
    """What is to be done, without anyone's name."""
    return say(_WORDINGS[kind].nameless)


def comes_back(say: Words, moment: dt.datetime, now: dt.datetime) -> str:
    """When a reminder put off comes again."""
    days = (moment.date() - now.date()).days
    time = say.time(moment)
    if days == 0:
        return say("This reminder will come back today at {time}", time=time)
    if days == 1:
        return say("This reminder will come back tomorrow at {time}", time=time)
    return say("This reminder will come back on {day} at {time}", day=say.day(moment.date()), time=time)


def digest(say: Words, lines: Sequence[str]) -> Notice:
    """Several follow-ups in one notification."""
    title = say.plural("{n} follow-up today", "{n} follow-ups today", len(lines))
    return Notice(title, "\n".join(lines), title)
