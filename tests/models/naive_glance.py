"""What models/glance.py counts, a second time: slow, plain, and knowing nothing of models/."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.models.naive_reminders import DAY, Facts, Meeting, Moment, Person, at, day_of, touches, utc

Groups = dict[str, list[str]]
"""The uids of what is in each group."""


def requests(facts: Facts, person: Person, now: Moment) -> list[Any]:
    theirs = [one for one in facts.letters if one.person is person and one.kind == "request" and one.sent <= now]
    return sorted(theirs, key=lambda one: utc(one.sent))


def answer(facts: Facts, person: Person, now: Moment) -> str:
    sent = requests(facts, person, now)
    for one in facts.meetings:
        is_arranged = one.person is person and not one.cancelled
        if is_arranged and max(utc(one.entered), utc(one.start)) >= utc(sent[0].sent):
            return "yes"
    if person.closed and person.declined:
        return "no"
    answers = [one.answer for one in sent if one.answer]
    return answers[-1] if answers else "not-yet"


def thanked(facts: Facts, meeting: Meeting, now: Moment) -> str:
    late = at(day_of(meeting.ended, now) + DAY, 18, now)
    first = None
    for one in facts.letters:
        note = one.kind == "thank-you" and one.meeting is meeting
        news = one.kind == "update" and one.person is meeting.person and one.sent >= meeting.start
        if one.sent <= now and (note or news) and (first is None or one.sent < first):
            first = one.sent
    if first is not None:
        return "on-time" if utc(first) < utc(late) else "late"
    if meeting.thanked:
        return "otherwise"
    if meeting.entered > meeting.end + 7 * DAY:
        return "not-asked"
    return "owed" if utc(now) < utc(late) else "missing"


def asked(facts: Facts, now: Moment) -> Groups:
    found: Groups = {}
    for person in facts.people:
        if requests(facts, person, now):
            found.setdefault(answer(facts, person, now), []).append(person.uid)
    return found


def met(facts: Facts, now: Moment) -> Groups:
    found: Groups = {}
    for person in facts.people:
        if any(one.person is person and one.held(now) for one in facts.meetings):
            found.setdefault("asked" if requests(facts, person, now) else "otherwise", []).append(person.uid)
    return found


def names(facts: Facts, now: Moment) -> tuple[Groups, int, int]:
    found: Groups = {}
    inside = 0
    for meeting in facts.meetings:
        if meeting.held(now):
            count = sum(lead.meeting is meeting for lead in facts.leads)
            inside += count
            found.setdefault(["none", "one", "two", "more"][min(count, 3)], []).append(meeting.uid)
    return found, inside, len(facts.leads) - inside


def thanks(facts: Facts, now: Moment) -> Groups:
    found: Groups = {}
    for meeting in facts.meetings:
        if meeting.held(now):
            found.setdefault(thanked(facts, meeting, now), []).append(meeting.uid)
    return found


def weeks(facts: Facts, now: Moment, first_weekday: int) -> list[tuple[dt.date, int]]:
    days = [day_of(moment, now) for person in facts.people for moment, _ in touches(facts, person, now)]
    if not days:
        return []
    start = min(days)
    while start.weekday() != first_weekday:
        start -= DAY
    found = []
    while start <= max([*days, now.date()]):
        found.append((start, sum(start <= day < start + 7 * DAY for day in days)))
        start += 7 * DAY
    return found
