"""The table of docs/reminders.md and its rule of rings, a second time: slow, plain, and knowing nothing of models/.

It answers from facts kept in plain objects. Days are those of the zone of `now`; an interview's hours those of its own.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

DAY, HOUR, MINUTE = dt.timedelta(days=1), dt.timedelta(hours=1), dt.timedelta(minutes=1)
ALONE = ("prepare", "cards", "log-notes", "thank-you", "update")
Moment = dt.datetime


@dataclass
class Person:
    uid: str = ""
    closed: bool = False
    declined: bool = False
    reopened: Moment | None = None


@dataclass
class Meeting:
    person: Person
    start: Moment
    minutes: int
    zone: dt.tzinfo
    entered: Moment
    planned: Moment
    uid: str = ""
    cancelled: bool = False
    finished: Moment | None = None
    notes: bool = False
    nothing: bool = False
    thanked: bool = False
    prepared: bool = False
    opened: Moment | None = None
    put_away: Moment | None = None

    @property
    def end(self) -> Moment:
        return self.start.astimezone(dt.UTC) + self.minutes * MINUTE

    @property
    def ended(self) -> Moment:
        return min(self.end, self.finished) if self.finished else self.end

    @property
    def began(self) -> Moment:
        return min(self.start, self.finished) if self.finished else self.start

    def held(self, now: Moment) -> bool:
        if self.cancelled:
            return False
        return bool(self.finished) or now >= self.end + 30 * MINUTE or (now >= self.start and self.notes)

    def in_hand_until(self, now: Moment) -> Moment | None:
        """Its cards are open; two hours after the end they are only forgotten."""
        if not self.opened or (self.put_away and self.put_away >= self.opened):
            return None
        forgotten = utc(max(utc(self.end), utc(self.opened)) + 2 * HOUR)
        return forgotten if utc(now) < forgotten else None


@dataclass
class Letter:
    person: Person
    kind: str
    sent: Moment
    meeting: Meeting | None = None
    uid: str = ""
    replied: bool = False
    answer: str = ""


@dataclass
class PhoneCall:
    person: Person
    at: Moment


@dataclass
class Lead:
    person: Person
    entered: Moment
    uid: str = ""
    meeting: Meeting | None = None


@dataclass
class Tip:
    person: Person
    day: dt.date
    dated: Moment
    uid: str = ""
    settled: bool = False


@dataclass
class Facts:
    people: list[Person] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    calls: list[PhoneCall] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    tips: list[Tip] = field(default_factory=list)


@dataclass(frozen=True)
class Owed:
    """A reminder."""

    kind: str
    uid: str
    occurrence: Any
    opens: Moment
    late: Moment | None
    known: Moment
    closes: Moment | None = None
    meeting_day: Any = None
    """The start of the interview it is about."""

    @property
    def key(self) -> tuple[str, str, Any]:
        return self.kind, self.uid, self.occurrence

    def phase(self, now: Moment) -> str:
        if utc(now) < utc(self.opens):
            return "on-time"
        return "late" if self.late and utc(now) >= utc(self.late) else "open"

    def closed(self, now: Moment) -> bool:
        return bool(self.closes) and utc(now) >= utc(self.closes)

    def is_due(self, now: Moment) -> bool:
        return utc(now) >= utc(self.opens) and not self.closed(now)

    def moments(self) -> list[tuple[Moment, str]]:
        both = [(self.opens, "open")] + ([(self.late, "late")] if self.late else [])
        return [(at, phase) for at, phase in both if utc(at) > utc(self.known) and not self.closed(at)]


def utc(moment: Moment) -> Moment:
    """To compare: Python reads the hands of the clock when both have one zone, and they go twice through an hour."""
    return moment.astimezone(dt.UTC)


def at(day: dt.date, hour: int, now: Moment) -> Moment:
    return dt.datetime(day.year, day.month, day.day, hour, tzinfo=now.tzinfo)


def day_of(moment: Moment, now: Moment) -> dt.date:
    return moment.astimezone(now.tzinfo).date()


def touches(facts: Facts, person: Person, now: Moment) -> list[tuple[Moment, Moment]]:
    """When something happened with them, and when it was entered."""
    found = [(letter.sent, letter.sent) for letter in facts.letters if letter.person is person and letter.sent <= now]
    found += [(call.at, call.at) for call in facts.calls if call.person is person and call.at <= now]
    found += [(one.began, one.planned) for one in facts.meetings if one.person is person and one.held(now)]
    return sorted(found)


def waits(facts: Facts, person: Person, now: Moment) -> bool:
    """An interview with them is planned."""
    return any(one.person is person and not one.cancelled and not one.held(now) for one in facts.meetings)


def all_owed(facts: Facts, now: Moment) -> list[Owed]:
    """Every reminder whose facts stand now, open or not."""
    found: list[Owed] = []
    for meeting in facts.meetings:
        if not meeting.cancelled:
            found += [*before(meeting, now), *notes(meeting, now), *thanks(facts, meeting, now)]
    for person in facts.people:
        if not person.closed:
            found += news(facts, person, now)
    found += [owed for lead in facts.leads for owed in reach_out(facts, lead, now)]
    found += [owed for letter in facts.letters for owed in nudge(facts, letter, now)]
    for tip in facts.tips:
        if not tip.settled:
            opens, late = at(tip.day - DAY, 9, now), at(tip.day + DAY, 9, now)
            found.append(Owed("advice", tip.uid, tip.day, opens, late, tip.dated))
    return found


def before(meeting: Meeting, now: Moment) -> list[Owed]:
    if meeting.finished or meeting.start <= now:
        return []
    start = meeting.start.astimezone(now.tzinfo)
    about = {"known": meeting.planned, "closes": start, "meeting_day": meeting.start}
    found = []
    if not meeting.prepared:
        opens, late = at(start.date() - 2 * DAY, 18, now), at(start.date() - DAY, 18, now)
        found.append(Owed("prepare", meeting.uid, meeting.start, opens, late, **about))
    hour_before = (start.astimezone(dt.UTC) - HOUR).astimezone(now.tzinfo)
    if not meeting.opened or meeting.opened < hour_before:
        found.append(Owed("cards", meeting.uid, meeting.start, hour_before, None, **about))
    return found


def notes(meeting: Meeting, now: Moment) -> list[Owed]:
    if meeting.notes or meeting.nothing:
        return []
    opens = meeting.finished or meeting.end + 30 * MINUTE
    if (forgotten := meeting.in_hand_until(now)) and forgotten > utc(opens):
        opens = forgotten
    late = max(opens, at(day_of(meeting.ended, now) + DAY, 12, now))
    known = max(meeting.finished or meeting.planned, meeting.planned)
    return [Owed("log-notes", meeting.uid, meeting.start, opens, late, known, meeting_day=meeting.start)]


def thanks(facts: Facts, meeting: Meeting, now: Moment) -> list[Owed]:
    if meeting.thanked or meeting.entered > meeting.end + 7 * DAY:
        return []
    for letter in facts.letters:
        if letter.sent <= now and letter.kind == "thank-you" and letter.meeting is meeting:
            return []
        if meeting.start <= letter.sent <= now and letter.kind == "update" and letter.person is meeting.person:
            return []
    day = day_of(meeting.ended, now)
    in_the_afternoon = meeting.ended.astimezone(meeting.zone).time() <= dt.time(17)
    opens = at(day, 18, now) if in_the_afternoon else at(day + DAY, 9, now)
    over = meeting.end + 30 * MINUTE
    opens = max(opens, min(meeting.finished or over, over))
    closes = news_since(facts, meeting, now)
    late = at(day + DAY, 18, now)
    return [Owed("thank-you", meeting.uid, meeting.start, opens, late, meeting.planned, closes, meeting.start)]


def news_since(facts: Facts, meeting: Meeting, now: Moment) -> Moment | None:
    """When news first was, or will be, owed to them after this interview."""
    if meeting.person.closed:
        return None
    began = meeting.began
    if meeting.person.reopened and meeting.person.reopened > began:
        began = meeting.person.reopened
    moment = began
    for touch, _ in touches(facts, meeting.person, now):
        if touch > began:
            owed = at(day_of(moment, now) + 28 * DAY, 9, now)
            if owed <= touch:
                return owed
            moment = touch
    return None if waits(facts, meeting.person, now) else at(day_of(moment, now) + 28 * DAY, 9, now)


def news(facts: Facts, person: Person, now: Moment) -> list[Owed]:
    theirs = [one for one in facts.meetings if one.person is person and not one.cancelled]
    coming = [one for one in theirs if not one.held(now)]
    if not theirs:
        return []
    if coming:
        then = max(coming, key=lambda one: utc(one.start))
        last, known = then.start, then.planned
    else:
        last, known = touches(facts, person, now)[-1]
        if person.reopened and person.reopened > last:
            last, known = person.reopened, person.reopened
    if person.reopened:
        known = max(known, person.reopened)
    day = day_of(last, now)
    return [Owed("update", person.uid, last, at(day + 28 * DAY, 9, now), at(day + 42 * DAY, 9, now), known)]


def reach_out(facts: Facts, lead: Lead, now: Moment) -> list[Owed]:
    person = lead.person
    written = any(one.person is person and one.kind == "request" and one.sent <= now for one in facts.letters)
    called = any(one.person is person for one in facts.calls)
    arranged = any(one.person is person and not one.cancelled for one in facts.meetings)
    if person.closed or written or called or arranged:
        return []
    day = day_of(lead.entered, now)
    return [Owed("reach-out", lead.uid, None, at(day + 3 * DAY, 9, now), at(day + 10 * DAY, 9, now), lead.entered)]


def nudge(facts: Facts, request: Letter, now: Moment) -> list[Owed]:
    person = request.person
    theirs = [one for one in facts.letters if one.person is person]
    requests = [one for one in theirs if one.kind == "request"]
    if request.kind != "request" or person.closed or request.replied:
        return []
    if max(requests, key=lambda one: (one.sent, requests.index(one))) is not request:
        return []
    if any(one.kind == "nudge" and request.sent <= one.sent <= now for one in theirs):
        return []
    for one in facts.meetings:
        if one.person is person and not one.cancelled and max(one.entered, one.start) >= request.sent:
            return []
    day = day_of(request.sent, now)
    return [Owed("nudge", request.uid, None, at(day + 7 * DAY, 9, now), at(day + 14 * DAY, 9, now), request.sent)]


def due(facts: Facts, now: Moment) -> list[Owed]:
    return [owed for owed in all_owed(facts, now) if owed.is_due(now)]


def upcoming(facts: Facts, now: Moment, end: Moment) -> list[tuple[Moment, str, Owed]]:
    owed = all_owed(facts, now)
    return [
        (moment, phase, one) for one in owed for moment, phase in one.moments() if utc(now) < utc(moment) <= utc(end)
    ]


# Rings


@dataclass
class Mark:
    """What was done with one phase of a reminder."""

    claimed: Moment | None = None
    shown: bool = False
    snoozed: Moment | None = None
    dismissed: bool = False

    def is_free(self, now: Moment) -> bool:
        if self.shown:
            return False
        return self.claimed is None or abs(now - self.claimed) >= 2 * MINUTE


class Marks:
    """Everything done with reminders, by reminder and phase; and with each day's digest."""

    def __init__(self, quiet: tuple[dt.time, dt.time]) -> None:
        self.quiet = quiet
        self.of: dict[tuple[Any, str], Mark] = {}
        self.taken: list[Mark] = []

    def is_quiet(self, moment: Moment) -> bool:
        start, end = self.quiet
        hour = moment.time()
        return start <= hour < end if start <= end else hour >= start or hour < end

    def postponed(self, moment: Moment) -> Moment:
        if not self.is_quiet(moment):
            return moment
        end = dt.datetime.combine(moment.date(), self.quiet[1], tzinfo=moment.tzinfo)
        return (
            end if moment.time() < self.quiet[1] else dt.datetime.combine(end.date() + DAY, self.quiet[1], end.tzinfo)
        )

    def may_ring_by_night(self, owed: Owed, moment: Moment) -> bool:
        if owed.kind == "cards":
            return True
        return owed.kind == "log-notes" and day_of(owed.meeting_day, moment) == moment.date()

    def snooze_end(self, owed: Owed, now: Moment) -> Moment | None:
        ends = [mark.snoozed for (key, _), mark in self.of.items() if key == owed.key and mark.snoozed]
        if not ends or utc(max(ends)) < utc(owed.opens) or self.is_strange(max(ends), now):
            return None
        return max(ends).astimezone(now.tzinfo)

    def is_strange(self, end: Moment, now: Moment) -> bool:
        """Nobody snoozes for so long: it was done under a wrong clock."""
        return utc(end) > utc(now) + 9 * DAY

    def is_dismissed(self, owed: Owed) -> bool:
        return any(mark.dismissed for (key, _), mark in self.of.items() if key == owed.key)

    def in_sight(self, owed: Owed, now: Moment) -> bool:
        end = self.snooze_end(owed, now)
        return not self.is_dismissed(owed) and not (end and utc(now) < utc(end))

    def ringing_phase(self, owed: Owed, now: Moment) -> str | None:
        """The phase it should have rung in by now."""
        if self.is_dismissed(owed) or (self.is_quiet(now) and not self.may_ring_by_night(owed, now)):
            return None
        moments, end = owed.moments(), self.snooze_end(owed, now)
        if end:
            moments = [(end, owed.phase(end))] + [(at, phase) for at, phase in moments if utc(at) > utc(end)]
        local = [(moment.astimezone(now.tzinfo), phase) for moment, phase in moments]
        phases = [
            phase
            for moment, phase in local
            if utc(moment if self.may_ring_by_night(owed, moment) else self.postponed(moment)) <= utc(now)
        ]
        return phases[-1] if phases else None

    def look(self, standing: list[Owed], now: Moment) -> list[list[tuple[Owed, str]]]:
        """What rings at this look, each list one notification. It is claimed."""
        for mark in self.of.values():
            if standing and mark.snoozed and self.is_strange(mark.snoozed, now):
                mark.snoozed = None
        today = (("digest", "", now.date()), "open")
        digest_is_free = self.of.get(today, Mark()).is_free(now)
        cards, together, takes_the_day = [], [], False
        for owed in standing:
            phase = self.ringing_phase(owed, now)
            mark = self.of.get((owed.key, phase or ""), Mark())
            if phase is None or not mark.is_free(now):
                continue
            if owed.kind not in ALONE and not mark.snoozed:
                if not digest_is_free:
                    continue
                takes_the_day = True
            (cards if owed.kind == "cards" else together).append((owed, phase))
        rings = [[one] for one in cards] + ([together] if together else [])
        taken = [(owed.key, phase) for ring in rings for owed, phase in ring] + ([today] if takes_the_day else [])
        self.taken = [self.of.setdefault(key, Mark()) for key in taken]
        for mark in self.taken:
            mark.claimed = now
        return rings

    def confirm(self) -> None:
        """What the last look claimed was shown."""
        for mark in self.taken:
            mark.shown = True

    def release(self) -> None:
        """It could not be shown."""
        for mark in self.taken:
            mark.claimed = None

    def snooze(self, owed: Owed, until: Moment, now: Moment) -> None:
        mark = self.of.setdefault((owed.key, owed.phase(now)), Mark())
        mark.snoozed, mark.claimed, mark.shown = until, None, False

    def dismiss(self, owed: Owed, now: Moment) -> None:
        self.of.setdefault((owed.key, owed.phase(now)), Mark()).dismissed = True
