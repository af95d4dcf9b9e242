"""Twelve deliberate faults in the rules of reminders and rings, each with a history that tells it from the truth.

Ten histories were found by `test_histories.py`, run with the fault, and shrunk; two were written by hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.models.story import Step


@dataclass(frozen=True)
class Fault:
    name: str
    file: str
    right: str
    wrong: str
    start: int
    zone: str
    quiet: int
    history: tuple[Step, ...]


FAULTS = (
    Fault(
        "a thank-you opens a day late",
        "reminders.py",
        "opens = at(day, 18, scope.zone) if afternoon",
        "opens = at(day + _DAY, 18, scope.zone) if afternoon",
        start=0,
        zone="Australia/Lord_Howe",
        quiet=2,
        history=((1, ("plan", 3, -200, 240)), (1980, ("move", 0, -200))),
    ),
    Fault(
        "news is not late at six weeks",
        "reminders.py",
        "late=facts.after(touch.at, late_days)",
        "late=None",
        start=0,
        zone="America/Toronto",
        quiet=0,
        history=((-180, ("plan", 0, -200, 20)),),
    ),
    Fault(
        "cards are reminded of after they were opened",
        "reminders.py",
        "if interview.cards_opened_at is None or interview.cards_opened_at < opens:",
        "if True:",
        start=0,
        zone="Asia/Tokyo",
        quiet=3,
        history=((180, ("plan", 5, 1, 240)), (31, ("open cards", 3))),
    ),
    Fault(
        "a nudge is asked for after a reply",
        "requests.py",
        ".where(Message.replied_at.is_null(), ~pw.fn.EXISTS(arranged))",
        ".where(~pw.fn.EXISTS(arranged))",
        start=0,
        zone="America/Toronto",
        quiet=1,
        history=((43200, ("send", 5, "request")), (60, ("reply", 6))),
    ),
    Fault(
        "news is owed while an interview is planned",
        "reminders.py",
        "if contact.id in scope.cadences.touches and contact.id not in scope.cadences.waiting:",
        "if contact.id in scope.cadences.touches:",
        start=1,
        zone="Europe/Paris",
        quiet=1,
        history=((31, ("plan", 7, 20, 20)), (11520, ("plan", 7, 20, 20))),
    ),
    Fault(
        "advice opens on its day",
        "reminders.py",
        "opens=at(due_on - _DAY, 9, scope.zone)",
        "opens=at(due_on, 9, scope.zone)",
        start=0,
        zone="America/Toronto",
        quiet=1,
        history=((180, ("plan", 1, -30, 240)), (1440, ("advise", 6, 8))),
    ),
    Fault(
        "reaching out goes on after a call",
        "reminders.py",
        "            ~pw.fn.EXISTS(called),\n",
        "",
        start=0,
        zone="America/Toronto",
        quiet=0,
        history=((10, ("refer", 0)), (14400, ("call", 3))),
    ),
    Fault(
        "notes are asked for while the cards are in hand",
        "reminders.py",
        "opens = max(over, interview.cards_open_until(scope.now) or over).astimezone(scope.zone)",
        "opens = over.astimezone(scope.zone)",
        start=1,
        zone="Asia/Tokyo",
        quiet=3,
        history=((-180, ("plan", 5, 20, 20)), (43200, ("open cards", 5))),
    ),
    Fault(
        "what stands late rings as open besides",
        "rings.py",
        "phase = past[-1][1]",
        "phase = past[0][1]",
        start=0,
        zone="America/Toronto",
        quiet=1,
        history=((11520, ("plan", 0, 20, 240)), (11520, ("look", "release"))),
    ),
    Fault(
        "it rings in quiet hours",
        "rings.py",
        "if is_dismissed(rows) or (is_quiet and not _may_break_the_quiet(reminder, now)):",
        "if is_dismissed(rows):",
        start=1,
        zone="Australia/Lord_Howe",
        quiet=0,
        history=((4500, ("plan", 7, 1, 20)), (11551, ("look", "confirm"))),
    ),
    Fault(
        "a second digest comes the same day",
        "rings.py",
        "if reminder.kind in RING_ALONE or snoozed or not digested:",
        "if True:",
        start=0,
        zone="America/Toronto",
        quiet=0,
        history=(
            (1, ("refer", 0)),
            (1, ("refer", 0)),
            (1, ("close", 4)),
            (4320, ("look", "confirm")),
            (1, ("reopen", 4)),
            (1, ("look", "confirm")),
        ),
    ),
    Fault(
        "a snooze does not ring again",
        "rings.py",
        "rings = [(until, reminder.phase(until)), *(ring for ring in rings if instant(ring[0]) > instant(until))]",
        "rings = [ring for ring in rings if instant(ring[0]) > instant(until)]",
        start=0,
        zone="Australia/Lord_Howe",
        quiet=2,
        history=((1440, ("plan", 1, -30, 240)), (1440, ("snooze", 7, 168)), (11520, ("look", "crash"))),
    ),
)
