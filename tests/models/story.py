"""A history, told twice as it goes on: to the models and to a second, naive implementation.

It is plain data, so that a failing one can be kept: the number of a start and of quiet hours, the name of a zone, and
steps of minutes passed and of what happened then.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import time_machine

from models import rings as real_rings
from models.advice import Advice
from models.call import Call
from models.checklist import Preparation, tick
from models.contact import ClosedReason, Contact
from models.database import close_database, db, open_database
from models.delivery import Delivery
from models.interview import CancelledBy, Interview
from models.message import Message, MessageKind, Reply
from models.profile import Profile
from models.referral import Referral
from models.reminder import Reminder
from models.reminders import due
from tests.models import naive_reminders as naive
from tests.models.naive_reminders import DAY, HOUR, MINUTE, Facts, Lead, Letter, Marks, Meeting, Person, PhoneCall, Tip

ZONES = ("America/Toronto", "Europe/Paris", "Asia/Tokyo", "Australia/Lord_Howe")
STARTS = (dt.datetime(2026, 10, 20, 14, tzinfo=dt.UTC), dt.datetime(2026, 3, 4, 15, 30, tzinfo=dt.UTC))
"""Days before the clocks change in Toronto, Paris and on Lord Howe."""
QUIETS = (
    (dt.time(20), dt.time(8)),
    (dt.time(13), dt.time(15, 30)),
    (dt.time(0), dt.time(0)),
    (dt.time(17), dt.time(9, 30)),
)

Step = tuple[int, tuple[Any, ...]]


def play(start: int, zone: str, quiet: int, history: Sequence[Step], kind: type[Story] | None = None) -> None:
    """Tell it, and compare both after every step. Raises AssertionError where they differ."""
    with new_database(), time_machine.travel(STARTS[start], tick=False) as clock:
        story = (kind or Story)(STARTS[start], ZoneInfo(zone), QUIETS[quiet])
        for minutes, step in history:
            story.moment += minutes * MINUTE
            clock.move_to(story.moment)
            story.tell(step)
            story.compare()


class Story:
    """One history, told twice as it goes on."""

    def __init__(self, start: dt.datetime, zone: ZoneInfo, quiet: tuple[dt.time, dt.time]) -> None:
        self.moment, self.zone = start, zone
        self.facts, self.marks = Facts(), Marks(quiet)
        self.undo: Callable[[], None] = lambda: None
        self.rows: dict[str, Any] = {}
        """The models' rows by uid."""
        Profile.load().be_quiet(*quiet)
        for number in range(3):
            self._meet_someone(f"Person {number}")

    @property
    def now(self) -> dt.datetime:
        return self.moment.astimezone(self.zone)

    def tell(self, step: tuple[Any, ...]) -> None:
        name, *more = step
        getattr(self, "_" + name.replace(" ", "_"))(*more)

    # What happens

    def _meet_someone(self, name: str) -> Person:
        row = Contact()
        row.describe(name=name)
        person = Person(self._keep(row))
        self.facts.people.append(person)
        return person

    def _plan(self, which: int, hours: int, minutes: int) -> None:
        person, start = self._one(self.facts.people, which), self.now + hours * HOUR
        row = Interview.plan(self.rows[person.uid], start, minutes, self.now)
        uid = self._keep(row)
        self.facts.meetings.append(Meeting(person, start, minutes, self.zone, self.now, self.now, uid))

    def _move(self, which: int, hours: int) -> None:
        if meeting := self._one(self.facts.meetings, which):
            start = self.now + hours * HOUR
            self._fresh(meeting).reschedule(start, meeting.minutes, self.now)
            meeting.start, meeting.zone, meeting.planned = start, self.zone, self.now
            meeting.cancelled, meeting.opened, meeting.put_away = False, None, None
            if hours > 0:
                meeting.finished, meeting.nothing, meeting.thanked = None, False, False

    def _cancel(self, which: int) -> None:
        if meeting := self._one(self.facts.meetings, which):
            self._fresh(meeting).cancel(CancelledBy.THEM, self.now)
            meeting.cancelled = True

    def _finish(self, which: int) -> None:
        if meeting := self._one(self.facts.meetings, which):
            self._fresh(meeting).finish(self.now)
            meeting.finished = meeting.finished or self.now
            meeting.put_away = self.now

    def _write(self, which: int) -> None:
        if meeting := self._one(self.facts.meetings, which):
            self._fresh(meeting).write_notes("much")
            meeting.notes = True

    def _nothing(self, which: int) -> None:
        if meeting := self._one(self.facts.meetings, which):
            self._fresh(meeting).set_nothing_to_add(self.now)
            meeting.nothing = True

    def _thanked(self, which: int) -> None:
        if meeting := self._one(self.facts.meetings, which):
            self._fresh(meeting).set_already_thanked(self.now)
            meeting.thanked = True

    def _prepare(self, which: int) -> None:
        if meeting := self._one(self.facts.meetings, which):
            for item in Preparation:
                tick(self._fresh(meeting), item, True)
            meeting.prepared = True

    def _open_cards(self, which: int) -> None:
        if meeting := self._one(self.facts.meetings, which):
            self._fresh(meeting).open_cards(self.now)
            meeting.opened, meeting.put_away = self.now, None

    def _close_cards(self, which: int) -> None:
        if meeting := self._one(self.facts.meetings, which):
            self._fresh(meeting).close_cards(self.now)
            meeting.put_away = self.now

    def _send(self, which: int, kind: str) -> None:
        person = self._one(self.facts.people, which)
        theirs = [one for one in self.facts.meetings if one.person is person]
        about = theirs[-1] if theirs and kind == MessageKind.THANK_YOU else None
        row = Message.create(
            kind=kind, contact=self.rows[person.uid], interview=self.rows[about.uid] if about else None
        )
        row.mark_sent(self.now)
        self.facts.letters.append(Letter(person, kind, self.now, about, self._keep(row)))

    def _reply(self, which: int) -> None:
        if letter := self._one(self.facts.letters, which):
            self._fresh(letter).set_reply(Reply.LATER, self.now)
            letter.replied, letter.answer = True, Reply.LATER.value

    def _answer(self, which: int, reply: str) -> None:
        requests = [letter for letter in self.facts.letters if letter.kind == MessageKind.REQUEST]
        if letter := self._one(requests, which):
            self._fresh(letter).set_reply(Reply(reply), self.now)
            letter.replied, letter.answer = True, reply

    def _call(self, which: int) -> None:
        person = self._one(self.facts.people, which)
        Call.log(self.rows[person.uid], self.now)
        self.facts.calls.append(PhoneCall(person, self.now))

    def _refer(self, which: int) -> None:
        giver = self._one(self.facts.people, which)
        person = self._meet_someone(f"Person {len(self.facts.people)}")
        row = Referral.link(self.rows[giver.uid], self.rows[person.uid])
        self.facts.leads.append(Lead(person, self.now, self._keep(row)))

    def _suggest(self, which: int) -> None:
        if meeting := self._one(self.facts.meetings, which):
            row = Referral.note(self._fresh(meeting), "Someone suggested")
            person = Person(self._keep(row.contact))
            self.facts.people.append(person)
            self.facts.leads.append(Lead(person, self.now, self._keep(row), meeting))

    def _advise(self, which: int, days: int) -> None:
        if meeting := self._one(self.facts.meetings, which):
            day = self.now.date() + days * DAY
            row = Advice.note(self.rows[meeting.uid], "read", day, self.now)
            self.facts.tips.append(Tip(meeting.person, day, self.now, self._keep(row)))

    def _settle(self, which: int) -> None:
        if tip := self._one(self.facts.tips, which):
            self._fresh(tip).do(self.now)
            tip.settled = True

    def _close(self, which: int) -> None:
        person = self._one(self.facts.people, which)
        self._fresh(person).close(ClosedReason.FINISHED, self.now)
        person.closed, person.declined = True, False

    def _decline(self, which: int) -> None:
        person = self._one(self.facts.people, which)
        self._fresh(person).close(ClosedReason.DECLINED, self.now)
        person.closed = person.declined = True

    def _reopen(self, which: int) -> None:
        person = self._one(self.facts.people, which)
        self._fresh(person).reopen(self.now)
        person.closed, person.reopened = False, self.now

    def _fly(self, zone: str) -> None:
        self.zone = ZoneInfo(zone)

    def _snooze(self, which: int, hours: int) -> None:
        wait = hours * HOUR
        self._put_away(
            which,
            lambda owed: self.marks.snooze(owed, self.now + wait, self.now),
            lambda row: Delivery.snooze(row, self.now + wait, self.now),
        )

    def _dismiss(self, which: int) -> None:
        self._put_away(
            which, lambda owed: self.marks.dismiss(owed, self.now), lambda row: Delivery.dismiss(row, self.now)
        )

    def _put_away(self, which: int, told: Callable[..., None], act: Callable[[Reminder], Callable[[], None]]) -> None:
        standing = sorted(naive.due(self.facts, self.now), key=lambda owed: (owed.kind, owed.uid))
        if not (owed := self._one(standing, which)):
            return
        (row,) = [one for one in due(self.now) if (one.kind.value, one.subject.uid) == (owed.kind, owed.uid)]
        key = (owed.key, owed.phase(self.now))
        before = self.marks.of.get(key)
        kept = None if before is None else naive.Mark(**vars(before))
        told(owed)
        undo = act(row)

        def back() -> None:
            undo()
            self.marks.of.pop(key)
            if kept is not None:
                self.marks.of[key] = kept

        self.undo = back

    def _undo(self, _which: int) -> None:
        self.undo()
        self.undo = lambda: None

    def _look(self, how: str) -> None:
        rung = real_rings.claim_due(self.now)
        expected = self.marks.look(naive.due(self.facts, self.now), self.now)
        said = [sorted((one.kind.value, one.subject.uid, ring.phase.value) for one in ring.reminders) for ring in rung]
        wanted = [sorted((owed.kind, owed.uid, self._worst(ring)) for owed, _ in ring) for ring in expected]
        assert sorted(said) == sorted(wanted), "what rings"
        for ring in rung:
            {"confirm": lambda ring=ring: ring.confirm(self.now), "release": ring.release}.get(how, lambda: None)()
        {"confirm": self.marks.confirm, "release": self.marks.release}.get(how, lambda: None)()
        self.undo = lambda: None

    def _worst(self, ring: list[tuple[naive.Owed, str]]) -> str:
        return "late" if any(phase == "late" for _, phase in ring) else "open"

    # How both tell it

    def compare(self) -> None:
        now, facts = self.now, self.facts
        standing = due(now)
        assert sorted(map(self._seen, standing)) == sorted(map(self._owed, naive.due(facts, now))), "what is due"
        end = now + 60 * DAY
        shown, soon, _ = real_rings.on_today(now, end)
        coming = sorted((utc(moment), phase.value, row.kind.value, row.subject.uid) for moment, phase, row in soon)
        naively = naive.upcoming(facts, now, end)
        assert coming == sorted((utc(at), phase, one.kind, one.uid) for at, phase, one in naively), "what comes"
        in_sight = [self._owed(one) for one in naive.due(facts, now) if self.marks.in_sight(one, now)]
        assert sorted(map(self._seen, shown)) == sorted(in_sight), "what Today shows"

    def _seen(self, row: Reminder) -> tuple[Any, ...]:
        return row.kind.value, row.subject.uid, utc(row.opens), row.phase(self.now).value

    def _owed(self, owed: naive.Owed) -> tuple[Any, ...]:
        return owed.kind, owed.uid, utc(owed.opens), owed.phase(self.now)

    def _keep(self, row: Any) -> str:
        self.rows[row.uid] = row
        return row.uid

    def _fresh(self, fact: Any) -> Any:
        row = self.rows[fact.uid]
        return type(row).get_by_id(row.id)

    def _one(self, things: list[Any], which: int) -> Any:
        return things[which % len(things)] if things else None


def utc(moment: dt.datetime) -> dt.datetime:
    """In the hour that a clock repeats, Python never calls moments of two zones equal."""
    return moment.astimezone(dt.UTC)


@contextmanager
def new_database() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        close_database()
        open_database(Path(folder))
        db.pragma("synchronous", 0)
        try:
            yield
        finally:
            close_database()
