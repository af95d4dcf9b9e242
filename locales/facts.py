"""Facts of the past and of the days to come, as a line says them."""

from __future__ import annotations

import datetime as dt

from locales.words import Words


def when(say: Words, moment: dt.datetime, now: dt.datetime) -> str:
    """A day with its hour, near days by their name: "Tomorrow at 12:00". `moment` is in the zone to read it in."""
    days = (moment.date() - now.date()).days
    time = say.time(moment)
    if days == 0:
        return say("Today at {time}", time=time)
    if days == 1:
        return say("Tomorrow at {time}", time=time)
    if days == -1:
        return say("Yesterday at {time}", time=time)
    day = say.day(moment.date()) if moment.year == now.year else say.date(moment.date(), "full")
    return say("{day} at {time}", day=day[:1].upper() + day[1:], time=time)


def meeting(say: Words, start: dt.datetime, now: dt.datetime) -> str:
    """An interview's day and hour on the clock of `now`, the device's; and there, where the clock is another.

    The day there is said where it is another too, across the date line or midnight.
    """
    here = start.astimezone(now.tzinfo)
    text = when(say, here, now)
    if start.utcoffset() == here.utcoffset():
        return text
    time, zone = say.time(start), say.zone(start)
    if start.date() == here.date():
        return say("{when}; {time} there ({zone})", when=text, time=time, zone=zone)
    day = say.day_of_week(start.date())
    return say("{when}; {day} at {time} there ({zone})", when=text, day=day, time=time, zone=zone)


def day(say: Words, moment: dt.datetime, now: dt.datetime) -> str:
    """A day, near ones by their name."""
    days = (moment.date() - now.date()).days
    if days in (0, 1, -1):
        return {0: say("Today"), 1: say("Tomorrow"), -1: say("Yesterday")}[days]
    return say.short_day(moment.date()) if moment.year == now.year else say.date(moment.date(), "medium")


def message_sent(say: Words, kind: str) -> str:
    return {
        "request": say("Request for a meeting sent"),
        "nudge": say("Reminder sent"),
        "thank-you": say("Thank-you note sent"),
        "update": say("News sent"),
    }[kind]


def message_name(say: Words, kind: str) -> str:
    return {
        "request": say("Ask for a meeting"),
        "nudge": say("Send a gentle reminder"),
        "thank-you": say("Say thank you"),
        "update": say("Give news"),
    }[kind]


def draft(say: Words, kind: str) -> str:
    return {
        "request": say("Draft of a request for a meeting"),
        "nudge": say("Draft of a reminder"),
        "thank-you": say("Draft of a thank-you note"),
        "update": say("Draft of news to give"),
    }[kind]


def closed(say: Words, reason: str) -> str:
    return {
        "declined": say("They declined."),
        "no-reply": say("No reply came."),
        "finished": say("No longer followed"),
    }.get(reason, say("No longer followed"))


def interview_state(say: Words, *, cancelled_by: str, is_cancelled: bool, is_held: bool) -> str:
    if is_cancelled:
        return {"me": say("Cancelled by you"), "them": say("Cancelled by them")}.get(
            cancelled_by, say("Did not take place")
        )
    return say("Held") if is_held else say("Planned")


def replied(say: Words, reply: str) -> str:
    return {"yes": say("They said yes."), "later": say("They said later."), "no": say("They said no.")}[reply]
