"""The search at a glance in words: a figure as a sentence, and what each of its bars stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from locales.words import N_, Words

FIGURES: Final[Mapping[str, str]] = {
    "asked": N_("Requests"),
    "met": N_("Interviews"),
    "names": N_("People suggested"),
    "thanks": N_("Thank-you notes"),
}
GROUPS: Final[Mapping[str, str]] = {
    "asked-yes": N_("They said yes"),
    "asked-later": N_("They said later"),
    "asked-no": N_("They said no"),
    "asked-not-yet": N_("No answer yet"),
    "met-asked": N_("After a request"),
    "met-otherwise": N_("Without a request"),
    "names-none": N_("Interviews that gave no name"),
    "names-one": N_("Interviews that gave one name"),
    "names-two": N_("Interviews that gave two names"),
    "names-more": N_("Interviews that gave three names or more"),
    "thanks-on-time": N_("Sent on time"),
    "thanks-late": N_("Sent late"),
    "thanks-missing": N_("Late, and not sent yet"),
    "thanks-owed": N_("Still to send, in time"),
    "thanks-otherwise": N_("Thanked in another way"),
    "thanks-not-asked": N_("Entered long afterwards"),
}
"""What is counted together, by the figure and the kind of models/glance.py."""


def requests(say: Words, asked: int, answered: int, share: float | None) -> str:
    """`share` is that of who answered, where it may be told."""
    people = say.plural("You asked {n} person for a meeting.", "You asked {n} people for a meeting.", asked)
    if not answered:
        told = say("Nobody has answered yet.")
    elif share is None:
        told = say.plural("{n} has answered.", "{n} have answered.", answered)
    else:
        part = say.percent(share)
        told = say.plural(
            "{n} has answered, that is {share}.", "{n} have answered, that is {share}.", answered, share=part
        )
    return f"{people} {told}"


def interviews(say: Words, held: int, met: int) -> str:
    meetings = say.plural("You held {n} interview.", "You held {n} interviews.", held)
    people = say.plural("You met {n} person.", "You met {n} people.", met)
    return f"{meetings} {people}"


def names(say: Words, held: int, named: int, otherwise: int, each: float | None) -> str:
    """`each` is how many names an interview gave on average, where it may be told."""
    if otherwise:
        count = say.number(named + otherwise)
        told = say(
            "Names you were given: {count}, {inside} of them in interviews.", count=count, inside=say.number(named)
        )
    else:
        told = say.plural(
            "Names your {n} interview gave you: {names}.",
            "Names your {n} interviews gave you: {names}.",
            held,
            names=say.number(named),
        )
    if each is None:
        return told
    average = say("That is {each} for each interview.", each=say.number(round(each, 1)))
    return f"{told} {average}"


def thanks(say: Words, on_time: int, due: int, share: float | None, hour: dt.time) -> str:
    """`due` are those that were sent or are late, `hour` the one from which, the next day, a note is late."""
    if not due:
        return say("No thank-you note was sent yet, and none is late.")
    told = say.plural(
        "Sent on time, before {hour} the next day: {on_time} of {n} thank-you note.",
        "Sent on time, before {hour} the next day: {on_time} of {n} thank-you notes.",
        due,
        hour=say.time(hour),
        on_time=say.number(on_time),
    )
    if share is None:
        return told
    part = say("That is {share}.", share=say.percent(share))
    return f"{told} {part}"


def weeks(say: Words, active: int, count: int) -> str:
    """`count` weeks are looked at, this one included."""
    if count == 1:
        return say("Your search began this week.")
    return say(
        "Weeks with a message, a call or an interview: {active} of the last {n}.",
        active=say.number(active),
        n=say.number(count),
    )


def busiest(say: Words, start: dt.date, touches: int) -> str:
    """What stands out in the picture of the weeks."""
    return say.plural(
        "The busiest began on {day}: {n} message, call or interview.",
        "The busiest began on {day}: {n} messages, calls or interviews.",
        touches,
        day=say.day(start),
    )
